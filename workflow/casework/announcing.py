"""Announcing: look up the one agreement in force, compute the split at once, tell both bodies; it is paid
from that day.

Where none covers the case, or two do, the engine refuses to guess and says which; the bodies propose by hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from pydantic import ValidationError

from agreements.book import NoAgreementInForce, TwoAgreementsInForce
from agreements.circumstances import Eligibility
from agreements.facts import FactsAcrossRegions, Hours, PackageFacts, PackageLine
from agreements.line_kinds import LINE_KINDS, REGISTERED_NURSE
from agreements.payers import CaseAccounts, PayerRole
from agreements.refusals import AgreementRefusal, BadShares, PanelMustDetermine
from agreements.split import Split, by_hand, house_interim, split
from agreements.split_result import plain
from workflow.casework import codes, rules
from workflow.casework.care_reviews import split_counts_from
from workflow.casework.commands import Propose
from workflow.casework.disagreeing import close_dispute
from workflow.casework.draft import Draft
from workflow.casework.facts import Answer, CaseSplit, CostLine, Dispute
from workflow.casework.needing import confirmed_by_both, levels, live_lines
from workflow.casework.parties import about_the_split
from workflow.casework.voiding import void_waiting_agreement


def package_facts(at: Draft, panel_shares: Mapping[PayerRole, int] | None = None) -> PackageFacts:
    """The inputs of a formula: levels and lines as they stand, no personal data."""
    return facts_of(at, live_lines(at), panel_shares)


def facts_of(
    at: Draft, lines: tuple[CostLine, ...], panel_shares: Mapping[PayerRole, int] | None
) -> PackageFacts:
    """The inputs of a formula for these lines."""
    case = at.case
    assert case.package_start is not None
    one_region = case.council in at.under.reference.region_of(case.health_board).councils
    return (PackageFacts if one_region else FactsAcrossRegions)(
        region=case.region,
        health_board=case.health_board,
        council=case.council,
        service=case.service,  # type: ignore[arg-type]  # checked text in the table
        package_start=case.package_start,
        levels=levels(at),
        lines=tuple(
            PackageLine(
                id=line.id,
                kind=line.kind,  # type: ignore[arg-type]  # checked text in the table
                weekly_pence=line.weekly_pence,
                minutes_a_week=line.minutes_a_week,
                rate_pence_an_hour=line.rate_pence_an_hour,
                health_required=line.health_required,
            )
            for line in lines
        ),
        panel_shares=dict(panel_shares) if panel_shares else None,
        hours=hours_of(lines),
        marks=("fast_track",) if case.urgent else (),
        eligibility=_ELIGIBILITY.get(case.decision, "assessed_pending"),
    )


def hours_of(lines: Sequence[CostLine]) -> Hours | None:
    """The time in the package, for a formula that shares a block price by it: a nurse's and any line that
    health must provide is paid for apart, and does not count. None where no line states a time.
    """
    timed = [
        (LINE_KINDS[line.kind].side == "health", line.minutes_a_week)
        for line in lines
        if line.minutes_a_week and not line.health_required and line.kind != REGISTERED_NURSE
    ]
    if not timed:
        return None
    return Hours(
        health_minutes=sum(minutes for health, minutes in timed if health),
        other_minutes=sum(minutes for health, minutes in timed if not health),
    )


_ELIGIBILITY: Mapping[str, Eligibility] = {"eligible": "eligible", "not_eligible": "joint_not_eligible"}
"""What a decision means to a formula; before one, and where it is put off, the case awaits it."""


def announce(at: Draft, *, panel_shares: Mapping[PayerRole, int] | None = None) -> None:
    """Announce the formula's split, or record that no agreement answers and start the clock for a split
    by hand.
    """
    assert at.case.package_start is not None
    try:
        agreement = at.under.book.in_force(at.case.region, at.case.service, _agreement_day(at))
        worked = split(agreement, package_facts(at, panel_shares), on=_agreement_day(at))
    except PanelMustDetermine as no:
        _ask_for_hand(at, no, event="PanelMustDetermine")
    except BadShares as no:
        rules.refuse(no.rule, cy=no.words.cy, en=no.words.en, clause=no.clause)
    except (NoAgreementInForce, TwoAgreementsInForce, AgreementRefusal) as no:
        _ask_for_hand(at, no, event="NoAgreementCovers")
    else:
        put_split(at, worked, basis="panel_determined" if panel_shares else "formula")


def answer_after_all(at: Draft) -> None:
    """What the written word lacked has come (a level, say) while a split by hand was waited for: where it
    answers now, its split is announced; where it does not, the clock of the split by hand runs on as it was.
    """
    try:
        agreement = at.under.book.in_force(at.case.region, at.case.service, _agreement_day(at))
        worked = split(agreement, package_facts(at), on=_agreement_day(at))
    except (PanelMustDetermine, NoAgreementInForce, TwoAgreementsInForce, AgreementRefusal):
        return
    put_split(at, worked, basis="formula")


def _agreement_day(at: Draft) -> date:
    """The day whose agreement the case is under: the package's start, until a migration or a transfer."""
    day = at.case.agreement_on or at.case.package_start
    assert day is not None
    return day


