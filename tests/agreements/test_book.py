"""The book of agreements: the one in force, or a refusal that says which; never a guess."""

from datetime import date

import pytest

from agreements.book import Book, NoAgreementInForce, TwoAgreementsInForce
from agreements.model import WrittenAgreement

DAY = date(2024, 5, 6)


@pytest.fixture(scope="module")
def book() -> Book:
    return Book.load()


def changed(agreement: WrittenAgreement, **changes) -> WrittenAgreement:
    fields = {name: getattr(agreement, name) for name in WrittenAgreement.model_fields}
    return WrittenAgreement.model_validate(fields | changes)


@pytest.mark.parametrize("region", ["XR1", "XR2", "XR3", "XR4", "XR5", "XR6"])
def test_six_regions_have_one_agreement_in_force_on_any_day_since_2020(book, region):
    for day in (date(2020, 4, 1), DAY, date(2040, 2, 29)):
        assert book.in_force(region, "community_package", day).region == region


@pytest.mark.parametrize("region", ["XR7", "gwent", "nowhere"])
def test_a_region_without_an_agreement_is_refused_with_words(book, region):
    with pytest.raises(NoAgreementInForce) as refused:
        book.in_force(region, "community_package", DAY)
    assert refused.value.rule == "one_agreement_in_force"
    assert refused.value.candidates == ()
    assert "6 May 2024" in refused.value.words.en
    assert "6 Mai 2024" in refused.value.words.cy


def test_a_day_before_every_version_is_refused_and_names_the_nearest(book):
    with pytest.raises(NoAgreementInForce) as refused:
        book.in_force("XR2", "community_package", date(2016, 3, 31))
    assert [found.version for found in refused.value.candidates] == [1, 2]


def test_the_version_follows_the_day(book):
    assert book.in_force("XR2", "equipment", date(2020, 3, 31)).version == 1
    assert book.in_force("XR2", "equipment", date(2020, 4, 1)).version == 2
    assert book.get("xr2-gofal-parhaus").version == 2
    assert book.get("xr2-gofal-parhaus", 1).version == 1
    with pytest.raises(KeyError):
        book.get("nothing")


def test_two_in_force_are_refused_and_both_are_named(book):
    one = book.get("xr1-gofal-parhaus")
    twice = Book([one, changed(one, version=2)])
    with pytest.raises(TwoAgreementsInForce) as refused:
        twice.in_force("XR1", "transport", DAY)
    assert "xr1-gofal-parhaus v1, xr1-gofal-parhaus v2" in refused.value.words.en


def test_a_national_agreement_prevails_from_its_date_in_its_own_world(book):
    one = book.get("xr1-gofal-parhaus")
    dates = one.dates.model_copy(update={"effective_from": date(2026, 4, 1)})
    national = changed(one, id="cenedlaethol", scope_kind="national", region=None, parties=(), dates=dates)
    both = Book([one, national])
    assert both.in_force("XR1", "transport", date(2026, 3, 31)) is one
    assert both.in_force("XR1", "transport", date(2026, 4, 1)) is national
    assert both.in_force("XR7", "transport", date(2026, 4, 1)) is national
    with pytest.raises(NoAgreementInForce):
        both.in_force("gwent", "transport", date(2026, 4, 1))


def test_coverage_gaps_are_listed(book):
    gaps = book.coverage_gaps(regions=["XR6", "XR7"], services=["transport"], on=DAY)
    assert gaps == [("XR7", "transport")]


def test_silence_applies_only_where_binding_and_both_finance_offices_signed(book):
    two = book.get("xr2-gofal-parhaus")
    assert two.default_applies_to(health_board="XHB2", council="XLA25") == "c5-3"
    assert two.default_applies_to(health_board="XHB2", council="XLA26") is None
    for identity in ("xr4-gofal-parhaus", "xr5-memorandwm", "xr6-gofal-parhaus"):
        found = book.get(identity)
        council = found.parties[1].body
        assert found.default_applies_to(health_board=found.parties[0].body, council=council) is None


def test_the_panel_binds_only_where_the_agreement_says_so_and_itself_binds(book):
    assert book.get("xr1-gofal-parhaus").panel_binding
    assert not book.get("xr6-gofal-parhaus").panel_binding
    one = book.get("xr1-gofal-parhaus")
    assert not changed(one, legal_status="non_binding_memorandum").panel_binding


def test_the_hash_is_of_the_content_and_stable(book):
    one = book.get("xr1-gofal-parhaus")
    assert one.sha256 == changed(one).sha256
    assert len(one.sha256) == 64
    assert one.sha256 != changed(one, version=2).sha256


def test_every_clause_reads_in_both_languages_with_its_figures_in_place(book):
    for agreement in book.all():
        for clause_id in agreement.clauses:
            text, title = agreement.clause(clause_id), agreement.clause_title(clause_id)
            for language in ("cy", "en"):
                assert text.in_language(language).strip()
                assert "{{" not in text.in_language(language)
                assert title.in_language(language).strip()
    assert "the health board 50%" in book.get("xr1-gofal-parhaus").clause("c4-1").en
    assert "y bwrdd iechyd 60%" in book.get("xr2-gofal-parhaus").clause("c4-1").cy
