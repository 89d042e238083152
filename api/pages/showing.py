"""How values stand on a page in one language: sums, days, instants, names. It looks nothing up but
reference data.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from agreements.clauses import day_in_words
from agreements.legal_status import LEGAL_STATUS_WORDS
from agreements.line_kinds import LINE_KINDS, SERVICES
from agreements.money import format_pounds
from agreements.needs import NeedsTable
from agreements.payers import BUDGET_WORDS, account_words, body_of
from agreements.provenance import CONFIDENCE_WORDS, KIND_WORDS
from agreements.reference import Reference
from agreements.words import Words
from api.pages import agreement_words
from workflow.casework import codes, disagreement_codes, transition_codes
from workflow.clocks.due import local_date

LONDON = ZoneInfo("Europe/London")
HEALTH_BOARD = Words(cy="y bwrdd iechyd", en="the health board")
COUNCIL = Words(cy="y cyngor", en="the council")
SYSTEM = Words(cy="Cytundeb (yn awtomatig)", en="Cytundeb (automatically)")
WELSH_GOVERNMENT = Words(cy="Llywodraeth Cymru", en="Welsh Government")
EXAMPLE = " (enghraifft / example)"


@dataclass(frozen=True, slots=True)
class Show:
    """Values in one language."""

    language: Literal["cy", "en"]

    def words(self, words: Words) -> str:
        """A sentence of the rules."""
        return words.in_language(self.language)

    def both(self, pair: dict[str, str]) -> str:
        """A sentence that was stored as {"cy", "en"}."""
        return pair[self.language]

    def pounds(self, pence: int) -> str:
        """£2,026.80"""
        return format_pounds(pence)

    def difference(self, pence: int) -> str:
        """+£12.00, −£338.40, or £0.00."""
        sign = "+" if pence > 0 else "\N{MINUS SIGN}" if pence < 0 else ""
        return sign + format_pounds(abs(pence))

    def day(self, on: date) -> str:
        """4 Rhagfyr 2026"""
        return self.words(day_in_words(on))

    def day_of(self, at: datetime) -> str:
        """The Europe/London day of an instant."""
        return self.day(local_date(at))

    def when(self, at: datetime | date) -> str:
        """The day of an instant, or the day itself."""
        return self.day_of(at) if isinstance(at, datetime) else self.day(at)

    def instant(self, at: datetime) -> str:
        """4 Rhagfyr 2026, 14:05 (Europe/London)"""
        here = at.astimezone(LONDON)
        return f"{self.day(here.date())}, {here:%H:%M}"

    def due(self, due_at: datetime) -> str:
        """The last day of a time limit, whose due instant is the first of the next day."""
        return self.day(last_day(due_at))

    def time(self, minutes: int) -> str:
        """56 awr · 20 awr 30 munud"""
        hours, rest = divmod(minutes, 60)
        parts = [Words(cy=f"{hours} awr", en=f"{hours} hour{'' if hours == 1 else 's'}")] if hours else []
        if rest:
            parts.append(Words(cy=f"{rest} munud", en=f"{rest} minute{'' if rest == 1 else 's'}"))
        return " ".join(self.words(part) for part in parts)

    def body(self, code: str) -> str:
        """The full name of a body or of a region; the system by its own name."""
        return self.words(name_of(code))

    def short(self, code: str) -> str:
        """The name without the mark of the example, where the page has said it already."""
        return self.body(code).removesuffix(EXAMPLE)

    def side(self, code: str) -> str:
        """The health board or the council, as a kind of body."""
        return self.words(side_of(code))

    def region(self, code: str) -> str:
        """The name of a region."""
        return self.words(Reference.load().region(code).name)

    def role(self, code: str) -> str:
        """An office."""
        return self.words(codes.ROLES[code])

    def account(self, account: str) -> str:
        """A body's budget, the name without the mark of the example."""
        budget = self.words(BUDGET_WORDS[account.rpartition(".")[2]])
        return f"{self.short(body_of(account))}: {budget}"

    def budget(self, account: str) -> str:
        """The budget of an account alone."""
        return self.words(BUDGET_WORDS[account.rpartition(".")[2]])

    def service(self, code: str) -> str:
        """A service."""
        return self.words(SERVICES[code])

    def line_kind(self, code: str) -> str:
        """A kind of cost line, with a capital."""
        return self.words(LINE_KINDS[code].heading)

    def domain(self, code: str) -> str:
        """A domain of need, with a capital."""
        name = self.words(NeedsTable.load().domain(code).name)
        return name[:1].upper() + name[1:]

    def level(self, code: str) -> str:
        """A level of need."""
        return self.words(NeedsTable.load().level(code).name)

    def code(self, kind: str, code: str) -> str:
        """The words of a code: `show.code('stages', 'heads')`."""
        return self.words(_TABLES[kind][code])

    def sorted_by_name(self, body_codes: Iterable[str]) -> list[str]:
        """Codes of bodies by their names."""
        return sorted(body_codes, key=lambda code: self.body(code).casefold())


_TABLES: dict[str, Mapping[str, Words]] = {
    "bundle_parts": transition_codes.BUNDLE_PARTS,
    "neutral_kinds": disagreement_codes.NEUTRAL_KINDS,
    "mediation_outcomes": disagreement_codes.MEDIATION_OUTCOMES,
    "decision": codes.DECISION,
    "care": codes.CARE,
    "funding": codes.FUNDING,
    "stages": codes.STAGES,
    "subjects": codes.SUBJECTS,
    "grounds": codes.GROUNDS,
    "outcomes": codes.OUTCOMES,
    "replies": codes.REPLY_KINDS,
    "bases": codes.BASES,
    "agreed_how": codes.AGREED_HOW,
    "answers": codes.ANSWERS,
    "end_reasons": codes.END_REASONS,
    "legal_status": LEGAL_STATUS_WORDS,
    "kinds": KIND_WORDS,
    "confidence": CONFIDENCE_WORDS,
    "agreement_status": agreement_words.STATUS,
    "party_roles": agreement_words.PARTY_ROLES,
    "scopes": agreement_words.SCOPES,
}


def name_of(code: str) -> Words:
    """The name of a body, a region or the system; a code that nobody knows stands as it is."""
    reference = Reference.load()
    if code == "system":
        return SYSTEM
    if reference.has_body(code):
        return reference.body(code).name
    whose, _, budget = code.partition(".")
    if budget == "education" and reference.has_body(whose):
        return account_words(code, reference.body(whose).name)
    if whose == "outside":
        return Words(cy=f"Corff o'r tu allan {budget}", en=f"Outside body {budget}")
    return reference.region(code).name if reference.has_region(code) else Words(cy=code, en=code)


def side_of(code: str) -> Words:
    """What kind of body it is."""
    reference = Reference.load()
    if not reference.has_body(code):
        return name_of(code)
    kinds = {"health_board": HEALTH_BOARD, "council": COUNCIL, "welsh_government": WELSH_GOVERNMENT}
    return kinds[reference.body(code).kind]


def last_day(due_at: datetime) -> date:
    """The last day of a time limit: the Europe/London day before its due instant is over."""
    return local_date(due_at - timedelta(microseconds=1))
