"""The long profile: both engines over tens of thousands of packages, under every shipped agreement."""

from __future__ import annotations

import pytest

from agreements.book import Book
from agreements.simulation.asking import side
from agreements.simulation.scalar import by_scalar
from agreements.simulation.simulating import worked
from bench.cohorts import made
from tests.agreements.simulation.test_vector import said

BOOK = Book.load()
VERSIONS = [f"{one.id}@{one.version}" for one in BOOK.all()]


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("version", VERSIONS)
def test_both_engines_agree_at_length(version: str) -> None:
    cohort = made(20_000, "XR1", "XR2", "XR3", "XR4", "XR5", "XR6", "XR7")
    own, everywhere = (side(text, BOOK, fictional=True) for text in (version, f"all-wales:{version}"))
    both = worked(cohort, own, everywhere)
    assert said(both.was) == said(by_scalar(own, cohort))
    assert said(both.becomes) == said(by_scalar(everywhere, cohort))
