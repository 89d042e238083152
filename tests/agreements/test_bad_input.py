"""What an agreement cannot answer, and what could harm its reader: refused with the reason, and the clause
where there is one, in bounded time and memory. Never nought instead of a refusal.
"""

import shutil
import tracemalloc
from contextlib import contextmanager
from datetime import date
from fractions import Fraction
from time import perf_counter

import pytest
from pydantic import ValidationError

from agreements.book import SHIPPED, Book, TwoAgreementsInForce
from agreements.check import check
from agreements.facts import MAX_PENCE, PackageFacts
from agreements.faults import FaultySource
from agreements.money import BadWeight, UnreadableWeight, apportion, parse_share
from agreements.periods.refused import RateMissing
from agreements.pydantic_words import faults_in
from agreements.reading import read_agreement
from agreements.refusals import AgreementRefusal, OutsideCoverage, TwoExceptionsApply
from agreements.split import split
from agreements.yaml_source import read_yaml
from tests.agreements.formulas.composed import ALL_HEALTH, HALF, exact, fixed, of_cost
from tests.agreements.formulas.promises import formula, problems, question, schedule
from tests.agreements.packages import DAY, line, package

SECONDS, BYTES = 5, 50_000_000


@contextmanager
def bounded():
    """In bounded time and memory, however the block ends."""
    tracemalloc.start()
    started = perf_counter()
    try:
        yield
    finally:
        took, (_, peak) = perf_counter() - started, tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert (took < SECONDS, peak < BYTES) == (True, True), (took, peak)


def in_force(region: str):
    """The shipped agreement of a region."""
    return Book.load().in_force(region, "community_package", DAY)


# Outside what an agreement speaks of


@pytest.mark.parametrize(
    ("facts", "on", "says"),
    [
        (package("XR3", line("a", "support", 1)), DAY, "does not cover region XR3"),
        (package("XR2", line("a", "support", 1)), date(2019, 4, 1), "is not in force on 1 April 2019"),
    ],
)
def test_outside_its_region_or_days_an_agreement_refuses(facts, on, says):
    with pytest.raises(OutsideCoverage, match=says) as refused:
        split(in_force("XR2"), facts, on=on)
    assert refused.value.rule == "outside_coverage"
    assert refused.value.words.cy != refused.value.words.en


def test_outside_its_services_an_agreement_refuses(tmp_path):
    shutil.copytree(SHIPPED / "xr2-arfordir-y-wawr" / "gofal-parhaus-2", tmp_path / "a")
    main = tmp_path / "a" / "agreement.yaml"
    main.write_text(main.read_text().replace("equipment, transport]", "equipment]", 1))
    agreement = read_agreement(tmp_path / "a").agreement
    facts = package("XR2", line("a", "support", 1), service="transport")
    with pytest.raises(OutsideCoverage, match="does not cover the service: transport"):
        split(agreement, facts, on=DAY)


@pytest.mark.parametrize("levels", [{"hair": "high"}, {"skin": "sideways"}, {"skin": ""}])
def test_an_unknown_domain_or_level_is_refused_with_its_name(levels):
    ((domain, level),) = levels.items()
    with pytest.raises(ValidationError) as refused:
        package("XR3", line("a", "support", 1), levels=levels)
    ((path, words),) = faults_in(refused.value)
    assert path == ("levels", domain)
    assert words.en == f"the domain {domain} does not admit the level {level}"
    assert words.cy == f"nid yw'r parth {domain} yn derbyn y lefel {level}"


def test_a_rate_that_is_missing_for_part_of_the_term_is_refused_from_its_first_day_without_one():
    rate = schedule("fnc", ("2020-04-01", "2024-05-05", 15816))
    flat = formula("flat_plus_remainder", payer="health_board", rate="fnc", remainder="council.social")
    paid = of_cost(75000)
    assert exact(flat, question(paid, on=date(2024, 5, 5), parameters=rate))[0] == 15816
    with pytest.raises(RateMissing, match="no published rate for 6 May 2024") as refused:
        exact(flat, question(paid, on=date(2024, 5, 6), parameters=rate))
    assert refused.value.clause == flat.clause


def test_two_agreements_in_force_are_refused_and_both_are_named():
    one = in_force("XR2")
    two = Book([one, one.model_copy(update={"id": "zz-other"})])
    with pytest.raises(TwoAgreementsInForce, match="xr2-gofal-parhaus v2, zz-other v2"):
        two.in_force("XR2", "community_package", DAY)


def _exception(name, **when):
    return {
        "id": name,
        "name": {"cy": f"y {name}", "en": name},
        "clause": "c4-2",
        "when": when,
        "use": "health",
    }


