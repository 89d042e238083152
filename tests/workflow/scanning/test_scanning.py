"""Promises: a file is taken for what it holds and not for its name; a virus is found; without a scanner a
file waits only where a scan is required."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.fake_clamd import MARK, fake_clamd
from workflow.scanning.clamd import Clamd, NoScanner
from workflow.scanning.file_kinds import NotTaken, clean_name, file_kinds
from workflow.scanning.scanner import Infected, Scanner, Wanted

PDF = b"%PDF-1.7\n..."
PNG = b"\x89PNG\r\n\x1a\n..."
JPEG = b"\xff\xd8\xff\xe0..."
CSV = "enw,oriau\nnyrs,21\nŵyl,3\n".encode()


def _zip(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return made.getvalue()


def _office(folder: str, *more: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in ("[Content_Types].xml", f"{folder}/document.xml", *more):
            archive.writestr(name, b"<x/>")
    return made.getvalue()


GOOD = {
    "a.pdf": PDF,
    "A.PDF": PDF,
    "llun.png": PNG,
    "llun.jpg": JPEG,
    "llun.jpeg": JPEG,
    "geiriau.docx": _office("word"),
    "rhifau.xlsx": _office("xl"),
    "geiriau.odt": _zip(mimetype=b"application/vnd.oasis.opendocument.text"),
    "rhifau.ods": _zip(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
    "nodyn.txt": "Nodyn â thŷ bach".encode(),
    "hen.csv": "enw;pris £5\n".encode("cp1252"),
    "rhestr.csv": CSV,
}
BAD = {
    "a.exe": b"MZ...",
    "no_ending": PDF,
    "a.pdf.exe": PDF,
    "a.pdf": b"MZ this is a program",
    "llun.png": JPEG,
    "geiriau.docx": _office("xl"),
    "macros.docx": _office("word", "word/vbaProject.bin"),
    "old.docx": b"PK\x03\x04 broken",
    "rhifau.ods": _zip(mimetype=b"application/vnd.oasis.opendocument.text"),
    "binary.txt": b"a\x00b",
    "pdf.txt": PDF,
    "page.html": b"<script>",
    "page.svg": b"<svg/>",
    "empty.pdf": b"",
}


@pytest.mark.parametrize("name", GOOD)
def test_a_file_is_taken_for_what_it_holds(name: str) -> None:
    """Every kind on the list, whatever the case of its name."""
    kind = file_kinds().kind_of(name, GOOD[name])
    assert name.rpartition(".")[2].lower() in kind.extensions


@pytest.mark.parametrize("name", BAD)
def test_what_is_not_on_the_list_or_is_not_what_its_name_says_is_refused(name: str) -> None:
    """In both languages."""
    with pytest.raises(NotTaken) as refused:
        file_kinds().kind_of(name, BAD[name])
    assert refused.value.words.cy != refused.value.words.en


def test_a_file_past_the_largest_is_refused() -> None:
    """The size is data."""
    with pytest.raises(NotTaken, match="20 MB"):
        file_kinds().kind_of("a.pdf", PDF + b"x" * file_kinds().largest_bytes)


def test_a_name_loses_its_folders_and_what_no_name_should_hold() -> None:
    """Paths of either kind, control characters, marks that turn the reading direction."""
    assert clean_name("C:\\papurau\\adroddiad.pdf") == "adroddiad.pdf"
    assert clean_name("../../etc/adroddiad.pdf") == "adroddiad.pdf"
    assert clean_name("a\u202efdp.exe\n.pdf") == "afdp.exe.pdf"
    for bad in ("", "..", "///", "x" * 300 + ".pdf"):
        with pytest.raises(NotTaken):
            clean_name(bad)


@pytest.mark.parametrize("by_socket", [True, False])
def test_the_daemon_is_asked_over_a_local_socket_or_over_the_network(by_socket: bool, tmp_path: Path) -> None:
    """A clean file of several pieces, and one with a virus."""
    with fake_clamd(tmp_path / "clamd" if by_socket else None) as (address, scanned):
        clamd = Clamd(address, seconds=5)
        assert clamd.virus_in(b"x" * 200_000) is None
        assert clamd.virus_in(b"..." + MARK) == "Test.Virus"
        assert scanned == [200_000, 3 + len(MARK)]


def test_no_daemon_is_told_apart_from_a_clean_file(tmp_path: Path) -> None:
    """Nobody at the address."""
    for address in (str(tmp_path / "nobody"), "127.0.0.1:1"):
        with pytest.raises(NoScanner):
            Clamd(address, seconds=1).virus_in(PDF)


@pytest.mark.parametrize(
    ("wanted", "there", "not_there"),
    [
        ("required", "clean", "held"),
        ("if_present", "clean", "not_scanned"),
        ("off", "not_scanned", "not_scanned"),
    ],
)
def test_a_file_waits_only_where_a_scan_is_required_and_no_scanner_answers(
    wanted: Wanted, there: str, not_there: str, tmp_path: Path
) -> None:
    """All three settings, with a scanner and without one."""
    assert Scanner(wanted, Clamd(str(tmp_path / "nobody"))).judge(PDF) == not_there
    with fake_clamd(tmp_path / "clamd") as (address, _):
        scanner = Scanner(wanted, Clamd(address))
        assert scanner.judge(PDF) == there
        if wanted != "off":
            with pytest.raises(Infected, match=r"Test\.Virus"):
                scanner.judge(PDF + MARK)
