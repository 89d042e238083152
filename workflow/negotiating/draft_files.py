"""The files of a draft as one thing: their hash, the agreement that they make, and every fault they have.

The reader and the checks of `agreements` work on a folder, so the files are laid out in a temporary one
and it is gone again: the answer depends on the files alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from agreements.check import check
from agreements.faults import Fault, FaultySource
from agreements.model import WrittenAgreement
from agreements.reading import displayed, read_agreement

BESIDE = frozenset({"V33", "V36", "V38"})
"""Checks of what stands beside the text (the simulation seen, signatures, activation): the table itself
holds these, so a draft is not faulted for what it cannot have yet.
"""
Files = Mapping[str, str]
"""{path inside the agreement's folder: text}."""


@dataclass(frozen=True, slots=True)
class DraftReading:
    """What a set of files is: its hash, the agreement where it can be read, and its faults in order."""

    files_sha256: str
    agreement: WrittenAgreement | None
    faults: tuple[Fault, ...]

    @property
    def agreement_sha256(self) -> str | None:
        """The agreement's canonical hash; None where it cannot be read."""
        return self.agreement.sha256 if self.agreement else None

    def faults_as_json(self) -> list[dict[str, Any]]:
        """The faults as a draft keeps them: file, line and the sentence in both languages."""
        return [
            {
                "file": one.file,
                "line": one.line,
                "check": one.check,
                "cy": one.words.cy,
                "en": one.words.en,
            }
            for one in self.faults
        ]


def files_sha256(files: Files) -> str:
    """SHA-256 over the canonical JSON of the files."""
    said = json.dumps(dict(files), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def read_draft(files: Files) -> DraftReading:
    """Read and check a set of files. Paths are those that a command takes; nothing is raised for a fault."""
    with TemporaryDirectory(prefix="draft-") as made:
        folder = Path(made)
        lay_out(files, folder)
        reading = read_agreement(folder)
        faults = tuple(_named_inside(fault, folder) for fault in check(folder) if fault.check not in BESIDE)
    usable = reading.agreement if not reading.faults else None
    return DraftReading(files_sha256=files_sha256(files), agreement=usable, faults=faults)


def agreement_of(files: Files) -> WrittenAgreement:
    """The agreement that these files make, without the checks beyond reading. Raises FaultySource."""
    with TemporaryDirectory(prefix="draft-") as made:
        folder = Path(made)
        lay_out(files, folder)
        reading = read_agreement(folder)
    if reading.agreement is None or reading.faults:
        raise FaultySource([_named_inside(fault, folder) for fault in reading.faults])
    return reading.agreement


def files_of(folder: Path) -> dict[str, str]:
    """The files of an agreement's folder that make it or are evidence about it, by path."""
    found = [path for path in sorted(folder.rglob("*")) if path.suffix in (".yaml", ".md") and path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}


def lay_out(files: Files, folder: Path) -> None:
    """Write the files into a folder, as they are to the byte."""
    for path, text in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="")


def _named_inside(fault: Fault, folder: Path) -> Fault:
    """The fault with its file called by its path inside the draft."""
    top = displayed(folder)
    inside = fault.file.removeprefix(str(folder)).removeprefix(top).lstrip("/")
    return replace(fault, file=inside or "agreement.yaml")
