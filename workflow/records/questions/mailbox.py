"""The shared mailbox of Welsh Government: every referral of one Wales, who has each, and who covers for whom.

No personal data: a case by its reference, an official by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from workflow.casework.facts import Actor, Case, Referral
from workflow.records.absences import away
from workflow.records.database import Unit

_LIST = f"""
SELECT r.case_ref, r.id, r.about, r.notified_at, r.opened_at, r.closed_at, r.target_on, c.region,
    c.health_board, c.council, r.holder, h.name, coalesce(h.active AND NOT {away("h.id")}, true),
    d.id, d.name,
    EXISTS (SELECT FROM referral_conflicts x WHERE x.case_ref = r.case_ref AND x.person = %(me)s),
    EXISTS (SELECT FROM information_requests i WHERE i.referral_id = r.id AND i.supplied_at IS NULL),
    (SELECT min(t.due_at) FROM deadlines t WHERE t.subject = r.id AND t.status = 'open')
FROM referrals AS r
JOIN cases AS c ON c.ref = r.case_ref
LEFT JOIN people AS h ON h.id = r.holder
LEFT JOIN people AS d ON d.id = h.deputy AND d.active AND d.role = 'wg_officer' AND NOT {away("d.id")}
WHERE starts_with(c.region, 'X') = %(fictional)s AND (r.closed_at IS NOT NULL) = %(closed)s
    AND (%(holder)s::text IS NULL OR r.holder = %(holder)s)
    AND (r.notified_at, r.id) > (%(after_at)s, %(after_id)s)
ORDER BY r.notified_at, r.id
LIMIT %(size)s
"""
_BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class InMailbox:
    """One referral as the mailbox lists it: what the notification tells, and who has it."""

    ref: str
    referral_id: str
    about: str
    notified_at: datetime
    opened_at: datetime | None
    closed_at: datetime | None
    target_on: date | None
    region: str
    health_board: str
    council: str
    holder: str | None
    holder_name: str | None
    holder_present: bool
    deputy: str | None
    deputy_name: str | None
    """Who covers for the holder, where the holder has a deputy."""
    conflicted: bool
    """Whether the official who asks has declared a conflict of interest in it."""
    waits_for_information: bool
    next_due_at: datetime | None


def mailbox(
    unit: Unit,
    actor: Actor,
    *,
    closed: bool = False,
    holder: str | None = None,
    after: tuple[datetime, str] | None = None,
    size: int = 50,
) -> tuple[InMailbox, ...]:
    """The referrals of the official's Wales, the longest waiting first; `after`: the last one of the page
    before.
    """
    rows = unit.all(
        _LIST,
        {
            "me": actor.person,
            "fictional": actor.body.startswith("X"),
            "closed": closed,
            "holder": holder,
            "after_at": after[0] if after else _BEGINNING,
            "after_id": after[1] if after else "",
            "size": size,
        },
    )
    return tuple(InMailbox(*row) for row in rows)


def colleagues_of(unit: Unit, actor: Actor) -> tuple[tuple[str, str], ...]:
    """The other active officers of the same office, as (id, name)."""
    rows = unit.all(
        "SELECT id, name FROM people WHERE active AND body = %s AND role = %s AND id <> %s ORDER BY name, id",
        (actor.body, actor.role, actor.person),
    )
    return tuple((row[0], row[1]) for row in rows)


def earlier_of_the_pair(unit: Unit, case: Case, referral: Referral) -> int:
    """How many referrals of other cases of the same health board and council came before this one."""
    row = unit.one(
        "SELECT count(*) FROM referrals r JOIN cases c ON c.ref = r.case_ref "
        "WHERE c.health_board = %s AND c.council = %s AND r.case_ref <> %s AND r.notified_at < %s",
        (case.health_board, case.council, case.ref, referral.notified_at),
    )
    return int(row[0]) if row else 0


@dataclass(frozen=True, slots=True)
class Uncovered:
    """An open referral whose official is away or has left, and who stands in for them, if anybody may."""

    ref: str
    absent: str
    deputy: str | None


_UNCOVERED = f"""
SELECT c.ref, h.id, d.id
FROM referrals AS r
JOIN cases AS c ON c.ref = r.case_ref
JOIN people AS h ON h.id = r.holder AND (NOT h.active OR {away("h.id")})
LEFT JOIN people AS d ON d.id = h.deputy AND d.active AND d.body = h.body AND d.role = h.role
    AND NOT {away("d.id")}
WHERE r.closed_at IS NULL AND c.ref <> ALL(%(but)s)
ORDER BY c.ref, h.id LIMIT %(limit)s
FOR UPDATE OF c SKIP LOCKED
"""


def claim_uncovered(unit: Unit, *, limit: int, but: list[str]) -> tuple[Uncovered, ...]:
    """Lock the cases of such referrals; those that others hold are passed over."""
    return tuple(Uncovered(*row) for row in unit.all(_UNCOVERED, {"limit": limit, "but": but}))
