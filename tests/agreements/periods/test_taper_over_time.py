"""F12: the grain moves more money than the method. A taper over thirty weeks, at both grains."""

from datetime import date

import pytest

from agreements.periods.invoice_periods import Period
from tests.agreements.periods.stretches import HEALTH, SOCIAL, charged, taper

START = date(2026, 4, 6)


def test_thirty_weeks_as_one_block_come_out_as_the_catalogue_says():
    weeks, blocks = taper(START)
    whole = Period(blocks[0].first_day, blocks[-1].last_day)
    found = charged(weeks, periods=[whole], grain="invoice_period")
    assert found.totals()[HEALTH] == 5_145_172
    assert found.totals()[SOCIAL] == 1_155_038
    assert found.total_pence == 6_300_210


def test_fourteen_weeks_at_three_quarters_differ_by_four_pence_between_block_and_week():
    weeks, blocks = taper(START)
    by_block = charged(weeks, periods=blocks, grain="invoice_period")
    by_week = charged(weeks, periods=blocks, grain="week")
    assert by_block.pence_of(HEALTH, period=blocks[1]) == 2_205_074
    assert by_block.pence_of(SOCIAL, period=blocks[1]) == 735_024
    assert by_week.pence_of(HEALTH, period=blocks[1]) == 2_205_070
    assert by_week.pence_of(SOCIAL, period=blocks[1]) == 14 * 52_502


@pytest.mark.parametrize("grain", ["line", "week", "invoice_period", "year"])
def test_the_grain_moves_pence_between_payers_and_never_the_cost(grain):
    weeks, blocks = taper(START)
    assert charged(weeks, periods=blocks, grain=grain).total_pence == 6_300_210


def test_at_the_grain_of_the_year_the_blocks_add_up_to_the_thirty_weeks():
    weeks, blocks = taper(START)
    assert charged(weeks, periods=blocks, grain="year").totals()[HEALTH] == 5_145_172
