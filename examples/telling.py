"""A tale: one case of the caseload and what people did on it, written act by act. It judges nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from random import Random
from typing import Any

from examples.packages import Line

_SAID: dict[str, tuple[tuple[str, str], ...]] = {
    "panel": (
        (
            "cy",
            "Mae'r angen yn fwy nag y gall gwasanaethau cyffredinol ei ddiwallu, ac mae'n debygol o barhau.",
        ),
        ("en", "The needs are more than universal services can meet, and they are likely to last."),
    ),
    "departure": (
        ("cy", "Mae'r lefelau gyda'i gilydd yn dweud mwy nag unrhyw un ohonynt ar ei phen ei hun."),
        ("en", "Taken together the levels say more than any one of them does alone."),
    ),
    "facts": (
        ("cy", "Mae cofnodion y darparwr yn dangos llai o oriau nag sydd ar y llinell hon."),
        ("en", "The provider's records show fewer hours than this line has."),
    ),
    "scope": (
        ("cy", "Nid yw'r gwasanaeth hwn yn un y mae'r cytundeb rhanbarthol yn sôn amdano, yn ein barn ni."),
        ("en", "In our view this service is not one that the regional agreement speaks of."),
    ),
    "lawfulness": (
        ("cy", "Credwn fod rhan o amser y gofalwr yn dasg iechyd na all y cyngor dalu amdani."),
        ("en", "We believe that part of the carer's time is a health task that the council may not pay for."),
    ),
    "responsible_body": (
        ("cy", "Mae'r plentyn yn preswylio fel arfer mewn ardal arall ers y gwanwyn."),
        ("en", "The child has usually been resident in another area since the spring."),
    ),
    "missing_evidence": (
        ("cy", "Nid ydym wedi gweld asesiad y therapydd sy'n sail i'r oriau."),
        ("en", "We have not seen the therapist's assessment on which the hours rest."),
    ),
    "exceptional": (
        (
            "cy",
            "Mae dau o'r plant yn yr un cartref yn cael gofal: byddai'r fformiwla'n talu ddwywaith am y nos.",
        ),
        ("en", "Two children in one home are cared for: the formula would pay for the night twice."),
    ),
    "not_agreed": (
        ("cy", "Nid ydym yn gweld hyn yr un fath, a hoffem ei drafod ar y cam hwn."),
        ("en", "We see this differently and would like to talk about it at this stage."),
    ),
    "position": (
        ("cy", "Rydym yn derbyn yr angen; yr unig gwestiwn yw pa gyllideb sy'n talu am y penwythnosau."),
        ("en", "We accept the need; the only question is which budget pays for the weekends."),
    ),
    "settle": (
        ("cy", "Ar ôl cyfarfod, mae'r ddau gorff yn fodlon ar y telerau hyn."),
        ("en", "After meeting, both bodies are content with these terms."),
    ),
    "finding": (
        ("cy", "Clywodd y panel y ddwy ochr a darllenodd y cofnodion."),
        ("en", "The panel heard both sides and read the records."),
    ),
    "evidence": (
        ("cy", "Adroddiad y therapydd galwedigaethol, dyddiedig y mis diwethaf."),
        ("en", "The occupational therapist's report, dated last month."),
    ),
    "extension": (
        ("cy", "Mae'r ddau gorff yn aros am gofnodion nos y darparwr."),
        ("en", "Both bodies are waiting for the provider's night records."),
    ),
    "proposal": (
        ("cy", "Heb gytundeb rhanbarthol ysgrifenedig, mae hyn yn dilyn yr hyn a wnaed y llynedd."),
        ("en", "Without a written regional agreement, this follows what was done last year."),
    ),
    "reply": (
        ("cy", "Gofynnwn i'r ddau brif weithredwr gyfarfod ac ysgrifennu atom gyda'r canlyniad."),
        ("en", "We ask both chief executives to meet and to write to us with the outcome."),
    ),
    "urgent": (
        ("cy", "Mae'r plentyn yn barod i adael yr ysbyty ac ni all y teulu ymdopi heb gymorth nos."),
        ("en", "The child is ready to leave hospital and the family cannot manage without help at night."),
    ),
    "review": (
        ("cy", "Mae'r pecyn yn gweithio; mae'r teulu'n cysgu."),
        ("en", "The package works; the family sleeps."),
    ),
    "safe": (
        ("cy", "Trafodwyd â'r tîm diogelu: nid oes pryder yn awr."),
        ("en", "Discussed with the safeguarding team: there is no concern at present."),
    ),
    "checklist": (
        ("cy", "Mae'r anghenion hyn yn rhai y gall y gwasanaethau lleol eu diwallu."),
        ("en", "These needs are ones that local services can meet."),
    ),
    "family": (
        ("cy", "Nid ydym yn cytuno: mae'r nosweithiau'n waeth nag y dywed y cofnod."),
        ("en", "We do not agree: the nights are worse than the record says."),
    ),
    "again": (
        ("cy", "Siaradwyd â'r teulu ac â'r gwasanaeth."),
        ("en", "The family and the service were spoken to."),
    ),
    "views": (
        ("cy", "Dw i eisiau bod gartref gyda fy chwaer."),
        ("en", "I want to be at home with my sister."),
    ),
    "pause": (
        ("cy", "Gofynnodd y teulu am saib tra bo'r plentyn yn yr ysbyty."),
        ("en", "The family asked for a pause while the child is in hospital."),
    ),
}


KEY_WORKER = {"name": "Anwen Dychymyg, nyrs gymunedol i blant", "language": "cy"}
CONSENT = {"outcome": "given", "given_by": "parent"}
ASSESSOR = {"name": "Asesydd Enghreifftiol", "no_conflict": True}


@dataclass
class Tale:
    """One case as it is being written."""

    ref: str
    region: str
    health_board: str
    council: str
    random: Random
    service: str = "community_package"
    commissioner: str = ""
    urgent: bool = False
    indicated: bool = True
    lines: list[Line] = field(default_factory=list)
    beside: str = ""
    """Another case of the same two bodies, in which something else is told."""
    age: str = ""
    """At the load; none: any."""
    acts: list[dict[str, str]] = field(default_factory=list)

    def do(self, when: str, time: str, actor: str, act: str, about: str = "", /, **arguments: Any) -> None:
        """Write one act, about a disagreement by its ground or subject where one is said."""
        self.acts.append(
            {
                "reference": self.ref,
                "when": when,
                "time": time,
                "actor": actor,
                "act": act,
                "about": about,
                "arguments": json.dumps(arguments, ensure_ascii=False) if arguments else "",
            }
        )

    def says(self, theme: str, name: str = "reasons") -> dict[str, str]:
        """Somebody's words on a theme, in their language."""
        language, words = self.random.choice(_SAID[theme])
        return {name: words, "language": language}

    # the ordinary course, step by step

    def referred(self, before: int) -> None:
        """Opened so many working days before the load."""
        self.do(f"load-{before}", "09:00", "health_board.coordinator", "OpenCase")

    def acknowledged(self, when: str = "opened+1") -> None:
        """Acknowledged with the family's consent to the assessment; a key worker is named for the family."""
        self.do(when, "09:30", "health_board.coordinator", "AcknowledgeReferral", consent=CONSENT)
        self.do(when, "09:40", "health_board.coordinator", "SetKeyWorker", **KEY_WORKER)

    def views(self) -> dict[str, Any]:
        """What the child says, in its own language."""
        language, words = _SAID["views"][int(self.ref[-1]) % 2]
        return {"kind": "own_words", "words": words, "language": language, "advocate_offered": True}

    def assessed(self) -> None:
        """Acknowledged on day 1, assessed on day 6."""
        self.acknowledged()
        self.do(
            "acknowledged+5", "10:00", "health_board.coordinator", "RecordAssessment",
            assessor=ASSESSOR, views=self.views(),
        )  # fmt: skip

    def listed(self) -> None:
        """On the panel's agenda on day 8."""
        self.do("assessed+2", "10:00", "health_board.coordinator", "ListForPanel")

    def decided(
        self, outcome: str = "eligible", *, departs: bool = False, pays: bool = True, letter: bool = True
    ) -> None:
        """Decided on day 12, the letter sent on day 13."""
        sides = ("health", "council", "other")
        members = [{"name": f"Aelod {place}", "side": side} for place, side in enumerate(sides, start=1)]
        said: dict[str, Any] = {"outcome": outcome, "members": members, **self.says("panel")}
        if outcome == "deferred":
            said["deferred_to"] = "=day+10"
        if departs:
            said["departure"] = self.says("departure")["reasons"]
        self.do("listed+4", "14:00", "health_board.coordinator", "RecordDecision", **said)
        if outcome != "deferred" and letter:
            self.do("decided+1", "10:00", "health_board.coordinator", "SendDecisionLetter")
        if outcome == "eligible" and pays:
            self.accepts_payment("decided+1")

    def costed(self, before: int) -> None:
        """From the referral to a costed package on day 14; support is to begin four days later."""
        self.referred(before)
        self.assessed()
        self.listed()
        self.decided(departs=not self.indicated)
        self.do("decided+2", "10:00", "council.coordinator", "RecordPackage", package_start="=day+4")

    def confirmed(self, *, by: tuple[str, ...] = ("health_board", "council")) -> None:
        """Confirmed on the day after, by council two days after: the time to answer begins on day 16."""
        self.instructs("costed+1")
        if "health_board" in by:
            self.do("costed+1", "14:00", "health_board.coordinator", "Confirm")
        if "council" in by:
            self.do("costed+2", "09:30", "council.coordinator", "Confirm")

    def accepts_payment(self, when: str) -> None:
        """Each body that is named as a payer accepts it."""
        for side in self.payers():
            self.do(when, "11:00", f"{side}.finance", "AcceptPayment")

    def instructs(self, when: str) -> None:
        """Each body that is named as a payer tells its providers to start."""
        for side in self.payers():
            self.do(when, "12:00", f"{side}.coordinator", "InstructProvider")

    def uninvolved(self) -> tuple[str, str]:
        """A health board and a council of another region."""
        number = "4" if self.region != "XR4" else "5"
        return f"XHB{number}", f"XLA{number}1"

    def payers(self) -> list[str]:
        """The sides that are named as payers of some line."""
        commissioner = self.commissioner or self.council
        return [
            side
            for side, body in (("health_board", self.health_board), ("council", self.council))
            if any((self.health_board if line.pays_health else commissioner) == body for line in self.lines)
        ]

    def delivered(self, after: int = 4) -> None:
        """Support is there, on day 18 unless it comes late."""
        self.do(f"costed+{after}", "15:00", "council.coordinator", "ConfirmDelivery")

    def announced(self, before: int) -> None:
        """All of it up to support delivered, with the time to answer running from day 16 to day 26."""
        self.costed(before)
        self.confirmed()
        self.delivered()

    def accepted(self) -> None:
        """Both accept, on days 19 and 20: the terms wait for signatures."""
        self.do("asked+3", "11:00", "health_board.finance", "Accept")
        self.do("asked+4", "11:00", "council.finance", "Accept")

    def signed(self, after: str = "drafted", *, days: int = 2) -> None:
        """Both sign, within somebody's delegated limit."""
        self.do(f"{after}+{days}", "10:00", "health_board.signer", "Sign")
        self.do(f"{after}+{days + 1}", "16:00", "council.signer", "Sign")

    def reviewed(self) -> None:
        """The first review, before its three months are over."""
        self.do(
            "delivered+50", "13:00", "council.coordinator", "ReviewCare",
            needs_changed=False, **self.says("review", "findings"),
        )  # fmt: skip

    def objects(self, ground: str, *, side: str = "council", when: str = "asked+3", **more: Any) -> None:
        """One body objects on a ground, on day 19 unless said otherwise."""
        self.do(when, "11:30", f"{side}.finance", "Object", ground=ground, **self.says(ground), **more)

    def settles(
        self,
        outcome: str,
        *,
        side: str,
        when: str,
        role: str = "head_of_service",
        about: str = "",
        **more: Any,
    ) -> None:
        """One body, or the panel's chair, brings a disagreement to an outcome."""
        theme = "finding" if side == "region" else "settle"
        self.do(when, "15:30", f"{side}.{role}", "Settle", about, outcome=outcome, **self.says(theme), **more)
