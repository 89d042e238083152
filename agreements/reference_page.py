"""The page `docs/reference/agreement.md`: every field of an agreement's files, made from the models, and the
words of every code in both languages.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from agreements.circumstances import ELIGIBILITY
from agreements.field_meanings import CLAUSE, MEANINGS
from agreements.field_names import FIELD_NAMES, TOPIC_NAMES
from agreements.file_meanings import BESIDE, FORMULA
from agreements.formulas import KINDS
from agreements.formulas.kind_names import kind_name
from agreements.legal_status import LEGAL_STATUS_WORDS
from agreements.line_kinds import LINE_KINDS, SERVICES
from agreements.payers import ROLE_WORDS
from agreements.periods.interim_rule import EVENT_WORDS
from agreements.periods.time_rules import REASON_WORDS
from agreements.pools.asymmetric_rule import THEN_WORDS
from agreements.pools.underspend_rule import METHOD_WORDS as UNDERSPEND_WORDS
from agreements.pools.variance_rule import METHOD_WORDS as OVERSPEND_WORDS
from agreements.provenance import CONFIDENCE_WORDS, KIND_WORDS
from agreements.provisions.contributions import BASIS_WORDS, DIRECTION_WORDS, POOL_WORDS
from agreements.provisions.governance import ARBITER_WORDS, EXIT_WORDS, PENDING_WORDS, STAGE_WORDS
from agreements.provisions.parties import (
    LANGUAGE_WORDS,
    OFFICE_WORDS,
    PARTY_ROLE_WORDS,
    PURPOSE_WORDS,
    SCOPE_KIND_WORDS,
)
from agreements.provisions.rounding import GRAIN_WORDS, METHOD_WORDS
from agreements.schema import NAMES, schema
from agreements.words import Words

Row = tuple[str, str, str]
_HEAD = """\
# The files of a written agreement, field by field

Made from the models by `cytundeb agreements schema --page`; a test holds it to them. How to begin:
[add a region](../add-a-region.md). How the files work together: [agreements](../agreements.md). What must
hold between them: [validations](../validations.md). The same as JSON Schema: `agreements/schemas/`.

