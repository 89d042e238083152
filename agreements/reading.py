"""Reads the folder of one written agreement into the model, collecting every fault with its file and line.

It reads only what makes the agreement; worked examples are evidence about it and are read elsewhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from agreements.blanks import blanks_in_clause, blanks_in_source, lies_in_a_blank
from agreements.clauses import Clause, ClauseText, read_clauses
from agreements.faults import Fault, FaultySource
from agreements.formulas import KINDS, Formula
from agreements.model import WrittenAgreement
from agreements.needs import NeedsTable
from agreements.parameters import Parameter, ends_within, gaps_and_overlaps
from agreements.pydantic_words import faults_in
from agreements.signatures import Activation, Ending, Signature
from agreements.words import Words
from agreements.yaml_source import Source, ValuePath, read_yaml

MAIN_FILE = "agreement.yaml"
ACTIVATION_FILE = "activation.yaml"
ENDING_FILE = "termination.yaml"
CLAUSE_FILES = {"cy": "clauses.cy.md", "en": "clauses.en.md"}
MAX_NESTED = 8
Model = TypeVar("Model", bound=BaseModel)
_ROOT = Path(__file__).resolve().parent.parent


@dataclass(slots=True)
class Reading:
    """What one folder gave: the agreement, or None with the faults that prevented it, and where things
    stand.
    """

    folder: Path
    agreement: WrittenAgreement | None = None
    faults: list[Fault] = field(default_factory=list)
    main: Source | None = None
    formulas: dict[str, Source] = field(default_factory=dict)
    parameters: dict[str, Source] = field(default_factory=dict)
    clauses: dict[str, dict[str, ClauseText]] = field(default_factory=dict)
    signatures: dict[str, tuple[Signature, Source]] = field(default_factory=dict)
    activation: tuple[Activation, Source] | None = None
    ending: tuple[Ending, Source] | None = None
    blanks: dict[str, dict[ValuePath, Words]] = field(default_factory=dict)

    def file(self, name: str) -> str:
        """How messages call a file of this folder."""
        return displayed(self.folder / name)


def displayed(path: Path) -> str:
    """A path as messages show it: from the top of the project where it is inside, else as given."""
    absolute = path.absolute()
    return str(absolute.relative_to(_ROOT)) if absolute.is_relative_to(_ROOT) else str(path)


def folders_of(path: Path) -> list[Path]:
    """Every folder at or beneath the path that holds an agreement, in order of name; the agreement's own
    file names its folder, and any other file holds none.
    """
    if path.is_file():
        return [path.parent] if path.name == MAIN_FILE else []
    return sorted(found.parent for found in path.rglob(MAIN_FILE))


def read_agreement(folder: Path) -> Reading:
    """The agreement of one folder; faults are in the answer and nothing is raised for them.

    Where there are faults an agreement may still be there, so that other checks can look at it; nobody
    may use it.
    """
    reading = Reading(folder)
    main = _read(reading, MAIN_FILE)
    parameters = _parameters(reading)
    formulas = _formulas(reading)
    clauses = _clauses(reading)
    if main is None:
        return reading
    reading.main = main
    if not isinstance(main.data, dict):
        reading.faults.append(main.fault((), _NOT_A_MAPPING))
        return reading
    for name in ("parts", "parameters", "clauses"):
        if name in main.data:
            reading.faults.append(main.fault((name,), _HAS_ITS_OWN_FILES.filled(name=name)))
    rules = _rules_in_order(reading, main, formulas)
    parts = _parts(reading, rules, formulas)
    data = {**main.data, "rules": rules, "parts": parts, "parameters": parameters, "clauses": clauses}
    reading.agreement = _validated(reading, main, WrittenAgreement, data)
    _beside(reading)
    _problems(reading, formulas.values(), parameters)
    if reading.agreement is not None:
        _parameters_over_the_term(reading, reading.agreement)
    return reading


def _read(reading: Reading, name: str) -> Source | None:
    try:
        source = read_yaml(reading.folder / name, name=reading.file(name))
    except FaultySource as faulty:
        reading.faults.extend(faulty.faults)
        return None
    reading.blanks[source.file] = blanks = dict(blanks_in_source(source))
    reading.faults.extend(source.fault(path, words) for path, words in blanks.items())
    return source


def _read_all(reading: Reading, folder: str) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for path in sorted((reading.folder / folder).glob("*.yaml")):
        source = _read(reading, f"{folder}/{path.name}")
        if source is not None and not isinstance(source.data, dict):
            reading.faults.append(source.fault((), _NOT_A_MAPPING))
        elif source is not None:
            found[path.stem] = source
    return found


def _validated(reading: Reading, source: Source, model: type[Model], data: dict[str, Any]) -> Model | None:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        blanks = dict(reading.blanks[source.file])
        if any(("kind",) in reading.blanks[formula.file] for formula in reading.formulas.values()):
            blanks["rules",] = _RULES  # a rule whose kind is open is not there yet
        reading.faults.extend(
            source.fault(_known(path), words)
            for path, words in faults_in(error)
            if not lies_in_a_blank(path, blanks)
        )
        return None


def _known(path: ValuePath) -> ValuePath:
    """The path without the discriminators that Pydantic adds for a choice of types."""
    return tuple(part for part in path if not (isinstance(part, str) and "[" in part))


def _parameters(reading: Reading) -> dict[str, Parameter]:
    reading.parameters = _read_all(reading, "parameters")
    found: dict[str, Parameter] = {}
    for stem, source in reading.parameters.items():
        parameter = _validated(reading, source, Parameter, source.data)
        if parameter is None:
            continue
        if parameter.name != stem:
            reading.faults.append(source.fault(("name",), _OTHER_NAME.filled(name=parameter.name, file=stem)))
        for place, words in gaps_and_overlaps(parameter.values):
            reading.faults.append(source.fault(("values", place), words, check="V30"))
        found[parameter.name] = parameter
    return found


def _parameters_over_the_term(reading: Reading, agreement: WrittenAgreement) -> None:
    """A split is possible on every day of the term only where every parameter has a value on each.

    Where the term has no end, the day by which the next value is needed is a warning (check V30).
    """
    dates = agreement.dates
    for stem, source in reading.parameters.items():
        parameter = agreement.parameters.get(stem)
        if parameter is None:
            continue
        for place, end, words in ends_within(
            parameter.values, first_day=dates.effective_from, last_day=dates.effective_to
        ):
            if end == "from" or dates.effective_to is not None:
                reading.faults.append(source.fault(("values", place, end), words, check="V30"))


def _formulas(reading: Reading) -> dict[str, Formula]:
    reading.formulas = _read_all(reading, "formulas")
    found: dict[str, Formula] = {}
    for stem, source in reading.formulas.items():
        kind = KINDS.get(str(source.data.get("kind")))
        if kind is None and ("kind",) in reading.blanks[source.file]:
            continue
        if kind is None:
            words = _NO_KIND.filled(kind=str(source.data.get("kind"))[:40], kinds=", ".join(KINDS))
            reading.faults.append(source.fault(("kind",), words))
            continue
        formula = _validated(reading, source, kind, source.data)
        if formula is not None and formula.id != stem:
            reading.faults.append(source.fault(("id",), _OTHER_NAME.filled(name=formula.id, file=stem)))
        elif formula is not None:
            found[formula.id] = formula
    return found


def _rules_in_order(reading: Reading, main: Source, formulas: dict[str, Formula]) -> list[Formula]:
    named = main.data.get("rules")
    if not isinstance(named, list) or not all(isinstance(name, str) for name in named):
        reading.faults.append(main.fault(("rules",), _RULES))
        return []
    for place, name in enumerate(named):
        if str(name) not in reading.formulas:
            reading.faults.append(main.fault(("rules", place), _NO_FORMULA.filled(name=str(name)[:40])))
    return [formulas[name] for name in named if name in formulas]


def _parts(reading: Reading, rules: list[Formula], formulas: dict[str, Formula]) -> dict[str, Formula]:
    """The formulas that the rules are made of, however deep; one that is part of itself is a fault."""
    top = {rule.id for rule in rules}
    found: dict[str, Formula] = {}
    waiting: list[tuple[Formula, tuple[str, ...]]] = [(rule, (rule.id,)) for rule in rules]
    while waiting:
        formula, above = waiting.pop()
        for name in formula.parts():
            if name in above or name in top:
                words = _ROUND.filled(name=name)
                reading.faults.append(reading.formulas[formula.id].fault(("id",), words))
            elif name not in reading.formulas:
                words = _NO_FORMULA.filled(name=name)
                reading.faults.append(reading.formulas[formula.id].fault(("id",), words))
            elif name in formulas and len(above) < MAX_NESTED:
                found[name] = formulas[name]
                waiting.append((formulas[name], (*above, name)))
    for name, source in reading.formulas.items():
        if name in formulas and name not in top and name not in found:
            reading.faults.append(source.fault(("id",), _UNUSED.filled(name=name)))
    return found


def _beside(reading: Reading) -> None:
    """The signatures, the activation and the ending, where there are any."""
    for stem, source in _read_all(reading, "signatures").items():
        signature = _validated(reading, source, Signature, source.data)
        if signature is None:
            continue
        if signature.seat != stem:
            words = _OTHER_NAME.filled(name=signature.seat, file=stem)
            reading.faults.append(source.fault(("body",), words))
        reading.signatures[stem] = (signature, source)
    reading.activation = _one_beside(reading, ACTIVATION_FILE, Activation)
    reading.ending = _one_beside(reading, ENDING_FILE, Ending)


def _one_beside(reading: Reading, name: str, model: type[Model]) -> tuple[Model, Source] | None:
    if not (reading.folder / name).exists():
        return None
    source = _read(reading, name)
    if source is None:
        return None
    found = _validated(reading, source, model, source.data)
    return None if found is None else (found, source)


def _clauses(reading: Reading) -> dict[str, Clause]:
    for language, name in CLAUSE_FILES.items():
        try:
            reading.clauses[language], faults = read_clauses(reading.folder / name, name=reading.file(name))
            reading.faults.extend(faults)
            for clause in reading.clauses[language].values():
                reading.faults.extend(
                    Fault(reading.file(name), line, words) for line, words in blanks_in_clause(clause)
                )
        except FaultySource as faulty:
            reading.clauses[language] = {}
            reading.faults.extend(faulty.faults)
    cy, en = reading.clauses["cy"], reading.clauses["en"]
    for clause_id in en.keys() - cy.keys():
        words = _NO_WELSH_CLAUSE.filled(clause=clause_id)
        reading.faults.append(Fault(reading.file(CLAUSE_FILES["en"]), en[clause_id].line, words, check="V34"))
    for clause_id in cy.keys() - en.keys():
        words = _NO_ENGLISH_CLAUSE.filled(clause=clause_id)
        reading.faults.append(Fault(reading.file(CLAUSE_FILES["cy"]), cy[clause_id].line, words, check="V34"))
    return {
        clause_id: Clause(
            title=Words(cy=cy[clause_id].title, en=english.title),
            text=Words(cy=cy[clause_id].text.strip(), en=english.text.strip()),
        )
        for clause_id, english in en.items()
        if clause_id in cy and cy[clause_id].text.strip() and english.text.strip()
    }


def _problems(reading: Reading, rules: Iterable[Formula], parameters: dict[str, Parameter]) -> None:
    needs = NeedsTable.load()
    for rule in rules:
        for problem in rule.problems(parameters, needs):
            name = problem.parameter
            source = reading.formulas[rule.id] if name is None else reading.parameters[name]
            reading.faults.append(source.fault(problem.path, problem.words, check=problem.check))


_NOT_A_MAPPING = Words(cy="nid yw'r ffeil yn enwi meysydd", en="the file does not name fields")
_OTHER_NAME = Words(
    cy="yr enw yw {name} ond enw'r ffeil yw {file}", en="the name is {name} but the file is called {file}"
)
_HAS_ITS_OWN_FILES = Words(
    cy="mae gan {name} eu ffeiliau eu hunain; nid ydynt yn perthyn yma",
    en="{name} have files of their own and do not belong here",
)
_NO_KIND = Words(
    cy="nid oes math o fformiwla o'r enw {kind}; y rhai sydd: {kinds}",
    en="there is no kind of formula called {kind}; there are: {kinds}",
)
_ROUND = Words(
    cy="mae {name} yn rhan ohono'i hun neu'n rheol eisoes",
    en="{name} is part of itself, or is a rule already",
)
_RULES = Words(
    cy="rhaid i rules restru'r fformiwlâu yn nhrefn eu blaenoriaeth",
    en="rules must list the formulas in order of precedence",
)
_NO_FORMULA = Words(cy="nid oes fformiwla o'r enw {name}", en="there is no formula called {name}")
_UNUSED = Words(
    cy="nid yw'r cytundeb yn defnyddio'r fformiwla {name}", en="the agreement does not use the formula {name}"
)
_NO_WELSH_CLAUSE = Words(cy="mae'r Gymraeg ar goll o gymal {clause}", en="clause {clause} has no Welsh")
_NO_ENGLISH_CLAUSE = Words(cy="mae'r Saesneg ar goll o gymal {clause}", en="clause {clause} has no English")
