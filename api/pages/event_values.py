"""The values that the sentences of events name, from what an event carries: codes by their words, sums as
pounds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from agreements.clauses import day_in_words
from agreements.line_kinds import SERVICES
from agreements.money import format_pounds
from agreements.needs import NeedsTable
from agreements.words import Words
from api.pages.showing import name_of
from workflow.casework import attachment_codes, codes, decision_codes, disagreement_codes, transition_codes
from workflow.casework.people_codes import CHILD_FIELDS
from workflow.clocks.limits import Limits
from workflow.clocks.wording import length_in_words

OUTCOMES: dict[str, Words] = {
    "eligible": Words(cy="yn gymwys", en="eligible"),
    "not_eligible": Words(cy="ddim yn gymwys", en="not eligible"),
    "deferred": Words(cy="wedi'i ohirio", en="deferred"),
}


_SIDES = {
    "health": Words(cy="iechyd", en="health"),
    "social": Words(cy="gofal cymdeithasol", en="social care"),
}


_ABOUT = {
    "disagreement": Words(cy="anghytundeb heb ei setlo", en="a disagreement not settled"),
    "support": Words(cy="cymorth heb ei ddarparu", en="support not delivered"),
}


NOTHING = Words(cy="\N{ZERO WIDTH SPACE}", en="\N{ZERO WIDTH SPACE}")


Data = Mapping[str, Any]


def _lower(words: Words) -> Words:
    return Words(cy=words.cy[:1].lower() + words.cy[1:], en=words.en[:1].lower() + words.en[1:])


def _further(words: Words) -> Words:
    """A further sentence after the first."""
    return Words(cy=f" {words.cy}.", en=f" {words.en}.")


def _outcome(data: Data) -> Words:
    return OUTCOMES.get(data["outcome"]) or _lower(codes.OUTCOMES[data["outcome"]])


def _accounts(shares: Any) -> Words:
    """Shares by account: stored as a list of rows or as a mapping."""
    pairs = shares.items() if isinstance(shares, dict) else [(one["account"], one["pence"]) for one in shares]
    named = [(account, format_pounds(pence)) for account, pence in pairs if pence]
    cy = ", ".join(f"{_BUDGETS[account.rpartition('.')[2]].cy} {sum_}" for account, sum_ in named)
    en = ", ".join(f"{_BUDGETS[account.rpartition('.')[2]].en} {sum_}" for account, sum_ in named)
    return Words(cy=cy or "£0.00", en=en or "£0.00")


_BUDGETS = {
    "health": Words(cy="bwrdd iechyd", en="health board"),
    "social": Words(cy="cyngor", en="council"),
    "education": Words(cy="cyllideb addysg", en="education budget"),
}


def _shares_said(data: Data) -> Words:
    if not data.get("shares"):
        return NOTHING
    shares = _accounts(data["shares"])
    return Words(cy=f": {shares.cy}", en=f": {shares.en}")


def _payers(data: Data) -> Words:
    codes_ = list(dict.fromkeys(line["body"] for line in data["lines"]))
    return Words(
        cy=", ".join(name_of(code).cy for code in codes_), en=", ".join(name_of(code).en for code in codes_)
    )


def limit_name(data: Data) -> Words:
    """The name of the time limit that an event is about."""
    kind = data["clock"]
    if kind == "chase":
        kind = str(data.get("about") or kind).partition(":")[0]
    return _lower(Limits.load().by_id[kind][-1].name)


def _handed(data: Data) -> Words:
    if data.get("declined"):
        return Words(cy="dewisodd y teulu beidio â derbyn gwasanaeth", en="the family declined a service")
    if not data.get("starts_on"):
        return Words(cy="derbyniodd gwasanaeth arall y plentyn", en="another service has accepted the child")
    day = _day(data["starts_on"])
    return Words(
        cy=f"derbyniodd gwasanaeth arall y plentyn, o {day.cy}",
        en=f"another service has accepted the child, from {day.en}",
    )


def _day(text: str) -> Words:
    return day_in_words(date.fromisoformat(text[:10]))


def _level(data: Data) -> Words:
    return NeedsTable.load().level(data["level"]).name


def _domain(data: Data) -> Words:
    name = NeedsTable.load().domain(data["domain"]).name
    return Words(cy=name.cy.capitalize(), en=name.en.capitalize())


def _counted(number: int, *, cy: str, en: str) -> Words:
    """A number and its noun: in Welsh the noun stays singular, and parth and llinell alike soften after
    two.
    """
    soft = {"parth": "barth", "llinell": "linell"}.get(cy, cy) if number == 2 else cy
    return Words(cy=f"{number} {soft}", en=f"{number} {en}{'' if number == 1 else 's'}")


def _if(condition: object, cy: str, en: str) -> Words:
    return Words(cy=cy, en=en) if condition else NOTHING


_REVIEWED = {
    True: Words(cy="mae'r anghenion wedi newid", en="the needs have changed"),
    False: Words(cy="nid yw'r anghenion wedi newid", en="the needs are unchanged"),
}


def _child_fields(names: Sequence[str]) -> Words:
    """The names of the fields of a child's record, never what stands in them."""
    named = [_lower(CHILD_FIELDS[name]) for name in names]
    return Words(cy=", ".join(one.cy for one in named), en=", ".join(one.en for one in named))


def _names(codes_: Iterable[str]) -> Words:
    names = [name_of(code) for code in codes_]
    return Words(cy="; ".join(one.cy for one in names), en="; ".join(one.en for one in names))


_SAFE = {True: Words(cy="ydy", en="yes"), False: Words(cy="nac ydy", en="no")}
_ASKED_FOR = {
    "family": Words(cy="y teulu a ofynnodd", en="by the family"),
    "body": Words(cy="un o'r cyrff a ofynnodd", en="by one of the bodies"),
}


