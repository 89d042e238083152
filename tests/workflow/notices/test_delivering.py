"""What delivery promises: each notice once, in its case's order, patiently, and gives up visibly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Barrier, Event, Lock, Thread

import pytest

from tests.workflow.notices.conftest import CASES, MAILBOX, NOW, Outbox, an_officer
from tests.workflow.notices.example_notices import a_notice
from workflow.notices import delivering
from workflow.notices.composing import Message
from workflow.notices.delivering import MOST_TRIES, PUT_OFF_IN_A_ROW, Delivery, deliver, wait_after
from workflow.notices.post import GiveUp, TryLater
from workflow.records.outbox import addresses, claim_notices
from workflow.records.people import put_people


@dataclass
class Pigeon:
    """A post of ours that remembers what it was handed, after asking `then` what is to happen."""

    then: Callable[[Message], None] = lambda message: None
    handed: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)

    def send(self, message: Message) -> None:
        self.handed.append(message.notice_id)
        self.then(message)
        self.taken.append(message.notice_id)


def try_later(message: Message) -> None:
    raise TryLater("service_fault: 503")


def give_up(message: Message) -> None:
    raise GiveUp("refused: 400")


def test_every_waiting_notice_is_sent_and_recorded(outbox: Outbox) -> None:
    notices = outbox.put_some(4)
    assert deliver(outbox.parts(), now=NOW) == Delivery(sent=12)
    assert outbox.files() == sorted(f"{notice.id}.eml" for notice in notices)
    for notice in outbox.read().values():
        assert (notice.status, notice.sent_at, notice.attempts) == ("sent", NOW, 1)


def test_delivering_twice_sends_once(outbox: Outbox) -> None:
    outbox.put_some(2)
    pigeon = Pigeon()
    assert deliver(outbox.parts(pigeon), now=NOW) == Delivery(sent=6)
    after_once = outbox.read()
    assert deliver(outbox.parts(pigeon), now=NOW + timedelta(days=1)) == Delivery()
    assert len(pigeon.handed) == len(set(pigeon.handed)) == 6
    assert outbox.read() == after_once


def test_a_run_that_has_had_its_time_leaves_the_rest_to_the_next(outbox: Outbox) -> None:
    outbox.put_some(4)
    pigeon = Pigeon()
    begun = deliver(outbox.parts(pigeon), now=NOW, batch=1, at_most_seconds=0)
    rest = deliver(outbox.parts(pigeon), now=NOW, batch=1)
    assert begun.sent == 1
    assert begun.sent + rest.sent == len(set(pigeon.handed)) == 12


def test_without_an_instant_the_database_s_clock_is_read(outbox: Outbox) -> None:
    outbox.put(a_notice(case_ref=CASES[0]))
    deliver(outbox.parts())
    (notice,) = outbox.read().values()
    assert notice.sent_at is not None
    assert notice.sent_at != NOW


@pytest.mark.parametrize("batch", [1, 2, 100])
def test_the_notices_of_a_case_leave_in_their_order(outbox: Outbox, batch: int) -> None:
    outbox.put_some(5)
    pigeon = Pigeon()
    assert deliver(outbox.parts(pigeon), now=NOW, batch=batch).sent == 15
    for ref in CASES:
        assert [sent for sent in pigeon.taken if sent.startswith(ref)] == [f"{ref}-{n}" for n in range(1, 6)]


def test_a_notice_that_is_put_off_holds_back_its_own_case_only(outbox: Outbox) -> None:
    outbox.put_some(2)

    def first_of_the_first(message: Message) -> None:
        if message.notice_id == f"{CASES[0]}-1":
            raise TryLater("too_many: 429", 600)

    pigeon = Pigeon(first_of_the_first)
    assert deliver(outbox.parts(pigeon), now=NOW) == Delivery(sent=4, put_off=1)
    held = outbox.read()[f"{CASES[0]}-1"]
    assert (held.status, held.attempts, held.reason) == ("waiting", 1, "too_many: 429")
    assert held.not_before == NOW + timedelta(seconds=600)
    pigeon.then = lambda message: None
    assert deliver(outbox.parts(pigeon), now=NOW + timedelta(seconds=599)) == Delivery()
    assert deliver(outbox.parts(pigeon), now=NOW + timedelta(seconds=600)) == Delivery(sent=2)
    assert pigeon.taken[-2:] == [f"{CASES[0]}-1", f"{CASES[0]}-2"]
    assert outbox.read()[f"{CASES[0]}-1"].reason is None


def test_a_post_that_is_down_is_left_alone_and_costs_the_rest_no_try(outbox: Outbox) -> None:
    outbox.put_some(3)
    pigeon = Pigeon(try_later)
    assert deliver(outbox.parts(pigeon), now=NOW, batch=1) == Delivery(put_off=1) + Delivery(put_off=2)
    assert len(pigeon.handed) == PUT_OFF_IN_A_ROW
    assert sorted(notice.attempts for notice in outbox.read().values()) == [0] * 6 + [1] * 3


def test_a_notice_is_given_up_after_its_last_try_and_the_next_of_its_case_goes(outbox: Outbox) -> None:
    outbox.put(a_notice(id="tired", case_ref=CASES[0], attempts=MOST_TRIES - 1))
    outbox.put(a_notice(id="next", case_ref=CASES[0], position=2))
    pigeon = Pigeon(lambda message: try_later(message) if message.notice_id == "tired" else None)
    assert deliver(outbox.parts(pigeon), now=NOW) == Delivery(sent=1, given_up=1)
    tired = outbox.read()["tired"]
    assert (tired.status, tired.attempts, tired.reason) == ("failed", MOST_TRIES, "service_fault: 503")
    assert pigeon.taken == ["next"]


def test_a_refusal_for_good_is_given_up_at_once_with_its_reason(outbox: Outbox) -> None:
    outbox.put(a_notice(case_ref=CASES[0]))
    assert deliver(outbox.parts(Pigeon(give_up)), now=NOW) == Delivery(given_up=1)
    (notice,) = outbox.read().values()
    assert (notice.status, notice.attempts, notice.reason, notice.sent_at) == (
        "failed",
        1,
        "refused: 400",
        None,
    )
    assert deliver(outbox.parts(Pigeon()), now=NOW + timedelta(days=9)) == Delivery()


def test_a_kind_that_this_version_does_not_know_is_given_up_visibly(outbox: Outbox) -> None:
    outbox.put(a_notice(case_ref=CASES[0], kind="of_tomorrow"))
    assert deliver(outbox.parts(), now=NOW) == Delivery(given_up=1)
    assert [notice.reason for notice in outbox.read().values()] == ["unknown_kind: of_tomorrow"]


def test_a_stopped_notice_is_never_sent_and_holds_nobody_back(outbox: Outbox) -> None:
    outbox.put(a_notice("family_progress", id="stopped", case_ref=CASES[0], status="stopped"))
    outbox.put(a_notice(id="next", case_ref=CASES[0], position=2))
    pigeon = Pigeon()
    deliver(outbox.parts(pigeon), now=NOW)
    assert pigeon.handed == ["next"]


def test_what_was_sent_before_a_fault_is_recorded_and_not_sent_again(outbox: Outbox) -> None:
    outbox.put_some(1)

    def fall_over_at_the_second(message: Message) -> None:
        if message.notice_id.startswith(CASES[1]):
            raise RuntimeError("a fault of ours")

    pigeon = Pigeon(fall_over_at_the_second)
    with pytest.raises(RuntimeError, match="a fault of ours"):
        deliver(outbox.parts(pigeon), now=NOW)
    assert {notice.id for notice in outbox.read().values() if notice.status == "sent"} == {f"{CASES[0]}-1"}
    pigeon.then = lambda message: None
    deliver(outbox.parts(pigeon), now=NOW)
    assert sorted(pigeon.taken) == [f"{ref}-1" for ref in CASES]


def test_after_a_crash_between_sending_and_recording_there_is_still_one_file(
    outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    outbox.put_some(1)

    def crash(*_: object) -> None:
        raise MemoryError("killed here")

    with monkeypatch.context() as patched:
        patched.setattr(delivering, "_record", crash)
        with pytest.raises(MemoryError):
            deliver(outbox.parts(), now=NOW)
    assert len(outbox.files()) == 3
    assert {notice.status for notice in outbox.read().values()} == {"waiting"}
    assert deliver(outbox.parts(), now=NOW) == Delivery(sent=3)
    assert len(outbox.files()) == 3


def test_a_slow_post_ends_the_transaction_but_not_the_delivery(
    outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivering, "BATCH_SECONDS", 0.0)
    outbox.put_some(2)
    assert deliver(outbox.parts(), now=NOW) == Delivery(sent=6)


def test_four_workers_at_once_send_each_notice_once_and_in_order(outbox: Outbox) -> None:
    outbox.put_some(20)
    taken: list[str] = []
    lock, start = Lock(), Barrier(4)

    def take(message: Message) -> None:
        with lock:
            taken.append(message.notice_id)

    def work() -> None:
        start.wait()
        while deliver(outbox.parts(Pigeon(take)), now=NOW, batch=2) != Delivery():
            pass

    workers = [Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    deliver(outbox.parts(Pigeon(take)), now=NOW)
    assert len(taken) == len(set(taken)) == 60
    for ref in CASES:
        assert [sent for sent in taken if sent.startswith(ref)] == [f"{ref}-{n}" for n in range(1, 21)]


def test_while_one_worker_holds_a_case_another_passes_over_all_of_it(outbox: Outbox) -> None:
    outbox.put(*(a_notice(id=f"n{n}", case_ref=CASES[0], position=n) for n in (1, 2)))
    holding, released = Event(), Event()

    def hold(message: Message) -> None:
        holding.set()
        assert released.wait(20)

    worker = Thread(target=lambda: deliver(outbox.parts(Pigeon(hold)), now=NOW, batch=1))
    worker.start()
    assert holding.wait(20)
    try:
        with outbox.database.unit() as unit:
            assert claim_notices(unit, NOW, 10) == []
    finally:
        released.set()
        worker.join()


def test_the_wait_doubles_up_to_a_cap_and_never_undercuts_what_the_post_asked() -> None:
    minutes = [wait_after(tries) // timedelta(minutes=1) for tries in range(1, 11)]
    assert minutes == [1, 2, 4, 8, 16, 32, 64, 128, 240, 240]
    assert wait_after(1, asked_seconds=90) == timedelta(seconds=90)
    assert wait_after(5, asked_seconds=90) == timedelta(minutes=16)
    assert wait_after(1, asked_seconds=10**12) == timedelta(days=1)
    assert wait_after(10**6) == timedelta(hours=4)
    total = sum((wait_after(tries) for tries in range(1, MOST_TRIES)), timedelta())
    assert timedelta(days=2) < total < timedelta(days=2, hours=1)


def emails(outbox: Outbox, body: str | None, role: str | None, case_ref: str | None = None) -> list[str]:
    with outbox.database.unit() as unit:
        return [person.email for person in addresses(unit, body, role, case_ref=case_ref)]


def test_a_notice_goes_to_every_active_officer_of_its_office(outbox: Outbox) -> None:
    assert emails(outbox, "XHB1", "finance") == ["p-finance-1@xhb1.example", "p-finance-2@xhb1.example"]
    assert emails(outbox, "XR1", "region_lead") == ["p-lead@xr1.example"]


def test_the_case_s_own_coordinator_is_told_rather_than_all_of_them(outbox: Outbox) -> None:
    assert emails(outbox, "XC1", "coordinator", CASES[0]) == ["p-owner@xc1.example"]
    assert emails(outbox, "XC1", "coordinator") == ["p-other@xc1.example", "p-owner@xc1.example"]


def test_an_office_without_an_officer_falls_to_the_head_of_service(outbox: Outbox) -> None:
    assert emails(outbox, "XHB1", "director") == ["p-head@xhb1.example"]


def test_without_a_head_of_service_the_monitored_mailbox_is_told(outbox: Outbox) -> None:
    assert emails(outbox, "XC1", "finance") == []
    assert emails(outbox, None, None) == []
    outbox.put(a_notice(case_ref=CASES[0], body="XC1"))
    told: list[str] = []
    pigeon = Pigeon(lambda message: told.extend(person.email for person in message.to))
    assert deliver(outbox.parts(pigeon), now=NOW).sent == 1
    assert told == [MAILBOX]


def test_nobody_is_told_twice_under_one_address(outbox: Outbox) -> None:
    twin = an_officer("p-twin", "XHB1", "finance", email="P-Finance-1@xhb1.example")
    with outbox.database.unit() as unit:
        put_people(unit, [twin])
    assert emails(outbox, "XHB1", "finance") == ["p-finance-1@xhb1.example", "p-finance-2@xhb1.example"]
