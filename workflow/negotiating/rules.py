"""The small named rules that refuse at the table. Each is one sentence, asked by the act and by what is
offered.

A rule raises `Refused` with its name and words in both languages; else it is silent.
"""

from __future__ import annotations

from typing import NoReturn

from workflow.casework.changes import Refused
from workflow.casework.codes import ROLES
from workflow.negotiating.facts import Clause, Draft, Officer, Seat
from workflow.negotiating.sitting import Sitting


def refuse(rule: str, *, cy: str, en: str, clause: str | None = None) -> NoReturn:
    """Leave with a refusal."""
    raise Refused(rule, cy=cy, en=en, clause=clause)


def negotiation_is_open(at: Sitting) -> None:
    """Nothing is done once the agreement is active or the negotiation withdrawn."""
    if not at.negotiation.is_open:
        refuse("negotiation_is_open", cy="Mae'r negodi wedi dod i ben.", en="The negotiation has ended.")


def text_is_not_frozen(at: Sitting) -> None:
    """While a draft waits for signatures its text stands."""
    negotiation_is_open(at)
    if at.negotiation.state != "negotiating":
        refuse(
            "text_is_not_frozen",
            cy="Mae'r drafft wedi'i rewi i'w lofnodi. Ailagorwch gymal neu gwnewch ddrafft newydd yn gyntaf.",
            en="The draft is frozen for signature. Reopen a clause or make a new draft first.",
        )


def is_of_the_table(at: Sitting) -> None:
    """Only an officer of a party body, or the region's lead, does anything here."""
    if not of_the_table(at):
        refuse(
            "is_of_the_table",
            cy="Dim ond swyddog o un o gyrff y cytundeb, neu arweinydd y rhanbarth, all wneud hyn.",
            en="Only an officer of one of the agreement's bodies, or the region's lead, can do this.",
        )


def of_the_table(at: Sitting) -> bool:
    """Whether the actor is of a party body, or leads the region."""
    return at.actor.body in at.negotiation.bodies or _leads_the_region(at)


def sits_at_the_table(at: Sitting) -> None:
    """Only somebody with a seat, or who leads, changes the text."""
    is_of_the_table(at)
    if seat_of(at) is None and not _leads(at):
        refuse(
            "sits_at_the_table",
            cy="Nid oes gennych sedd wrth y bwrdd.",
            en="You have no seat at the table.",
        )


def may_commit(at: Sitting) -> Seat:
    """Only somebody who sits for a party body and may commit it agrees to a wording."""
    sits_at_the_table(at)
    seat = seat_of(at)
    if seat is None or not seat.can_commit:
        refuse(
            "may_commit_the_body",
            cy="Nid oes gennych sedd sy'n gallu ymrwymo eich corff.",
            en="You have no seat that may commit your body.",
        )
    return seat


def leads(at: Sitting) -> None:
    """Only the lead of the negotiation, or the region's lead."""
    is_of_the_table(at)
    if not _leads(at):
        refuse(
            "leads_the_negotiation",
            cy="Dim ond arweinydd y negodi neu arweinydd y rhanbarth all wneud hyn.",
            en="Only the lead of the negotiation or the region's lead can do this.",
        )


def seat_of(at: Sitting) -> Seat | None:
    """The seat that the actor sits in, for the body and office they hold; one that may commit comes first."""
    seats = [seat for seat in standing_seats(at) if seat.person == at.actor.person]
    mine = [seat for seat in seats if (seat.body, seat.office) == (at.actor.body, at.actor.role)]
    return next((seat for seat in mine if seat.can_commit), mine[0] if mine else None)


def standing_seats(at: Sitting) -> tuple[Seat, ...]:
    """The seats that somebody sits in."""
    return tuple(seat for seat in at.all(Seat) if seat.left_at is None)


def clause_exists(at: Sitting, clause: str | None) -> Clause:
    """There is such a clause in the text."""
    found = next((one for one in at.all(Clause) if one.clause == clause and one.status != "removed"), None)
    if found is None:
        refuse("clause_exists", cy=f"Nid oes cymal {clause}.", en=f"There is no clause {clause}.")
    return found


def clause_is_open(clause: Clause) -> None:
    """Only an open clause is agreed to or settled."""
    if clause.status != "open":
        refuse(
            "clause_is_open",
            cy=f"Mae cymal {clause.clause} wedi'i setlo yn barod.",
            en=f"Clause {clause.clause} is already settled.",
            clause=clause.clause,
        )


def newest_draft(at: Sitting, number: int) -> Draft:
    """Only the newest draft is worked on."""
    newest = at.all(Draft)[-1]
    if number != newest.number:
        refuse(
            "newest_draft",
            cy=f"Nid drafft {number} yw'r diweddaraf, ond drafft {newest.number}.",
            en=f"Draft {number} is not the newest: draft {newest.number} is.",
        )
    return newest


def holds_office(at: Sitting, person: str, *, body: str, role: str) -> Officer:
    """The person holds that office today."""
    found = next(
        (one for one in at.before.officers if (one.person, one.body, one.role) == (person, body, role)), None
    )
    if found is None:
        office = ROLES.get(role)
        refuse(
            "holds_the_office",
            cy=f"Nid yw {person} yn {office.cy if office else role} yng nghorff {body} heddiw.",
            en=f"{person} is not a {office.en if office else role} of {body} today.",
        )
    return found


def body_is_party(at: Sitting, body: str) -> None:
    """Only bodies of the region are parties."""
    if body not in at.negotiation.bodies:
        refuse(
            "body_is_party",
            cy=f"Nid yw {body} yn un o gyrff y cytundeb.",
            en=f"{body} is not one of the agreement's bodies.",
        )


def signed_what_was_read(at: Sitting, sha256: str) -> Draft:
    """The hash is that of the newest draft: what was read is what is decided on."""
    draft = at.all(Draft)[-1]
    if sha256 != draft.agreement_sha256:
        refuse(
            "signs_what_was_read",
            cy="Mae'r testun wedi newid ers i chi ei ddarllen: darllenwch ef eto.",
            en="The text has changed since you read it: read it again.",
        )
    return draft


def _leads(at: Sitting) -> bool:
    return at.actor.person == at.negotiation.lead or _leads_the_region(at)


def _leads_the_region(at: Sitting) -> bool:
    return at.actor.role == "region_lead" and at.actor.region == at.negotiation.region
