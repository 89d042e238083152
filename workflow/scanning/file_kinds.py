"""Which files a case takes, told by their content: the list and the sizes are data (`file_kinds.yaml`, house
values).

A name says which of two texts it is and nothing else; a document with macros is none of ours.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from agreements.words import Words

_FILE = Path(__file__).with_name("file_kinds.yaml")
_ZIP = b"PK\x03\x04"


class NotTaken(Exception):
    """A file that no case takes: of another kind, not what its name says, too large, or empty."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of file: its media type, the ends of its name, and what its content shows."""

    media_type: str
    extensions: tuple[str, ...]
    begins: bytes = b""
    office: str = ""
    opendocument: bool = False
    text: bool = False

    def holds(self, content: bytes) -> bool:
        """Whether the content is of this kind."""
        if self.begins:
            return content.startswith(self.begins)
        if self.office or self.opendocument:
            return self._archive_holds(content)
        return self.text and _is_text(content)

    def _archive_holds(self, content: bytes) -> bool:
        if not content.startswith(_ZIP):
            return False
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                names = archive.namelist()
                if self.opendocument:
                    return _says_of_itself(archive, names) == self.media_type
        except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError):
            return False
        inside = any(name.startswith(f"{self.office}/") for name in names)
        macros = any(name.lower().endswith("vbaproject.bin") for name in names)
        return "[Content_Types].xml" in names and inside and not macros


@dataclass(frozen=True, slots=True)
class FileKinds:
    """Every kind that is taken, and how large a file may be."""

    kinds: tuple[FileKind, ...]
    largest_bytes: int
    longest_name: int

    def kind_of(self, name: str, content: bytes) -> FileKind:
        """The kind of a file whose name and content agree. Raises NotTaken."""
        if not content:
            raise NotTaken(Words(cy="Mae'r ffeil yn wag.", en="The file is empty."))
        if len(content) > self.largest_bytes:
            raise NotTaken(self.too_large)
        extension = name.rpartition(".")[2].casefold() if "." in name else ""
        named = next((kind for kind in self.kinds if extension in kind.extensions), None)
        if named is None:
            raise NotTaken(self._listed)
        if not named.holds(content):
            raise NotTaken(
                Words(
                    cy=f"Nid yw cynnwys y ffeil yn ffeil .{extension}, neu mae macros ynddi.",
                    en=f"The content of the file is not that of a .{extension} file, or it holds macros.",
                )
            )
        return named

    def extension_of(self, media_type: str) -> str:
        """The usual end of a name of a media type."""
        return next(kind.extensions[0] for kind in self.kinds if kind.media_type == media_type)

    @property
    def too_large(self) -> Words:
        """What is said of a file that is too large."""
        most = self.largest_bytes // 2**20
        return Words(
            cy=f"Ni all ffeil fod yn fwy na {most} MB.", en=f"A file cannot be larger than {most} MB."
        )

    @property
    def endings(self) -> tuple[str, ...]:
        """Every end of a name, with its dot."""
        return tuple(f".{end}" for kind in self.kinds for end in kind.extensions)

    @property
    def _listed(self) -> Words:
        listed = ", ".join(self.endings)
        return Words(
            cy=f"Nid yw'r math hwn o ffeil yn cael ei dderbyn. Derbynnir: {listed}.",
            en=f"This kind of file is not taken. Taken are: {listed}.",
        )


@cache
def file_kinds() -> FileKinds:
    """The kinds that ship, read once."""
    said: dict[str, Any] = yaml.safe_load(_FILE.read_text("utf-8"))
    kinds = tuple(
        FileKind(
            media_type=one["media_type"],
            extensions=tuple(one["extensions"]),
            begins=bytes.fromhex(one.get("begins", "")),
            office=one.get("office", ""),
            opendocument=one.get("opendocument", False),
            text=one.get("text", False),
        )
        for one in said["kinds"]
    )
    return FileKinds(kinds, said["largest_bytes"], said["longest_name"])


def clean_name(name: str) -> str:
    """A file's name without its folders and without characters that no name should hold. Raises NotTaken
    where nothing is left of it, or it is too long."""
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(char for char in last if unicodedata.category(char)[0] != "C").strip()
    if not shown.strip(".") or len(shown) > file_kinds().longest_name:
        raise NotTaken(
            Words(
                cy=f"Rhaid i'r ffeil gael enw o 1 i {file_kinds().longest_name} nod.",
                en=f"The file must have a name of 1 to {file_kinds().longest_name} characters.",
            )
        )
    return shown


def _says_of_itself(archive: zipfile.ZipFile, names: list[str]) -> str:
    if "mimetype" not in names or archive.getinfo("mimetype").file_size > 100:
        return ""
    return archive.read("mimetype").decode("ascii", "replace").strip()


def _is_text(content: bytes) -> bool:
    """UTF-8 (or Windows-1252, which old spreadsheets write) without the characters that only machines
    write."""
    if any(byte < 32 and byte not in (9, 10, 12, 13) for byte in content):
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        try:
            content.decode("cp1252")
        except UnicodeDecodeError:
            return False
    return not content.startswith((b"%PDF", b"\xff\xd8\xff"))
