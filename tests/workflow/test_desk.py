"""One act, one transaction; what was overdue is committed whatever becomes of the act."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import count

import pytest

from tests.workflow.casework.life import ASSESSOR, CASEBOOK_LINES, CONSENT, NEEDY, VIEWS
from tests.workflow.stored_life import StoredLife
from workflow import desk
from workflow.casework import commands as c
from workflow.casework.changes import Changes, Refusal
from workflow.casework.facts import Actor
from workflow.parts import Parts
from workflow.records import clock
from workflow.records.child import read_child
from workflow.records.questions.history import events_of_case, notices_of_case
from workflow.records.reading import read

Live = Callable[..., StoredLife]
HEALTH = Actor("hb", "XHB1", "coordinator", name="Bwrdd")
KEY = {"person": "hb", "path": "/api/v1/cases", "key": "k", "request_sha256": "a" * 64}


_BIRTHS = (date(2015, 1, 1) + timedelta(days=day) for day in count())
"""No two cases are about the same child."""


def a_case(ref: str | None = None) -> c.OpenCase:
    """A referral."""
    return c.OpenCase(
        ref=ref,
        region="XR1",
        health_board="XHB1",
        council="XLA11",
        service="community_package",
        child=c.Child(given_name="Enghraifft", family_name="Plentyn", birth_on=next(_BIRTHS)),
        levels=NEEDY,
        lines=CASEBOOK_LINES,
        consent=CONSENT,
        assessor=ASSESSOR,
        views=VIEWS,
    )


def kinds(parts: Parts, ref: str) -> list[str]:
    """The kinds of a case's events."""
    with parts.database.unit() as unit:
        return [event.kind for event in events_of_case(unit, ref, size=500)]


def opened(parts: Parts, ref: str = "XC-0001") -> str:
    """A case opened at the desk."""
    assert isinstance(desk.open_case(parts, a_case(ref), HEALTH), Changes)
    return ref


def test_an_act_is_written_and_moves_the_etag(parts: Parts) -> None:
    ref = opened(parts)
    with desk.case(parts, ref) as seat:
        before = seat.etag
        assert isinstance(seat.act(c.AcknowledgeReferral(), HEALTH), Changes)
        assert (before, seat.etag) == ('"XC-0001.1"', '"XC-0001.2"')
    read_again = desk.reading(parts, ref)
    assert read_again is not None
    assert read_again.etag == '"XC-0001.2"'
    assert read_again.facts.case.decision == "assessing"
    assert read_again.now >= read_again.facts.case.last_at  # type: ignore[operator]


def test_a_case_that_is_not_there_is_said_so(parts: Parts) -> None:
    assert desk.reading(parts, "XC-9999") is None
    with pytest.raises(desk.NoSuchCase, match="XC-9999"), desk.case(parts, "XC-9999"):
        pass


def test_a_refusal_writes_nothing(parts: Parts) -> None:
    ref = opened(parts)
    with desk.case(parts, ref) as seat:
        assert isinstance(seat.act(c.ListForPanel(), HEALTH), Refusal)
        assert seat.etag == '"XC-0001.1"'
    assert kinds(parts, ref) == ["CaseOpened"]


def test_what_was_overdue_is_done_first_and_stays_though_the_act_is_refused(parts: Parts) -> None:
    ref = opened(parts)
    in_a_month(parts)
    with desk.case(parts, ref) as seat:
        stale = seat.etag
        assert isinstance(seat.act(c.ListForPanel(), HEALTH), Refusal)
    assert stale != '"XC-0001.1"'
    assert "TimeLimitPassed" in kinds(parts, ref)


def test_what_was_overdue_stays_though_the_block_raises_and_the_act_is_taken_back(parts: Parts) -> None:
    ref = opened(parts)
    in_a_month(parts)

    def stale() -> None:
        with desk.case(parts, ref) as seat:
            assert isinstance(seat.act(c.AcknowledgeReferral(), HEALTH), Changes)
            raise PermissionError("412")

    with pytest.raises(PermissionError):
        stale()
    done = kinds(parts, ref)
    assert "TimeLimitPassed" in done
    assert "ReferralAcknowledged" not in done


