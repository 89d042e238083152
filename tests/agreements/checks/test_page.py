"""`docs/validations.md` is what the checks say of themselves."""

from pathlib import Path

from agreements.checks import CHECKS
from agreements.checks.page import validations_page

PAGE = Path(__file__).parents[3] / "docs" / "validations.md"


def test_the_page_is_as_the_checks_make_it():
    assert PAGE.read_text(encoding="utf-8") == validations_page()


def test_the_page_names_every_check_in_both_languages():
    page = validations_page()
    assert all(f"| {one.code} | {one.says.cy} | {one.says.en} |" in page for one in CHECKS)
