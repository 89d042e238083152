"""Runs the worked examples that stand beside an agreement's formulas: inputs, and the pence that must come
out.

Zero tolerance: an example is evidence that the bodies understand the formula alike. It proves nothing about
other inputs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from agreements.facts import PackageFacts
from agreements.faults import FaultySource
from agreements.model import WrittenAgreement
from agreements.money import format_pounds
from agreements.pydantic_words import faults_in
from agreements.reading import MAIN_FILE, displayed, folders_of, read_agreement
from agreements.refusals import AgreementRefusal
from agreements.split import Split, split
from agreements.words import Words, joined
from agreements.yaml_source import Source, read_yaml


class WorkedExample(BaseModel):
    """One example: the facts of a package on a day, and each account's pence."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    says: Words
    clause: str
    agreed_by: tuple[str, ...]
    on: date
    facts: PackageFacts
    expected: Annotated[Mapping[str, int], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """Whether one example came out to the penny; `words` say what came out where it did not.

    An agreement without an example, or a place without an agreement (no id, version 0), has not passed.
    `example` is what was read and `found` what came out, where there is either.
    """

    file: str
    line: int
    name: str
    agreement_id: str
    agreement_version: int
    passed: bool
    words: Words
    example: WorkedExample | None = None
    found: Split | None = None


def test(path: Path | str) -> list[ExampleResult]:
    """Every worked example beneath a folder, run. Raises FaultySource where an agreement itself cannot
    be used.
    """
    place = Path(path)
    results: list[ExampleResult] = []
    for folder in folders_of(place):
        reading = read_agreement(folder)
        if reading.agreement is None or reading.faults:
            raise FaultySource(reading.faults)
        results.extend(run_examples(reading.agreement, folder) or [_none(reading.agreement, folder)])
    if not results:
        file = displayed(place if place.is_file() else place / MAIN_FILE)
        results.append(ExampleResult(file, 1, "-", "", 0, passed=False, words=NO_AGREEMENT))
    return results


test.__test__ = False  # type: ignore[attr-defined]  # pytest would take it for one of its own


def run_examples(agreement: WrittenAgreement, folder: Path) -> list[ExampleResult]:
    """The examples beside one agreement, in order of file name; one that cannot be read has not passed."""
    return [result for path in sorted((folder / "cases").glob("*.yaml")) for result in _run(agreement, path)]


def _run(agreement: WrittenAgreement, path: Path) -> list[ExampleResult]:
    try:
        source = read_yaml(path, name=displayed(path))
    except FaultySource as faulty:
        return [
            _result(agreement, fault.file, fault.line, path.stem, passed=False, words=fault.words)
            for fault in faulty.faults
        ]
    try:
        example = WorkedExample.model_validate(source.data)
    except ValidationError as error:
        return [
            _result(agreement, source.file, source.line_of(where), path.stem, passed=False, words=words)
            for where, words in faults_in(error)
        ]
    return [_judge(agreement, example, source)]


def _none(agreement: WrittenAgreement, folder: Path) -> ExampleResult:
    return _result(agreement, displayed(folder / MAIN_FILE), 1, "cases", passed=False, words=NO_EXAMPLE)


def _judge(agreement: WrittenAgreement, example: WorkedExample, source: Source) -> ExampleResult:
    result = _judged(agreement, example, source)
    return replace(result, example=example)


def _judged(agreement: WrittenAgreement, example: WorkedExample, source: Source) -> ExampleResult:
    line = source.line_of(("expected",))
    try:
        found = split(agreement, example.facts, on=example.on)
    except AgreementRefusal as refusal:
        return _result(agreement, source.file, line, example.name, passed=False, words=refusal.words)
    if example.clause not in agreement.clauses:
        words = _NO_CLAUSE.filled(clause=example.clause)
        line = source.line_of(("clause",))
        return _result(agreement, source.file, line, example.name, passed=False, words=words)
    shares = {share.account: share.pence for share in found.shares}
    wrong = [
        account
        for account in sorted({*shares, *example.expected})
        if shares.get(account) != example.expected.get(account)
    ]
    if not wrong:
        passed = _result(agreement, source.file, line, example.name, passed=True, words=example.says)
        return replace(passed, found=found)
    words = joined((_wrong(account, shares, example.expected) for account in wrong), separator="; ")
    return _result(
        agreement,
        source.file,
        source.line_of(("expected", wrong[0])),
        example.name,
        passed=False,
        words=words,
    )


def _wrong(account: str, shares: Mapping[str, int], expected: Mapping[str, int]) -> Words:
    if account not in shares:
        return _NO_SUCH_ACCOUNT.filled(account=account)
    found = format_pounds(shares[account])
    if account not in expected:
        return _NOT_NAMED.filled(account=account, found=found)
    return _NOT_TO_THE_PENNY.filled(account=account, found=found, wanted=format_pounds(expected[account]))


def _result(
    agreement: WrittenAgreement, file: str, line: int, name: str, *, passed: bool, words: Words
) -> ExampleResult:
    return ExampleResult(file, line, name, agreement.id, agreement.version, passed, words)


NO_AGREEMENT = Words(cy="nid oes cytundeb yma", en="there is no agreement here")
NO_EXAMPLE = Words(
    cy="nid oes enghraifft weithiedig wrth ymyl y fformiwlâu (cases/)",
    en="no worked example stands beside the formulas (cases/)",
)
_NO_CLAUSE = Words(
    cy="mae'r enghraifft yn enwi cymal {clause}, nad yw yno",
    en="the example names clause {clause}, which is not there",
)
_NO_SUCH_ACCOUNT = Words(
    cy="mae'r enghraifft yn enwi {account}, nad yw'n un o gyfrifon y pecyn",
    en="the example names {account}, which is not an account of the package",
)
_NOT_NAMED = Words(
    cy="nid yw'r enghraifft yn enwi {account}, sy'n cael {found}; rhaid enwi pob cyfrif, hyd yn oed ar 0",
    en="the example does not name {account}, which gets {found}; every account must be named, even at 0",
)
_NOT_TO_THE_PENNY = Words(
    cy="nid yw'r enghraifft yn gywir i'r geiniog: {account} yn cael {found}, nid {wanted}",
    en="the example does not come out to the penny: {account} gets {found}, not {wanted}",
)
