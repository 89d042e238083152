"""The worked examples beside the draft's formulas: how each comes out now, and a form for a new one.

A new one can be worked out by the draft's own rules, as a proposal only: people check it by hand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fastapi import APIRouter, Request, Response
from ruamel.yaml import YAML

from agreements.line_kinds import LINE_KINDS, SERVICES
from agreements.payers import BUDGET_WORDS
from agreements.reading import MAIN_FILE, read_agreement
from agreements.words import Words
from agreements.worked_examples import ExampleResult, run_examples
from agreements.yaml_source import read_yaml_text
from api.pages.acting import given_in
from api.pages.forms.fields import Fault, Field, Option
from api.pages.forms.reading import BadForm, Given, one, pounds, read_fields
from api.pages.frame import page
from api.pages.language import Language
from api.pages.negotiations.acting import NotDoneAtTable
from api.pages.negotiations.drafting import drafting_values, may_change, next_draft, read_quietly
from api.pages.negotiations.entry import inside, only_for
from api.pages.negotiations.forms import office_words
from api.pages.negotiations.working_out import CannotWork, with_expected
from api.pages.showing import name_of
from api.pages.visitor import Lang, Me, Sent, really_sent
from workflow.casework.facts import Actor
from workflow.negotiating.clause_text import CLAUSE_FILES, sections
from workflow.negotiating.commands import MakeDraft
from workflow.negotiating.draft_files import lay_out
from workflow.negotiating.facts import NegotiationFacts
from workflow.negotiation_desk import NegotiationReading

router = APIRouter(prefix="/negotiations/{ref}/examples")
LINES = 5
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}")
_BUDGETS = ("health", "social", "education")


@dataclass(frozen=True, slots=True)
class ExampleLine:
    """One example that is there: its file, its words, and whether it comes out to the penny."""

    file: str
    name: str
    passed: bool
    words: Words


@router.get("")
def examples(request: Request, lang: Lang, me: Me, ref: str) -> Response:
    """Every example of the newest draft, and the form for another."""
    reading = inside(request, me, ref)
    return _page(request, lang, me, reading)


@router.post("")
def add(request: Request, lang: Lang, me: Me, ref: str, form: Sent) -> Response:
    """A new example: the next draft. Or, asked so, worked out and shown, and not kept."""
    really_sent(request, form)
    only_for(MakeDraft, me)
    reading, given = inside(request, me, ref), given_in(form)
    if one(given, "act") == "work":
        return _worked(request, lang, me, reading, given)
    return next_draft(
        request,
        lang,
        me,
        ref,
        form,
        files=_added,
        again=lambda given, not_done: _page(
            request, lang, me, inside(request, me, ref), given=given, not_done=not_done
        ),
    )


def _worked(
    request: Request, lang: Language, me: Actor, reading: NegotiationReading, given: Given
) -> Response:
    """The form again, with the pence that the draft's rules give in its inputs."""
    facts = reading.facts
    try:
        document = _document(facts, given, working=True)
        text = with_expected(facts.files, _yaml(document | {"expected": {}}), name="example")
    except BadForm as bad:
        wrong = NotDoneAtTable(422, facts, reading.now, faults=tuple(bad.faults))
        return _page(request, lang, me, reading, given=given, not_done=wrong)
    except CannotWork as no:
        wrong = NotDoneAtTable(422, facts, reading.now, faults=(Fault("lines", "lines-0-kind", no.words),))
        return _page(request, lang, me, reading, given=given, not_done=wrong)
    said = dict(given)
    for account, pence in read_yaml_text(text, name="example").data["expected"].items():
        said[f"expected-{account.rpartition('.')[2]}"] = [f"{pence // 100}.{pence % 100:02d}"]
    return _page(request, lang, me, reading, given=said, proposed=True)


def _added(facts: NegotiationFacts, given: Given) -> dict[str, str]:
    """The new example's file. Raises BadForm."""
    document = _document(facts, given, working=False)
    path = f"cases/{document['name']}.yaml"
    if path in facts.files:
        raise BadForm([Fault("name", "name", _ALREADY)])
    return {path: _yaml(document)}


