"""V1 to V6: who may be a party, which powers carry what, who never carries a nurse, what only indicates."""

import shutil
from pathlib import Path

import pytest

from agreements.book import SHIPPED
from agreements.check import check, findings
from agreements.reading import read_agreement
from agreements.split import split
from tests.agreements.checks.breaks import FIXED, ITEMS, LINES, MAIN
from tests.agreements.checks.signed import UNSIGNED
from tests.agreements.packages import DAY, line, package

EDUCATION = "formulas/education.yaml"
MEMORANDUM = "xr5-baer-dyfrgi/memorandwm-2"


@pytest.fixture
def changed(tmp_path):
    """Copies a shipped agreement without its signatures, and changes texts of its files."""

    def _changed(folder: str, *triples: tuple[str, str, str]) -> Path:
        copy = Path(shutil.copytree(SHIPPED / folder, tmp_path / "agreement", ignore=UNSIGNED))
        for file, old, new in triples:
            text = (copy / file).read_text(encoding="utf-8")
            assert old in text, f"{old!r} is not in {file}"
            (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return copy

    return _changed


def of(code: str, folder: Path) -> list[str]:
    """The sentences of one check's faults."""
    return [fault.words.en for fault in check(folder) if fault.check == code]


@pytest.mark.parametrize("body", ["XR2", "XLA24.education", "XLA24.school", "XWG"])
def test_a_partnership_a_directorate_a_school_or_a_government_is_no_party(changed, body):
    folder = changed(FIXED, (MAIN, "{body: XLA24, role", f"{{body: {body}, role"))
    assert of("V2", folder) == [
        f"{body} is not a legal body that can be a party: a health board or a council signs"
    ]


def test_an_agreement_of_councils_alone_lacks_the_health_board(changed):
    told = of("V1", changed(FIXED, (MAIN, "body: XHB2", "body: XLA26")))
    assert any("must include a health board" in sentence for sentence in told)


def test_an_agreement_without_a_pool_manager_is_a_fault(changed):
    folder = changed(FIXED, (MAIN, "  pool_manager:\n", "  manager:\n"))
    assert [fault for fault in check(folder) if "pool_manager" in fault.words.en]


@pytest.mark.parametrize("power", ["section 33", "section 194(1)(c)"])
def test_health_money_on_an_education_line_needs_one_of_two_powers(changed, power):
    paid = (EDUCATION, "tuition: {council.education: 100%}", "tuition: {health_board: 100%}")
    assert of("V4", changed(FIXED, paid, (MAIN, "section 33", power))) == []


def test_no_power_is_needed_where_no_health_money_can_reach_an_education_line(changed):
    assert of("V4", changed(FIXED, (MAIN, "section 33", "section 34"))) == []


NURSE = (
    LINES,
    "registered_nurse: {health_board: 100%}",
    "registered_nurse: {health_board: 90%, council.social: 10%}",
)


def test_a_nurse_on_a_council_is_refused_until_an_exception_cites_its_authority(changed):
    assert len(of("V5", changed(ITEMS, NURSE))) == 1


def test_a_cited_exception_lets_the_text_pass_and_is_told_as_a_warning(changed):
    exception = (
        "health_line_exceptions:\n  - clause: c3-1\n    rule: lines\n"
        "    citation: {cy: Barn gyfreithiol, en: A legal opinion}\n    confidence: R\n"
    )
    folder = changed(ITEMS, NURSE, (MAIN, "\ncontributions:\n", f"\n{exception}contributions:\n"))
    assert of("V5", folder) == []
    (told,) = [found for found in findings(folder) if found.check == "V5"]
    assert told.warning
    assert "by an exception (A legal opinion); the split still puts all of them" in told.words.en


def test_an_exception_for_a_rule_that_is_not_there_is_a_fault(changed):
    exception = (
        "health_line_exceptions:\n  - {clause: c3-1, rule: none, citation: {cy: a, en: a}, confidence: R}\n"
    )
    folder = changed(ITEMS, (MAIN, "\ncontributions:\n", f"\n{exception}contributions:\n"))
    assert of("V5", folder) == ["an exception is for rule none, which is not there"]


def test_what_a_memorandum_gives_is_labelled_indicative_wherever_it_is_shown(changed):
    agreement = read_agreement(changed(MEMORANDUM)).agreement
    found = split(agreement, package("XR5", line("a", "support", 1000)), on=DAY)
    assert found.indicative
    assert found.as_json()["indicative"] is True
    assert "The agreement does not bind: the shares are indicative" in found.trace[0].reason.en
    assert "arwydd yn unig yw'r cyfrannau" in found.trace[0].reason.cy
    assert agreement.default_applies_to(health_board="XHB5", council="XLA51") is None


def test_what_a_binding_agreement_gives_is_not_indicative(changed):
    agreement = read_agreement(changed(FIXED)).agreement
    found = split(agreement, package("XR2", line("a", "support", 1000)), on=DAY)
    assert not found.indicative
    assert "indicative" not in found.trace[0].reason.en


def test_a_panel_cannot_bind_under_a_memorandum(changed):
    folder = changed(MEMORANDUM, (MAIN, "panel_binding: false", "panel_binding: true"))
    assert of("V6", folder) == [
        "a panel cannot bind the parties under a memorandum that itself does not bind"
    ]
