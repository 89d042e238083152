"""How a random life begins: what a referral says of a child, the needs and the cost.

Nothing of what happens afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as st

from workflow.casework import commands as c
from workflow.casework.rulebook import Rulebook
from workflow.casework.wellformed import weekly_pence

BIRTHS = (date(2015, 2, 3), date(2015, 2, 3), date(2013, 10, 20), date(2009, 10, 23), date(2008, 12, 5))
"""Far from thirteen, almost there, past some milestones, and almost eighteen."""
REGIONS = ("XR1", "XR2", "XR3", "XR4", "XR5", "XR6", "XR7")
Draw = Callable[[st.SearchStrategy[Any]], Any]


@cache
def rulebook() -> Rulebook:
    """The shipped rules."""
    return Rulebook.load()


def lines() -> st.SearchStrategy[tuple[c.Line, ...]]:
    """Some cost lines: amounts and time, a nurse or a line marked as health's among them now and then."""
    amounts = st.builds(
        c.Line,
        kind=st.sampled_from(
            ["support", "accommodation", "tuition", "transport", "health_equipment", "therapy"]
        ),
        weekly_pence=st.integers(0, 250_001),
        health_required=st.booleans(),
    )
    time = st.builds(
        lambda kind, minutes, rate: c.Line(
            kind=kind,
            minutes_a_week=minutes,
            rate_pence_an_hour=rate,
            weekly_pence=weekly_pence(minutes, rate),
        ),
        kind=st.sampled_from(["registered_nurse", "trained_carer", "support"]),
        minutes=st.integers(15, 4000),
        rate=st.integers(1000, 4001),
    )
    return st.lists(st.one_of(amounts, time), min_size=1, max_size=5).map(tuple)


def some_levels() -> st.SearchStrategy[dict[str, str]]:
    """Levels that their domains admit."""
    domains = rulebook().needs.domains
    return st.fixed_dictionaries({domain.code: st.sampled_from(domain.levels) for domain in domains})


VIEWS = c.ViewsSaid(kind="own_words", words="geiriau", advocate_offered=True)


def some_consent() -> st.SearchStrategy[c.ConsentSaid | None]:
    """Mostly given; now and then nobody has asked yet, or it is refused."""
    given = c.ConsentSaid(outcome="given", given_by="parent")
    refused = c.ConsentSaid(outcome="refused", given_by="young_person", safeguarding="diogel")
    return st.sampled_from([given, given, given, given, given, None, refused])
