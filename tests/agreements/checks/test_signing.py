"""V33 and V36 to V38, of a signed agreement: who signed what, in which office, what they saw, and who put it
in force after which day of trial.
"""

import shutil
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from agreements.book import SHIPPED, Book
from agreements.check import check
from agreements.reading import read_agreement
from tests.agreements.checks.breaks import FIXED, MAIN
from tests.agreements.checks.signed import UNSIGNED, sign

SIGNATURE = "signatures/XLA22.finance.yaml"
ACTIVATION = "activation.yaml"


@pytest.fixture
def signed(tmp_path):
    """A signed copy with texts of its files changed afterwards."""

    def _signed(*triples: tuple[str, str, str]) -> Path:
        folder = Path(shutil.copytree(SHIPPED / FIXED, tmp_path / "agreement", ignore=UNSIGNED))
        sign(folder)
        for file, old, new in triples:
            text = (folder / file).read_text(encoding="utf-8")
            assert old in text, f"{old!r} is not in {file}"
            (folder / file).write_text(text.replace(old, new), encoding="utf-8")
        return folder

    return _signed


def told(folder: Path) -> list[tuple[str | None, str, str]]:
    """Code, file and sentence of every fault."""
    return [(fault.check, Path(fault.file).name, fault.words.en) for fault in check(folder)]


def test_an_activation_without_a_simulation_that_was_seen(signed):
    folder = signed()
    text = (folder / ACTIVATION).read_text()
    (folder / ACTIVATION).write_text(text[: text.index("simulation:")] + "simulation: null\n")
    assert told(folder) == [("V33", ACTIVATION, "the signatories saw no simulation over the cases")]


def test_a_simulation_that_was_changed_after_it_was_seen(signed):
    folder = signed()
    (result,) = (folder / "simulation").iterdir()
    result.write_text("{}")
    says = f"simulation/{result.name} is not there, or is not the simulation that was seen"
    assert told(folder) == [("V33", ACTIVATION, says)]


def test_an_office_that_must_sign_and_did_not(signed):
    folder = signed()
    (folder / "signatures" / "XLA21.monitoring.yaml").unlink()
    assert told(folder) == [("V36", MAIN, "XLA21.monitoring has not signed")]


def test_a_draft_needs_no_signature_but_one_that_is_there_must_be_of_this_content(signed):
    folder = signed((MAIN, "notice_days: 60", "notice_days: 61"))
    (folder / ACTIVATION).unlink()
    assert {code for code, _, _ in told(folder)} == {"V36"}
    shutil.rmtree(folder / "signatures")
    assert told(folder) == []


@pytest.mark.parametrize(("day", "fails"), [("2020-03-02", False), ("2020-03-01", True)])
def test_an_office_is_held_up_to_and_including_its_last_day(signed, day, fails):
    found = told(signed((SIGNATURE, "in_office_to: null", f"in_office_to: {day}")))
    assert [code for code, _, _ in found] == (["V37"] if fails else [])


@pytest.mark.parametrize(("limit", "fails"), [(100_000_000, False), (99_999_999, True)])
def test_a_limit_reaches_the_highest_cost_that_the_agreement_covers(signed, limit, fails):
    found = told(signed((SIGNATURE, "limit_weekly_pence: null", f"limit_weekly_pence: {limit}")))
    assert [code for code, _, _ in found] == (["V37"] if fails else [])


def test_the_drafter_may_sign_but_not_alone_for_a_body(signed):
    drafter = "drafted_by: Drafftiwr"
    alone = signed((ACTIVATION, drafter, "drafted_by: Llofnodwr XLA22.finance"))
    assert told(alone) == [("V37", ACTIVATION, "the drafter is the only signatory of XLA22")]
    shutil.rmtree(alone)
    with_another = signed((ACTIVATION, drafter, "drafted_by: Llofnodwr XLA21.finance"))
    assert told(with_another) == []


def test_no_party_can_do_without_the_signature_of_its_finance_office(signed):
    folder = signed((MAIN, "  - {body: XLA24, office: finance, purpose: funding}\n", ""))
    found = [(code, says) for code, _, says in told(folder) if code == "V37"]
    assert found == [("V37", "the finance office of XLA24 must sign; that cannot be delegated")]


def test_a_dry_run_on_the_day_itself_is_none(signed):
    folder = signed((ACTIVATION, "dry_run_on: 2020-03-03", "dry_run_on: 2020-03-04"))
    says = "it must be tried without effect on a day before it is put into force"
    assert told(folder) == [("V38", ACTIVATION, says)]


def test_nobody_signs_after_it_was_put_into_force(signed):
    folder = signed((SIGNATURE, "signed_on: 2020-03-02", "signed_on: 2020-03-05"))
    assert told(folder) == [("V38", ACTIVATION, "it was put into force before XLA22.finance signed")]