def test_where_nothing_was_overdue_a_block_that_raises_leaves_nothing(parts: Parts) -> None:
    ref = opened(parts)

    def slip() -> None:
        with desk.case(parts, ref) as seat:
            seat.act(c.AcknowledgeReferral(), HEALTH)
            seat.keep_answer(**KEY, status=200, body="{}", headers={})
            raise PermissionError

    with pytest.raises(PermissionError):
        slip()
    assert kinds(parts, ref) == ["CaseOpened"]
    with desk.case(parts, ref) as seat:
        assert seat.kept_answer(**KEY) is None


def test_what_was_overdue_is_done_once_however_often_the_case_is_opened(parts: Parts) -> None:
    ref = opened(parts)
    in_a_month(parts)
    for _ in range(3):
        with desk.case(parts, ref):
            pass
    assert kinds(parts, ref).count("TimeLimitPassed") == 1


def test_no_event_is_earlier_than_the_last_of_its_case(live: Live, parts: Parts) -> None:
    life = live()
    life.now += timedelta(days=3650)
    life.do(c.AcknowledgeReferral(), life.health("coordinator"))
    with desk.case(parts, life.ref) as seat:
        assert seat.now == life.now
        assert isinstance(seat.act(c.RecordAssessment(), life.health("coordinator")), Changes)


def test_an_answer_is_kept_in_the_transaction_of_its_act(parts: Parts) -> None:
    with desk.opening(parts, person="hb", path="/api/v1/cases", key="k") as counter:
        assert counter.kept_answer(**KEY) is None
        made = counter.open_case(a_case(), HEALTH)
        assert isinstance(made, Changes)
        counter.keep_answer(**KEY, status=201, body=made.case_ref, headers={"ETag": '"XC-0001.1"'})
    with desk.opening(parts, person="hb", path="/api/v1/cases", key="k") as counter:
        kept = counter.kept_answer(**KEY)
    assert kept is not None
    assert (kept.status, kept.body) == (201, made.case_ref)


def test_the_same_key_at_once_opens_one_case(parts: Parts) -> None:
    refs = []

    def post() -> None:
        with desk.opening(parts, person="hb", path="/api/v1/cases", key="k") as counter:
            kept = counter.kept_answer(**KEY)
            if kept is None:
                made = counter.open_case(a_case(), HEALTH)
                assert isinstance(made, Changes)
                counter.keep_answer(**KEY, status=201, body=made.case_ref, headers={})
                refs.append(made.case_ref)
            else:
                refs.append(kept.body)

    threads = [threading.Thread(target=post) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refs) == 4
    assert len(set(refs)) == 1


def test_a_reference_that_is_taken_is_refused(parts: Parts) -> None:
    ref = opened(parts)
    again = desk.open_case(parts, a_case(ref), HEALTH)
    assert isinstance(again, Refusal)
    assert again.rule == "reference_is_new"


def test_the_child_of_a_case_opened_here_can_be_read(parts: Parts) -> None:
    ref = opened(parts)
    with parts.database.unit() as unit:
        values = read_child(unit, parts.keyring, ref, person="hb", purpose="x", now=clock.now(unit))
    assert values is not None
    assert values.family_name == "Plentyn"


