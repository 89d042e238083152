"""Days gone by are put right to the penny: what is owed balances, every line has its day and its clock."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.casework.life import Life
from tests.workflow.casework.test_parties import between, bring_in, officer
from workflow.casework import commands as c
from workflow.casework.reimbursing import Span, schedule
from workflow.records.questions.visibility import may_see

ACCOUNTS = ("XHB1.health", "XLA11.social", "XLA11.education")


def party(account: str) -> str:
    return account.partition(".")[0]


def paid_from_today() -> Life:
    """A split announced, of a package that starts on the same day."""
    return Life().decided().costed(package_start=date(2026, 9, 7)).confirmed().delivered()


weekly = st.lists(st.integers(0, 500_000), min_size=3, max_size=3).filter(sum)


@st.composite
def spans(draw: st.DrawFn) -> list[Span]:
    first, found = date(2026, 1, 5), []
    for _ in range(draw(st.integers(1, 6))):
        last = first + timedelta(days=draw(st.integers(0, 40)))
        bore, owes = (dict(zip(ACCOUNTS, draw(weekly), strict=True)) for _ in range(2))
        found.append(Span(first, last, bore, owes))
        first = last + timedelta(days=1)
    return found


@given(spans())
def test_a_schedule_balances_and_puts_everybody_where_the_settlement_has_them(found: list[Span]) -> None:
    owed = schedule(found, lambda account: account)
    assert all(line.pence > 0 and line.from_body != line.to_body for line in owed)
    for span in found:
        mine = [line for line in owed if line.first == span.first]
        assert all(line.last == span.last for line in mine)
        cost = Fraction(span.days * sum(span.bore.values()), 7)
        for account in ACCOUNTS:
            paid = sum(line.pence for line in mine if line.from_body == account)
            got = sum(line.pence for line in mine if line.to_body == account)
            assert not (paid and got), "nobody both pays and receives for the same days"
            right = cost * Fraction(span.owes[account], sum(span.owes.values()))
            bore = cost * Fraction(span.bore[account], sum(span.bore.values()))
            assert abs((paid - got) - (right - bore)) <= 3


@given(spans())
def test_spans_that_changed_nothing_are_cut_anywhere_and_owe_the_same(found: list[Span]) -> None:
    """The pence of a span are a difference of running sums, so that a cut moves no cost."""
    whole = Span(found[0].first, found[-1].last, found[0].bore, found[0].owes)
    cut = [Span(one.first, one.last, whole.bore, whole.owes) for one in found]
    sums = [
        sum(line.pence * (1 if line.from_body == ACCOUNTS[0] else -1 if line.to_body == ACCOUNTS[0] else 0)
            for line in schedule(each, lambda account: account))
        for each in ([whole], cut)
    ]  # fmt: skip
    assert abs(sums[0] - sums[1]) <= len(cut)


@given(spans())
def test_what_was_rightly_borne_owes_nothing(found: list[Span]) -> None:
    right = [Span(one.first, one.last, one.bore, one.bore) for one in found]
    assert schedule(right, party) == ()


def test_exact_days_at_a_seventh_of_a_week() -> None:
    span = Span(date(2026, 9, 1), date(2026, 9, 10), {"XHB1.health": 70_000}, {"XLA11.social": 70_000})
    (line,) = schedule([span], party)
    assert (line.from_body, line.to_body, line.pence) == ("XLA11", "XHB1", 100_000)


def test_a_settlement_from_an_earlier_day_lays_down_lines_with_clocks_and_both_confirm_nothing_twice() -> (
    None
):
    life = paid_from_today()
    dispute = life.objected("exceptional").id
    shares = {share["account"]: share["pence"] for share in life.split.shares}
    health, social, _ = shares
    moved = shares | {health: shares[health] + 7_000, social: shares[social] - 7_000}
    announced = life.now.date()
    life.pass_working_days(3)
    terms = c.Settle(outcome="settled", reasons="Cytuno", shares=moved, from_on=announced)
    life.do(terms, life.health("director"), dispute)
    other_day = terms.model_copy(update={"from_on": announced + timedelta(days=1)})
    life.do(other_day, life.social("director"), dispute)
    assert not life.facts.reimbursement_lines, "another day is another proposal"
    life.do(other_day, life.health("director"), dispute)
    lines = life.facts.reimbursement_lines
    assert lines
    assert {(one.from_body, one.to_body) for one in lines} == {(life.board, life.council)}
    days = sum((one.to_on - one.from_on).days + 1 for one in lines)
    assert sum(one.pence for one in lines) == days * 1_000
    clocks = life.clocks("reimbursement")
    assert {clock.subject for clock in clocks} == {one.id for one in lines}
    assert all(clock.body == life.board for clock in clocks)
    confirm = c.ConfirmReimbursement(line_id=lines[0].id, paid_on=life.now.date())
    assert life.refused(confirm, life.health()) == "reimbursement_is_owed"
    life.do(confirm, life.social())
    assert life.refused(confirm, life.social()) == "reimbursement_is_owed"
    assert lines[0].id not in {clock.subject for clock in life.clocks("reimbursement")}


def test_a_reimbursement_that_does_not_come_is_chased_and_a_day_before_the_settlement_is_refused() -> None:
    life = paid_from_today()
    dispute = life.objected("exceptional").id
    shares = {share["account"]: share["pence"] for share in life.split.shares}
    health, social, _ = shares
    moved = shares | {health: shares[health] + 7_000, social: shares[social] - 7_000}
    first = life.now.date()
    life.pass_working_days(8)
    terms = c.Settle(outcome="settled", reasons="x", shares=moved, from_on=first)
    life.do(terms, life.health("director"), dispute)
    life.do(terms, life.social("director"), dispute)
    line = life.facts.reimbursement_lines[0]
    early = c.ConfirmReimbursement(line_id=line.id, paid_on=line.settled_at.date() - timedelta(days=1))
    assert life.refused(early, life.social()) == "paid_since_the_settlement"
    life.pass_days(32)
    assert "TimeLimitPassed" in life.events
    assert any(clock.subject == line.id for clock in life.clocks("reimbursement"))


def test_days_that_a_settlement_has_put_right_are_not_put_right_twice() -> None:
    life = paid_from_today()
    shares = {share["account"]: share["pence"] for share in life.split.shares}
    health, social, _ = shares
    moved = shares | {health: shares[health] + 7_000, social: shares[social] - 7_000}
    terms = c.Settle(outcome="settled", reasons="x", shares=moved, from_on=life.now.date())
    life.pass_working_days(8)
    for _ in range(2):
        life.do(c.OpenDisagreement(subject="share", reasons="x"), life.health("coordinator"))
        life.do(terms, life.health("director"), life.dispute.id)
        life.do(terms, life.social("director"), life.dispute.id)
        assert life.dispute.outcome == "settled"
        assert len(life.facts.reimbursement_lines) == 1


def test_a_day_without_shares_and_a_day_ahead_are_refused() -> None:
    life = paid_from_today()
    dispute = life.objected("exceptional").id
    alone = c.Settle(outcome="settled", reasons="x", from_on=life.now.date())
    assert life.refused(alone, life.health("director"), dispute) == "from_a_day_on_shares"
    shares = {share["account"]: share["pence"] for share in life.split.shares}
    ahead = c.Settle(outcome="settled", reasons="x", shares=shares, from_on=date(2027, 1, 1))
    assert life.refused(ahead, life.health("director"), dispute) == "well_formed"


def test_a_responsible_body_settled_from_an_earlier_day_moves_the_case_and_the_old_body_is_reimbursed() -> (
    None
):
    life = paid_from_today()
    bring_in(life, "health_board", "XHB2")
    old = life.board
    dispute = between(life, life.health("coordinator"), old, "XHB2")
    first = life.now.date()
    life.pass_working_days(4)
    terms = c.Settle(
        outcome="settled",
        reasons="Cytuno",
        responsible=c.Responsible(side="health", body="XHB2", from_on=first),
    )
    assert life.refused(terms, life.health("coordinator"), dispute) == "binds_with_authority"
    ahead = c.Responsible(side="health", body="XHB2", from_on=life.now.date() + timedelta(days=30))
    not_yet = terms.model_copy(update={"responsible": ahead})
    assert life.refused(not_yet, life.health("director"), dispute) == "well_formed"
    life.do(terms, life.health("director"), dispute)
    life.do(terms, officer("XHB2", "director"), dispute)
    assert life.facts.case.health_board == "XHB2"
    assert life.facts.case.care == "live"
    (line,) = life.facts.reimbursement_lines
    assert (line.from_body, line.to_body) == ("XHB2", old)
    theirs = officer(old, "finance")
    assert may_see(life.facts, theirs)
    out = c.RemoveParty(act="remove", party=old, reasons="Symudodd")
    assert life.refused(out, life.social("head_of_service")) == "party_is_paid_first"
    life.do(c.ConfirmReimbursement(line_id=line.id, paid_on=life.now.date()), theirs)
    life.do(out, life.social("head_of_service"))
    assert not may_see(life.facts, theirs)


def test_an_outside_body_found_responsible_agrees_by_letter_and_reimburses_while_the_payer_stays() -> None:
    life = paid_from_today()
    bring_in(life, "outside", name="Bwrdd Gofal Integredig (enghraifft)")
    dispute = between(life, life.health("coordinator"), life.board, life.council, "outside.1")
    first = life.now.date()
    life.pass_working_days(4)
    terms = c.Settle(
        outcome="settled",
        reasons="x",
        responsible=c.Responsible(side="health", body="outside.1", from_on=first),
    )
    life.do(terms, life.health("director"), dispute)
    life.do(terms, life.social("director"), dispute)
    assert life.dispute.stage != "closed"
    letter = terms.model_copy(update={"on_behalf_of": "outside.1", "letter_on": life.now.date()})
    life.do(letter, life.health("director"), dispute)
    assert life.dispute.outcome == "settled"
    assert {(one.from_body, one.to_body) for one in life.facts.reimbursement_lines} == {
        ("outside.1", life.board)
    }
    assert life.facts.case.health_board == life.board


def test_a_body_that_hands_the_case_on_keeps_its_own_debt() -> None:
    life = paid_from_today()
    first = life.now.date()
    life.pass_working_days(4)
    life.objected("exceptional")
    health, social, education = (share["account"] for share in life.split.shares)
    total = life.split.total_pence
    terms = c.Settle(
        outcome="settled", reasons="x", shares={health: total, social: 0, education: 0}, from_on=first
    )
    for actor in (life.health("director"), life.social("director")):
        life.do(terms, actor, life.dispute.id)
    debtor = life.board
    life.do(
        c.ProposeTransfer(act="propose", to_body="XHB2", from_on=life.now.date(), reasons="Symud"),
        life.health("coordinator"),
    )
    life.do(c.AcceptTransfer(act="accept"), officer("XHB2", "coordinator"))
    assert {one.from_body for one in life.facts.reimbursement_lines} == {debtor}
    assert {clock.body for clock in life.clocks("reimbursement")} == {debtor}
    assert may_see(life.facts, officer(debtor, "finance"))


def _moved(life: Life, from_on: date) -> str:
    """The council changes from a day gone by; the new one's code."""
    propose = c.ProposeTransfer(act="propose", to_body="XLA12", from_on=from_on, reasons="Symudodd y teulu")
    life.do(propose, life.social("coordinator"))
    life.do(c.AcceptTransfer(act="accept"), officer("XLA12", "coordinator"))
    return "XLA12"