VALUES: dict[str, Callable[[Data], Words | str | int]] = {
    "service": lambda data: SERVICES[data["service"]],
    "urgent": lambda data: _if(data.get("urgent"), ", brys", ", urgent"),
    "count": lambda data: len(data["items"]),
    "lines_said": lambda data: _counted(len(data["lines"]), cy="llinell", en="line"),
    "domains_said": lambda data: _counted(len(data["levels"]), cy="parth", en="domain"),
    "outcome": _outcome,
    "handed": _handed,
    "meets_on": lambda data: _day(data["meets_on"]),
    "meeting": lambda data: data["meeting"],
    "package_start": lambda data: _day(data["package_start"]),
    "total": lambda data: format_pounds(sum(line["weekly_pence"] for line in data["lines"])),
    "from_on": lambda data: _day(data["from_on"]),
    "payers": _payers,
    "body_asked": lambda data: name_of(data["body_asked"]),
    "side": lambda data: _SIDES[data["side"]],
    "why": lambda data: Words(cy=data["why_cy"], en=data["why_en"]),
    "basis": lambda data: _lower(codes.BASES[data["basis"]]),
    "shares": lambda data: _accounts(data["shares"]),
    "shares_said": _shares_said,
    "how": lambda data: _lower(codes.AGREED_HOW[data["how"]]),
    "clause": lambda data: data["clause"],
    "ground": lambda data: _lower(codes.GROUNDS[data["ground"]]),
    "late": lambda data: _if(
        data.get("late"), " Daeth yn hwyr, ond mewn pryd.", " It came late, but in time."
    ),
    "subject": lambda data: _lower(codes.SUBJECTS[data["subject"]]),
    "stage": lambda data: _lower(codes.STAGES[data["stage"]]),
    "working_days": lambda data: length_in_words(data["working_days"], "working_days"),
    "view": lambda data: _lower(codes.OUTCOMES[data["view"]]),
    "was": lambda data: format_pounds(data["was"]),
    "weekly": lambda data: format_pounds(data["weekly_pence"]),
    "domain": _domain,
    "level": _level,
    "about": lambda data: _ABOUT[data["about"]],
    "reply_kind": lambda data: _lower(codes.REPLY_KINDS[data["reply_kind"]]),
    "complete": lambda data: _if(data.get("complete"), ". Mae'r cyfan yn ei le", ". Everything is in place"),
    "changed": lambda data: _REVIEWED[bool(data["needs_changed"])],
    "clock": limit_name,
    "fields_said": lambda data: _child_fields(data["fields"]),
    "other": lambda data: data["other"],
    "party": lambda data: name_of(data["party"]),
    "from_body": lambda data: name_of(data["from_body"]),
    "to_body": lambda data: name_of(data["to_body"]),
    "to_on": lambda data: _day(data["to_on"]),
    "paid_on": lambda data: _day(data["paid_on"]),
    "pence": lambda data: format_pounds(data["pence"]),
    "mediation": lambda data: _lower(disagreement_codes.MEDIATION_OUTCOMES[data["mediation"]]),
    "unsigned": lambda data: _names(data.get("facts_unsigned_by") or ()),
    "from_bodies": lambda data: _names(data["from_bodies"]),
    "reason": lambda data: _lower(codes.END_REASONS[data["reason"]]),
    "attachment_type": lambda data: _lower(attachment_codes.TYPES[data["type"]]),
    "version_said": lambda data: _if(
        data["version"] > 1, f", fersiwn {data['version']}", f", version {data['version']}"
    ),
    "scanned": lambda data: _lower(attachment_codes.SCANNED[data["scanned"]]),
    "addressee": lambda data: attachment_codes.ADDRESSEES[data["addressee"]],
    "how_it_came": lambda data: _lower(attachment_codes.HOW[data["how"]]),
    "report_late": lambda data: _if(data.get("late"), " Roedd yn hwyr.", " It was late."),
    "report_outcome": lambda data: _lower(attachment_codes.REPORT_OUTCOMES[data["outcome"]]),
    "team": lambda data: name_of(data["team"]),
    "consent_said": lambda data: _lower(decision_codes.CONSENT[data["outcome"]]),
    "consent_by": lambda data: decision_codes.CONSENT_BY[data["given_by"]],
    "consent_too": lambda data: (
        _further(decision_codes.CONSENT[data["consent"]]) if data.get("consent") else NOTHING
    ),
    "sharing_basis": lambda data: _lower(decision_codes.SHARING_BASES[data["basis"]]),
    "legal_status": lambda data: _lower(decision_codes.LEGAL_STATUSES[data["status"]]),
    "checklist_said": lambda data: _lower(decision_codes.CHECKLIST[data["checklist"]]),
    "views_said": lambda data: _lower(decision_codes.VIEWS[data["how"]]),
    "reviewed_said": lambda data: _lower(decision_codes.REVIEWED[data["reviewed"]]),
    "ordered_by": lambda data: decision_codes.ORDERED_BY[data["ordered_by"]],
    "looked_said": lambda data: _lower(decision_codes.LOOKED_AGAIN[data["looked"]]),
    "safe_said": lambda data: _SAFE[bool(data["safe"])],
    "registered": lambda data: _lower(transition_codes.MARKERS[data["registered"]]),
    "adult_outcome": lambda data: _lower(transition_codes.ADULT_DECISIONS[data["outcome"]]),
    "to": lambda data: name_of(data["to"]),
    "by": lambda data: name_of(data["by"]),
    "asked_for": lambda data: _ASKED_FOR[data["asked_for"]],
}
