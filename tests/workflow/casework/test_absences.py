"""Days away are dated line by line in the form that charges take; nothing is ended by them."""

from __future__ import annotations

from datetime import date, timedelta

from agreements.periods.stay import Absence, Stay
from tests.workflow.casework.life import Life
from workflow.casework import commands as c
from workflow.casework.absences import absences_of, void_days
from workflow.casework.support_days import days_without_support


def away(life: Life, reason: str, first: date, last: date | None = None, *lines: str) -> None:
    """The council records days away."""
    life.do(
        c.RecordAbsence(
            act="record",
            reason=reason,  # type: ignore[arg-type]
            first_day=first,
            last_day=last,
            line_ids=lines or None,
        ),
        life.social("coordinator"),
    )


def test_a_charge_reads_the_days_away_of_each_line() -> None:
    life = Life().announced()
    life.pass_days(30)
    one, other = (line.id for line in life.facts.cost_lines[:2])
    away(life, "hospital", date(2026, 9, 14), date(2026, 9, 20))
    away(life, "holiday", date(2026, 9, 22), date(2026, 9, 23), one)
    today = life.now.date()
    hospital = Absence(date(2026, 9, 14), date(2026, 9, 20), "hospital")
    assert absences_of(life.facts, other, today) == (hospital,)
    assert absences_of(life.facts, one, today) == (
        hospital,
        Absence(date(2026, 9, 22), date(2026, 9, 23), "holiday"),
    )
    assert Stay(date(2026, 9, 14), None, absences_of(life.facts, one, today)).absences


def test_a_void_is_counted_apart_for_the_place_is_paid_for() -> None:
    life = Life().announced()
    life.pass_days(30)
    line = life.facts.cost_lines[3].id
    away(life, "void", date(2026, 9, 14), date(2026, 9, 20), line)
    assert absences_of(life.facts, line, life.now.date()) == ()
    assert void_days(life.facts, line, life.now.date()) == 7


def test_no_day_of_a_line_lies_in_two_absences() -> None:
    life = Life().announced()
    life.pass_days(30)
    away(life, "hospital", date(2026, 9, 14), date(2026, 9, 20))
    overlapping = c.RecordAbsence(
        act="record", reason="home", first_day=date(2026, 9, 20), last_day=date(2026, 9, 25)
    )
    assert life.refused(overlapping, life.social("coordinator")) == "away_once_at_a_time"


def test_an_open_absence_is_asked_about_until_its_last_day_is_known() -> None:
    life = Life().announced()
    away(life, "hospital", life.now.date())
    life.pass_working_days(11)
    assert life.clocks("absence_open")
    assert "time_limit_passed" in life.notices
    absence = life.facts.absences[0]
    early = c.EndAbsence(act="end", absence_id=absence.id, last_day=absence.first_day - timedelta(days=1))
    assert life.refused(early, life.social("coordinator")) == "away_forwards"
    end = c.EndAbsence(act="end", absence_id=absence.id, last_day=life.now.date())
    life.do(end, life.social("finance"))
    assert not life.clocks("absence_open")
    assert life.refused(end, life.social("coordinator")) == "away_now"


def test_an_absence_ends_no_care_and_hides_no_day_without_support() -> None:
    life = Life().decided().costed(package_start=date(2026, 9, 8))
    life.pass_days(3)
    payers = life.facts.payers
    away(life, "hospital", date(2026, 9, 8), date(2026, 9, 9))
    assert life.facts.payers == payers
    assert life.facts.case.care == "interim"
    assert days_without_support(life.facts, life.now.date()).days == 2
