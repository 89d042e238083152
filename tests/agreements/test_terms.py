"""The terms of a case: complete in both languages, hashed over one form, and valued by days."""

import json
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.book import Book
from agreements.split import house_interim, split
from agreements.terms import FundingTerms, Term, canonical_json, draft_terms, value_over
from agreements.words import Words
from tests.agreements.packages import DAY, casebook

TERM = Term(starts_on=DAY, ends_on=date(2025, 5, 5), review_due=date(2024, 8, 6))


def drafted(**changes):
    facts = casebook()
    agreement = Book.load().get("xr1-gofal-parhaus")
    given_ = {"case_reference": "XR1-2024-0001", "facts": facts, "agreement": agreement, "term": TERM}
    return draft_terms(**(given_ | {"split": split(agreement, facts, on=DAY)} | changes))


def test_the_terms_hold_every_contribution_with_its_clause_and_its_worth():
    terms = drafted()
    assert [one.weekly_pence for one in terms.contributions] == [202_680, 59_700, 26_250]
    assert terms.contributions[0].term_pence == value_over(202_680, 365)
    assert terms.contributions[0].clauses == ("c3-1", "c4-1")
    assert (
        terms.contributions[1].name.en == "Squirrel Bridge Council (enghraifft / example): social care budget"
    )


def test_every_sentence_of_the_terms_is_there_with_or_without_an_agreement():
    for terms in (drafted(), drafted(agreement=None, split=house_interim(casebook()))):
        sentences = [value for _, value in terms if isinstance(value, Words)]
        assert len(sentences) == 13
        assert all(one.cy.strip() and one.en.strip() and "{" not in one.cy + one.en for one in sentences)


def test_the_working_is_an_annex_of_the_terms_and_is_signed_with_them():
    terms = drafted()
    assert terms.terms_version == 2
    assert terms.working is not None
    assert [part.id for part in terms.working.parts][-2:] == ["rounding", "totals"]
    read_back = FundingTerms.model_validate(json.loads(canonical_json(terms)))
    assert canonical_json(read_back) == canonical_json(terms)
    assert "£2,026.80" in read_back.working.as_text("cy")
    without = terms.model_copy(update={"working": None})
    assert without.sha256 != terms.sha256


def test_terms_that_were_signed_without_an_annex_keep_their_form_and_their_hash():
    signed = json.loads(canonical_json(drafted()))
    del signed["terms_version"], signed["working"]
    as_signed = json.dumps(signed, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    terms = FundingTerms.model_validate(signed)
    assert canonical_json(terms) == as_signed
    assert terms.sha256 == sha256(as_signed).hexdigest()


def test_the_hash_moves_with_the_content_and_with_nothing_else():
    assert drafted().sha256 == drafted().sha256
    assert drafted().sha256 != drafted(case_reference="XR1-2024-0002").sha256
    assert canonical_json(drafted()).startswith(b'{"agreement_id":"xr1-gofal-parhaus"')


def test_an_open_ended_term_has_no_worth_over_it():
    terms = drafted(term=Term(starts_on=DAY, ends_on=None, review_due=date(2024, 8, 6)))
    assert {one.term_pence for one in terms.contributions} == {None}
    assert "no end date" in terms.duration.en


def test_a_settlement_may_differ_from_the_split_but_not_from_the_cost():
    agreed = {"XHB1.health": 200_000, "XLA11.social": 62_380, "XLA11.education": 26_250}
    assert drafted(accounts=agreed).contributions[0].weekly_pence == 200_000
    with pytest.raises(ValueError, match="are not the cost"):
        drafted(accounts={"XHB1.health": 1})
    with pytest.raises(ValueError, match="before it starts"):
        drafted(term=Term(starts_on=DAY, ends_on=date(2024, 5, 5), review_due=DAY))


def test_days_times_the_week_over_seven():
    assert value_over(325_000, 66) == 3_064_286
    assert value_over(210_007, 210) == 6_300_210
    assert value_over(-1, 4) == -1


@given(pence=st.integers(0, 10**9), days=st.integers(0, 4000))
def test_whole_weeks_are_exact(pence, days):
    assert value_over(pence, days * 7) == pence * days
