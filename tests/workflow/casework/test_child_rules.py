"""NHS numbers: ten digits, the last one a check digit by modulus 11."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.casework.child_rules import nhs_digits, nhs_number_valid


@pytest.mark.parametrize("number", ["9434765919", "943 476 5919", "943-476-5919", "9434765870", "4010232137"])
def test_a_number_with_its_check_digit_is_valid(number: str) -> None:
    assert nhs_number_valid(number)


@pytest.mark.parametrize(
    "number",
    ["", "943476591", "94347659190", "9434765918", "943476591x", "٩٤٣٤٧٦٥٩١٩", "0000000000", "2222222222"],
)
def test_anything_else_is_not(number: str) -> None:
    assert not nhs_number_valid(number)


@given(st.from_regex(r"[0-9]{9}", fullmatch=True))
def test_of_ten_last_digits_at_most_one_is_valid_and_no_single_wrong_digit_passes(nine: str) -> None:
    valid = [nine + last for last in "0123456789" if nhs_number_valid(nine + last)]
    assert len(valid) <= 1
    for number in valid:
        wrong = str((int(number[0]) + 1) % 10) + number[1:]
        assert not nhs_number_valid(wrong)


def test_spaces_and_hyphens_are_left_out() -> None:
    assert nhs_digits("943 476-5919") == "9434765919"
