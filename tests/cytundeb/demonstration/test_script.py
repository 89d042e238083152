"""A script that cannot be played fails loudly, naming where it stands, the case, the act and the rule."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from cytundeb.demonstration.cast import Cast, make_people
from cytundeb.demonstration.moments import instant_of
from cytundeb.demonstration.playing import Play
from cytundeb.demonstration.script import COLUMNS, Moment, ScriptFault, read_acts, step
from workflow.casework.commands import Child, OpenCase
from workflow.casework.rulebook import Rulebook
from workflow.clocks.calendar import Calendar

LOAD = datetime(2026, 11, 21, 12, tzinfo=UTC)
OPENS = {"when": "load-9", "time": "09:00", "actor": "health_board.coordinator", "act": "OpenCase"}


def act(
    act: str, when: str = "opened+1", actor: str = "health_board.coordinator", **more: Any
) -> dict[str, Any]:
    return {"when": when, "time": "10:00", "actor": actor, "act": act, **more}


READY = {
    "consent": {"outcome": "given", "given_by": "parent"},
    "assessor": {"name": "Asesydd Enghreifftiol", "no_conflict": True},
}


def play(*acts: dict[str, Any]) -> Play:
    """Play acts on one case to the end."""
    opening = OpenCase(
        ref="XC-1",
        region="XR1",
        health_board="XHB1",
        council="XLA11",
        service="community_package",
        child=Child(given_name="E", family_name="P", birth_on=date(2015, 1, 1)),
    )
    steps = [step(f"test:{number}", {"reference": "XC-1", **one}) for number, one in enumerate(acts, start=1)]
    night = [step("night", one) for one in acts if one.get("reference") == ""]
    played = Play(
        [opening],
        [*night, *(one for one in steps if one.ref)],
        cast=Cast(make_people()),
        rulebook=Rulebook.load(),
        loaded_at=LOAD,
    )
    list(played.instants())
    return played


class TestAScriptThatCannotBePlayed:
    @pytest.mark.parametrize(
        ("acts", "says"),
        [
            ([OPENS, act("ListForPanel")], "XC-1 ListForPanel .* refused by the rule assessed_before_panel"),
            ([OPENS, act("AcknowledgeReferral", "announced+1")], "never came to be done: test:2: XC-1"),
            ([OPENS, act("AcknowledgeReferral", "opened+8", time="17:01")], "never came to be done"),
            (
                [OPENS, act("AcknowledgeReferral", arguments=READY), act("RecordAssessment")],
                "no level of need",
            ),
            (
                [OPENS, act("AcknowledgeReferral", "opened+3"), act("EndCase", "opened+1")],
                "would come before",
            ),
            ([OPENS, act("AcknowledgeReferral", actor="council.coordinator")], "acts_for_the_health_board"),
            ([OPENS, act("AcknowledgeReferral", actor="health_board.finance")], "not for the role finance"),
            ([OPENS, act("AcknowledgeReferral", "moonrise+1")], "no moment counts from 'moonrise'"),
            ([OPENS, act("AcknowledgeReferral", "soon")], "not a moment"),
            ([OPENS, act("Dance")], "no act Dance"),
            ([OPENS, act("AcknowledgeReferral", actor="somebody")], "not an office"),
            (
                [OPENS, act("Pause", arguments={"deadline_id": "=clock:decision", "reason": "x"})],
                "has nothing for",
            ),
            ([OPENS, act("Sign", actor="council.finance")], "no funding agreement waits"),
            ([OPENS, act("OpenSplit", actor="council.finance")], "no split to open"),
            ([OPENS, act("ConveneMeeting", arguments={"meets_on": "=day+8"})], "XR1 has no panel yet"),
            ([OPENS, act("SetUpPanel", arguments={"chair": "xhb2-director"})], "is_an_officer_here"),
            ([act("AcknowledgeReferral", "load-3")], "not opened yet"),
            ([], "has no opening, or an opening no act"),
        ],
    )
    def test_says_where_and_why(self, acts: list[dict[str, Any]], says: str) -> None:
        with pytest.raises(ScriptFault, match=says):
            play(*acts)

    def test_says_which_column_or_row_of_the_file_is_wrong(self, tmp_path: Path) -> None:
        path = tmp_path / "acts.csv"
        path.write_text("who,what\n", encoding="utf-8")
        with pytest.raises(ScriptFault, match="the header must be"):
            read_acts(path)
        path.write_text(f"{','.join(COLUMNS)}\nXC-1,opened+1,09:00,a.b,Confirm,,{{x\n", encoding="utf-8")
        with pytest.raises(ScriptFault, match=r"acts\.csv:2: the arguments are not JSON"):
            read_acts(path)

    def test_needs_every_night_without_enforcement_to_end(self) -> None:
        stops = {"reference": "", "when": "load-3", "time": "17:30", "act": "EnforcementStops"}
        with pytest.raises(ScriptFault, match="never resumes"):
            play(OPENS, stops)


class TestAMoment:
    CALENDAR = Calendar.load()

    def at(self, moment: Moment, **seen: datetime) -> datetime | None:
        return instant_of(moment, seen, loaded_on=date(2026, 12, 28), calendar=self.CALENDAR)

    def test_counts_working_days_back_from_the_load(self) -> None:
        """28 December 2026 is a bank holiday, as is the 25th."""
        assert self.at(Moment("load", -1, time(9))) == datetime(2026, 12, 24, 9, tzinfo=UTC)

    def test_is_not_known_before_its_event(self) -> None:
        assert self.at(Moment("announced", 1, time(9))) is None

    def test_counts_from_the_day_that_an_automatic_act_has_ended(self) -> None:
        friday_night, tuesday_night = datetime(2026, 11, 21, tzinfo=UTC), datetime(2026, 11, 18, tzinfo=UTC)
        assert self.at(Moment("applied", 1, time(9)), applied=friday_night) == datetime(
            2026, 11, 23, 9, tzinfo=UTC
        )
        assert self.at(Moment("applied", 1, time(9)), applied=tuesday_night) == datetime(
            2026, 11, 18, 9, tzinfo=UTC
        )

    def test_is_a_time_of_day_in_wales(self) -> None:
        opened = datetime(2026, 6, 1, 8, tzinfo=UTC)
        assert self.at(Moment("opened", 0, time(15)), opened=opened) == datetime(2026, 6, 1, 14, tzinfo=UTC)