def test_two_exceptions_that_apply_are_refused_with_the_clause():
    chain = formula(
        "exception_chain",
        id="main",
        default="half",
        exceptions=[
            _exception("hurried", marks=["fast_track"]),
            _exception("pending", eligibility=["eligible"]),
        ],
    )
    at = question(of_cost(100, marks=["fast_track"]), parts=(HALF, fixed("health", ALL_HEALTH)))
    with pytest.raises(TwoExceptionsApply, match="hurried; pending") as refused:
        exact(chain, at)
    assert refused.value.clause == "c4-2"
    (told,) = problems(chain)
    assert told.startswith("an overlap: ")


def test_a_chain_in_which_none_may_apply_cannot_be_written():
    with pytest.raises(ValidationError, match="default"):
        formula("exception_chain", id="main", exceptions=[_exception("hurried", marks=["fast_track"])])


# Amounts at their ends


def test_weights_that_sum_to_zero_carry_nothing_and_are_refused():
    with pytest.raises(BadWeight, match="sum to zero"):
        apportion(100, [0, 0, 0])


def test_a_ratio_of_no_hours_is_refused_and_not_shared_as_nought():
    ratio = formula("hours_ratio", health="health_board", other="council.social")
    facts = of_cost(1000, hours={"health_minutes": 0, "other_minutes": 0})
    with pytest.raises(AgreementRefusal, match="has none at all") as refused:
        exact(ratio, question(facts))
    assert refused.value.clause == ratio.clause


@pytest.mark.parametrize("region", ["XR1", "XR2"])
def test_a_package_that_costs_nothing_names_every_account_with_nothing(region):
    found = split(in_force(region), package(region, line("a", "support", 0)), on=DAY)
    assert [share.pence for share in found.shares] == [0, 0, 0]


def test_one_penny_among_seven_goes_whole_to_the_first():
    assert apportion(1, [1] * 7) == (1, 0, 0, 0, 0, 0, 0)
    assert apportion(-1, [1] * 7) == (-1, 0, 0, 0, 0, 0, 0)


def test_a_million_million_pence_come_out_to_the_penny_and_one_more_is_refused():
    facts = package("XR2", line("a", "support", MAX_PENCE))
    found = split(in_force("XR2"), facts, on=DAY)
    assert [share.pence for share in found.shares] == [6 * 10**11, 4 * 10**11, 0]
    with pytest.raises(ValidationError):
        package("XR2", line("a", "support", MAX_PENCE + 1))


def test_a_denominator_of_a_thousand_million_is_exact_and_one_beyond_all_measure_is_refused():
    shares = {"health_board": "1/1000000000", "council.social": "999999999/1000000000"}
    rule = fixed("half", shares)
    assert problems(rule) == []
    assert exact(rule, question(of_cost(10**12)))[0] == 1000
    assert exact(rule, question(of_cost(1)))[0] == Fraction(1, 10**9)
    with pytest.raises(UnreadableWeight):
        parse_share("1/" + "9" * 31)


def test_a_number_of_a_million_digits_is_refused_at_once():
    with bounded(), pytest.raises(ValidationError):
        PackageFacts.model_validate_json('{"lines": [{"weekly_pence": ' + "9" * 1_000_000 + "}]}")


# Files that could harm


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
HARMFUL = {
    "a bomb of aliases": (BOMB, 1, "an alias, an anchor or a tag is not allowed"),
    "a loop of aliases": (
        "id: x\nrules: &loop\n  - *loop\n",
        2,
        "an alias, an anchor or a tag is not allowed",
    ),
    "five megabytes": ("# " + "x" * 5_000_000, 1, "the file is larger than 1 MB"),
    "five megabytes of values": ("a: [" + "1," * 2_500_000 + "1]", 1, "the file is larger than 1 MB"),
    "a depth without end": ("a: " + "[" * 400_000, 1, "too deep or too many values"),
    "a tag that runs something": ("a: !!python/object/apply:os.system [x]", 1, "not allowed"),
}


@pytest.mark.parametrize("name", HARMFUL)
def test_a_file_that_could_harm_is_refused_with_its_line(tmp_path, name):
    text, at, says = HARMFUL[name]
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    with bounded(), pytest.raises(FaultySource) as refused:
        read_yaml(path, name="a.yaml")
    (fault,) = refused.value.faults
    assert (fault.file, fault.line) == ("a.yaml", at)
    assert says in fault.words.en


@pytest.mark.parametrize(
    "file", ["agreement.yaml", "formulas/main.yaml", "cases/normal.yaml", "clauses.cy.md"]
)
@pytest.mark.parametrize("name", ["a bomb of aliases", "a loop of aliases", "five megabytes"])
def test_a_harmful_file_anywhere_in_an_agreement_is_a_fault_of_the_check(tmp_path, file, name):
    text, _, says = HARMFUL[name]
    shutil.copytree(SHIPPED / "xr2-arfordir-y-wawr" / "gofal-parhaus-2", tmp_path / "a")
    (tmp_path / "a" / file).write_text(text, encoding="utf-8")
    with bounded():
        faults = check(tmp_path / "a")
    in_text = file.endswith(".md") and "aliases" in name
    said = "clause c1-1 has no Welsh" if in_text else says
    assert said in " ".join(fault.words.en for fault in faults)
