"""The licence check reads expressions as their words mean."""

from __future__ import annotations

import pytest

from tooling.check_licences import is_accepted


@pytest.mark.parametrize(
    "words", ["MIT", "Apache-2.0 OR GPL-3.0-only", "MIT AND PSF-2.0", "(MIT OR Apache-2.0) AND BSD-3-Clause"]
)
def test_a_licence_that_leaves_us_free_is_accepted(words: str) -> None:
    assert is_accepted(words)


@pytest.mark.parametrize(
    "words", ["", "GPL-3.0-only", "MIT AND GPL-3.0-only", "Proprietary", "(MIT OR ISC) AND GPL-3.0-only"]
)
def test_a_licence_that_binds_or_is_not_told_is_refused(words: str) -> None:
    assert not is_accepted(words)
