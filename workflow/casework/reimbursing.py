"""Days gone by, put right: who bore what on each day, who should have, and what each therefore owes another.

Days over which nothing changes are one span. A span's cost is its days times a week's cost over seven,
rounded by cumulative difference, so that the spans come to the whole; what each bore and what each owes are
whole pence of that same sum (largest remainder), so the differences balance to the penny. It pays nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from agreements.money import apportion, round_half_away
from agreements.payers import body_of
from workflow.casework import rules
from workflow.casework.chasing import chase_one
from workflow.casework.commands import ConfirmReimbursement
from workflow.casework.draft import Draft
from workflow.casework.facts import CaseSplit, CostLine, Deadline, Payer, ReimbursementLine
from workflow.casework.parties import is_outside, office_of, party_of, tell
from workflow.clocks.due import local_date

Weekly = Mapping[str, int | Fraction]
"""Pence a week by account."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days over which nothing changes: what each account bore a week, and what each owes a week."""

    first: date
    last: date
    bore: Weekly
    owes: Weekly

    @property
    def days(self) -> int:
        """How many days, both ends included."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Owed:
    """What one party owes another for the days of a span."""

    from_body: str
    to_body: str
    first: date
    last: date
    pence: int


def schedule(spans: Sequence[Span], party: Callable[[str], str]) -> tuple[Owed, ...]:
    """What is owed between parties, span by span. `party` names the party of an account."""
    found: list[Owed] = []
    run = Fraction(0)
    for span in spans:
        before = round_half_away(run)
        run += span.days * Fraction(sum(span.bore.values())) / 7
        pence = round_half_away(run) - before
        found += _between(span, _differences(span, pence, party))
    return tuple(found)


def _differences(span: Span, pence: int, party: Callable[[str], str]) -> dict[str, int]:
    """By party: what it owes less what it bore. They sum to nought."""
    differences: dict[str, int] = {}
    for weekly, sign in ((span.owes, 1), (span.bore, -1)):
        if not sum(weekly.values()):
            return {}
        for account, part in zip(weekly, apportion(pence, list(weekly.values())), strict=True):
            differences[party(account)] = differences.get(party(account), 0) + sign * part
    return differences


def _between(span: Span, differences: Mapping[str, int]) -> Iterable[Owed]:
    """The differences as payments: who owes pays those who bore too much, in the order of their codes."""
    owing = {code: left for code, left in sorted(differences.items()) if left > 0}
    owed = {code: -left for code, left in sorted(differences.items()) if left < 0}
    for debtor in owing:
        for creditor in owed:
            pence = min(owing[debtor], owed[creditor])
            if pence:
                yield Owed(debtor, creditor, span.first, span.last, pence)
                owing[debtor] -= pence
                owed[creditor] -= pence


def borne(at: Draft, day: date) -> Weekly:
    """What each account bore on a day, a week: by the split in effect, else by who paid each line; an
    earlier settlement's reimbursement for that day is taken as borne too, so that no day is put right twice.
    """
    bore = _paid_for(at, day)
    for line in at.all(ReimbursementLine):
        if line.from_on <= day <= line.to_on:
            a_week = Fraction(line.pence * 7, (line.to_on - line.from_on).days + 1)
            paid, got = (_account_in(at, bore, code) for code in (line.from_body, line.to_body))
            bore[paid] = bore.get(paid, Fraction(0)) + a_week
            bore[got] = max(bore.get(got, Fraction(0)) - a_week, Fraction(0))
    return {account: pence for account, pence in bore.items() if pence}


def _account_in(at: Draft, bore: Weekly, code: str) -> str:
    """The account of a party among those that bore something; else its own first one."""
    mine = (account for account in bore if account == code or body_of(account) == code)
    return next(mine, code if "." in code else _account_of(at, code))


def _account_of(at: Draft, body: str) -> str:
    return f"{body}.{'health' if at.under.reference.body(body).kind == 'health_board' else 'social'}"


def _paid_for(at: Draft, day: date) -> dict[str, Fraction]:
    splits = [one for one in at.all(CaseSplit) if _from(one) <= day]
    if splits:
        split = max(splits, key=lambda one: (_from(one), one.announced_at))
        return {share["account"]: Fraction(share["pence"]) for share in split.shares if share["pence"]}
    lines = {line.id: line for line in at.all(CostLine)}
    bore: dict[str, Fraction] = {}
    for payer in at.all(Payer):
        if payer.from_on <= day and (payer.to_on is None or day < payer.to_on):
            account = _account_of(at, payer.body)
            bore[account] = bore.get(account, Fraction(0)) + lines[payer.line_id].weekly_pence
    return bore


def _from(split: CaseSplit) -> date:
    return max(split.from_on or split.on, local_date(split.announced_at))


def changes_of(at: Draft) -> set[date]:
    """The days on which what is borne may change."""
    days = {_from(one) for one in at.all(CaseSplit)}
    days |= {payer.from_on for payer in at.all(Payer)}
    for line in at.all(ReimbursementLine):
        days |= {line.from_on, line.to_on + timedelta(days=1)}
    return days | {payer.to_on for payer in at.all(Payer) if payer.to_on}


def spans_between(
    at: Draft, first: date, until: date, owes: Callable[[date, Weekly], Weekly], cuts: Iterable[date] = ()
) -> tuple[Span, ...]:
    """The spans from `first` up to and not with `until`, cut wherever what is borne or owed may change."""
    ends = sorted({day for day in (changes_of(at) | set(cuts) | {until}) if first < day <= until})
    spans: list[Span] = []
    for end in ends:
        bore = borne(at, first)
        if bore:
            spans.append(Span(first, end - timedelta(days=1), bore, owes(first, bore)))
        first = end
    return tuple(spans)


def on_other_shares(shares: Weekly) -> Callable[[date, Weekly], Weekly]:
    """Owed as the settled shares have it: of a week that cost something else, in the same proportion."""
    return lambda day, bore: shares


def with_another_body(side: str, was: str, body: str, from_on: date) -> Callable[[date, Weekly], Weekly]:
    """Owed by another body from a day on: what the body before it bore on its side of the case."""

    def owes(day: date, bore: Weekly) -> Weekly:
        if day < from_on:
            return bore
        moved: dict[str, int | Fraction] = {}
        for account, pence in bore.items():
            budget = account.rpartition(".")[2]
            fits = body_of(account) == was and (budget == "health") == (side == "health")
            if fits:
                account = body if is_outside(body) else f"{body}.{budget}"
            moved[account] = moved.get(account, 0) + pence
        return moved

    return owes


def put_schedule(at: Draft, about: str, spans: Sequence[Span], who: Sequence[str]) -> None:
    """Write down what is owed, each line with its day due and its clock, and tell both finance offices.
    `about`: the disagreement that was settled, else the transfer or correction.
    """

    def party(account: str) -> str:
        return account if account in who or is_outside(account) else body_of(account)

    for owed in schedule(spans, party):
        line = ReimbursementLine(
            id=at.new_id(),
            case_ref=at.case.ref,
            disagreement_id=about,
            from_body=owed.from_body,
            to_body=owed.to_body,
            from_on=owed.first,
            to_on=owed.last,
            pence=owed.pence,
            settled_at=at.now,
            due_on=at.today,
        )
        body, role = office_of(at, line.from_body, "finance")
        clock = at.start("reimbursement", body, role, subject=line.id)
        line = at.put(replace(line, due_on=local_date(clock.due_at) - timedelta(days=1)))
        at.record(
            "ReimbursementOwed",
            line=line.id,
            from_body=line.from_body,
            to_body=line.to_body,
            from_on=line.from_on,
            to_on=line.to_on,
            pence=line.pence,
        )
        tell(
            at,
            "reimbursement_owed",
            (line.from_body, line.to_body),
            "finance",
            due_at=clock.due_at,
            about=line.id,
        )


def _receiver(at: Draft, line: ReimbursementLine) -> str:
    """Who says that it was paid: who receives it; where that is an outside body, who pays."""
    return line.from_body if is_outside(line.to_body) else line.to_body


def _to_confirm(at: Draft) -> list[ReimbursementLine]:
    mine = party_of(at.actor)
    return [one for one in at.all(ReimbursementLine) if one.paid_on is None and _receiver(at, one) == mine]


def may_confirm(at: Draft) -> None:
    """What one's party is still owed is confirmed, after the end of the case too."""
    if not _to_confirm(at):
        rules.refuse(
            "reimbursement_is_owed",
            cy="Nid oes ad-daliad i'ch corff heb ei gadarnhau.",
            en="No reimbursement to your body waits to be confirmed.",
        )


def confirm(at: Draft, command: ConfirmReimbursement) -> None:
    """It was paid, on that day: its clock has done its work."""
    line = next((one for one in _to_confirm(at) if one.id == command.line_id), None)
    if line is None:
        rules.refuse(
            "reimbursement_is_owed",
            cy="Nid yw'r ad-daliad hwn yn aros am eich cadarnhad.",
            en="This reimbursement does not wait for your confirmation.",
        )
    if command.paid_on < local_date(line.settled_at):
        rules.refuse(
            "paid_since_the_settlement",
            cy="Ni all y diwrnod talu fod cyn y setliad.",
            en="The day of payment cannot be before the settlement.",
        )
    at.change(line, paid_on=command.paid_on, confirmed_at=at.now, confirmed_by=at.actor.person)
    at.met("reimbursement", subject=line.id)
    at.record("ReimbursementPaid", line=line.id, pence=line.pence, paid_on=command.paid_on)
    tell(at, "reimbursement_paid", (line.from_body, line.to_body), "finance", about=line.id)


def not_paid(at: Draft, clock: Deadline) -> None:
    """It is overdue: the head of service of who owes it is told, and it is asked for again."""
    chase_one(at, clock)
