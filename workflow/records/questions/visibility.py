"""Who may see a case: one rule, said twice, in Python for facts in hand and in SQL for lists. A test holds
them equal.

A body sees the cases that it funds, or is party to beside the funders while it is (an education lead: while
the education budget is); a region's lead those of the region; the chair of a panel those of the
region with a disagreement that is or was at the panel; Welsh Government those that were referred to it. A
monitoring officer, who vouches for written agreements, sees none.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from workflow.casework.facts import Actor, CaseFacts
from workflow.casework.parties import party_of
from workflow.records.database import Unit

_FICTIONAL = "X"
_PARTY = (
    "EXISTS (SELECT FROM parties q WHERE q.case_ref = c.ref AND q.code = %(seen_party)s AND q.to_at IS NULL)"
)


def may_see(facts: CaseFacts, actor: Actor) -> bool:
    """Whether this officer may know that the case exists. What they may do in it is for casework."""
    case = facts.case
    match actor.role:
        case "region_lead":
            return actor.region == case.region
        case "panel_chair":
            return actor.region == case.region and any(one.kind == "stage_panel" for one in facts.deadlines)
        case "wg_officer":
            same_wales = actor.body.startswith(_FICTIONAL) == case.region.startswith(_FICTIONAL)
            return same_wales and bool(facts.referrals)
        case "monitoring":
            return False
        case "education":
            return _is_party(facts, party_of(actor))
        case _:
            return actor.body in case.bodies or _is_party(facts, actor.body)


def _is_party(facts: CaseFacts, code: str) -> bool:
    """Whether this is a party beside the two funders, as the case stands."""
    return any(party.code == code and party.to_at is None for party in facts.parties)


def sees(actor: Actor) -> tuple[str, dict[str, Any]]:
    """The same rule as a condition on `c` (cases), and its parameters."""
    match actor.role:
        case "region_lead":
            return "c.region = %(seen_region)s", {"seen_region": actor.region}
        case "panel_chair":
            panel = "EXISTS (SELECT FROM deadlines p WHERE p.case_ref = c.ref AND p.kind = 'stage_panel')"
            return f"c.region = %(seen_region)s AND {panel}", {"seen_region": actor.region}
        case "wg_officer":
            fictional = actor.body.startswith(_FICTIONAL)
            referred = "EXISTS (SELECT FROM referrals w WHERE w.case_ref = c.ref)"
            return f"starts_with(c.region, '{_FICTIONAL}') = %(seen_fictional)s AND {referred}", {
                "seen_fictional": fictional
            }
        case "monitoring":
            return "false", {}
        case "education":
            return _PARTY, {"seen_party": party_of(actor)}
        case _:
            return f"(%(seen_body)s IN (c.health_board, c.council) OR {_PARTY})", {
                "seen_body": actor.body,
                "seen_party": party_of(actor),
            }


def seen_of(unit: Unit, actor: Actor, refs: Collection[str]) -> frozenset[str]:
    """Those of these cases that the officer may know of."""
    if not refs:
        return frozenset()
    condition, asked = sees(actor)
    rows = unit.all(
        f"SELECT c.ref FROM cases AS c WHERE c.ref = ANY(%(refs)s) AND {condition}",
        asked | {"refs": list(refs)},
    )
    return frozenset(ref for (ref,) in rows)
