"""Every check has a change that breaks it, told with its code, its file, its line and both sentences; and
what ships breaks none.
"""

import re
import shutil
from fractions import Fraction
from pathlib import Path
from time import process_time
from typing import Literal

import pytest

from agreements.book import SHIPPED
from agreements.check import check, findings
from agreements.checks import CHECKS, FAMILY_WORDS
from agreements.formulas import KINDS, FixedShare
from agreements.reading import read_agreement
from tests.agreements.checks.failing import FAILING, Failing
from tests.agreements.checks.signed import UNSIGNED, sign

CODES = [f"V{number}" for number in range(1, 39)]


class Crooked(FixedShare):
    """Works out something else than what is proved of it."""

    kind: Literal["crooked"]

    def shares_for(self, line, question):
        """All of it for the health board."""
        return {"health_board": Fraction(1)}


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """Copies a shipped agreement to a folder of its own."""
    monkeypatch.setitem(KINDS, "crooked", Crooked)

    def _copy(folder: str) -> Path:
        return Path(shutil.copytree(SHIPPED / folder, tmp_path / "agreement", ignore=UNSIGNED))

    return _copy


def test_the_registry_holds_v1_to_v38_in_order_each_in_a_known_family():
    assert [one.code for one in CHECKS] == CODES
    assert {one.family for one in CHECKS} == set(FAMILY_WORDS)


def test_every_check_promises_something_of_its_own_in_both_languages():
    assert len({one.says.en for one in CHECKS}) == len({one.says.cy for one in CHECKS}) == len(CODES)
    assert all(one.says.en != one.says.cy for one in CHECKS)


def test_every_check_has_a_failing_example():
    assert sorted(FAILING) == sorted(CODES)


def test_what_ships_fails_no_check():
    assert [fault.as_line() for fault in check()] == []


def test_checking_all_that_ships_takes_less_than_three_seconds_of_the_processor():
    started = process_time()
    check()
    assert process_time() - started < 3


@pytest.mark.parametrize("code", CODES)
def test_a_check_fails_where_it_is_broken_and_nowhere_else(copy, tmp_path, code):
    failing: Failing = FAILING[code]
    folder = copy(failing.folder)
    assert code not in {fault.check for fault in check(folder)}
    failing.change(folder)
    faults = check(tmp_path)
    agreement = read_agreement(folder).agreement
    en, cy = (
        sentence.format(hash=agreement.sha256) if "{hash}" in sentence else sentence
        for sentence in (failing.en, failing.cy)
    )
    file = (folder / failing.file).resolve()
    lines = file.read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, start=1) if failing.on in text)
    told = [(fault.check, Path(fault.file).resolve(), fault.line, fault.words.en) for fault in faults]
    assert (code, file, line, en) in told
    assert cy in [fault.words.cy for fault in faults if fault.words.en == en]
    assert {fault.check for fault in faults} - failing.also == {code}


def test_a_fully_signed_agreement_in_force_fails_nothing(copy):
    folder = copy(FAILING["V36"].folder)
    sign(folder)
    assert [fault.as_line() for fault in check(folder)] == []


def test_an_edit_after_signing_voids_every_signature_and_the_activation(copy):
    folder = copy(FAILING["V36"].folder)
    sign(folder)
    main = folder / "agreement.yaml"
    main.write_text(main.read_text().replace("notice_days: 60", "notice_days: 61"))
    void = {Path(fault.file).name for fault in check(folder) if fault.check == "V36"}
    assert void == {path.name for path in (folder / "signatures").iterdir()} | {"activation.yaml"}


def test_a_comment_after_signing_voids_nothing(copy):
    folder = copy(FAILING["V36"].folder)
    sign(folder)
    main = folder / "agreement.yaml"
    main.write_text("# a note\n" + main.read_text())
    assert check(folder) == []


def test_a_warning_is_told_and_fails_nothing(copy):
    from datetime import date

    folder = copy(FAILING["V29"].folder)
    assert [found for found in findings(folder) if found.warning] == []
    (lapsed,) = findings(folder, on=date(2027, 4, 2))
    assert (lapsed.check, lapsed.warning) == ("V29", True)
    assert lapsed.words.en == "the review has been due since 1 April 2027"
    assert check(folder) == []


