"""The documents hold together: decisions have one number each, and every link inside the repository leads
somewhere.
"""

from __future__ import annotations

import re
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
DECISIONS = sorted((CHECKOUT / "docs" / "decisions").glob("*.md"))
PAGES = [CHECKOUT / "README.md", CHECKOUT / "CHANGELOG.md", *sorted((CHECKOUT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def test_decisions_are_numbered_from_one_without_a_gap_and_none_twice() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def test_a_decision_begins_with_its_number() -> None:
    for path in DECISIONS:
        assert path.read_text(encoding="utf-8").startswith(f"# {int(path.name[:4])}. "), path.name


def test_every_link_inside_the_repository_leads_somewhere() -> None:
    lost = [
        f"{page.relative_to(CHECKOUT)}: {target}"
        for page in PAGES
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if "://" not in target and not (page.parent / target).exists()
    ]
    assert lost == []