def _ask_for_hand(at: Draft, no: AgreementRefusal, *, event: str) -> None:
    """The written word does not answer. A split of lines that no longer stand is not left in effect: the
    house interim rule is paid in its place until the bodies have proposed one.
    """
    at.record(event, rule=no.rule, clause=no.clause, why_cy=no.words.cy, why_en=no.words.en)
    if at.case.split_id:
        put_house_interim(at)
    want_by_hand(at, notice="no_agreement_covers")
    at.record("SplitByHandAsked", split=at.case.split_id, ground="no_agreement")


def want_by_hand(at: Draft, *, notice: str) -> None:
    """Start each finance office's clock for a split by hand, in the place of one that runs."""
    at.stop("split_by_hand")
    for body in at.case.bodies:
        clock = at.start("split_by_hand", body, "finance", subject=body)
        at.notify(notice, body, "finance", due_at=clock.due_at)


def put_split(at: Draft, worked: Split, *, basis: str, announce_it: bool = True) -> CaseSplit:
    """Put a worked split in effect in the place of the one before; announced, its answers pending."""
    before = at.get(CaseSplit, at.case.split_id)
    if before:
        _supersede(at, before)
    made = at.put(_case_split(at, worked, basis))
    formula = basis in ("formula", "panel_determined")
    at.change_case(
        split_id=made.id,
        agreement_id=made.agreement_id if formula else at.case.agreement_id,
        agreement_version=made.agreement_version if formula else at.case.agreement_version,
        agreement_sha256=made.agreement_sha256 if formula else at.case.agreement_sha256,
    )
    at.send("funding", "announce" if at.case.funding == "costed" else "announce_anew")
    at.stop("split_by_hand", status="met")
    at.record("SplitAnnounced", split=made.id, basis=basis, shares=made.shares, total_pence=made.total_pence)
    if announce_it:
        for body in at.case.bodies:
            at.put(
                Answer(id=at.new_id(), case_ref=at.case.ref, split_id=made.id, body=body, answer="pending")
            )
            at.notify("split_announced", body, "finance", about=made.id)
        _carry_over(at, made)
        at.record("AnswersAsked", split=made.id)
        begin_objection_clocks(at, made)
    return made


def _supersede(at: Draft, before: CaseSplit) -> None:
    """The old split is in effect no longer; what silence had opened about it has nothing left to decide."""
    at.change(before, state="superseded", superseded_at=at.now)
    at.stop("objection", "objection_reminder", subject=before.id)
    void_waiting_agreement(at)
    for dispute in at.all(Dispute):
        if dispute.stage != "closed" and dispute.ground in ("no_answer", "unsigned"):
            close_dispute(at, dispute, "superseded")


def _carry_over(at: Draft, made: CaseSplit) -> None:
    """An objection is not lost with its split: it goes on, about the new one, and is its body's answer to
    it.
    """
    for dispute in at.all(Dispute):
        if dispute.stage == "closed" or dispute.subject != "share" or dispute.ground == "unsigned":
            continue
        if not about_the_split(at.case, dispute):
            continue
        if dispute.is_objection and dispute.opened_by not in at.case.bodies:
            close_dispute(at, dispute, "superseded")  # its body pays no more: it has no answer to give
            continue
        at.change(dispute, split_id=made.id)
        if dispute.is_objection:
            answer = rules.answer_of(at, made, dispute.opened_by)
            at.change(answer, answer="objected", at=dispute.opened_at, disagreement_id=dispute.id)


def _case_split(at: Draft, worked: Split, basis: str) -> CaseSplit:
    written = basis in ("formula", "panel_determined")
    facts = package_facts(at)
    return CaseSplit(
        id=at.new_id(),
        case_ref=at.case.ref,
        basis=basis,
        state="announced",
        on=_agreement_day(at),
        agreement_id=worked.agreement_id if written else None,
        agreement_version=worked.agreement_version if written else None,
        agreement_sha256=worked.agreement_sha256 if written else None,
        legal_status=worked.legal_status if written else None,
        total_pence=worked.total_pence,
        shares=[{"account": share.account, "pence": share.pence} for share in worked.shares],
        working=[plain(line) for line in worked.lines],
        trace=[plain(step) for step in worked.trace],
        facts=facts.model_dump(mode="json"),
        announced_at=at.now,
        confirmed_by_both=confirmed_by_both(at),
        from_on=split_counts_from(at),
    )


