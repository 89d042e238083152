"""Begins an agreement for a region: a folder made from the model agreement or from another one, the region's
bodies filled in, and everything that must be decided left open by name. It suggests no share.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from agreements.book import SHIPPED
from agreements.clauses import read_clauses
from agreements.editing import with_clause, with_values, without_value
from agreements.faults import Fault
from agreements.reading import CLAUSE_FILES, MAIN_FILE, displayed, folders_of, read_agreement
from agreements.reference import Reference, Region
from agreements.schema import SCHEMAS, file_name, schema_of
from agreements.words import Words
from agreements.yaml_source import ValuePath, read_bounded, read_yaml

MODEL = Path(__file__).with_name("model_agreement")
_MARK = " (enghraifft / example)"
Values = Mapping[ValuePath, Any]


class CannotStart(ValueError):
    """There is nothing to start from, or something stands already where the folder would be."""

    def __init__(self, words: Words) -> None:
        self.words = words
        super().__init__(words.en)


def source_of(typed: str) -> Path:
    """The folder to start from: `model`, a folder, or the last version of a shipped agreement by its id."""
    if typed == "model":
        return MODEL
    if (Path(typed) / MAIN_FILE).is_file():
        return Path(typed)
    versions = []
    for folder in folders_of(SHIPPED):
        data = read_yaml(folder / MAIN_FILE).data
        if data.get("id") == typed:
            versions.append((data["version"], folder))
    if not versions:
        raise CannotStart(_NO_SOURCE.filled(typed=typed))
    return max(versions)[1]


def name_of(source: Path, region: Region) -> str:
    """What the new version is called, `xr7-gofal-parhaus-1`: its id and its version."""
    values = _values(source, region)
    return f"{values['id',]}-{values['version',]}"


def start(source: Path, region: Region, *, to: Path) -> list[Fault]:
    """Write the folder and answer every point that is open in it, by file and line. CannotStart where
    anything stands at `to` already or nothing can be written there; FaultySource where the source cannot
    be read.
    """
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise CannotStart(_ALREADY.filled(path=str(to)))
    files = dict(_files(source, region))
    try:
        _write(files, to)
    except OSError as fault:
        raise CannotStart(_CANNOT_WRITE.filled(path=str(to))) from fault
    found = [*read_agreement(to).faults, *_other_regions_bodies(to, region)]
    return sorted(set(found), key=lambda fault: (fault.file, fault.line, fault.words.en))


def _write(files: Mapping[str, str], to: Path) -> None:
    for name, text in files.items():
        path = to / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pointing_to_its_schema(path, text).encode("utf-8"))


def _files(source: Path, region: Region) -> Iterator[tuple[str, str]]:
    text = read_bounded(source / MAIN_FILE, name=MAIN_FILE)
    data = read_yaml(source / MAIN_FILE).data
    if "template" in data:
        text = _HEAD + without_value(text, ("template",)).partition("\nformat:")[2]
    yield MAIN_FILE, with_values(text, _values(source, region))
    for language, name in CLAUSE_FILES.items():
        clauses = read_bounded(source / name, name=name)
        yield name, _for_the_region(clauses, region, language, new=data.get("region") != region.code)
    folders = (
        ("formulas", "parameters", "cases")
        if data.get("region") == region.code
        else ("formulas", "parameters")
    )
    for folder in folders:
        for file in sorted((source / folder).glob("*.yaml")):
            yield f"{folder}/{file.name}", read_bounded(file, name=file.name)


def pointing_to_its_schema(path: Path, text: str) -> str:
    """The first line of a YAML file tells editors where its schema is, from where the file now stands."""
    if not text.startswith(_POINTER):
        return text
    where = os.path.relpath(SCHEMAS / file_name(schema_of(path)), path.parent)
    return f"{_POINTER}{Path(where).as_posix()}\n{text.partition(chr(10))[2]}"


def _values(source: Path, region: Region) -> Values:
    data = read_yaml(source / MAIN_FILE).data
    if data.get("region") == region.code:
        return _next_version(source, data)
    bodies = [region.health_board, *region.councils]
    name = f"{region.code.lower()}-gofal-parhaus"
    return {
        ("id",): name,
        ("version",): 1,
        ("fictional",): region.fictional,
        ("supersedes",): None,
        ("provenance",): _provenance(region),
        ("title", "cy"): _TITLE.filled(region=region.name).cy,
        ("title", "en"): _TITLE.filled(region=region.name).en,
        ("region",): region.code,
        ("membership_as_at",): "<<membership>>",
        ("parties",): [{"body": body, "role": "contributor"} for body in bodies],
        ("signatures_required",): [
            {"body": body, "office": "finance", "purpose": "funding"} for body in bodies
        ],
        ("scope", "resident_in"): list(region.councils),
        ("contributions", "host"): "<<host>>",
        ("contributions", "in_kind"): [],
        ("overspend", "members"): bodies,
        ("underspend", "members"): bodies,
        ("default_clause",): "<<silence>>",
        **_open_again(data),
        **{
            ("overspend", "tiers", place, "shares"): "<<shares>>"
            for place, tier in enumerate(data["overspend"].get("tiers", []))
            if tier.get("shares")
        },
    }


def _next_version(source: Path, data: Mapping[str, Any]) -> Values:
    before = read_agreement(source).agreement
    supersedes = None
    if before is not None:
        supersedes = {"id": before.id, "version": before.version, "sha256": before.sha256}
    return {
        ("id",): data["id"],
        ("version",): data["version"] + 1,
        ("supersedes",): supersedes,
        **_open_again(data),
    }


def _open_again(data: Mapping[str, Any]) -> Values:
    """What no version takes from the one before it: its dates, its sources, who confirmed its texts."""
    return {
        ("sources",): [],
        ("dates", "effective_from"): "<<from>>",
        ("dates", "effective_to"): None,
        ("dates", "signed_on"): "<<signing>>",
        ("dates", "review_due"): "<<review>>",
        ("languages", "confirmed_by", "cy"): {"name": "<<confirmed>>", "confirmed_on": "<<confirmed>>"},
        ("languages", "confirmed_by", "en"): {"name": "<<confirmed>>", "confirmed_on": "<<confirmed>>"},
    }


def _provenance(region: Region) -> Mapping[str, Any]:
    return {
        "kind": "illustrative" if region.fictional else "local",
        "confidence": "R",
        "source": {"cy": _DRAFT.cy, "en": _DRAFT.en},
    }


def _for_the_region(text: str, region: Region, language: str, *, new: bool) -> str:
    """The title and the clause of the parties, for an agreement of another region or of none."""
    if not new:
        return text
    reference = Reference.load()
    bodies = ", ".join(
        reference.body(code).name.in_language(language) for code in (region.health_board, *region.councils)
    )
    title = _TITLE.filled(region=region.name).in_language(language)
    _, _, rest = text.partition("\n")
    return with_clause(
        f"# {title}\n{rest}", "c1-1", text=_PARTIES.in_language(language).format(bodies=bodies)
    )


def _other_regions_bodies(folder: Path, region: Region) -> Iterator[Fault]:
    """Lines of clauses that still name a body of another region."""
    reference = Reference.load()
    others = [body.name for body in reference.bodies if body.region not in (None, region.code)]
    for language, name in CLAUSE_FILES.items():
        names = [other.in_language(language).removesuffix(_MARK) for other in others]
        shown = displayed(folder / name)
        clauses, _ = read_clauses(folder / name, name=shown)
        for clause in clauses.values():
            for offset, line in enumerate(clause.text.split("\n"), start=1):
                yield from (
                    Fault(shown, clause.line + offset, _OTHER_BODY.filled(body=other))
                    for other in names
                    if other in line
                )


_POINTER = "# yaml-language-server: $schema="
_HEAD = (
    _POINTER
    + """
