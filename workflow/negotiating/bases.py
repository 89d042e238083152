"""The text that a negotiation starts from: the files of a version, or of the model agreement.

Files of what ships are read from their folder; those of an activated agreement are handed in by the desk.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from agreements.book import SHIPPED, Book
from agreements.editing import with_value
from agreements.model import WrittenAgreement
from agreements.reading import MAIN_FILE, folders_of
from agreements.reference import Region
from agreements.starting import MODEL, pointing_to_its_schema
from agreements.starting import start as begin
from agreements.yaml_source import YEARS, read_yaml, read_yaml_text
from workflow.negotiating import rules
from workflow.negotiating.commands import StartNegotiation
from workflow.negotiating.draft_files import files_of, lay_out
from workflow.negotiating.starting import BaseText


def version_named(book: Book, command: StartNegotiation) -> WrittenAgreement:
    """The version that a start names: the latest of an agreement of the region. Raises Refused."""
    try:
        latest = book.get(command.agreement_id or "")
    except KeyError:
        rules.refuse(
            "version_exists",
            cy=f"Nid oes cytundeb ysgrifenedig {command.agreement_id or '?'}.",
            en=f"There is no written agreement {command.agreement_id or '?'}.",
        )
    if latest.region != command.region:
        rules.refuse(
            "version_is_of_the_region",
            cy=f"Nid yw {latest.id} yn gytundeb y rhanbarth hwn.",
            en=f"{latest.id} is not an agreement of this region.",
        )
    if command.version not in (None, latest.version):
        rules.refuse(
            "starts_from_the_latest",
            cy=f"Fersiwn {latest.version} yw'r diweddaraf: dechreuwch o honno.",
            en=f"Version {latest.version} is the latest: start from that one.",
        )
    return latest


def from_version(
    agreement: WrittenAgreement, files: Mapping[str, str], command: StartNegotiation, region: Region
) -> BaseText:
    """The next version of an agreement as a base text: what no version takes from the one before is left
    open.
    """
    begun = _begun(files, region)
    return BaseText(
        kind="version",
        agreement_id=agreement.id,
        version=agreement.version + 1,
        files=_from_its_first_day(begun, command.effective_from),
        from_id=agreement.id,
        from_version=agreement.version,
    )


def from_model(book: Book, command: StartNegotiation, region: Region) -> BaseText:
    """The model agreement with the region's bodies in it; what must be decided is left open by name. Raises
    Refused.
    """
    files = _begun(files_of(MODEL), region)
    agreement_id = command.agreement_id or str(read_yaml_text(files[MAIN_FILE], name=MAIN_FILE).data["id"])
    if any(one.id == agreement_id for one in book.all()):
        rules.refuse(
            "agreement_id_is_new",
            cy=f"Mae cytundeb {agreement_id} yn bod yn barod: dechreuwch ohono, neu rhowch enw arall.",
            en=f"There is already an agreement {agreement_id}: start from it, or give another id.",
        )
    files[MAIN_FILE] = with_value(files[MAIN_FILE], ("id",), agreement_id)
    return BaseText(
        kind="model",
        agreement_id=agreement_id,
        version=1,
        files=_from_its_first_day(files, command.effective_from),
    )


def shipped_files(agreement: WrittenAgreement) -> Mapping[str, str] | None:
    """The files of a version that ships; None where it does not."""
    folder = _folders().get((agreement.id, agreement.version))
    return files_of(folder) if folder else None


@cache
def _folders() -> Mapping[tuple[str, int], Path]:
    found: dict[tuple[str, int], Path] = {}
    for folder in folders_of(SHIPPED):
        data = read_yaml(folder / MAIN_FILE).data
        found[data["id"], data["version"]] = folder
    return found


def _begun(files: Mapping[str, str], region: Region) -> dict[str, str]:
    """The files that beginning an agreement for the region from these makes."""
    with TemporaryDirectory(prefix="draft-") as made:
        source, to = Path(made) / "source", Path(made) / "begun"
        lay_out(files, source)
        begin(source, region, to=to)
        # As they would stand beside the others: a draft is the same whatever machine it was begun on.
        home = SHIPPED / region.code.lower() / "draft"
        return {path: pointing_to_its_schema(home / path, text) for path, text in files_of(to).items()}


def _from_its_first_day(files: Mapping[str, str], first_day: date | None) -> Mapping[str, str]:
    """The files with the first day that is aimed at. Raises Refused for one that no agreement can have."""
    if first_day is None:
        return files
    if first_day.year not in YEARS:
        rules.refuse(
            "first_day_is_of_an_agreement",
            cy=f"Rhaid i'r diwrnod cyntaf fod yn y blynyddoedd {YEARS[0]} i {YEARS[-1]}.",
            en=f"The first day must be in the years {YEARS[0]} to {YEARS[-1]}.",
            clause="V28",
        )
    main = with_value(files[MAIN_FILE], ("dates", "effective_from"), first_day)
    return {**files, MAIN_FILE: main}
