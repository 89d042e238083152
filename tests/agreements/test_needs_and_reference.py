"""The needs table and the reference data: the codes that others rely on, and names that cannot mislead."""

import pytest

from agreements.needs import NeedsTable
from agreements.reference import Reference

DOMAINS = (
    "breathing eating_drinking mobility continence skin "
    "communication medicines psychological seizures behaviour"
)


def test_the_ten_domains_and_six_levels_have_their_codes_and_are_not_claimed_as_confirmed():
    needs = NeedsTable.load()
    assert [domain.code for domain in needs.domains] == DOMAINS.split()
    assert [level.code for level in needs.levels] == ["none", "low", "moderate", "high", "severe", "priority"]
    assert (needs.kind, needs.confidence) == ("illustrative", "R")


def test_a_domain_admits_only_its_own_levels():
    needs = NeedsTable.load()
    assert needs.admits("breathing", "priority")
    assert not needs.admits("communication", "severe")
    assert not needs.admits("mobility", "priority")
    assert not needs.admits("magic", "low")


@pytest.mark.parametrize(
    ("levels", "points"),
    [
        ({"skin": "high", "mobility": "high", "continence": "high"}, True),
        ({"skin": "high", "mobility": "high"}, False),
        ({"skin": "severe"}, True),
        ({"breathing": "priority"}, True),
        ({}, False),
    ],
)
def test_the_indicator_points_and_says_that_the_panel_decides(levels, points):
    indicator = NeedsTable.load().indicator(levels)
    assert indicator.points_to_continuing_care is points
    assert "The panel decides" in indicator.words.en
    assert "panel sy'n penderfynu" in indicator.words.cy


def test_a_level_that_a_domain_does_not_admit_has_no_indicator():
    with pytest.raises(ValueError, match="does not admit"):
        NeedsTable.load().indicator({"communication": "priority"})


def test_real_wales_is_seven_regions_seven_boards_and_twenty_two_councils():
    real = Reference.load(fictional=False)
    kinds = [body.kind for body in real.bodies]
    assert (len(real.regions), kinds.count("health_board"), kinds.count("council")) == (7, 7, 22)
    assert real.region_of("W06000003").code == "north-wales"
    assert real.body("WG").region is None


def test_the_seven_invented_regions_mirror_the_shapes_and_say_so_in_every_name():
    example = Reference.load(fictional=True)
    shapes = [5, 6, 2, 3, 2, 3, 1]
    assert [len(region.councils) for region in example.regions] == shapes
    assert [region.code for region in example.regions] == [f"XR{n}" for n in range(1, len(shapes) + 1)]
    for named in (*example.regions, *example.bodies):
        assert named.code.startswith("X")
        assert named.name.cy.endswith("(enghraifft / example)")
        assert named.name.en.endswith("(enghraifft / example)")


def test_a_code_that_does_not_exist_is_a_key_error():
    with pytest.raises(KeyError):
        Reference.load().body("XHB9")
    with pytest.raises(KeyError):
        Reference.load(fictional=True).region("gwent")
    with pytest.raises(KeyError):
        Reference.load().region_of("WG")