Money is whole pence. A share is `60%`, `1/3` or `0.6`, exactly. A day is `2026-04-01`. A clause is `c4-1`.
Words are `{cy: …, en: …}`. A field marked * may be left out.
"""
_FILES = {
    "agreement": "agreement.yaml",
    "formula": "formulas/<id>.yaml",
    "parameter": "parameters/<name>.yaml",
    "case": "cases/<name>.yaml",
    "signature": "signatures/<BODY>.<office>.yaml",
    "activation": "activation.yaml",
    "termination": "termination.yaml",
}
CODES: Mapping[str, Mapping[str, Words]] = {
    "provenance.kind": KIND_WORDS,
    "confidence": CONFIDENCE_WORDS,
    "scope_kind": SCOPE_KIND_WORDS,
    "legal_status": LEGAL_STATUS_WORDS,
    "legal_basis[].for, signatures_required[].purpose": PURPOSE_WORDS,
    "languages.authoritative": LANGUAGE_WORDS,
    "parties[].role": PARTY_ROLE_WORDS,
    "office": OFFICE_WORDS,
    "service": SERVICES,
    "lines, kind of a cost line": {code: kind.name for code, kind in LINE_KINDS.items()},
    "payers": ROLE_WORDS,
    "scope.eligibility": {code: one.name for code, one in ELIGIBILITY.items()},
    "contributions.basis": BASIS_WORDS,
    "contributions.pool_model": POOL_WORDS,
    "contributions.instalments.direction": DIRECTION_WORDS,
    "rounding.method": METHOD_WORDS,
    "rounding.grain": GRAIN_WORDS,
    "time.absence[].reason": REASON_WORDS,
    "overspend.method": {str(code): words for code, words in OVERSPEND_WORDS.items()},
    "underspend.method": {str(code): words for code, words in UNDERSPEND_WORDS.items()},
    "pool.asymmetric_change.then": THEN_WORDS,
    "interim.trigger, interim.backdate_to": EVENT_WORDS,
    "interim.covers": PENDING_WORDS,
    "disputes.stages[].stage": STAGE_WORDS,
    "disputes.arbiter": ARBITER_WORDS,
    "termination.exit_rule": EXIT_WORDS,
    "topics": TOPIC_NAMES,
}


def reference_page() -> str:
    """The whole page."""
    parts = [_HEAD, *_agreement(), *_formulas()]
    for name in NAMES[2:]:
        parts.append(f"## `{_FILES[name]}`\n\n{_table(_rows(schema(name), BESIDE[name]))}")
    parts.append("## Codes\n")
    for where, words in CODES.items():
        rows = (f"| `{code}` | {said.cy} | {said.en} |" for code, said in words.items())
        parts.append("\n".join((f"### {where}\n", "| | Cymraeg | English |", "|---|---|---|", *rows)) + "\n")
    return "\n".join(parts)


def fields(made: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any], bool]]:
    """Every field of a schema, however deep: its path, its schema, and whether it must be there."""
    yield from _fields(made, made.get("$defs", {}), "")


def _fields(
    node: Mapping[str, Any], definitions: Mapping[str, Any], path: str
) -> Iterator[tuple[str, Mapping[str, Any], bool]]:
    node = _resolved(node, definitions)
    if _is_words(node):
        return
    for alternative in node.get("anyOf", ()):
        yield from _fields(alternative, definitions, path)
    if isinstance(node.get("items"), dict):
        yield from _fields(node["items"], definitions, f"{path}[]")
    for name, field in node.get("properties", {}).items():
        below = f"{path}.{name}" if path else name
        yield below, field, name in node.get("required", ())
        yield from _fields(field, definitions, below)


def _resolved(node: Mapping[str, Any], definitions: Mapping[str, Any]) -> Mapping[str, Any]:
    name = node.get("$ref")
    return node if name is None else {**definitions[name.rpartition("/")[2]], **node}


def _is_words(node: Mapping[str, Any]) -> bool:
    return set(node.get("properties", ())) == {"cy", "en"} and all(
        field.get("type") == "string" for field in node["properties"].values()
    )


def _agreement() -> Iterator[str]:
    """First what is one value, in one table; then each part that has fields of its own."""
    made = schema("agreement")
    rows: dict[str, list[Row]] = {name: [] for name in FIELD_NAMES if name in made["properties"]}
    for row in _rows(made, {path: meaning(path) for path, _, _ in fields(made)}):
        rows[row[0].partition(".")[0].removesuffix("[]")].append(row)
    alone = [row for found in rows.values() for row in found if len(found) == 1]
    yield f"## `{_FILES['agreement']}`\n\n{_table(alone)}"
    for name, found in rows.items():
        if len(found) > 1:
            words = FIELD_NAMES[name]
            yield f"### {words.en[:1].upper()}{words.en[1:]} / {words.cy}\n\n{_table(found)}"


def _formulas() -> Iterator[str]:
    """First what every formula has, then what each kind has beside it."""
    made = schema("formula")
    kinds = [(kind, _rows({**one, "$defs": made["$defs"]}, of_kind(kind)), one) for kind, one in _kinds(made)]
    common = {row[0] for row in kinds[0][1]}.intersection(*({row[0] for row in rows} for _, rows, _ in kinds))
    yield f"## `{_FILES['formula']}`\n\nWhat each kind is for: [agreements](../agreements.md).\n"
    yield f"### Every formula\n\n{_table([row for row in kinds[0][1] if row[0] in common - {'kind'}])}"
    for kind, rows, one in kinds:
        words = kind_name(kind)
        told = " ".join(str(one.get("description", "")).split())
        own = [row for row in rows if row[0] not in common]
        table = f"\n\n{_table(own)}" if own else "\n"
        yield f"### `{kind}`: {words.en} / {words.cy}\n\n{told}{table}"


def _kinds(made: Mapping[str, Any]) -> Iterable[tuple[str, Mapping[str, Any]]]:
    return zip(KINDS, made["oneOf"], strict=True)


def _rows(made: Mapping[str, Any], meanings: Mapping[str, str]) -> list[Row]:
    found: dict[str, Row] = {}
    for path, field, required in fields(made):
        kind = _type(field, made.get("$defs", {})) + ("" if required else " *")
        found.setdefault(path, (path, kind, meanings[path]))
    return list(found.values())


def meaning(path: str) -> str:
    """What a field of `agreement.yaml` means; KeyError for one that nobody has told."""
    return CLAUSE if path.endswith(".clause") else MEANINGS[path]


def of_kind(kind: str) -> Mapping[str, str]:
    """What the fields of a kind of formula mean: those of every formula, and where it has its own."""
    own = {
        path.removeprefix(f"{kind}."): told for path, told in FORMULA.items() if path.startswith(f"{kind}.")
    }
    return {**FORMULA, **own}


def _table(rows: list[Row]) -> str:
    lines = (f"| `{path}` | {kind} | {told} |" for path, kind, told in rows)
    return "\n".join(("| field | type | meaning |", "|---|---|---|", *lines)) + "\n"


def _type(field: Mapping[str, Any], definitions: Mapping[str, Any]) -> str:
    node = _resolved(field, definitions)
    if "anyOf" in node:
        return " or ".join(dict.fromkeys(_type(one, definitions) for one in node["anyOf"]))
    if _is_words(node):
        return "words"
    if "const" in node:
        return f"`{node['const']}`".replace("True", "true")
    if "enum" in node:
        return ", ".join(f"`{code}`" for code in node["enum"])
    if node.get("type") == "array":
        return f"list of {_type(node.get('items', {}), definitions)}"
    if node.get("format") == "date":
        return "day"
    if node.get("type") == ["string", "number"]:
        return "share"
    return _PLAIN.get(str(node.get("type")), "any")


_PLAIN = {
    "string": "text",
    "integer": "whole number",
    "boolean": "true or false",
    "object": "fields",
    "null": "null",
}