def test_too_few_examples_of_a_formula_are_counted(copy):
    folder = copy(FAILING["V31"].folder)
    for path in sorted((folder / "cases").glob("*.yaml")):
        if "education" in path.name or "tuition" in path.name:
            path.unlink()
    faults = check(folder)
    told = [(fault.check, Path(fault.file).name, fault.words.en) for fault in faults]
    assert ("V31", "education.yaml", "too few worked examples: 0; 5 is the least") in told
    assert {fault.check for fault in faults} == {"V31"}


def _rounded(folder: Path, method: str, order: str, residual: str) -> list[str]:
    """What V20 says of an agreement whose rounding is put in the place of its own."""
    main = folder / "agreement.yaml"
    text = main.read_text()
    for field, value in (("method", method), ("tie_order", f"[{order}]"), ("residual_account", residual)):
        text = re.sub(rf"(rounding:\n(?:  .*\n)*?  {field}: ).*", rf"\g<1>{value}", text, count=1)
    main.write_text(text)
    return [fault.words.en[:70] for fault in check(folder) if fault.check == "V20"]


@pytest.mark.parametrize(
    ("method", "order", "fails"),
    [
        ("floor_then_topup", "health_board, council.social, council.education", True),
        ("floor_then_topup", "council.social, health_board, council.education", False),
        ("largest_remainder", "health_board, council.social, council.education", False),
    ],
)
def test_a_cap_holds_to_the_penny_by_the_method_of_rounding(copy, method, order, fails):
    folder = copy("xr5-baer-dyfrgi/memorandwm-3")
    says = "the first payer in the order may get a penny above the cap capped: put"
    assert _rounded(folder, method, order, "null") == [says[:70]] * fails


@pytest.mark.parametrize(("residual", "fails"), [("the payer", True), ("another", False)])
def test_a_floor_holds_to_the_penny_by_the_method_of_rounding(copy, residual, fails):
    (found,) = [path for path in SHIPPED.glob("*/*/formulas/*.yaml") if "\nkind: floor\n" in path.read_text()]
    payer = re.search(r"\npayer: (\S+)", found.read_text())[1]
    other = next(one for one in ("council.social", "council.education") if one != payer)
    folder = copy(str(found.parent.parent.relative_to(SHIPPED)))
    order = "health_board, council.social, council.education"
    told = _rounded(folder, "last_party_residual", order, payer if fails else other)
    assert told == ["the account that takes what is left may get a penny less than the floor"[:70]] * fails


def test_one_example_under_several_names_is_one_example(copy):
    folder = copy(FAILING["V31"].folder)
    one = (folder / "cases" / "tuition.yaml").read_text()
    for path in sorted((folder / "cases").glob("*.yaml")):
        if ("education" in path.name or "tuition" in path.name) and path.name != "tuition.yaml":
            path.write_text(one.replace("name: tuition", f"name: {path.stem}"))
    found = [(fault.check, fault.words.en) for fault in check(folder)]
    assert ("V31", "too few worked examples: 1; 5 is the least") in found


def test_an_example_is_signed_by_an_office_of_a_party(copy):
    folder = copy(FAILING["V31"].folder)
    path = folder / "cases" / "normal.yaml"
    path.write_text(path.read_text().replace("XHB2.finance", "XHB2.tea"))
    (fault,) = check(folder)
    assert (fault.check, fault.words.en) == (
        "V31",
        "XHB2.tea is not an office of a party; write it as XHB1.finance",
    )


def test_a_party_that_signed_no_example_is_named(copy):
    folder = copy(FAILING["V31"].folder)
    for path in (folder / "cases").glob("*.yaml"):
        path.write_text(path.read_text().replace("XLA24.finance", "XLA21.finance"))
    (fault,) = check(folder)
    assert (fault.check, fault.words.en) == ("V31", "XLA24 has signed no worked example")
    assert "XLA24" in (folder / "agreement.yaml").read_text().splitlines()[fault.line - 1]
