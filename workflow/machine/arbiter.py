"""The arbiter of every transition: python-statemachine on a kept machine, one a thread.

A machine shared by threads fails, and one that reached a final state must be built anew, so each thread keeps
its own
and drops it when it ends. `StateMachine` (not `StateChart`) raises when an event does not fit the state.
"""

import threading

from statemachine import StateMachine
from statemachine.exceptions import TransitionNotAllowed

from workflow.machine.care import Care
from workflow.machine.decision import Decision
from workflow.machine.disagreement import Disagreement
from workflow.machine.funding import Funding

MACHINES: dict[str, type[StateMachine]] = {
    "decision": Decision,
    "care": Care,
    "funding": Funding,
    "disagreement": Disagreement,
}
STATES: dict[str, tuple[str, ...]] = {
    name: tuple(str(state.value) for state in machine.states) for name, machine in MACHINES.items()
}
FINAL: dict[str, frozenset[str]] = {
    name: frozenset(str(state.value) for state in machine.states if state.final)
    for name, machine in MACHINES.items()
}
INITIAL: dict[str, str] = {
    name: next(str(state.value) for state in machine.states if state.initial)
    for name, machine in MACHINES.items()
}
EVENTS_FROM: dict[str, dict[str, frozenset[str]]] = {
    name: {
        str(state.value): frozenset(event for move in state.transitions for event in str(move.event).split())
        for state in machine.states
    }
    for name, machine in MACHINES.items()
}

_kept = threading.local()


class NotAllowed(Exception):
    """The event does not follow the state."""

    def __init__(self, machine: str, state: str, event: str) -> None:
        super().__init__(f"{machine}: '{event}' does not follow '{state}'")
        self.machine, self.state, self.event = machine, state, event


class UnknownState(ValueError):
    """A stored state that the machine does not have: the row is damaged, nothing is guessed."""


def next_state(machine: str, state: str, event: str) -> str:
    """The state after `event`, judged by the machine itself.

    Raises NotAllowed where the event does not follow, UnknownState where the state is not one of the
    machine's.
    """
    if state not in STATES[machine]:
        raise UnknownState(f"{machine}: no state '{state}'")
    if state in FINAL[machine]:
        raise NotAllowed(machine, state, event)
    kept: StateMachine = getattr(_kept, machine, None) or MACHINES[machine]()
    kept.current_state_value = state
    try:
        kept.send(event)
    except TransitionNotAllowed as refusal:
        raise NotAllowed(machine, state, event) from refusal
    after = str(kept.current_state_value)
    setattr(_kept, machine, None if after in FINAL[machine] else kept)
    return after


def follows(machine: str, state: str, event: str) -> bool:
    """Whether the static table, compiled from the machine, lets `event` follow `state` (for pages and
    offers).
    """
    return event in EVENTS_FROM[machine][state]
