"""Takes a case to a point of its life over HTTP, as the people of region XR1. For tests that begin there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any

from tests.api.conftest import Officer

CHILD = {"given_name": "Myfanwy", "family_name": "Dychmygol", "birth_on": "2018-03-05"}
OPENING: dict[str, Any] = {
    "region": "XR1",
    "health_board": "XHB1",
    "council": "XLA11",
    "service": "community_package",
    "child": CHILD,
    "levels": {"breathing": "high", "mobility": "high", "seizures": "severe"},
    "consent": {"outcome": "given", "given_by": "parent"},
    "assessor": {"name": "Asesydd Enghreifftiol", "no_conflict": True},
    "views": {"kind": "own_words", "words": "Dw i eisiau mynd adref.", "advocate_offered": True},
}
LINES = [
    {"kind": "registered_nurse", "weekly_pence": 61740, "minutes_a_week": 1260, "rate_pence_an_hour": 2940},
    {"kind": "trained_carer", "weekly_pence": 118440, "minutes_a_week": 3360, "rate_pence_an_hour": 2115},
    {"kind": "accommodation", "weekly_pence": 45000},
]
MEMBERS = [
    {"name": "Anwen", "side": "health"},
    {"name": "Bryn", "side": "council"},
    {"name": "Carys", "side": "other"},
]


_BIRTHS = count()


def a_child() -> dict[str, Any]:
    """A child whom no other case is about: born a day after the one before."""
    return CHILD | {"birth_on": (date(2016, 1, 1) + timedelta(days=next(_BIRTHS) % 3000)).isoformat()}


@dataclass
class Steps:
    """The officers of a case between XHB1 and XLA11, and what they do."""

    officer: Callable[[str], Officer]

    @property
    def health(self) -> Officer:
        """The health board's coordinator."""
        return self.officer("xhb1-coordinator")

    @property
    def council(self) -> Officer:
        """The council's coordinator."""
        return self.officer("xla11-coordinator")

    @property
    def health_finance(self) -> Officer:
        """The health board's finance lead."""
        return self.officer("xhb1-finance")

    @property
    def council_finance(self) -> Officer:
        """The council's finance lead."""
        return self.officer("xla11-finance")

    def opened(self, **more: Any) -> str:
        """A new case of a child of its own; its reference."""
        ref: str = self.health.done("/cases", OPENING | {"child": a_child()} | more)["ref"]
        return ref

    def decided(self) -> str:
        """A case that a panel found eligible."""
        ref = self.opened()
        for path in ("acknowledgement", "assessment", "panel-listing"):
            self.health.done(f"/cases/{ref}/{path}", {})
        decision = {"outcome": "eligible", "members": MEMBERS, "reasons": "Dwys a chymhleth."}
        self.health.done(f"/cases/{ref}/decision", decision)
        return ref

    def announced(self) -> str:
        """A case whose split is announced, confirmed by both; the time to answer runs."""
        ref = self.decided()
        self.council.done(f"/cases/{ref}/package", {"package_start": "2026-09-14", "lines": LINES})
        self.health.done(f"/cases/{ref}/confirmations", {})
        self.council.done(f"/cases/{ref}/confirmations", {})
        return ref

    def disputed(self) -> tuple[str, str]:
        """A new case with a disagreement that the council opened, and its id."""
        ref = self.opened()
        body = {"subject": "who_acts", "reasons": "Nid ni."}
        done = self.council.done(f"/cases/{ref}/disagreements", body)
        return ref, done["disagreements"][0]["id"]

    def referred(self) -> str:
        """A case whose support nobody delivered, so that it was referred to Welsh Government."""
        ref = self.announced()
        for _ in range(20):
            if self.health.get(f"/cases/{ref}").json()["referrals"]:
                return ref
            self.pass_limit(ref, "support_alert", "support_referred")
        raise AssertionError("the case was not referred")

    def pass_limit(self, ref: str, *kinds: str, enforce: bool = True) -> None:
        """Move the clock to the earliest due instant of these time limits of the case, and enforce."""
        found = self.health.get(f"/cases/{ref}").json()["deadlines"]
        due = min(one["deadline"]["due_at"] for one in found if one["deadline"]["kind"] in kinds)
        client = self.health.client
        assert client.put("/api/v1/demonstration/clock", json={"now": due}).status_code in (200, 409)
        if enforce:
            assert client.post("/api/v1/demonstration/enforcement").status_code == 200
