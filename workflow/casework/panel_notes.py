"""What the record of a case says of its region's panel: on which agenda the child stands, and when a meeting
came to nothing. It judges no more than who lists a child; decisions are for `deciding`.
"""

from __future__ import annotations

from datetime import date

from workflow.casework import deciding
from workflow.casework.commands import ListForPanel
from workflow.casework.draft import Draft


def put_on_agenda(at: Draft, *, meeting: int, meets_on: date) -> None:
    """On the agenda of a meeting; an assessed child who is not listed yet is listed in the same act. Raises
    Refused.
    """
    if at.case.decision == "assessed":
        deciding.may_list(at)
        deciding.list_for_panel(at, ListForPanel())
    at.record("PutOnPanelAgenda", meeting=meeting, meets_on=meets_on)


def meeting_came_to_nothing(at: Draft, *, meeting: int, not_quorate: bool, chairs_action: bool) -> None:
    """The meeting was not quorate, or was called off: the decision clock goes on, both offices are told, and
    so is the family.
    """
    if not at.case.is_open:
        return
    at.record(
        "PanelNotQuorate" if not_quorate else "PanelCalledOff", meeting=meeting, chairs_action=chairs_action
    )
    at.notify_both("panel_moved", "coordinator")
    at.tell_family("family_panel_moved")