def _document(facts: NegotiationFacts, given: Given, *, working: bool) -> dict[str, Any]:
    """The example that the form says; `working`: as much of it as is needed to work it out. Raises
    BadForm.
    """
    asked = ("council", "service", "start", "lines") if working else None
    fields = tuple(one_ for one_ in _fields(facts) if asked is None or one_.name in asked)
    said, faults = read_fields(fields, given)
    if not working and said.get("name") and not _ID.fullmatch(said["name"]):
        faults.append(Fault("name", "name", _NOT_A_NAME))
    if faults:
        raise BadForm(faults)
    health_board = facts.negotiation.bodies[0]
    start = date.fromisoformat(said["start"])
    package = {
        "region": facts.negotiation.region,
        "health_board": health_board,
        "council": said["council"],
        "service": said["service"],
        "package_start": start,
        "levels": {},
        "lines": [{"id": f"l{at}", **line} for at, line in enumerate(said["lines"], start=1)],
    }
    if working:
        return {"on": start, "facts": package}
    accounts = {
        "health": f"{health_board}.health",
        "social": f"{said['council']}.social",
        "education": f"{said['council']}.education",
    }
    return {
        "name": said["name"],
        "says": {"cy": said["says_cy"], "en": said["says_en"]},
        "clause": said["clause"],
        "agreed_by": said["agreed_by"],
        "on": start,
        "facts": package,
        "expected": {accounts[budget]: pence for budget, pence in _expected(given).items()},
    }


def _expected(given: Given) -> dict[str, int]:
    """Pence by budget; a budget that is left empty carries nothing and is not named. Raises BadForm."""
    typed = {budget: one(given, f"expected-{budget}") for budget in _BUDGETS}
    found = {budget: pounds(text) for budget, text in typed.items() if text}
    faults = [
        Fault("expected", f"expected-{budget}", _NOT_POUNDS)
        for budget, pence in found.items()
        if pence is None
    ]
    if not found:
        faults.append(Fault("expected", "expected-health", _NO_PENCE))
    if faults:
        raise BadForm(faults)
    return {budget: pence for budget, pence in found.items() if pence is not None}


def _fields(facts: NegotiationFacts) -> tuple[Field, ...]:
    bodies, services = facts.negotiation.bodies, facts.negotiation.services
    return (
        Field(name="name", kind="text", label=_NAME, hint=_NOT_A_NAME),
        Field(name="says_cy", kind="text", label=_SAYS_CY),
        Field(name="says_en", kind="text", label=_SAYS_EN),
        Field(name="clause", kind="select", label=_CLAUSE, options=_clauses(facts.files)),
        Field(name="agreed_by", kind="checkboxes", label=_AGREED, options=_offices(facts.files)),
        Field(
            name="council",
            kind="select",
            label=_COUNCIL,
            options=tuple(Option(body, name_of(body)) for body in bodies[1:]),
        ),
        Field(
            name="service",
            kind="select",
            label=_SERVICE,
            options=tuple(Option(code, SERVICES[code]) for code in services),
        ),
        Field(name="start", kind="date", label=_START),
        Field(name="lines", kind="lines", label=_LINES, rows=LINES),
    )


def _clauses(files: Mapping[str, str]) -> tuple[Option, ...]:
    cy, en = (sections(files.get(CLAUSE_FILES[language], "")) for language in ("cy", "en"))
    return tuple(
        Option(name, Words(cy=f"{name} {cy[name].title}", en=f"{name} {found.title}"))
        for name, found in en.items()
        if name in cy
    )


def _offices(files: Mapping[str, str]) -> tuple[Option, ...]:
    """The offices that the draft asks to sign."""
    required = read_quietly(files[MAIN_FILE]).get("signatures_required") or []
    return tuple(
        Option(f"{one_['body']}.{one_['office']}", office_words(one_["body"], one_["office"]))
        for one_ in required
    )


def _yaml(document: Mapping[str, Any]) -> str:
    stream, yaml = StringIO(), YAML()
    yaml.width = 10**6
    yaml.representer.ignore_aliases = lambda _: True
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.dump(dict(document), stream)
    return stream.getvalue()