def test_only_one_of_many_who_act_at_once_on_one_etag_wins(parts: Parts) -> None:
    ref = opened(parts)
    won, lost = [], []

    def act() -> None:
        with desk.case(parts, ref) as seat:
            if seat.etag == '"XC-0001.1"':
                won.append(seat.act(c.AcknowledgeReferral(), HEALTH))
            else:
                lost.append(seat.etag)

    threads = [threading.Thread(target=act) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    assert lost == ['"XC-0001.2"'] * 5


def test_a_bundle_quotes_the_words_that_were_kept(live: Live, parts: Parts) -> None:
    life = live().announced()
    life.objected("scope")
    life.pass_working_days(45)
    official = Actor("wg", "XWG", "wg_officer")
    with desk.case(parts, life.ref) as seat:
        answer = seat.act(c.OpenBundle(), official)
        assert isinstance(answer, Changes), answer
        bundle = seat.facts.referrals[0].bundle
    assert bundle["disagreements"][0]["reasons"]["text"] == "Rhesymau"


def test_a_batch_does_many_acts_of_one_instant_in_order_and_answers_each(parts: Parts) -> None:
    now = start(parts)
    acts = [
        desk.Act("XC-0001", a_case("XC-0001"), HEALTH),
        desk.Act("XC-0002", a_case("XC-0002"), HEALTH),
        desk.Act("XC-0001", c.AcknowledgeReferral(), HEALTH),
        desk.Act("XC-0002", c.ListForPanel(), HEALTH),
        desk.Act("XC-0001", a_case("XC-0001"), HEALTH),
    ]
    answers = desk.batch(parts, acts, now=now)
    assert [type(answer) for answer in answers] == [Changes, Changes, Changes, Refusal, Refusal]
    assert kinds(parts, "XC-0001") == ["CaseOpened", "ReferralAcknowledged"]
    assert kinds(parts, "XC-0002") == ["CaseOpened"]
    with parts.database.unit() as unit:
        facts = read(unit, "XC-0001")
        assert facts is not None
        assert facts.case.opened_at == now
        assert clock.now(unit) >= now


def test_a_batch_does_what_was_overdue_before_its_acts(parts: Parts) -> None:
    now = start(parts)
    desk.batch(parts, [desk.Act("XC-0001", a_case("XC-0001"), HEALTH)], now=now)
    later = now + timedelta(days=30)
    desk.batch(parts, [desk.Act("XC-0001", c.AcknowledgeReferral(), HEALTH)], now=later)
    assert kinds(parts, "XC-0001") == ["CaseOpened", "TimeLimitPassed", "ReferralAcknowledged"]


def test_a_death_stops_the_family_s_letters_of_the_same_batch_too(parts: Parts) -> None:
    now = start(parts)
    acts = [
        desk.Act("XC-0001", a_case("XC-0001"), HEALTH),
        desk.Act("XC-0001", c.EndCase(act="end", reason="death"), HEALTH),
    ]
    desk.batch(parts, acts, now=now)
    with parts.database.unit() as unit:
        notices = notices_of_case(unit, "XC-0001")
    assert {one.status for one in notices if one.audience == "family"} == {"stopped"}


def test_a_batch_with_an_unknown_case_keeps_nothing(parts: Parts) -> None:
    now = start(parts)
    acts = [
        desk.Act("XC-0001", a_case("XC-0001"), HEALTH),
        desk.Act("XC-0009", c.AcknowledgeReferral(), HEALTH),
    ]
    with pytest.raises(desk.NoSuchCase):
        desk.batch(parts, acts, now=now)
    assert desk.reading(parts, "XC-0001") is None


def test_an_opening_is_noted_once_and_moves_no_etag(live: Live, parts: Parts) -> None:
    life = live().announced()
    etag = desk.etag_of(life.facts)
    assert desk.note_opening(parts, life.ref, life.split.id, life.social())
    assert not desk.note_opening(parts, life.ref, life.split.id, life.social())
    after = desk.reading(parts, life.ref)
    assert after is not None
    assert after.etag == etag
    assert [one.body for one in after.facts.openings] == [life.council]


def in_a_month(parts: Parts) -> None:
    """Put the clock a month forward."""
    with parts.database.unit() as unit:
        clock.raise_offset_to(unit, clock.now(unit) + timedelta(days=30))


def start(parts: Parts) -> datetime:
    """Start the clock some years ago."""
    with parts.database.unit() as unit:
        begun = clock.real_now(unit) - timedelta(days=700)
        clock.start_at(unit, begun)
        return begun
