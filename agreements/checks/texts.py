"""Checks the text against the rules, both ways (V24), and one language against the other (V34): each clause
named is there, each figure stated, each variable read, nothing left untranslated.
"""

import re
from collections.abc import Iterator

from agreements.checks.check import Subject
from agreements.clauses import ClauseText
from agreements.faults import Fault
from agreements.reading import CLAUSE_FILES
from agreements.words import Words
from agreements.yaml_source import Source, ValuePath

_MONEY = (
    "pounds?|pence|penny|(?:o )?(?:bunnoedd|bunnau|bunt|punnoedd|punt|geiniogau|ceiniogau|geiniog|ceiniog)"
)
_TYPED_FIGURE = re.compile(
    r"\d{1,12}(\.\d{1,12})?\s?%|£\s?\d|\b\w{1,30} (?:per ?cent|y cant)\b"
    r"|(?<![\d/])[1-9]/\d{1,3}(?![\d/])|(?<!\d)0\.\d{1,12}"
    rf"|\d[\d,]{{0,15}}\s(?:{_MONEY})\b",
    re.IGNORECASE,
)
"""A share or a sum of money, in figures, or a share in words."""
_VARIABLE = re.compile(r"\{\{[^{}]{0,100}\}\}")


def text_and_rules(subject: Subject) -> Iterator[Fault]:
    """V24: clauses that are not there, figures typed by hand, variables and constants that do not meet."""
    for source, path, clause_id in _named_clauses(subject):
        if clause_id not in subject.agreement.clauses:
            yield source.fault(path, _NO_CLAUSE.filled(clause=clause_id))
    if not subject.reading.faults:
        for language, name in CLAUSE_FILES.items():
            yield from _text_faults(subject, language, subject.reading.file(name))


def between_languages(subject: Subject) -> Iterator[Fault]:
    """V34: figures that one language states and the other does not, and headings that were not translated."""
    reading, title = subject.reading, subject.agreement.title
    if reading.faults:
        return
    for language, other in (("cy", "en"), ("en", "cy")):
        file = reading.file(CLAUSE_FILES[language])
        for clause_id, clause in reading.clauses[language].items():
            stated, elsewhere = (
                {variable for variable, _ in reading.clauses[code][clause_id].variables()}
                for code in (language, other)
            )
            for variable in sorted(elsewhere - stated):
                words = _ONE_LANGUAGE_ONLY.filled(clause=clause_id, variable=variable)
                yield Fault(file, clause.line, words)
    for clause_id, clause in reading.clauses["cy"].items():
        for words in _between(clause, reading.clauses["en"][clause_id]):
            yield Fault(reading.file(CLAUSE_FILES["cy"]), clause.line, words.filled(clause=clause_id))
    if _same(title.cy, title.en):
        yield subject.main.fault(("title", "cy"), _SAME_TITLE)


def _between(cy: ClauseText, en: ClauseText) -> Iterator[Words]:
    """What is wrong between the two texts of one clause: not translated, or the items of its list state
    different figures.
    """
    if _same(cy.title, en.title):
        yield _SAME_HEADING
    if _same(cy.text, en.text) and re.search(r"[^\W\d_]{2}", _VARIABLE.sub("", cy.text)):
        yield _SAME_TEXT
    if list(_items(cy)) != list(_items(en)):
        yield _OTHER_ITEMS


def _items(clause: ClauseText) -> Iterator[list[str]]:
    """The variables of each item of a clause's list, in the order of the items."""
    stated = list(clause.variables())
    for number, line in enumerate(clause.text.split("\n"), start=clause.line + 1):
        if line.lstrip().startswith(("- ", "* ")):
            yield sorted(variable for variable, place in stated if place == number)


def _named_clauses(subject: Subject) -> Iterator[tuple[Source, ValuePath, str]]:
    agreement, main = subject.agreement, subject.main
    for formula in agreement.formulas:
        for path, clause_id in formula.cites():
            yield subject.reading.formulas[formula.id], path, clause_id
    yield main, ("health_lines_clause",), agreement.health_lines_clause
    yield main, ("legal_status_clause",), agreement.legal_status_clause
    yield main, ("languages", "divergence_clause"), agreement.languages.divergence_clause
    yield main, ("contributions", "varied_by"), agreement.contributions.varied_by
    for path, provision in agreement.provisions():
        yield main, (*path, "clause"), provision.clause
    for topic, clause_id in agreement.topics.items():
        yield main, ("topics", topic), clause_id


def _text_faults(subject: Subject, language: str, file: str) -> Iterator[Fault]:
    agreement = subject.agreement
    stated: set[str] = set()
    for clause_id, clause in subject.reading.clauses[language].items():
        for variable, line in clause.variables():
            stated.add(variable)
            if variable not in agreement.constants:
                yield Fault(file, line, _NOBODY_READS.filled(variable=variable, clause=clause_id))
        for offset, text in enumerate((clause.title, *clause.text.split("\n"))):
            if match := _TYPED_FIGURE.search(_VARIABLE.sub(" ", text)):
                words = _TYPED.filled(figure=match.group(), clause=clause_id)
                yield Fault(file, clause.line + offset, words)
    for constant in sorted(agreement.must_be_stated - stated):
        yield Fault(file, 1, _NOT_STATED.filled(constant=constant))


def _same(cy: str, en: str) -> bool:
    return cy.strip().casefold() == en.strip().casefold()


_ONE_LANGUAGE_ONLY = Words(
    cy="cymal {clause}: nid yw'n datgan {variable}, sydd yn y cymal yn yr iaith arall",
    en="clause {clause}: it does not state {variable}, which stands in the clause in the other language",
)
_SAME_TITLE = Words(
    cy="mae'r Gymraeg ar goll: mae'r teitl yr un â'r Saesneg",
    en="missing Welsh: the title is the same as the English",
)
_SAME_HEADING = Words(
    cy="cymal {clause}: mae'r Gymraeg ar goll: mae'r teitl yr un â'r Saesneg",
    en="clause {clause}: missing Welsh: the title is the same as the English",
)
_SAME_TEXT = Words(
    cy="cymal {clause}: mae'r Gymraeg ar goll: mae'r testun yr un â'r Saesneg",
    en="clause {clause}: missing Welsh: the text is the same as the English",
)
_OTHER_ITEMS = Words(
    cy="cymal {clause}: nid yw eitemau'r rhestr yn datgan yr un ffigurau, yn yr un drefn, â'r Saesneg",
    en="clause {clause}: the items of the list do not state the same figures, in the same order, as the "
    "English",
)
_NO_CLAUSE = Words(cy="nid oes cymal {clause}", en="there is no clause {clause}")
_NOBODY_READS = Words(
    cy="cymal {clause}: nid oes rheol yn darllen y newidyn {variable}",
    en="clause {clause}: no rule reads the variable {variable}",
)
_NOT_STATED = Words(
    cy="nid oes cymal yn datgan ffigur y rheol {constant}", en="no clause states the rule's figure {constant}"
)
_TYPED = Words(
    cy="cymal {clause}: mae {figure} wedi'i deipio â llaw; enwch ffigur y rheol",
    en="clause {clause}: {figure} is typed by hand; name the rule's figure",
)
