"""On the page of a case: who is responsible since when, a case taken over, corrections and seals."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from agreements.clauses import day_in_words
from agreements.words import Words
from api.pages.sections.section import Entry, Section, Shown
from workflow.casework.office_codes import (
    CORRECTED,
    RESPONSIBLE_BY,
    SEAL_OUTCOMES,
    SEALED_KINDS,
    TRANSFER_STATES,
)
from workflow.clocks.due import local_date


def responsibility(shown: Shown) -> Iterable[Section]:
    """Every period once one has ended, and every transfer; nothing while the first two stand."""
    facts = shown.facts
    periods = facts.responsibilities if any(one.to_on for one in facts.responsibilities) else ()
    yield Section(
        Words(cy="Y corff cyfrifol", en="The responsible body"),
        (
            *(
                Entry(what=RESPONSIBLE_BY[one.basis], at=one.from_on, body=one.body, stands=_until(one.to_on))
                for one in periods
            ),
            *(
                Entry(
                    what=Words(cy="Trosglwyddiad arfaethedig", en="Proposed transfer"),
                    at=one.from_on,
                    body=one.to_body,
                    stands=TRANSFER_STATES[one.state],
                    text_id=one.text_id,
                    warns=one.state == "proposed",
                )
                for one in facts.transfers
            ),
        ),
    )


def _until(day: date | None) -> Words:
    if day is None:
        return Words(cy="nawr", en="now")
    words = day_in_words(day)
    return Words(cy=f"hyd {words.cy}", en=f"until {words.en}")


def legacy(shown: Shown) -> Iterable[Section]:
    """The true age of a case that was taken over, and since when its clocks run."""
    case = shown.facts.case
    if not case.legacy:
        return
    days = (local_date(shown.now) - local_date(case.received_at)).days
    yield Section(
        Words(cy="Achos a gymerwyd drosodd", en="A case taken over"),
        (
            Entry(
                what=Words(
                    cy=f"Gwir oedran yr achos, mewn diwrnodau ers yr atgyfeiriad: {days}",
                    en=f"The true age of the case, in days since the referral: {days}",
                ),
                at=case.received_at,
            ),
            Entry(
                what=Words(cy="Mae'r terfynau amser yn rhedeg ers", en="The time limits run since"),
                at=case.live_on,
            ),
        ),
    )


def corrections(shown: Shown) -> Iterable[Section]:
    """What was corrected, with the reason."""
    yield Section(
        Words(cy="Cywiriadau", en="Corrections"),
        tuple(
            Entry(what=CORRECTED[one.field], at=one.at, body=one.body, text_id=one.text_id)
            for one in shown.facts.corrections
        ),
    )


def seals(shown: Shown) -> Iterable[Section]:
    """What was entered about the wrong child: that it is sealed, never what it says."""
    yield Section(
        Words(cy="Cofnodion dan sêl", en="Sealed entries"),
        tuple(
            Entry(
                what=SEALED_KINDS[one.kind],
                at=one.sealed_at,
                body=one.body,
                stands=SEAL_OUTCOMES[one.outcome] if one.outcome else _WAITS,
                warns=one.decided_at is None,
            )
            for one in shown.facts.sealed_entries
        ),
    )


_WAITS = Words(cy="Yn aros am benderfyniad", en="Waiting for a decision")
