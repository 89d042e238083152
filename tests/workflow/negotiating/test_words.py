"""Every code, event, act and time limit of a negotiation has its words, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from agreements.words import Words
from workflow import negotiating
from workflow.clocks.limits import Limits
from workflow.negotiating import codes
from workflow.negotiating.chasing import ENFORCE
from workflow.negotiating.commands import COMMANDS, StartNegotiation
from workflow.notices.catalogue import CATALOGUE, NEGOTIATION_KINDS

SOURCES = {path.name: path.read_text(encoding="utf-8") for path in Path(negotiating.__path__[0]).glob("*.py")}
TABLES = (codes.STATES, codes.STAGES, codes.CLAUSE_STATUS, codes.BASES, codes.EVENTS, codes.ACTIONS)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: next(iter(table)))
def test_words_differ_from_one_language_to_the_other(table: dict[str, Words]) -> None:
    assert all(words.cy != words.en for words in table.values())


def test_every_event_that_is_recorded_has_its_words_and_no_other() -> None:
    recorded = {kind for text in SOURCES.values() for kind in re.findall(r'at\.record\(\s*"(\w+)"', text)}
    assert recorded == codes.EVENTS.keys()


def test_every_notice_that_is_written_is_in_the_catalogue_and_no_other() -> None:
    written = {
        kind for text in SOURCES.values() for kind in re.findall(r'at\.notify(?:_bodies)?\(\s*"(\w+)"', text)
    }
    assert written == NEGOTIATION_KINDS
    assert written <= CATALOGUE.keys()


def test_every_command_has_its_words() -> None:
    assert {command.__name__ for command in (StartNegotiation, *COMMANDS)} == codes.ACTIONS.keys()


def test_every_clock_has_a_dated_limit_that_is_shown_as_not_confirmed() -> None:
    limits = Limits.load()
    for kind in ENFORCE:
        (limit,) = [one for one in limits.all() if one.id == kind]
        assert limit.kind == "house"
        assert limit.confidence.en == "not confirmed against the guidance"
