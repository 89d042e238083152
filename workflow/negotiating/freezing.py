"""The draft is frozen for signature: without a fault, every clause settled, seen in a simulation, and
fitting what is negotiated and the book that it would join.
"""

from __future__ import annotations

from collections.abc import Iterable

from agreements.model import WrittenAgreement
from workflow.negotiating import coverage, rules, simulating
from workflow.negotiating.commands import OFFICE_ROLES, PutToSignature
from workflow.negotiating.draft_files import DraftReading, read_draft
from workflow.negotiating.drafting import holds_what_was_settled
from workflow.negotiating.facts import Clause
from workflow.negotiating.signing import CLOCK, required_offices
from workflow.negotiating.sitting import Sitting


def may_put_to_signature(at: Sitting) -> None:
    """Whoever leads, or a director, finance lead or chief executive of a party, once the text may be
    frozen.
    """
    rules.text_is_not_frozen(at)
    rules.is_of_the_table(at)


def put_to_signature(at: Sitting, command: PutToSignature) -> None:
    """Freeze the newest draft: without a fault, every clause settled, a simulation attached."""
    draft = rules.newest_draft(at, command.draft)
    rules.signed_what_was_read(at, command.sha256)
    reading = read_draft(at.files)
    agreement = _without_faults(reading)
    _every_clause_settled(at)
    _is_the_one_negotiated(at, agreement)
    fits_the_book(at, agreement)
    if simulating.of_newest_draft(at) is None:
        rules.refuse(
            "simulation_is_attached",
            cy="Nid oes efelychiad o'r drafft hwn: atodwch un, fel y gall pob llofnodwr ei weld.",
            en="There is no simulation of this draft: attach one, so that every signatory can see it.",
            clause="V33",
        )
    required = required_offices(agreement)
    at.change_negotiation(state="awaiting_signatures", required=required, frozen_at=at.now)
    clocks = [at.start(CLOCK, one["body"], one["office"]) for one in required]
    at.record(
        "PutToSignature",
        draft=draft.number,
        sha256=draft.agreement_sha256,
        offices=[_named(one) for one in required],
    )
    for clock in clocks:
        at.notify("negotiation_sign", clock.body, clock.office, due_at=clock.due_at)


def fits_the_book(at: Sitting, agreement: WrittenAgreement) -> None:
    """No other agreement is in force with it, it follows the versions that there are, and it does not
    begin in the past.
    """
    if agreement.dates.effective_from < at.today:
        rules.refuse(
            "not_backdated",
            cy=f"Byddai'r cytundeb yn dechrau ar {agreement.dates.effective_from}, sydd wedi mynd heibio: "
            "gwnewch ddrafft newydd â diwrnod cyntaf diweddarach.",
            en=f"The agreement would begin on {agreement.dates.effective_from}, which has passed: "
            "make a new draft with a later first day.",
            clause="V28",
        )
    newer = coverage.newer_versions(at.under.book, agreement)
    if newer:
        names = ", ".join(f"{one.id} v{one.version}" for one in newer)
        rules.refuse(
            "version_follows",
            cy=f"Nid yw'r drafft yn dilyn y fersiynau sydd yno: {names}.",
            en=f"The draft does not follow the versions that there are: {names}.",
            clause="V27",
        )
    clashes = coverage.clashing(at.under.book, agreement)
    if clashes:
        names = ", ".join(f"{one.id} v{one.version}" for one in clashes)
        rules.refuse(
            "one_agreement_in_force",
            cy=f"Byddai dau gytundeb mewn grym gyda'i gilydd: {names}.",
            en=f"Two agreements would be in force together: {names}.",
            clause="V27",
        )


def _without_faults(reading: DraftReading) -> WrittenAgreement:
    if reading.faults or reading.agreement is None:
        count = len(reading.faults)
        first = reading.faults[0] if reading.faults else None
        rules.refuse(
            "draft_has_no_fault",
            cy=f"Mae beiau yn y drafft ({count}); y cyntaf: {first.as_line('cy') if first else '?'}",
            en=f"The draft has faults ({count}); the first: {first.as_line('en') if first else '?'}",
        )
    return reading.agreement


def _every_clause_settled(at: Sitting) -> None:
    still_open = [one.clause for one in at.all(Clause) if one.status == "open"]
    if still_open:
        names = ", ".join(still_open)
        rules.refuse(
            "every_clause_is_settled",
            cy=f"Mae cymalau ar agor o hyd: {names}.",
            en=f"Clauses are still open: {names}.",
        )
    behind = holds_what_was_settled(at)
    if behind:
        names = ", ".join(behind)
        rules.refuse(
            "draft_holds_what_was_settled",
            cy=f"Nid yw'r drafft diweddaraf yn cynnwys yr hyn a setlwyd: {names}. Gwnewch ddrafft newydd.",
            en=f"The newest draft does not hold what was settled: {names}. Make a new draft.",
        )


def _is_the_one_negotiated(at: Sitting, agreement: WrittenAgreement) -> None:
    negotiation = at.negotiation
    for field, said, wanted in (
        ("id", agreement.id, negotiation.agreement_id),
        ("version", str(agreement.version), str(negotiation.agreement_version)),
        ("supersedes", _superseded(agreement), _base(at)),
        ("region", agreement.region or "", negotiation.region),
        ("fictional", str(agreement.fictional), str(at.under.reference.region(negotiation.region).fictional)),
        ("template", str(agreement.template), str(False)),
        ("scope.services", _listed(agreement.services), _listed(negotiation.services)),
        ("parties", _listed(one.body for one in agreement.parties), _listed(negotiation.bodies)),
    ):
        if said != wanted:
            rules.refuse(
                "draft_is_what_is_negotiated",
                cy=f"Mae'r drafft yn dweud {field}: {said}, ond yr hyn sy'n cael ei negodi yw: {wanted}.",
                en=f"The draft says {field}: {said}, but what is negotiated is: {wanted}.",
            )
    strange = [one for one in required_offices(agreement) if not _can_sign(at, one)]
    if strange:
        names = ", ".join(_named(one) for one in strange)
        rules.refuse(
            "required_offices_are_parties",
            cy=f"Mae'r drafft yn gofyn am lofnod swyddfa nad yw'n bod yn un o'r cyrff: {names}.",
            en=f"The draft asks for the signature of an office that no party body has: {names}.",
            clause="V36",
        )


def _superseded(agreement: WrittenAgreement) -> str:
    """What the draft says that it takes the place of: it would end it."""
    said = agreement.supersedes
    return f"{said.id} v{said.version} {said.sha256}" if said else "-"


def _base(at: Sitting) -> str:
    """What it may take the place of: the version that it started from, and nothing else."""
    negotiation = at.negotiation
    if negotiation.base_id is None:
        return "-"
    base = at.under.book.get(negotiation.base_id, negotiation.base_version)
    return f"{base.id} v{base.version} {base.sha256}"


def _can_sign(at: Sitting, office: dict[str, str]) -> bool:
    return office["body"] in at.negotiation.bodies and office["office"] in OFFICE_ROLES


def _named(office: dict[str, str]) -> str:
    return f"{office['body']}.{office['office']}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
