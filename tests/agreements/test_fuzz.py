"""Whatever is done to the files of an agreement, the check answers with faults and never breaks; and where it
has none, a split sums to the cost or is refused in words.
"""

import random
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.book import SHIPPED
from agreements.check import check
from agreements.reading import folders_of, read_agreement
from agreements.refusals import AgreementRefusal
from agreements.split import split
from tests.agreements.packages import DAY, packages

FOLDERS = folders_of(SHIPPED)
JUNK = (
    "", "null", "true", "-1", "0", "1", "10000000000000000000", "1/3", "1/0", "160%", "-60%", "60%", "all",
    "[]", "{}", "[[]]", "{a: b}", "2020-02-30", "9999-12-31", "0001-01-01", "health_board", "main", "&a x",
    "*a", "<<x>>", "{{x}}",
    "\x00", "Ŵ", "'", "- ", ": ", "##", "c4-1", "council.social", "x" * 300,
)  # fmt: skip


@st.composite
def _changes(draw):
    return draw(st.sampled_from(FOLDERS)), draw(st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=3))


def _spoil(folder: Path, seed: int) -> None:
    """One change, drawn by the seed: a line dropped, doubled or moved, a value or key spoilt, a file cut."""
    chance = random.Random(seed)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    path = chance.choice(files)
    lines = path.read_text(encoding="utf-8").split("\n")
    place = chance.randrange(len(lines))
    way = chance.randrange(6)
    if way == 0:
        del lines[place]
    elif way == 1:
        lines.insert(place, chance.choice(lines))
    elif way == 2:
        key, colon, _ = lines[place].partition(":")
        lines[place] = f"{key}{colon} {chance.choice(JUNK)}"
    elif way == 3:
        lines[place] = f"{chance.choice(JUNK)}{lines[place]}"
    elif way == 4:
        lines = lines[:place]
    else:
        other = chance.choice(files).read_text(encoding="utf-8").split("\n")
        lines[place] = chance.choice(other)
    path.write_text("\n".join(lines), encoding="utf-8")


def _checked_and_split(folder: Path, seeds: list[int], facts) -> None:
    with tempfile.TemporaryDirectory() as place:
        copy = Path(shutil.copytree(folder, Path(place) / "agreement"))
        for seed in seeds:
            _spoil(copy, seed)
        faults = check(copy)
        assert all(fault.words.cy and fault.words.en and fault.line >= 1 for fault in faults)
        reading = read_agreement(copy)
    if reading.agreement is None or reading.faults:
        return
    with suppress(AgreementRefusal):
        found = split(reading.agreement, facts, on=DAY)
        assert sum(share.pence for share in found.shares) == found.total_pence


@settings(max_examples=60, deadline=None)
@given(_changes(), packages())
def test_no_change_of_its_files_breaks_the_check_or_the_split(change, facts):
    _checked_and_split(*change, facts)


@pytest.mark.long
@pytest.mark.timeout(3600)
@settings(max_examples=5000, deadline=None)
@given(_changes(), packages())
def test_no_change_of_its_files_breaks_the_check_or_the_split_in_thousands(change, facts):
    _checked_and_split(*change, facts)
