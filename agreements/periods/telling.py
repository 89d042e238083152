"""A charge told in short: slices that came out alike within an invoice period are told once. The whole
working is the charge's trace.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from agreements.clauses import day_in_words
from agreements.money import format_pounds
from agreements.periods.charge import Charge, Slice, line_in_words
from agreements.periods.naming import payer_words
from agreements.periods.working import exact_pence, listed
from agreements.words import Words


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence about slices that came out alike, and the clause that it stands on."""

    clause: str
    says: Words


def in_short(charge: Charge) -> Iterator[Told]:
    """Each kind of slice once, in the order in which the first of it came."""
    alike: dict[object, list[Slice]] = {}
    for slice_ in charge.slices:
        alike.setdefault(_key(slice_), []).append(slice_)
    for slices in alike.values():
        yield from _told(slices)


def _key(slice_: Slice) -> object:
    return (
        slice_.period, slice_.line_ids, slice_.days.days, slice_.weekly_pence, slice_.rule, slice_.why,
        tuple(slice_.exact.items()), tuple(slice_.pence.items()), tuple(slice_.suspended.items()),
    )  # fmt: skip


def _told(slices: Sequence[Slice]) -> Iterator[Told]:
    first, last = slices[0], slices[-1]
    days: dict[str, str | int | Words] = {
        "start": day_in_words(first.days.first_day),
        "end": day_in_words(last.days.last_day),
        "count": len(slices),
        "days": first.days.days,
    }
    for line, clause in first.suspended.items():
        yield Told(clause, _SUSPENDED.filled(**days, line=line))
    if any(first.pence.values()):
        said = _TOLD.filled(
            **days,
            line=line_in_words(first),
            cost=format_pounds(first.weekly_pence),
            shares=_shares(first),
            why=first.why,
        )
        yield Told(first.clause, said)


def _shares(slice_: Slice) -> Words:
    return listed(
        _SHARE.filled(
            payer=payer_words(payer),
            pence=format_pounds(pence),
            exact=exact_pence(slice_.exact.get(payer, Fraction(0))),
        )
        for payer, pence in _moved(slice_).items()
    )


def _moved(slice_: Slice) -> Mapping[str, int]:
    return {payer: pence for payer, pence in slice_.pence.items() if pence or slice_.exact.get(payer)}


_TOLD = Words(
    cy="{start} hyd at {end}, {count} x {days} diwrnod, {line}, {cost} yr wythnos; bob tro: {shares}. {why}",
    en="{start} to {end}, {count} x {days} days, {line}, {cost} a week; each time: {shares}. {why}",
)
_SHARE = Words(cy="{payer} {pence} (yn union {exact} ceiniog)", en="{payer} {pence} (exactly {exact} pence)")
_SUSPENDED = Words(
    cy="{start} hyd at {end}, {count} x {days} diwrnod: llinell {line} wedi'i hatal yn ystod yr absenoldeb.",
    en="{start} to {end}, {count} x {days} days: line {line} suspended during the absence.",
)