def _page(
    request: Request,
    lang: Language,
    me: Actor,
    reading: NegotiationReading,
    *,
    given: Given | None = None,
    not_done: NotDoneAtTable | None = None,
    proposed: bool = False,
) -> Response:
    facts = reading.facts
    may = may_change(request, reading, me)
    fields = _fields(facts) if may else ()
    values = drafting_values(reading, given, not_done)
    if not given:
        values["given"] = _started(facts, lang)
    results = _results(facts.files)
    return page(
        request,
        lang,
        "negotiation_examples.html",
        **values,
        fields=fields,
        line_kinds=list(LINE_KINDS),
        budgets=[(f"expected-{budget}", BUDGET_WORDS[budget]) for budget in _BUDGETS],
        examples=[ExampleLine(f"cases/{path}", name, passed, words) for path, name, passed, words in results],
        may_change=may,
        proposed=proposed,
    )


def _started(facts: NegotiationFacts, lang: Language) -> dict[str, list[str]]:
    """What stands in the form before anybody has typed. No office is ticked: whether it agreed is a fact."""
    found = {
        "why": [WHY.cy if lang == "cy" else WHY.en],
        "clause": ["c4-1"],
        "council": [facts.negotiation.bodies[1]],
        "service": [facts.negotiation.services[0]],
    }
    day = read_yaml_text(facts.files[MAIN_FILE], name=MAIN_FILE).data["dates"]["effective_from"]
    if hasattr(day, "year"):
        found |= {"start-day": [str(day.day)], "start-month": [str(day.month)], "start-year": [str(day.year)]}
    return found


def _results(files: Mapping[str, str]) -> list[tuple[str, str, bool, Words]]:
    """How each example comes out; while the draft cannot be read, that none can be run yet."""
    names = [path.removeprefix("cases/") for path in sorted(files) if path.startswith("cases/")]
    with TemporaryDirectory(prefix="draft-") as made:
        folder = Path(made)
        lay_out(files, folder)
        agreement = read_agreement(folder).agreement
        results: list[ExampleResult] = run_examples(agreement, folder) if agreement else []
    if not results:
        return [(name, name.removesuffix(".yaml"), False, NOT_RUN) for name in names]
    return [(Path(one_.file).name, one_.name, one_.passed, one_.words) for one_ in results]


WHY = Words(cy="Enghraifft weithiedig newydd.", en="A new worked example.")
NOT_RUN = Words(
    cy="Ni ellir ei rhedeg eto: mae pwyntiau agored yn y drafft.",
    en="It cannot be run yet: the draft has open points.",
)
_NAME = Words(cy="Enw'r enghraifft", en="The example's name")
_NOT_A_NAME = Words(
    cy="Llythrennau bach, rhifau a thanlinellau, er enghraifft ceiniog_sbar.",
    en="Small letters, digits and underscores, for example odd_penny.",
)
_ALREADY = Words(cy="Mae enghraifft o'r enw hwn yno eisoes.", en="An example of this name is there already.")
_SAYS_CY = Words(cy="Beth mae'n ei ddangos, yn Gymraeg", en="What it shows, in Welsh")
_SAYS_EN = Words(cy="Beth mae'n ei ddangos, yn Saesneg", en="What it shows, in English")
_CLAUSE = Words(cy="Pa gymal y mae'n ei ddangos", en="Which clause it shows")
_AGREED = Words(cy="Pa swyddfeydd a gytunodd arni", en="Which offices agreed to it")
_COUNCIL = Words(cy="Cyngor", en="Council")
_SERVICE = Words(cy="Gwasanaeth", en="Service")
_START = Words(cy="Diwrnod cyntaf y pecyn", en="The package's first day")
_LINES = Words(cy="Y llinellau cost", en="The cost lines")
_NOT_POUNDS = Words(
    cy="Rhowch swm mewn punnoedd a cheiniogau, er enghraifft 372.00.",
    en="Give an amount in pounds and pence, for example 372.00.",
)
_NO_PENCE = Words(
    cy="Rhowch y symiau sydd i ddod allan, neu weithio'r enghraifft allan yn gyntaf.",
    en="Give the amounts that must come out, or work the example out first.",
)
