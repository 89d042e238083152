"""The cast is invented, complete, and always the same."""

from __future__ import annotations

from collections import Counter

from agreements.reference import Reference
from cytundeb.demonstration.cast import Cast, make_people

OFFICES = {"coordinator", "finance", "head_of_service", "director", "chief_executive"}


def test_fills_every_office_of_every_invented_body_once() -> None:
    offices = Counter((person.body, person.role) for person in make_people())
    for region in Reference.load(fictional=True).regions:
        assert all(
            offices[body, role] == 1 for body in (region.health_board, *region.councils) for role in OFFICES
        )
        for role in ("monitoring", "education"):
            assert all(offices[council, role] == 1 for council in region.councils)
        assert offices[region.code, "region_lead"] == offices[region.code, "panel_chair"] == 1
    assert offices["XWG", "wg_officer"] == 2


def test_holds_no_office_of_a_real_body() -> None:
    assert {person.body[0] for person in make_people()} == {"X"}


def test_gives_each_a_name_and_an_id_of_their_own_and_no_address_that_exists() -> None:
    people = make_people()
    assert len({person.name for person in people}) == len({person.id for person in people}) == len(people)
    assert all(person.email == f"{person.id}@example.invalid" for person in people)
    assert "xhb1-finance" in {person.id for person in people}


def test_is_the_same_every_time() -> None:
    assert make_people() == make_people()


def test_works_in_both_languages() -> None:
    languages = Counter(person.language for person in make_people())
    assert languages["cy"] > languages["en"] > 0


def test_lets_whoever_may_carry_a_share_sign_for_it() -> None:
    cast = Cast(make_people())
    assert cast.signer("XHB1", 12_000_000).role == "finance"
    assert cast.signer("XHB1", 12_000_001).role == "director"
    assert cast.signer("XLA11", 16_000_000).role == "chief_executive"
