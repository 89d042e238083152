"""Where the child is: moves, the agreed judgement of a setting, and the alarm of an adult ward or
segregation. A child who is somewhere is recorded there; only a planned placement waits for a panel.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from agreements.clauses import day_in_words
from workflow.casework import rules
from workflow.casework.care_codes import (
    ALARMING_SETTINGS,
    HOSPITAL_SETTINGS,
    ORDER_SOURCE,
    PLACEMENTS,
)
from workflow.casework.commands import JudgeSetting, RecordSetting
from workflow.casework.draft import Draft
from workflow.casework.facts import Deadline, Judgement, PlacementApproval, Setting
from workflow.casework.needing import SIDES, body_of_side, side_of
from workflow.casework.unsuitable_days import agreed_unsuitable

UNASKED = ("own_home", "kinship")
"""At home nobody is asked to judge the place; either side may all the same."""


@dataclass(frozen=True, slots=True)
class Move:
    """Where the child went, from when, and why it could not wait."""

    kind: str
    area: str
    from_on: date
    words: str | None = None
    emergency: str | None = None
    language: str = "en"


def current(at: Draft) -> Setting | None:
    """Where the child is now, as far as it was recorded."""
    return next((one for one in at.all(Setting) if one.to_on is None), None)


def may_record_setting(at: Draft) -> None:
    """A party to the case records where the child is."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)


def record_setting(at: Draft, command: RecordSetting) -> None:
    """The child is there from that day. From a hospital a child is discharged, with a follow-up."""
    standing = current(at)
    leaves = standing is not None and standing.kind in HOSPITAL_SETTINGS
    if leaves and command.kind not in HOSPITAL_SETTINGS:
        rules.refuse(
            "discharge_needs_follow_up",
            cy="Mae'r plentyn mewn ysbyty: cynlluniwch y rhyddhau, gyda dyddiad dilynol a gwasanaeth a "
            "enwir, yna cofnodwch y rhyddhau.",
            en="The child is in hospital: plan the discharge, with a dated follow-up and a named service, "
            "then "
            "record the discharge.",
        )
    move(
        at,
        Move(
            kind=command.kind,
            area=command.area,
            from_on=command.from_on,
            words=command.words,
            emergency=command.emergency,
            language=command.language,
        ),
    )


def move(at: Draft, to: Move) -> Setting:
    """End the setting before and begin this one, through the gate where it is a placement out of area."""
    standing = current(at)
    if standing and to.from_on < standing.from_on:
        rules.refuse(
            "moves_forward",
            cy=f"Cofnodwyd eisoes fod y plentyn wedi symud ar {day_in_words(standing.from_on).cy}.",
            en=f"A move on {day_in_words(standing.from_on).en} is already recorded.",
        )
    approval = _gate(at, to)
    if standing:
        at.change(standing, to_on=to.from_on)
        at.stop(subject=standing.id)
    at.met("placement_move")
    words = at.text("setting", to.words, to.language) if to.words else None
    setting = at.put(
        Setting(
            id=at.new_id(),
            case_ref=at.case.ref,
            kind=to.kind,
            area=to.area,
            from_on=to.from_on,
            recorded_at=at.now,
            recorded_by=at.actor.person,
            body=at.actor.body,
            text_id=words,
            approval_id=approval.id if approval else None,
        )
    )
    if to.kind not in UNASKED:
        for body in at.case.bodies:
            _ask_to_judge(at, setting, body)
    at.record(
        "ChildMoved", setting=setting.id, setting_kind=to.kind, area=to.area, from_on=to.from_on, words=words
    )
    if to.kind in ALARMING_SETTINGS:
        at.start("setting_alert", at.case.commissioner, "coordinator", subject=setting.id)
        _alarm(at, setting)
    return setting


def _gate(at: Draft, to: Move) -> PlacementApproval | None:
    """A placement out of area takes effect once a panel has approved it; in an emergency it is approved
    after, under a clock that starts at once.
    """
    if to.kind not in PLACEMENTS or to.area == "in_area":
        return None
    used = {one.approval_id for one in at.all(Setting)}
    for approval in at.all(PlacementApproval):
        fits = (approval.kind, approval.area, approval.outcome) == (to.kind, to.area, "approved")
        if fits and approval.id not in used:
            return approval
    if to.emergency is None:
        rules.refuse(
            "out_of_area_needs_panel",
            cy="Rhaid i'r panel gymeradwyo lleoliad y tu allan i'r ardal yn gyntaf; mewn argyfwng, rhowch y "
            "rheswm a cheisiwch gymeradwyaeth wedyn.",
            en="The panel approves a placement out of area first; in an emergency, give the reason and it is "
            "asked for afterwards.",
            clause=ORDER_SOURCE,
        )
    return _emergency(at, to, to.emergency)


