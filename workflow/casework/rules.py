"""The small named rules that refuse. Each is one sentence of the house, asked by the act and by what a page
offers.

A rule raises `Refused` with its name, the clause where there is one, and words in both languages; else it is
silent.
"""

from __future__ import annotations

from typing import NoReturn

from workflow.casework.changes import Refused
from workflow.casework.draft import Draft
from workflow.casework.facts import Answer, CaseSplit, Dispute, Funding


def refuse(rule: str, *, cy: str, en: str, clause: str | None = None) -> NoReturn:
    """Leave with a refusal."""
    raise Refused(rule, cy=cy, en=en, clause=clause)


def case_is_open(at: Draft) -> None:
    """Nothing is done on a case that has ended."""
    if at.case.in_watch:
        refuse(
            "case_is_open",
            cy="Mae gwasanaeth arall wedi derbyn y plentyn, neu mae'r teulu wedi gwrthod: ailagorwch yr "
            "achos yn gyntaf.",
            en="Another service has accepted the child, or the family declined: open the case again first.",
        )
    if not at.case.is_open:
        refuse("case_is_open", cy="Mae'r achos wedi dod i ben.", en="The case has ended.")


def acts_for_a_party(at: Draft) -> None:
    """Only an officer of one of the two bodies acts for it."""
    if at.actor.body not in at.case.bodies:
        refuse(
            "acts_for_a_party",
            cy="Dim ond swyddog o un o ddau gorff yr achos all wneud hyn.",
            en="Only an officer of one of the case's two bodies can do this.",
        )


def acts_for_the_health_board(at: Draft) -> None:
    """The health board leads the assessment and the panel."""
    if at.actor.body != at.case.health_board:
        refuse(
            "acts_for_the_health_board",
            cy="Y bwrdd iechyd sy'n arwain y cam hwn.",
            en="The health board leads this step.",
        )


def split_is_announced(at: Draft) -> CaseSplit:
    """There is a split to answer."""
    split = at.get(CaseSplit, at.case.split_id)
    if split is None or split.state != "announced":
        refuse(
            "split_is_announced",
            cy="Nid oes rhaniad wedi'i gyhoeddi sy'n aros am ateb.",
            en="There is no announced split that waits for an answer.",
        )
    return split


def answer_of(at: Draft, split: CaseSplit, body: str) -> Answer:
    """The answer row of a body to a split."""
    return next(answer for answer in at.all(Answer) if answer.split_id == split.id and answer.body == body)


def answers_once(answer: Answer) -> None:
    """A body that has accepted or whose objection is open does not answer again."""
    if answer.answer in ("accepted", "objected"):
        refuse(
            "answers_once",
            cy="Mae eich corff eisoes wedi ateb y rhaniad hwn.",
            en="Your body has already answered this split.",
        )


def disagreement_is_open(dispute: Dispute) -> None:
    """A closed disagreement stays closed; a new one may be opened."""
    if dispute.stage == "closed":
        refuse("disagreement_is_open", cy="Mae'r anghytundeb wedi cau.", en="The disagreement is closed.")


def funding_agreement_waits(at: Draft) -> Funding:
    """There is a funding agreement that waits for signatures."""
    for agreement in at.all(Funding):
        if agreement.state == "awaiting":
            return agreement
    refuse(
        "funding_agreement_waits",
        cy="Nid oes cytundeb cyllido'r achos yn aros am lofnod.",
        en="No funding agreement of this case waits for a signature.",
    )


def open_objections(at: Draft, split: CaseSplit) -> tuple[Dispute, ...]:
    """Disagreements still open about a split."""
    return tuple(
        dispute for dispute in at.all(Dispute) if dispute.split_id == split.id and dispute.stage != "closed"
    )
