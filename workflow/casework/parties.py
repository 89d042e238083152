"""Who disagrees: the two funders of a case, and other bodies beside them while they are such.

An education lead speaks for the council's education budget, which is a party of its own. An outside body has
no account here: an officer of the body that speaks for it records what it says. Not what is argued:
`arguing`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from agreements.payers import body_of
from workflow.casework import rules
from workflow.casework.codes import ROLES
from workflow.casework.commands import BODY_ROLES, AddParty, Command, RemoveParty
from workflow.casework.draft import Draft
from workflow.casework.facts import Actor, Case, CaseSplit, Dispute, Party, ReimbursementLine, Transfer

EDUCATION_ROLE = "education"
OUTSIDE = "outside"
assert EDUCATION_ROLE in ROLES


def party_of(actor: Actor) -> str:
    """The party that an officer speaks for: the body, or the education budget of the council."""
    return f"{actor.body}.education" if actor.role == EDUCATION_ROLE else actor.body


def active(at: Draft) -> tuple[Party, ...]:
    """The bodies beside the two funders, as they stand."""
    return tuple(party for party in at.all(Party) if party.to_at is None)


def named(at: Draft, code: str) -> Party | None:
    """The party of that code beside the two funders, while it is one."""
    return next((party for party in active(at) if party.code == code), None)


def known(at: Draft) -> tuple[str, ...]:
    """Every code that may disagree: the two funders first."""
    return (*at.case.bodies, *(party.code for party in active(at)))


def parties_of(case: Case, dispute: Dispute) -> tuple[str, ...]:
    """Who disagrees; where nobody is named, the two funders of the day."""
    return tuple(dispute.parties) or case.bodies


def others(at: Draft, dispute: Dispute, *, but: str | None = None) -> tuple[str, ...]:
    """Every party of a disagreement but one: the actor's own where none is said."""
    mine = but or party_of(at.actor)
    return tuple(code for code in parties_of(at.case, dispute) if code != mine)


def is_outside(code: str) -> bool:
    """Whether a party has no account here."""
    return code.startswith(f"{OUTSIDE}.")


def deciding(at: Draft, dispute: Dispute) -> tuple[str, ...]:
    """The parties that must say the same before anything is settled or lengthened: all with an account; where
    that is one alone, every party, an outside body by its letter.
    """
    return with_accounts(parties_of(at.case, dispute))


