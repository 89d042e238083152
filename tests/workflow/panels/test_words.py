"""Every code, event, act and time limit of a panel has its words, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from agreements.words import Words
from workflow import panels
from workflow.clocks.limits import Limits
from workflow.notices.catalogue import CATALOGUE, PANEL_KINDS
from workflow.panels import clocks, codes
from workflow.panels.commands import COMMANDS, SetUpPanel
from workflow.panels.waiting import WAITS

SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in Path(panels.__path__[0]).glob("*.py"))
TABLES = (codes.STATES, codes.SIDES, codes.KINDS, codes.ITEM_STATES, codes.OUTCOMES, codes.CONSENT)


@pytest.mark.parametrize(
    "table", [*TABLES, codes.EVENTS, codes.ACTIONS, WAITS], ids=lambda table: next(iter(table))
)
def test_words_differ_from_one_language_to_the_other(table: dict[str, Words]) -> None:
    assert all(words.cy != words.en for words in table.values())


def test_every_event_that_is_recorded_has_its_words_and_no_other() -> None:
    recorded = set(re.findall(r'at\.record\(\s*"(\w+)"', SOURCES))
    recorded |= set(re.findall(r'event="(\w+)"', SOURCES))
    assert recorded == codes.EVENTS.keys()


def test_every_notice_that_is_written_is_in_the_catalogue_and_no_other() -> None:
    written = set(re.findall(r'at\.notify\(\s*"(\w+)"', SOURCES)) | set(clocks.LATE.values())
    assert written == PANEL_KINDS
    assert written <= CATALOGUE.keys()


def test_every_command_has_its_words() -> None:
    assert {command.__name__ for command in (SetUpPanel, *COMMANDS)} == codes.ACTIONS.keys()


def test_every_clock_has_a_dated_limit_that_is_shown_as_not_confirmed() -> None:
    limits = {limit.id: limit for limit in Limits.load().all()}
    for kind in (*WAITS, clocks.CHASE):
        assert limits[kind].kind == "house"
        assert limits[kind].confidence.en == "not confirmed against the guidance"