def test_a_version_that_was_edited_after_another_took_its_place_is_found(tmp_path):
    for name in ("gofal-parhaus-1", "gofal-parhaus-2"):
        shutil.copytree(SHIPPED / "xr2-arfordir-y-wawr" / name, tmp_path / name, ignore=UNSIGNED)
    assert told(tmp_path) == []
    before = tmp_path / "gofal-parhaus-1" / MAIN
    before.write_text(before.read_text().replace("retention_years: 6", "retention_years: 7"))
    says = "xr2-gofal-parhaus version 1 is not as it was signed: its hash has changed"
    assert told(tmp_path) == [("V38", MAIN, says)]


def test_a_simulation_of_something_else_is_none(signed):
    folder = signed()
    (result,) = (folder / "simulation").iterdir()
    before, text = sha256(result.read_bytes()).hexdigest(), "{}"
    result.write_text(text)
    activation = folder / ACTIVATION
    activation.write_text(activation.read_text().replace(before, sha256(text.encode()).hexdigest()))
    says = f"simulation/{result.name} is not a simulation of this agreement's content"
    assert told(folder) == [("V33", ACTIVATION, says)]


def test_nobody_signs_before_the_simulation_that_they_saw(signed):
    folder = signed((SIGNATURE, "signed_on: 2020-03-02", "signed_on: 2020-03-01"))
    says = "XLA22.finance signed before the simulation, which was run on 2 March 2020"
    assert told(folder) == [("V33", ACTIVATION, says)]


@pytest.mark.parametrize(
    "spelling",
    [
        "Siân  Ail",
        "SIÂN AIL",
        "Sia\u0302n Ail",
        "Siân\u200b Ail",
        "Siân Ail.",
        "Siân Ail (enghraifft / example)",
    ],
)
def test_one_person_spelled_in_two_ways_is_one_person(signed, spelling):
    folder = signed(
        (ACTIVATION, "name: Cyntaf", "name: Siân Ail"), (ACTIVATION, "name: Ail}", f"name: '{spelling}'}}")
    )
    assert told(folder) == [("V38", ACTIVATION, "two different people must put it into force")]


def test_who_puts_it_into_force_is_of_a_party(signed):
    folder = signed((ACTIVATION, "{body: XHB2, name: Cyntaf}", "{body: XHB1, name: Cyntaf}"))
    assert told(folder) == [("V38", ACTIVATION, "XHB1 is not a party")]


def test_the_drafter_is_known_by_another_spelling(signed):
    folder = signed((ACTIVATION, "drafted_by: Drafftiwr", "drafted_by: 'llofnodwr  XLA22 finance'"))
    assert told(folder) == [("V37", ACTIVATION, "the drafter is the only signatory of XLA22")]


def test_one_person_does_not_sign_for_both_sides(signed):
    folder = signed((SIGNATURE, "name: Llofnodwr XLA22.finance", "name: Llofnodwr XHB2.finance"))
    says = "Llofnodwr XHB2.finance has signed for a health board and for a council"
    assert told(folder) == [("V37", "XLA22.finance.yaml", says)]


def test_a_signature_after_the_first_day_needs_an_authority_whatever_the_agreement_says(signed):
    folder = signed(
        (SIGNATURE, "signed_on: 2020-03-02", "signed_on: 2020-04-02"),
        (ACTIVATION, "activated_on: 2020-03-04", "activated_on: 2020-04-03"),
    )
    ((code, file, says),) = told(folder)
    assert (code, file) == ("V28", "XLA22.finance.yaml")
    assert says.startswith("Llofnodwr XLA22.finance signed after the agreement came into force")


def test_no_region_takes_the_place_of_the_agreement_of_another(tmp_path):
    one = Path(shutil.copytree(SHIPPED / "xr1-dyffryn-gwyrddlas" / "gofal-parhaus-1", tmp_path / "one"))
    two = Path(
        shutil.copytree(SHIPPED / "xr3-bror-wennol" / "gofal-parhaus-1", tmp_path / "two", ignore=UNSIGNED)
    )
    before = read_agreement(one).agreement
    named = f"{{id: {before.id}, version: {before.version}, sha256: {before.sha256}}}"
    text = (two / MAIN).read_text()
    assert "\nsupersedes: null\n" in text
    (two / MAIN).write_text(text.replace("\nsupersedes: null\n", f"\nsupersedes: {named}\n"))
    says = "xr1-gofal-parhaus version 1 is the agreement of another region: its place cannot be taken"
    assert told(tmp_path) == [("V38", MAIN, says)]
    sign(two)
    found = Book.load(tmp_path).in_force("XR1", "community_package", date(2026, 1, 1))
    assert found.id == "xr1-gofal-parhaus"