# Drafft / a draft. `<<...>>` sydd eto i'w benderfynu / is still to be decided: `cytundeb agreements check`.
format:"""
)
_TITLE = Words(
    cy="Cytundeb gofal parhaus plant {region}", en="{region}: children's continuing care agreement"
)
_PARTIES = Words(
    cy="Dyma gytundeb rhwng y cyrff hyn: {bodies}. Cyrff cyfreithiol yn unig sy'n bartïon. Cyllideb o "
    "fewn cyngor yw addysg, nid parti ar wahân.",
    en="This is an agreement between these bodies: {bodies}. Only legal bodies are parties. Education is a "
    "budget within a council, not a separate party.",
)
_DRAFT = Words(cy="Drafft, i'w gadarnhau gan y cyrff.", en="A draft, to be confirmed by the bodies.")
_NO_SOURCE = Words(
    cy="Nid oes cytundeb {typed} i ddechrau ohono; gweler `cytundeb agreements list`.",
    en="There is no agreement {typed} to start from; see `cytundeb agreements list`.",
)
_CANNOT_WRITE = Words(cy="Ni ellir ysgrifennu yn {path}.", en="{path} cannot be written.")
_ALREADY = Words(cy="Mae rhywbeth yn {path} yn barod.", en="Something stands at {path} already.")
_OTHER_BODY = Words(
    cy="i'w benderfynu: mae'r cymal yn enwi {body}, corff o ranbarth arall",
    en="to be decided: the clause names {body}, a body of another region",
)