def with_accounts(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Those with an account here; all of them where that is one alone."""
    found = tuple(code for code in codes if not is_outside(code))
    return found if len(found) > 1 else codes


def about_the_split(case: Case, dispute: Dispute) -> bool:
    """Whether both funders disagree, so that its end may bind the split between them."""
    return set(case.bodies) <= set(parties_of(case, dispute))


def with_education(at: Draft, split: CaseSplit | None) -> tuple[str, ...]:
    """Who disagrees about an announced split: the two funders, and the education budget where it is a party
    and its account pays. None named where it is the two alone.
    """
    account = f"{at.case.council}.education"
    pays = split and any(share["account"] == account and share["pence"] for share in split.shares)
    return (*at.case.bodies, account) if pays and named(at, account) else ()


def office_of(at: Draft, code: str, role: str) -> tuple[str, str]:
    """The office of a party: the education lead of the council; of an outside body, that of the body which
    speaks for it.
    """
    if code.endswith(".education"):
        return (body_of(code), EDUCATION_ROLE)
    if is_outside(code):
        party = next(one for one in at.all(Party) if one.code == code)
        return (party.spoken_for_by or at.case.commissioner, role)
    return (code, role)


def tell(
    at: Draft,
    kind: str,
    codes: Iterable[str],
    role: str,
    *,
    due_at: datetime | None = None,
    about: str | None = None,
) -> None:
    """Tell the office of each party, each office once."""
    for body, office in dict.fromkeys(office_of(at, code, role) for code in codes):
        at.notify(kind, body, office, due_at=due_at, about=about)


def speaks_for_a_party(at: Draft) -> None:
    """Only an officer of a body that is party to the case speaks in it."""
    if party_of(at.actor) not in known(at):
        rules.refuse(
            "speaks_for_a_party",
            cy="Dim ond swyddog o gorff sy'n barti i'r achos all wneud hyn.",
            en="Only an officer of a body that is party to the case can do this.",
        )


def may_speak_in(at: Draft, dispute: Dispute) -> None:
    """Only a party to a disagreement speaks in it, for itself or for an outside body."""
    if not _voices(at, dispute):
        rules.refuse(
            "speaks_in_its_own",
            cy="Nid yw eich corff yn barti i'r anghytundeb hwn.",
            en="Your body is not a party to this disagreement.",
        )


def voice(at: Draft, dispute: Dispute, on_behalf_of: str | None) -> str:
    """The party in whose name the actor speaks. Refused for a party that the actor does not speak for."""
    mine = on_behalf_of or party_of(at.actor)
    if mine not in _voices(at, dispute):
        rules.refuse(
            "speaks_for_its_own_party",
            cy="Nid eich corff chi sy'n siarad dros y parti hwn yn yr anghytundeb.",
            en="Your body does not speak for this party in the disagreement.",
        )
    return mine


def agrees_by_letter(on_behalf_of: str | None, letter_on: date | None) -> None:
    """An outside body binds itself by its own letter, never by the word of the body that speaks for it."""
    if on_behalf_of and is_outside(on_behalf_of) and letter_on is None:
        rules.refuse(
            "outside_agrees_by_letter",
            cy="Mae corff o'r tu allan yn cytuno drwy lythyr: rhowch ddyddiad y llythyr.",
            en="An outside body agrees by letter: give the day of the letter.",
        )


def _voices(at: Draft, dispute: Dispute) -> tuple[str, ...]:
    """Every party of a disagreement that the actor may speak for."""
    mine = party_of(at.actor)
    return tuple(
        code
        for code in parties_of(at.case, dispute)
        if code == mine or (is_outside(code) and office_of(at, code, at.actor.role)[0] == at.actor.body)
    )


def refuse_to_others(at: Draft, command: type[Command]) -> None:
    """A body beside the two funders speaks in disagreements; the case itself is the funders' to lead."""
    officer = at.actor.role in BODY_ROLES or at.actor.role == EDUCATION_ROLE
    if officer and not command.FOR_PARTIES and party_of(at.actor) not in at.case.bodies:
        rules.acts_for_a_party(at)
        rules.refuse(
            "acts_for_a_party",
            cy="Y bwrdd iechyd a'r cyngor sy'n arwain yr achos; mae'r gyllideb addysg yn siarad mewn "
            "anghytundebau.",
            en="The health board and the council lead the case; the education budget speaks in "
            "disagreements.",
        )


def may_add(at: Draft) -> None:
    """A funder's officer brings another body in."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)


def add(at: Draft, command: AddParty) -> None:
    """Bring another body in: from now on it sees the case and may disagree in it. Payers stay as they are."""
    code = _code_of(at, command)
    if code in known(at):
        rules.refuse(
            "party_once", cy="Mae'r corff eisoes yn barti.", en="The body is a party to the case already."
        )
    outside = command.kind == OUTSIDE
    party = at.put(
        Party(
            id=at.new_id(),
            case_ref=at.case.ref,
            kind=command.kind,
            code=code,
            from_at=at.now,
            added_by=at.actor.person,
            why_text_id=at.text("party_reasons", command.reasons, command.language),
            text_id=at.text("party_name", command.name or "", command.language) if outside else None,
            spoken_for_by=at.actor.body if outside else None,
        )
    )
    at.record("PartyAdded", party=party.code, party_kind=party.kind, reasons=party.why_text_id)
    tell(at, "party_added", known(at), "coordinator", about=party.id)


def _code_of(at: Draft, command: AddParty) -> str:
    if command.kind == OUTSIDE:
        if not command.name:
            rules.refuse(
                "outside_is_named",
                cy="Rhowch enw'r corff o'r tu allan.",
                en="Give the name of the outside body.",
            )
        return f"{OUTSIDE}.{sum(one.kind == OUTSIDE for one in at.all(Party)) + 1}"
    if command.kind == EDUCATION_ROLE:
        return f"{at.case.council}.education"
    reference = at.under.reference
    found = reference.body(command.code) if command.code and reference.has_body(command.code) else None
    fits = found is not None and found.kind == command.kind
    if found is None or not fits or found.code.startswith("X") != at.case.region.startswith("X"):
        rules.refuse(
            "party_is_a_body",
            cy="Nid oes corff o'r math hwn â'r cod hwnnw.",
            en="There is no body of this kind with that code.",
        )
    return found.code


def remove(at: Draft, command: RemoveParty) -> None:
    """It is a party no longer. Refused while it is in an open disagreement."""
    party = next((one for one in active(at) if one.code == command.party), None)
    if party is None:
        rules.refuse(
            "party_stands", cy="Nid oes parti o'r fath yn yr achos.", en="There is no such party in the case."
        )
    if any(one.stage != "closed" and party.code in one.parties for one in at.all(Dispute)):
        rules.refuse(
            "party_in_a_disagreement",
            cy="Mae'r corff yn barti i anghytundeb agored: rhaid i hwnnw ddod i ben yn gyntaf.",
            en="The body is a party to an open disagreement: that must end first.",
        )
    if any(one.state in ("proposed", "accepted") and one.to_body == party.code for one in at.all(Transfer)):
        rules.refuse(
            "party_in_a_transfer",
            cy="Mae trosglwyddiad i'r corff hwn yn aros: tynnwch hwnnw yn ôl yn gyntaf.",
            en="A transfer to this body waits: withdraw that first.",
        )
    if any(
        one.paid_on is None and party.code in (one.from_body, one.to_body)
        for one in at.all(ReimbursementLine)
    ):
        rules.refuse(
            "party_is_paid_first",
            cy="Mae ad-daliad i'r corff hwn neu ganddo heb ei gadarnhau: rhaid gwneud hynny yn gyntaf.",
            en="A reimbursement to or from this body is not confirmed: that comes first.",
        )
    tell(at, "party_removed", known(at), "coordinator", about=party.id)
    at.change(party, to_at=at.now, removed_by=at.actor.person)
    reasons = at.text("party_reasons", command.reasons, command.language)
    at.record("PartyRemoved", party=party.code, reasons=reasons)


def may_remove(at: Draft) -> None:
    """A funder's officer takes out a body that is beside the two."""
    may_add(at)
    if not active(at):
        rules.refuse(
            "party_stands", cy="Nid oes parti arall yn yr achos.", en="There is no other party in the case."
        )