def test_a_transfer_from_a_day_gone_by_puts_the_days_since_right_under_a_clock() -> None:
    life = paid_from_today()
    first, old = life.now.date(), life.council
    life.pass_days(14)
    weekly_of_the_old = sum(
        share["pence"] for share in life.split.shares if share["account"].startswith(f"{old}.")
    )
    new = _moved(life, first)
    lines = life.facts.reimbursement_lines
    assert {(one.from_body, one.to_body) for one in lines} == {(new, old)}
    assert sum(one.pence for one in lines) == 2 * weekly_of_the_old
    assert {clock.subject: clock.body for clock in life.clocks("reimbursement")} == {
        one.id: new for one in lines
    }
    assert life.notices.count("reimbursement_owed") == 2 * len(lines)
    theirs = officer(old, "finance")
    for line in lines:
        assert may_see(life.facts, theirs)
        life.do(c.ConfirmReimbursement(line_id=line.id, paid_on=life.now.date()), theirs)
    assert not life.clocks("reimbursement")


def test_a_transfer_from_today_or_from_a_day_to_come_leaves_nothing_to_put_right() -> None:
    life = paid_from_today()
    life.pass_days(14)
    _moved(life, life.now.date())
    assert not life.facts.reimbursement_lines


def test_a_council_that_was_wrong_from_the_beginning_is_paid_back_by_the_right_one() -> None:
    life, old = paid_from_today(), "XLA11"
    life.pass_days(14)
    told = c.CorrectRecord(field="council", value="XLA12", reason="Cyfeiriad anghywir")
    life.do(told, life.social("coordinator"))
    assert {(one.from_body, one.to_body) for one in life.facts.reimbursement_lines} == {("XLA12", old)}
    assert life.facts.case.council == "XLA12"
