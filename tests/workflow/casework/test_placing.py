"""The search for a place: each provider has its clock, and dozens of refusals are read in one line."""

from __future__ import annotations

from tests.workflow.casework.life import Life
from workflow.casework import commands as c
from workflow.casework.placing import search_counts


def searched(providers: int = 3) -> Life:
    """A search with so many providers asked."""
    life = Life()
    names = tuple(f"Darparwr {number}" for number in range(providers))
    life.do(
        c.AskProviders(act="ask", providers=names, kind="residential", area="in_area"),
        life.social("coordinator"),
    )
    return life


def answered(life: Life, outcome: str, *places: int, reason: str | None = None) -> None:
    """The same answer from several."""
    ids = tuple(life.facts.enquiries[place].id for place in places)
    life.do(
        c.RecordAnswer(act="answer", enquiry_ids=ids, outcome=outcome, reason=reason),  # type: ignore[arg-type]
        life.social("coordinator"),
    )


def test_dozens_of_refusals_are_counted_by_reason() -> None:
    life = searched(45)
    answered(life, "refused", *range(20), reason="no_vacancy")
    answered(life, "refused", *range(20, 37), reason="cannot_meet_need")
    life.pass_working_days(4)
    counts = search_counts(life.facts.enquiries)
    assert counts.asked == 45
    assert counts.outcomes == {"refused": 37, "no_answer": 8}
    assert counts.reasons == {"no_vacancy": 20, "cannot_meet_need": 17}
    assert [one.number for one in life.facts.enquiries] == list(range(1, 46))


def test_no_name_of_a_provider_stands_in_an_event_or_a_row() -> None:
    life = Life()
    done = life.do(
        c.AskProviders(act="ask", providers=("Bryn Glas Cyf",), kind="residential"),
        life.social("coordinator"),
    )
    assert "Bryn Glas" not in str([event.data for event in done.events]) + str(done.rows)
    assert [text.text for text in done.texts] == ["Bryn Glas Cyf"]


def test_a_provider_that_does_not_answer_is_recorded_once_and_may_answer_late() -> None:
    life = searched(1)
    life.pass_working_days(5)
    assert life.facts.enquiries[0].outcome == "no_answer"
    assert life.events.count("ProviderDidNotAnswer") == 1
    answered(life, "offered", 0)
    assert life.clocks("offer_answer")
    assert life.facts.enquiries[0].outcome == "offered"


def test_the_search_as_a_whole_is_chased_until_there_is_a_place() -> None:
    life = searched(2)
    life.pass_working_days(21)
    assert life.clocks("placement_search")
    assert "time_limit_passed" in life.notices
    answered(life, "offered", 1)
    taken = c.AnswerOffer(
        act="answer_offer", enquiry_id=life.facts.enquiries[1].id, outcome="taken", words="x"
    )
    life.do(taken, life.social("coordinator"))
    assert not life.clocks("placement_search", "enquiry_answer", "offer_answer")
    assert life.clocks("placement_move")
    life.do(
        c.RecordSetting(act="move", kind="residential", from_on=life.now.date()), life.social("coordinator")
    )
    assert not life.clocks("placement_move")


def test_a_refusal_has_its_reason_and_any_other_answer_has_none() -> None:
    life = searched(1)
    ids = (life.facts.enquiries[0].id,)
    without = c.RecordAnswer(act="answer", enquiry_ids=ids, outcome="refused")
    needless = c.RecordAnswer(act="answer", enquiry_ids=ids, outcome="no_answer", reason="too_far")
    for command in (without, needless):
        assert life.refused(command, life.social("coordinator")) == "well_formed"


def test_what_was_answered_is_not_answered_again() -> None:
    life = searched(1)
    answered(life, "refused", 0, reason="staffing")
    again = c.RecordAnswer(
        act="answer", enquiry_ids=(life.facts.enquiries[0].id,), outcome="refused", reason="staffing"
    )
    assert life.refused(again, life.social("coordinator")) == "answers_what_was_asked"
    offer = c.AnswerOffer(
        act="answer_offer", enquiry_id=life.facts.enquiries[0].id, outcome="taken", words="x"
    )
    assert life.refused(offer, life.social("coordinator")) == "answers_an_offer"


def test_a_search_that_is_ended_asks_nobody_any_more() -> None:
    life = searched(3)
    life.do(c.EndSearch(act="end", words="Mae'r plentyn adref."), life.social("coordinator"))
    assert {one.outcome for one in life.facts.enquiries} == {"closed"}
    assert not life.clocks("placement_search", "enquiry_answer")
    assert life.refused(c.EndSearch(act="end", words="x"), life.social("coordinator")) == "ends_a_search"
