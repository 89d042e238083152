"""The resources of `/api/v1`, gathered. The demonstration's are mounted in the demonstration alone."""

from __future__ import annotations

from fastapi import APIRouter

from api.v1 import (
    acts,
    attachments,
    automatic_acts,
    beneath,
    cases,
    child,
    collections,
    demonstration,
    disagreements,
    documents,
    negotiation_acts,
    negotiation_texts,
    negotiations,
    officers,
    panel_acts,
    panels,
    people_around,
    reference,
    referrals,
    report_letters,
    sealed,
    signatures,
    simulations,
    work,
    workshop,
)


def api_router(*, in_demonstration: bool) -> APIRouter:
    """Everything under `/api/v1`."""
    router = APIRouter(prefix="/api/v1")
    of_cases = (
        cases,
        beneath,
        collections,
        disagreements,
        signatures,
        documents,
        child,
        people_around,
        acts,
        work,
    )
    files = (attachments, report_letters, sealed)
    offices = (automatic_acts, officers)
    at_tables = (negotiations, negotiation_texts, negotiation_acts, panels, panel_acts)
    for part in (*of_cases, *files, *offices, *at_tables, simulations, workshop, reference, referrals):
        router.include_router(part.router)
    if in_demonstration:
        router.include_router(demonstration.router)
    return router
