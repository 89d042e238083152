"""Every page there is to look at, as each role: the addresses are read from the caseload, none is made up."""

from __future__ import annotations

from collections import Counter

from api.pages.command_words import page_of
from api.v1.entry import before_the_bundle
from workflow import desk
from workflow.casework.available import available
from workflow.casework.commands import BODY_ROLES
from workflow.casework.commands.people import WHO_KNOWS_THE_CHILD
from workflow.casework.facts import Actor
from workflow.casework.parties import party_of
from workflow.parts import Parts
from workflow.records import clock
from workflow.records.people import all_people
from workflow.records.questions.case_list import case_list
from workflow.simulating import ROLES as MAY_SIMULATE

STANDING = ("", "/accessibility", "/welsh-language", "/privacy", "/clocks", "/nowhere")
TABLE = "/negotiations/NG-XR7-001"
EVERYBODY = (
    "/work",
    "/cases",
    "/cases?stage=heads",
    "/cases?text=NOTHING",
    "/agreements",
    "/clocks",
    "/negotiations",
    "/panels",
    TABLE,
)
AT_THE_TABLE = (
    "/negotiations/new",
    f"{TABLE}/clauses/c2-1",
    f"{TABLE}/drafts/1",
    f"{TABLE}/drafts/newest/clauses/c4-1",
    f"{TABLE}/formulas/main?kind=score_band",
    f"{TABLE}/examples",
    f"{TABLE}/file?path=agreement.yaml",
    f"{TABLE}/file?path=clauses.cy.md",
    f"{TABLE}/file?path=cases/new.yaml",
    f"{TABLE}/comparison",
    f"{TABLE}/do/take-seat",
    f"{TABLE}/do/record-meeting",
    f"{TABLE}/do/make-draft",
    f"{TABLE}/do/withdraw-negotiation",
    f"{TABLE}/about/c2-1/do/propose-wording",
    f"{TABLE}/about/c2-1/do/consent-to",
)
"""Pages of an agreement in the making, for the office that leads it."""
AGREEMENTS = ("/agreements/xr1-gofal-parhaus/1", "/agreements/xr3-gofal-parhaus/1")
ROLES = {
    "coordinator": "xhb1-coordinator",
    "finance": "xla11-finance",
    "head_of_service": "xla11-head-of-service",
    "director": "xhb1-director",
    "chief_executive": "xla12-chief-executive",
    "education": "xla11-education",
    "region_lead": "xr1-region-lead",
    "panel_chair": "xr1-panel-chair",
    "wg_officer": "xwg-wg-officer-1",
    "house": "xhb7-finance",
}
"""A person of each role, and one of the region that has no agreement."""


FORMS_OF_ONE_KIND = 1
"""Of pages that differ only in their case: how many are looked at. The case and its split: every one."""
_AT_MOST = {"history": 1, "sign": 3, "child": 2, "referral": 2, "disagreements": 3, "split": 6, "case": 9}


def pages_of(parts: Parts, person: str) -> list[str]:
    """Addresses, without their language, of every kind of page that this person can come to."""
    with parts.database.unit() as unit:
        actor = next(one for one in all_people(unit) if one.id == person).actor()
        now = clock.now(unit)
        lines = case_list(unit, actor, now=now, size=100).lines
    found = [*EVERYBODY, *(AGREEMENTS if actor.role == "finance" else ())]
    if actor.role != "wg_officer":
        found.append("/workshop")
    else:
        found += ["/mailbox", "/mailbox?closed=true&mine=true"]
    if actor.role in BODY_ROLES:
        found.append("/automatic-acts")
    if actor.role in MAY_SIMULATE:
        found.append("/simulations?agreement=in-force&against=all-wales%3A60%25")
    if actor.body == "XHB7":
        found += AT_THE_TABLE
    if actor.role == "coordinator":
        found.append("/new-case")
    if actor.role in WHO_KNOWS_THE_CHILD:
        found.append("/find-child")
    for line in lines:
        found += _pages_of_case(parts, actor, line.ref)
    return _of_each_kind(found)


def _of_each_kind(addresses: list[str]) -> list[str]:
    seen: Counter[str] = Counter()
    kept = []
    for address in dict.fromkeys(addresses):
        kind = _kind(address)
        seen[kind] += 1
        if seen[kind] <= _AT_MOST.get(kind, FORMS_OF_ONE_KIND):
            kept.append(address)
    return kept


def _kind(address: str) -> str:
    """What kind of page it is: a command's form, a part of a case, or the page itself."""
    parts = address.strip("/").split("/")
    if parts[0] != "cases" or len(parts) == 1:
        return address
    if "do" in parts:
        return f"do {parts[-1]}"
    return parts[2] if len(parts) > 2 else "case"


def _pages_of_case(parts: Parts, actor: Actor, ref: str) -> list[str]:
    reading = desk.reading(parts, ref)
    assert reading is not None
    facts, at = reading.facts, f"/cases/{ref}"
    if before_the_bundle(actor, facts):
        return [f"{at}/referral"]
    offered = available(facts, actor, now=reading.now, under=parts.rulebook)
    return [
        at,
        f"{at}/history",
        f"{at}/split",
        f"{at}/sign",
        f"{at}/attachments",
        *([f"{at}/reports"] if party_of(actor) in facts.case.bodies else []),
        *(f"{at}/disagreements/{one.id}" for one in facts.disagreements),
        *([f"{at}/referral"] if facts.referrals else []),
        *(at + page_of(one.command, one.dispute.id if one.dispute else None) for one in offered),
        *([f"{at}/child", f"{at}/child/readings"] if actor.role in WHO_KNOWS_THE_CHILD else []),
    ]