def _emergency(at: Draft, to: Move, why: str) -> PlacementApproval:
    approval = at.put(
        PlacementApproval(
            id=at.new_id(),
            case_ref=at.case.ref,
            kind=to.kind,
            area=to.area,
            asked_at=at.now,
            asked_by=at.actor.person,
            body=at.actor.body,
            text_id=at.text("emergency", why, to.language),
            emergency=True,
        )
    )
    clock = at.start(
        "emergency_approval", at.actor.body, "coordinator", subject=approval.id, kind="placement_approval"
    )
    at.record(
        "PlacedInEmergency",
        approval=approval.id,
        setting_kind=to.kind,
        area=to.area,
        reasons=approval.text_id,
    )
    at.notify_both("approval_wanted", "head_of_service", due_at=clock.due_at, about=approval.id)
    at.notify("approval_wanted", at.case.region, "region_lead", due_at=clock.due_at, about=approval.id)
    return approval


def _ask_to_judge(at: Draft, setting: Setting, body: str) -> None:
    if not at.running("setting_judged", subject=setting.id, body=body):
        clock = at.start("setting_judged", body, "coordinator", subject=setting.id)
        at.notify("judgement_wanted", body, "coordinator", due_at=clock.due_at, about=setting.id)


def may_judge(at: Draft) -> None:
    """There is a setting to judge."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if current(at) is None:
        rules.refuse(
            "judges_where_the_child_is",
            cy="Nid yw'n hysbys ble mae'r plentyn: cofnodwch hynny yn gyntaf.",
            en="It is not recorded where the child is: record that first.",
        )


def judge(at: Draft, command: JudgeSetting) -> None:
    """One side's view. Once both say unsuitable, the days count, and a better place is looked for under a
    clock.
    """
    setting = current(at)
    assert setting is not None
    from_on = command.from_on or at.today
    if from_on < setting.from_on:
        rules.refuse(
            "judges_where_the_child_is",
            cy=f"Mae'r plentyn yno ers {day_in_words(setting.from_on).cy}.",
            en=f"The child has been there since {day_in_words(setting.from_on).en}.",
        )
    side = side_of(at)
    reasons = at.text("judgement", command.reasons, command.language)
    at.put(
        Judgement(
            id=at.new_id(),
            case_ref=at.case.ref,
            setting_id=setting.id,
            side=side,
            view=command.view,
            from_on=from_on,
            at=at.now,
            by=at.actor.person,
            text_id=reasons,
        )
    )
    at.met("setting_judged", subject=setting.id, body=at.actor.body)
    _ask_the_silent_side(at, setting)
    agreed = agreed_unsuitable(at.all(Judgement), setting.id, at.today)
    if not agreed:
        at.stop("suitable_place", subject=setting.id)
    at.record("SettingJudged", setting=setting.id, side=side, setting_view=command.view, reasons=reasons)
    if agreed:
        want_suitable_place(at, setting)


def _ask_the_silent_side(at: Draft, setting: Setting) -> None:
    said = {one.side for one in at.all(Judgement) if one.setting_id == setting.id}
    for side in SIDES:
        if side not in said:
            _ask_to_judge(at, setting, body_of_side(at, side))


def want_suitable_place(at: Draft, setting: Setting) -> None:
    """Both sides say unsuitable, or the panel refused it: the commissioning body is to find a suitable
    place.
    """
    if at.running("suitable_place", subject=setting.id):
        return
    clock = at.start("suitable_place", at.case.commissioner, "coordinator", subject=setting.id)
    at.record("SuitablePlaceWanted", setting=setting.id, setting_kind=setting.kind)
    at.notify("suitable_place_wanted", at.case.commissioner, "coordinator", due_at=clock.due_at)
    at.notify_both("suitable_place_wanted", "head_of_service", due_at=clock.due_at)


def still_there(at: Draft, clock: Deadline) -> None:
    """Another day ended on an adult ward or in segregation: told again, until the child has left."""
    setting = at.get(Setting, clock.subject)
    assert setting is not None
    at.start(
        "setting_alert",
        at.case.commissioner,
        "coordinator",
        subject=setting.id,
        from_on=at.today - timedelta(days=1),
    )
    _alarm(at, setting)


def _alarm(at: Draft, setting: Setting) -> None:
    at.record("SettingAlarm", setting=setting.id, setting_kind=setting.kind)
    at.notify_both("setting_alarm", "chief_executive", about=setting.id)
    at.notify("setting_alarm", at.case.region, "region_lead", about=setting.id)
