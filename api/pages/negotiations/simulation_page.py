"""What a draft would change for every account: run over the region's own live cases, kept with the draft, and
seen by each office before it signs. It changes no case.
"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from agreements.model import WrittenAgreement
from api.pages.acting import Done
from api.pages.forms.fields import Fault
from api.pages.forms.reading import BadForm
from api.pages.frame import page
from api.pages.negotiations.acting import act_at_table
from api.pages.negotiations.drafting import UNREADABLE, readable
from api.pages.negotiations.entry import inside, only_for
from api.pages.visitor import Lang, Me, NotHere, Sent, really_sent
from api.security import parts_of
from workflow.casework.facts import Actor
from workflow.negotiating.commands import AttachSimulation, SeeSimulation
from workflow.negotiating.facts import NegotiationFacts
from workflow.negotiating.perform import may_now
from workflow.negotiation_desk import TableSeat, simulation_document
from workflow.parts import Parts
from workflow.records.questions.packages import PackageFilter
from workflow.stored_cohort import stored_cohort

router = APIRouter(prefix="/negotiations/{ref}")
WEEKS = 52


@router.post("/simulations")
def simulate(request: Request, lang: Lang, me: Me, ref: str, form: Sent) -> Response:
    """Run it, and keep the result with the newest draft."""
    really_sent(request, form)
    only_for(AttachSimulation, me)
    inside(request, me, ref)
    parts = parts_of(request)

    def make(seat: TableSeat) -> AttachSimulation:
        document = simulated(parts, seat.facts, me)
        return AttachSimulation(
            draft=seat.facts.negotiation.draft, inputs_sha256=document["sha256"], document=document
        )

    outcome = act_at_table(
        request, me, ref, form, make, subject=None, onward=f"/{lang}/negotiations/{ref}#simulations"
    )
    if isinstance(outcome, Done):
        return RedirectResponse(outcome.location, status_code=303)
    return page(
        request,
        lang,
        "negotiation_not_now.html",
        status=outcome.status,
        now=outcome.now,
        nav="/agreements",
        negotiation=outcome.facts.negotiation,
        said=outcome.refusal.words if outcome.refusal else outcome.faults[0].words,
        failed=True,
    )


@router.get("/simulations/{simulation}")
def shown(request: Request, lang: Lang, me: Me, ref: str, simulation: str) -> Response:
    """One simulation."""
    reading = inside(request, me, ref)
    found = next((one for one in reading.facts.simulations if one.id == simulation), None)
    if found is None:
        raise NotHere
    seen_by = [(one.body, one.office) for one in reading.facts.seen if one.simulation == simulation]
    under = parts_of(request).rulebook
    may_see = (
        me.role in SeeSimulation.ROLES
        and (me.body, me.role) not in seen_by
        and may_now(reading.facts, SeeSimulation, now=reading.now, actor=me, under=under) is None
    )
    return page(
        request,
        lang,
        "negotiation_simulation.html",
        seen_by=seen_by,
        may_see=may_see,
        now=reading.now,
        nav="/agreements",
        negotiation=reading.facts.negotiation,
        simulation=found,
        document=simulation_document(parts_of(request), simulation),
    )


def simulated(parts: Parts, facts: NegotiationFacts, me: Actor) -> dict[str, Any]:
    """The draft beside what is in force, over the live cases of the region. Raises BadForm."""
    from agreements.simulation.result import Asked, document
    from agreements.simulation.sides import InForce, OneAgreement
    from agreements.simulation.simulating import worked

    agreement = _agreement(facts)
    with parts.database.unit() as unit:
        book = parts.up_to_date(unit).book
        where = PackageFilter(region=facts.negotiation.region)
        found = stored_cohort(unit, where, weeks=WEEKS, reader=me)
    both = worked(found.cohort, InForce(book), OneAgreement(agreement))
    return document(both, Asked(disagreements=found.disagreements))


def _agreement(facts: NegotiationFacts) -> WrittenAgreement:
    agreement = readable(facts.files)
    if agreement is None:
        raise BadForm([Fault("", "", UNREADABLE)])
    return agreement
