"""Every worked example beside a shipped agreement comes out to the penny, and every agreement has one."""

import pytest

from agreements import worked_examples
from agreements.book import SHIPPED, Book

RESULTS = worked_examples.test(SHIPPED)


@pytest.mark.parametrize("result", RESULTS, ids=[f"{one.agreement_id}-{one.name}" for one in RESULTS])
def test_a_worked_example_comes_out_to_the_penny(result):
    assert result.passed, result.words.en


def test_every_shipped_agreement_has_a_worked_example():
    tested = {(one.agreement_id, one.agreement_version) for one in RESULTS}
    assert tested == {(one.id, one.version) for one in Book.load().all()}
