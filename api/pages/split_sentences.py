"""The sentences of the split: who owes what in one line, and what happens if nobody answers. Decides
nothing.
"""

from __future__ import annotations

from agreements.clauses import day_in_words
from agreements.model import WrittenAgreement
from agreements.money import format_pounds
from agreements.payers import CaseAccounts
from agreements.words import Words
from api.pages.showing import last_day
from workflow.casework import codes
from workflow.casework.facts import CaseFacts, CaseSplit, Deadline
from workflow.clocks.due import local_date


def headline(facts: CaseFacts, shares: dict[str, int]) -> Words:
    """Who owes what a week, in one sentence."""
    accounts = CaseAccounts(*facts.case.bodies)
    health, social, education = (format_pounds(shares.get(account, 0)) for account in accounts.all)
    if not shares.get(accounts.education):
        return Words(
            cy=f"Mae'r bwrdd iechyd i dalu {health} yr wythnos, a'r cyngor {social}",
            en=f"The health board owes {health} a week, and the council {social}",
        )
    return Words(
        cy=f"Mae'r bwrdd iechyd i dalu {health} yr wythnos, y cyngor {social} a'i gyllideb addysg "
        f"{education}",
        en=f"The health board owes {health} a week, the council {social} and its education budget "
        f"{education}",
    )


def what_next(facts: CaseFacts, split: CaseSplit, agreement: WrittenAgreement | None) -> Words:
    """What happens if nobody answers, and when; or what has settled it."""
    if split.state == "agreed":
        return _agreed(split)
    open_ones = [one for one in facts.disagreements if one.split_id == split.id and one.stage != "closed"]
    if open_ones:
        return _AT_STAGE.filled(stage=codes.STAGES[open_ones[0].stage])
    if split.basis == "house_interim":
        return _HOUSE
    clocks = [
        one
        for one in facts.deadlines
        if one.kind == "objection" and one.subject == split.id and one.status == "open"
    ]
    if clocks:
        return _silence(facts, agreement, max(clocks, key=lambda one: one.due_at))
    confirming = [one for one in facts.deadlines if one.kind == "confirmation" and one.status == "open"]
    if confirming:
        last = last_day(max(one.due_at for one in confirming))
        return _NOT_BEGUN.filled(day=day_in_words(last))
    return _ANSWERED


def _agreed(split: CaseSplit) -> Words:
    how = codes.AGREED_HOW[split.agreed_how or "acceptance"]
    said = _AGREED.filled(how=how, day=day_in_words(local_date(split.agreed_at)) if split.agreed_at else "")
    if split.agreed_clause is None:
        return said
    clause = split.agreed_clause
    return Words(
        cy=f"{said.cy} Cymal {clause} y cytundeb ysgrifenedig sy'n dweud hynny.",
        en=f"{said.en} Clause {clause} of the written agreement says so.",
    )


def _silence(facts: CaseFacts, agreement: WrittenAgreement | None, clock: Deadline) -> Words:
    case = facts.case
    clause = (
        agreement.default_applies_to(health_board=case.health_board, council=case.council)
        if agreement
        else None
    )
    day = day_in_words(last_day(clock.due_at))
    return _APPLIED.filled(day=day, clause=clause) if clause else _OPENS.filled(day=day)


_AGREED = Words(
    cy="Mae'r gyfran hon wedi'i chytuno ers {day}: {how}.",
    en="This share has been agreed since {day}: {how}.",
)


_AT_STAGE = Words(
    cy="Mae anghytundeb yn agored ({stage}). Telir y rhaniad hwn nes bod yr anghytundeb wedi'i setlo; os "
    "na ddaw "
    "canlyniad, mae'n symud ymlaen ar ei ben ei hun, ac yn y diwedd yn cael ei gyfeirio at Lywodraeth Cymru.",
    en="A disagreement is open ({stage}). This split is paid until it is settled; without an outcome it "
    "moves on by "
    "itself, and in the end is referred to Welsh Government.",
)


_HOUSE = Words(
    cy="Nid oes cytundeb ysgrifenedig yn ateb, felly telir yn ôl rheol dros dro'r gwasanaeth. Ni all diffyg "
    "ymateb ei "
    "chymhwyso: caiff ei thalu am y tro, heb ragfarn, nes i'r cyrff gytuno.",
    en="No written agreement answers, so the service's own interim rule is paid. Silence cannot apply it: it "
    "is paid for "
    "the time being, without prejudice, until the bodies agree.",
)


_APPLIED = Words(
    cy="Os na fydd corff wedi ateb erbyn diwedd {day}, cymhwysir y gyfran hon o dan gymal {clause}, a "
    "lofnodwyd gan y "
    "ddwy swyddfa gyllid. Nid oes dim byth yn cael ei lofnodi trwy ddiffyg ymateb.",
    en="If a body has not answered by the end of {day}, this share is applied under clause {clause}, which "
    "both finance "
    "offices signed. Nothing is ever signed by silence.",
)


_OPENS = Words(
    cy="Os na fydd corff wedi ateb erbyn diwedd {day}, bydd anghytundeb yn agor ar ei ben ei hun gyda'r "
    "penaethiaid "
    "gwasanaeth. Nid oes cymal yma sy'n cymhwyso'r gyfran trwy ddiffyg ymateb.",
    en="If a body has not answered by the end of {day}, a disagreement opens by itself with the heads of "
    "service. No "
    "clause here applies the share by silence.",
)


_NOT_BEGUN = Words(
    cy="Nid yw'r amser i ateb wedi dechrau. Mae'n dechrau pan fydd y ddwy ochr wedi cadarnhau'r lefelau "
    "a'r llinellau, "
    "neu ar ôl {day} beth bynnag.",
    en="The time to answer has not begun. It begins when both sides have confirmed the levels and lines, "
    "or after {day} "
    "in any case.",
)


_ANSWERED = Words(
    cy="Nid oes terfyn amser ar gyfer ateb yn rhedeg nawr.", en="No time limit to answer is running now."
)
