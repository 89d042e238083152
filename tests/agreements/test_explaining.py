"""The explanation: every step of every shipped worked example in both languages, sums that are the shares,
each odd penny with its payer, and the same from a split that was stored.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from agreements.book import SHIPPED
from agreements.explaining import explain
from agreements.explanation import WIDTH, Explanation
from agreements.facts import PackageFacts
from agreements.model import WrittenAgreement
from agreements.money import format_pounds
from agreements.reading import folders_of, read_agreement
from agreements.refusals import AgreementRefusal
from agreements.split import Split, by_hand, house_interim, split
from agreements.split_result import plain, step_of
from agreements.worked_examples import WorkedExample
from agreements.yaml_source import read_yaml
from tests.agreements.packages import DAY, casebook, line, package

Worked = tuple[WrittenAgreement, PackageFacts, Split]


def worked_examples() -> Iterator[object]:
    """Every shipped example that its agreement answers, split."""
    for folder in folders_of(SHIPPED):
        agreement = read_agreement(folder).agreement
        assert agreement is not None
        for path in sorted((folder / "cases").glob("*.yaml")):
            example = WorkedExample.model_validate(read_yaml(path, name=path.name).data)
            try:
                found = split(agreement, example.facts, on=example.on)
            except AgreementRefusal:
                continue
            name = f"{agreement.id}-{agreement.version}-{path.stem}"
            yield pytest.param((agreement, example.facts, found), id=name)


EXAMPLES = list(worked_examples())


def pence_in(text: str) -> list[int]:
    """Every sum of a text, in pence."""
    return [int(found.replace(",", "").replace(".", "")) for found in re.findall(r"£([\d,]+\.\d\d)", text)]


def sums(explanation: Explanation) -> list[list[int]]:
    """The sums said of each account: the parts, and last the total."""
    totals = next(part for part in explanation.parts if part.id == "totals")
    return [pence_in(saying.words.en) for saying in totals.says if saying.kind == "total"]


def odd_pennies(explanation: Explanation) -> list[str]:
    """Who got an odd penny, as the part about rounding says it."""
    rounding = next(part for part in explanation.parts if part.id == "rounding")
    return [saying.words.en for saying in rounding.says if saying.kind == "odd_penny"]


@pytest.mark.parametrize("worked", EXAMPLES)
def test_every_step_has_its_rule_its_clause_and_its_reason_in_both_languages(worked: Worked) -> None:
    agreement, _, found = worked
    for step in found.trace:
        assert step.what, step
        assert step.rule, step
        assert step.clause in agreement.clauses, step
        for words in (step.reason, *step.inputs):
            assert words.cy.strip(), step
            assert words.en.strip(), step
            assert "{" not in words.cy + words.en, step


@pytest.mark.parametrize("worked", EXAMPLES)
def test_the_sums_said_in_words_are_the_shares(worked: Worked) -> None:
    agreement, facts, found = worked
    said = sums(explain(found, facts, agreement))
    assert [one[-1] for one in said] == [share.pence for share in found.shares]
    assert all(sum(one[:-1]) == one[-1] for one in said)
    welsh = explain(found, facts, agreement).as_text("cy")
    assert format_pounds(found.total_pence) in welsh


@pytest.mark.parametrize("worked", EXAMPLES)
def test_every_odd_penny_is_named_with_its_payer_and_there_is_no_other(worked: Worked) -> None:
    agreement, facts, found = worked
    steps = [step for step in found.trace if step.what == "odd_penny"]
    said = odd_pennies(explain(found, facts, agreement))
    assert len(said) == len(steps)
    assert all("pays it" in one for one in said)
    on_totals = {step.rule for step in found.trace if step.what == "total"}
    rounded = [
        step
        for step in found.trace
        if step.what == "total" or (step.what == "share" and step.rule not in on_totals)
    ]
    assert bool(steps) == any(not step.exact.endswith("/1") for step in rounded)


@pytest.mark.parametrize("worked", EXAMPLES)
def test_the_text_has_every_part_in_both_languages_and_no_line_is_too_long(worked: Worked) -> None:
    agreement, facts, found = worked
    explanation = explain(found, facts, agreement)
    assert {"agreement", "package", "rounding", "totals"} <= {part.id for part in explanation.parts}
    for language in ("cy", "en"):
        text = explanation.as_text(language)
        assert all(part.heading.in_language(language) in text for part in explanation.parts)
        assert all(len(shown) <= WIDTH or " " not in shown.strip() for shown in text.splitlines())
    assert explanation.as_text("cy") != explanation.as_text("en")


def test_a_score_says_what_it_read_and_why_each_other_band_does_not_apply() -> None:
    worked = next(one.values[0] for one in EXAMPLES if one.id == "xr3-gofal-parhaus-1-odd_penny")
    agreement, facts, found = worked
    rule = next(step for step in found.trace if step.what == "rule")
    read = " ".join(words.en for words in rule.inputs)
    assert "seizures: low, points: 1" in read
    assert "the score, the sum of the points: 17" in read
    assert "in force from 1 April 2020; illustrative; recollected; not confirmed; source:" in read
    text = explain(found, facts, agreement).as_text("en")
    for band in ("0-9", "10-14", "20-24", "25-62"):
        assert f"Band {band} does not apply: the score is 17." in text
    assert "Band 15-19 does not apply" not in text


def test_the_odd_penny_of_the_total_of_a_week_is_told_once() -> None:
    worked = next(one.values[0] for one in EXAMPLES if one.id == "xr3-gofal-parhaus-1-odd_penny")
    agreement, facts, found = worked
    (said,) = odd_pennies(explain(found, facts, agreement))
    assert said.startswith("The odd penny: the health board pays it. The exact amount is 288631/2 pence")


def test_figures_that_bind_nobody_are_called_indicative() -> None:
    binding = explain(split(agreement_of("xr1"), casebook(), on=DAY), casebook(), agreement_of("xr1"))
    assert "indicative only" not in binding.as_text("en")
    facts = package("XR5", line("a", "support", 101))
    memorandum = agreement_of("xr5")
    text = explain(split(memorandum, facts, on=DAY), facts, memorandum).as_text("en")
    assert text.count("indicative") == 1
    welsh = explain(split(memorandum, facts, on=DAY), facts, memorandum).as_text("cy")
    assert welsh.count("arwydd yn unig") == 1


def test_income_comes_first_and_what_is_left_is_what_is_shared() -> None:
    facts = package(
        "XR1",
        line("a", "support", 10_000),
        income=[{"id": "g", "source": "grant", "weekly_pence": 2_500, "against": "a"}],
    )
    net = agreement_of("xr1")
    basis = net.contributions.model_copy(update={"basis": "net_of_income"})
    net = net.model_copy(update={"contributions": basis})
    explanation = explain(split(net, facts, on=DAY), facts, net)
    assert [part.id for part in explanation.parts][:3] == ["agreement", "package", "income"]
    text = explanation.as_text("en")
    assert "grant, £25.00" in text
    assert "= £75.00, what is left of the cost after the income" in " ".join(text.split())


def test_splits_without_a_written_agreement_are_explained_too() -> None:
    facts = casebook()
    for found in (house_interim(facts), by_hand(facts, {"XHB1.health": 202_680, "XLA11.social": 85_950})):
        explanation = explain(found, facts, None)
        assert [one[-1] for one in sums(explanation)] == [share.pence for share in found.shares]
        assert "Registered nurse" in explanation.as_text("en")
        assert "Nyrs gofrestredig" in explanation.as_text("cy")


def test_a_stored_split_is_explained_alike_and_one_stored_before_steps_said_what_they_are_too() -> None:
    agreement, facts = agreement_of("xr1"), casebook()
    found = split(agreement, facts, on=DAY)
    stored = [plain(step) for step in found.trace]
    again = replace(found, trace=tuple(step_of(step) for step in stored))
    assert explain(again, facts, agreement) == explain(found, facts, agreement)
    new = ("what", "exact", "inputs")
    older = [{name: value for name, value in step.items() if name not in new} for step in stored]
    old = replace(found, trace=tuple(step_of(step) for step in older))
    explanation = explain(old, facts, agreement)
    assert [part.id for part in explanation.parts] == [
        part.id for part in explain(found, facts, agreement).parts
    ]
    assert sums(explanation) == sums(explain(found, facts, agreement))


def agreement_of(region: str) -> WrittenAgreement:
    """The agreement of a region that is in force on the day of the tests."""
    worked = (one.values[0] for one in EXAMPLES if one.id.startswith(region))
    return next(agreement for agreement, _, _ in worked if agreement.in_force_on(DAY))
