"""Every worked example beside a shipped agreement comes out to the penny, and every agreement has one."""

import shutil

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


def test_an_agreement_without_an_example_has_not_passed(tmp_path):
    folder = SHIPPED / "xr2-arfordir-y-wawr" / "gofal-parhaus-2"
    shutil.copytree(folder, tmp_path / "a", ignore=shutil.ignore_patterns("cases"))
    (result,) = worked_examples.test(tmp_path)
    assert (result.passed, result.agreement_id) == (False, "xr2-gofal-parhaus")
    assert "no worked example" in result.words.en


def test_a_place_without_an_agreement_has_not_passed(tmp_path):
    (result,) = worked_examples.test(tmp_path)
    assert (result.passed, result.words.en) == (False, "there is no agreement here")


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (
            "",
            "the example does not name XLA21.education, which gets £0.00; every account must be named",
        ),
        (
            "  XLA22.education: 0\n  XLA21.education: 0\n",
            "the example names XLA22.education, which is not an account",
        ),
    ],
)
def test_an_account_that_is_left_out_or_not_there_is_named(tmp_path, written, sentence):
    folder = SHIPPED / "xr2-arfordir-y-wawr" / "gofal-parhaus-2"
    shutil.copytree(folder, tmp_path / "a")
    case = tmp_path / "a" / "cases" / "normal.yaml"
    text = case.read_text(encoding="utf-8")
    assert "  XLA21.education: 0\n" in text
    case.write_text(text.replace("  XLA21.education: 0\n", written), encoding="utf-8")
    (wrong,) = [one for one in worked_examples.test(tmp_path) if not one.passed]
    assert sentence in wrong.words.en
