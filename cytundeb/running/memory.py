"""How much memory each process of a run holds, as Linux counts it; shared pages are shared out (PSS)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


def mebibytes_by_process(ids: Mapping[str, int]) -> dict[str, int]:
    """Mebibytes of each process with its descendants, and of this one alone; one that has ended has 0."""
    children = _children()
    held = {"cytundeb": _kibibytes(os.getpid())}
    held |= {name: sum(map(_kibibytes, _family(pid, children))) for name, pid in ids.items()}
    return {name: round(kibibytes / 1024) for name, kibibytes in held.items()}


def _family(pid: int, children: Mapping[int, list[int]]) -> list[int]:
    return [pid, *(one for child in children.get(pid, []) for one in _family(child, children))]


def _children() -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal() and (stat := _read(entry / "stat")):
            parent = int(stat.rpartition(")")[2].split()[1])
            found.setdefault(parent, []).append(int(entry.name))
    return found


def _kibibytes(pid: int) -> int:
    for line in _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def _read(path: Path) -> str:
    """The text, or nothing of a process that has just ended or that we may not look into."""
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""
