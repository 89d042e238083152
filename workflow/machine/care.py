"""The care story: is the child supported today? Nothing in the funding story may move it backwards."""

from statemachine import State, StateMachine


class Care(StateMachine):
    """From a need to delivered support. There is no way back but the natural end."""

    not_yet_needed = State("not_yet_needed", initial=True)
    needed = State("needed")
    interim = State("interim")
    planned = State("planned")
    live = State("live")
    ended = State("ended", final=True)

    need = not_yet_needed.to(needed)
    name_payers = not_yet_needed.to(interim) | needed.to(interim)
    plan = interim.to(planned)
    deliver = interim.to(live) | planned.to(live)
    end = not_yet_needed.to(ended) | needed.to(ended) | interim.to(ended) | planned.to(ended) | live.to(ended)
