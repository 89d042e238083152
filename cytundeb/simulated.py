"""The result of a simulation as tables for a person at a terminal, in both languages. It computes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from agreements.money import format_pounds
from agreements.payers import PAYER_ROLES, ROLE_WORDS, account_words
from agreements.reference import Reference
from agreements.simulation.headline import headline
from agreements.words import Words

_Row = Sequence[str]


def as_words(found: dict[str, Any]) -> Words:
    """The whole result, in each language."""
    return Words(cy="\n".join(_lines(found, "cy")), en="\n".join(_lines(found, "en")))


def _lines(found: dict[str, Any], language: str) -> Iterable[str]:
    def say(words: Words) -> str:
        return words.in_language(language)

    inputs = found["inputs"]
    for side in ("agreement", "against"):
        yield f"{say(_SIDES[side])}: {inputs[side]['title'][language]}"
    cohort = inputs["cohort"]
    yield say(
        _COHORT.filled(
            packages=cohort["packages"], weeks=cohort["package_weeks"], compared=found["packages"]["compared"]
        )
    )
    yield from (say(words) for words in headline(found))
    yield say(_NO_CASE)
    if found["illustrative"]:
        yield say(_ILLUSTRATIVE)
    yield ""
    heading = [say(_ACCOUNT), say(_BEFORE), say(_AFTER), say(_CHANGE)]
    yield from _table(
        heading, (_moved(one, language) for one in (*found["accounts"], *_roles(found, language)))
    )
    yield from _movers(found, say)
    yield from _ways(found, say)
    yield from _refusals(found, language)
    yield from _disagreements(found, say)
    yield ""
    yield f"sha256 {found['sha256']}"


def _roles(found: dict[str, Any], language: str) -> list[dict[str, Any]]:
    return [{**one, "said": f"= {ROLE_WORDS[one['name']].in_language(language)}"} for one in found["roles"]]


def _moved(one: dict[str, Any], language: str) -> _Row:
    name = one.get("said") or _account(one["name"], language)
    return [name, *(format_pounds(one[key]) for key in ("before_pence", "after_pence", "change_pence"))]


def _account(account: str, language: str) -> str:
    body = Reference.load().body(account.partition(".")[0]).name
    return f"{account}  {account_words(account, body).in_language(language)}"


def _movers(found: dict[str, Any], say: Callable[[Words], str]) -> Iterable[str]:
    if not found["movers"]:
        return
    yield ""
    yield say(_MOVERS)
    heading = [say(_PACKAGE), *(say(ROLE_WORDS[role]) for role in PAYER_ROLES), say(_MOVED)]
    yield from _table(
        heading,
        (
            [
                one["package"],
                *(
                    f"{format_pounds(one['before_pence_a_week'][role])} → "
                    f"{format_pounds(one['after_pence_a_week'][role])}"
                    for role in PAYER_ROLES
                ),
                format_pounds(one["moved_pence"]),
            ]
            for one in found["movers"]
        ),
    )


def _ways(found: dict[str, Any], say: Callable[[Words], str]) -> Iterable[str]:
    yield ""
    moves = found["greater_part_moves"]
    yield say(_FLIPS.filled(count=moves["packages"]))
    for way in moves["ways"]:
        yield f"  {say(_GREATER[way['before']])} → {say(_GREATER[way['after']])}: {way['packages']}"


def _refusals(found: dict[str, Any], language: str) -> Iterable[str]:
    for side in ("agreement", "against"):
        refused = found["refusals"][side]
        yield _REFUSED.filled(side=_SIDES[side], count=refused["packages"]).in_language(language)
        for reason in refused["reasons"]:
            yield f"  {reason['packages']}  {reason['rule']} {reason['clause'] or ''}".rstrip()
            yield from (f"      {said[language]}" for said in reason["for_example"])


def _disagreements(found: dict[str, Any], say: Callable[[Words], str]) -> Iterable[str]:
    one = found["disagreements"]
    if not one["disagreements"]:
        return
    yield say(
        _NEAR.filled(
            disagreements=one["disagreements"],
            proposed=one["with_proposed_shares"],
            points=one["points"].removesuffix("/1"),
            before=one["inside"]["agreement"],
            after=one["inside"]["against"],
        )
    )


def _table(heading: _Row, rows: Iterable[_Row]) -> Iterable[str]:
    """Columns as wide as their widest cell, the first to the left and the others to the right."""
    listed = [heading, *rows]
    wide = [max(len(row[place]) for row in listed) for place in range(len(heading))]
    for row in listed:
        first, *others = (
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, wide, strict=True))
        )
        yield "  ".join((first, *others)).rstrip()


_SIDES = {
    "agreement": Words(cy="Fel y mae", en="As it is"),
    "against": Words(cy="Fel y byddai", en="As it would be"),
}
_COHORT = Words(
    cy="Carfan: {packages} pecyn, {weeks} wythnos pecyn; cymharwyd {compared}.",
    en="Cohort: {packages} packages, {weeks} package-weeks; {compared} compared.",
)
_NO_CASE = Words(
    cy="Nid yw efelychiad yn newid dim mewn unrhyw achos.", en="A simulation changes nothing in any case."
)
_ILLUSTRATIVE = Words(
    cy="Gwerthoedd enghreifftiol: nid yw'r un ffigur yma yn dod o gytundeb go iawn.",
    en="Illustrative values: no figure here comes from a real agreement.",
)
_ACCOUNT = Words(cy="Cyfrif", en="Account")
_BEFORE = Words(cy="Fel y mae", en="As it is")
_AFTER = Words(cy="Fel y byddai", en="As it would be")
_CHANGE = Words(cy="Newid", en="Change")
_MOVERS = Words(
    cy="Y pecynnau y mae'r mwyaf o arian yn symud rhwng cyfrifon ynddynt (yr wythnos, cyn → ar ôl):",
    en="The packages in which the most money moves between accounts (a week, before → after):",
)
_PACKAGE = Words(cy="Pecyn", en="Package")
_MOVED = Words(cy="Yn symud", en="Moves")
_FLIPS = Words(
    cy="Pecynnau lle mae corff arall yn talu'r rhan fwyaf: {count}.",
    en="Packages of which another body pays the greater part: {count}.",
)
_GREATER = {
    "health_board": Words(cy="y bwrdd iechyd", en="the health board"),
    "council": Words(cy="y cyngor", en="the council"),
    "even": Words(cy="yn gyfartal", en="evenly"),
}
_REFUSED = Words(cy="{side}: {count} pecyn heb ateb.", en="{side}: {count} packages refused.")
_NEAR = Words(
    cy="Anghytundebau: {disagreements}, {proposed} â chyfrannau wedi'u cynnig; o fewn {points} pwynt i'r "
    "fformiwla: {before} fel y mae, {after} fel y byddai.",
    en="Disagreements: {disagreements}, {proposed} with proposed shares; within {points} points of the "
    "formula: {before} as it is, {after} as it would be.",
)
