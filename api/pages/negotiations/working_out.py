"""A worked example under a draft's own rules: what it would expect, as a proposal that people check by hand.

It decides nothing: an example is evidence that the bodies understand a rule alike only where they worked it
out themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pydantic import BaseModel, ConfigDict, ValidationError

from agreements.editing import CannotEdit, with_value
from agreements.facts import PackageFacts
from agreements.faults import FaultySource
from agreements.pydantic_words import faults_in
from agreements.refusals import AgreementRefusal
from agreements.split import split
from agreements.words import Words, joined
from agreements.yaml_source import read_yaml_text
from api.pages.negotiations.drafting import UNREADABLE, readable


class CannotWork(Exception):
    """Nothing came out; `words` say why."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


class _Package(BaseModel):
    """What is needed of an example to work it out."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    on: date
    facts: PackageFacts


def with_expected(files: Mapping[str, str], text: str, *, name: str) -> str:
    """The example's text with `expected` as the draft's rules give it. Raises CannotWork."""
    agreement = readable(files)
    if agreement is None:
        raise CannotWork(UNREADABLE)
    try:
        package = _Package.model_validate(read_yaml_text(text, name=name).data)
        found = split(agreement, package.facts, on=package.on)
        expected = {share.account: share.pence for share in found.shares}
        return with_value(text, ("expected",), expected)
    except FaultySource as faulty:
        raise CannotWork(_at_line(faulty.faults[0].line, faulty.faults[0].words)) from faulty
    except ValidationError as error:
        where, words = next(iter(faults_in(error)))
        place = ".".join(str(part) for part in where)
        raise CannotWork(joined((Words(cy=place, en=place), words), separator=": ")) from error
    except AgreementRefusal as refusal:
        raise CannotWork(refusal.words) from refusal
    except CannotEdit as cannot:
        raise CannotWork(cannot.words) from cannot


def _at_line(line: int, words: Words) -> Words:
    return Words(cy=f"llinell {line}: {words.cy}", en=f"line {line}: {words.en}")