def begin_objection_clocks(at: Draft, announced: CaseSplit) -> None:
    """The time to answer begins for each body that has not answered; one reminder stands at half time.

    Not before both have confirmed or the confirmation clock has ended, and never for the house interim rule.
    """
    waits = not confirmed_by_both(at) and at.running("confirmation")
    if announced.basis == "house_interim" or waits:
        return
    for answer in at.all(Answer):
        asked = at.running("objection", subject=announced.id, body=answer.body)
        if answer.split_id != announced.id or answer.answer != "pending" or asked:
            continue
        clock = at.start("objection", answer.body, "finance", subject=announced.id)
        at.start("objection_reminder", answer.body, "finance", subject=announced.id)
        at.notify("answer_wanted", answer.body, "finance", due_at=clock.due_at, about=announced.id)
    at.change(announced, objection_from=announced.objection_from or at.now)
    at.record("ObjectionTimeBegan", split=announced.id)


def put_house_interim(at: Draft) -> CaseSplit:
    """The house interim rule: paid at once, accepted by nobody yet; no clock of silence runs on it."""
    return put_split(at, house_interim(package_facts(at)), basis="house_interim")


_STILL_PAID = ("agreed", "awaiting_signatures", "in_force")
"""A body's notice of withdrawal stands: a new split is proposed while what was agreed goes on being paid."""


def may_propose(at: Draft) -> None:
    """A split by hand is for where the written word does not answer, or an objection against it was
    upheld.
    """
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    standing = at.get(CaseSplit, at.case.split_id)
    asked = any(
        dispute.stage != "closed" and dispute.ground in codes.WITHOUT_PROPOSAL for dispute in at.all(Dispute)
    )
    interim = standing is not None and standing.basis == "house_interim"
    waits = asked or bool(at.running("split_by_hand"))
    by_notice = waits and at.case.funding in _STILL_PAID
    if not by_notice and (not (waits or interim) or at.case.funding not in ("costed", "announced")):
        rules.refuse(
            "by_hand_only_without_agreement",
            cy="Mae cytundeb ysgrifenedig yn ateb: dim ond hebddo y cynigir rhaniad â llaw.",
            en="A written agreement answers: a split is proposed by hand only without one.",
        )


def propose(at: Draft, command: Propose) -> None:
    """Propose a split by hand: it totals the cost, and no nurse or health-required line lies with the
    council.
    """
    worked = checked_by_hand(at, command.shares)
    reasons = at.text("proposal", command.reasons, command.language)
    at.record("SplitProposed", reasons=reasons, shares=command.shares)
    made = put_split(at, worked, basis="by_hand")
    at.notify("split_proposed", at.case.other(at.actor.body), "finance", about=made.id)


def checked_by_hand(at: Draft, shares: Mapping[str, int]) -> Split:
    """A split from shares that people name. Refused where they do not carry the cost lawfully."""
    accounts = CaseAccounts(at.case.health_board, at.case.council)
    if strange := sorted(set(shares) - set(accounts.all)):
        rules.refuse(
            "shares_name_the_accounts",
            cy=f"Nid cyfrifon yr achos hwn: {', '.join(strange)}.",
            en=f"Not accounts of this case: {', '.join(strange)}.",
        )
    try:
        return by_hand(package_facts(at), shares)
    except AgreementRefusal as no:
        rules.refuse(no.rule, cy=no.words.cy, en=no.words.en, clause=no.clause)


def both_ways(at: Draft) -> tuple[Split, Split] | None:
    """The split with and without the lines that one side has not confirmed, or None where all is confirmed or
    none is
    left. For showing; nothing is changed."""
    standing = at.get(CaseSplit, at.case.split_id)
    sure = tuple(line for line in live_lines(at) if line.health_at and line.social_at)
    if standing is None or standing.agreement_id is None or not sure or len(sure) == len(live_lines(at)):
        return None
    agreement = at.under.book.get(standing.agreement_id, standing.agreement_version)
    try:
        return (
            split(agreement, package_facts(at), on=standing.on),
            split(agreement, facts_of(at, sure, None), on=standing.on),
        )
    except (AgreementRefusal, ValidationError):
        return None
