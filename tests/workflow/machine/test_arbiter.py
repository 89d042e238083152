"""The arbiter judges every transition, refuses what does not follow, and never guesses a damaged state."""

import threading

import pytest

from workflow.casework import codes
from workflow.machine.arbiter import (
    EVENTS_FROM,
    FINAL,
    INITIAL,
    MACHINES,
    STATES,
    NotAllowed,
    UnknownState,
    follows,
    next_state,
)


def test_an_event_that_follows_moves_the_state():
    assert next_state("funding", "announced", "agree") == "agreed"


def test_an_event_that_does_not_follow_is_refused():
    with pytest.raises(NotAllowed):
        next_state("funding", "not_costed", "agree")


def test_a_damaged_state_is_refused_and_not_guessed():
    with pytest.raises(UnknownState):
        next_state("care", "nowhere", "end")


def test_a_final_state_refuses_everything_and_the_next_case_still_moves():
    assert next_state("care", "live", "end") == "ended"
    with pytest.raises(NotAllowed):
        next_state("care", "ended", "deliver")
    assert next_state("care", "live", "end") == "ended"


@pytest.mark.parametrize("machine", sorted(MACHINES))
def test_the_static_table_says_what_the_machine_does(machine: str):
    every_event = {event for events in EVENTS_FROM[machine].values() for event in events}
    for state in STATES[machine]:
        for event in every_event:
            if follows(machine, state, event):
                assert next_state(machine, state, event) in STATES[machine]
            else:
                with pytest.raises(NotAllowed):
                    next_state(machine, state, event)


@pytest.mark.parametrize("machine", sorted(MACHINES))
def test_every_state_is_reached_from_the_first_and_none_is_dead(machine: str):
    reached, frontier = {INITIAL[machine]}, [INITIAL[machine]]
    while frontier:
        state = frontier.pop()
        for event in EVENTS_FROM[machine][state]:
            after = next_state(machine, state, event)
            if after not in reached:
                reached.add(after)
                frontier.append(after)
    assert reached == set(STATES[machine])
    assert all(EVENTS_FROM[machine][state] or state in FINAL[machine] for state in STATES[machine])


@pytest.mark.parametrize("machine", sorted(MACHINES))
def test_every_state_has_words_in_both_languages(machine: str):
    words = codes.STATE_WORDS[machine]
    assert set(words) == set(STATES[machine])
    assert all(one.cy and one.en for one in words.values())


def test_care_never_moves_backwards():
    order = ["not_yet_needed", "needed", "interim", "planned", "live", "ended"]
    for state in STATES["care"]:
        for event in EVENTS_FROM["care"][state]:
            assert order.index(next_state("care", state, event)) > order.index(state)


def test_threads_do_not_share_a_machine():
    faults: list[Exception] = []

    def send_many() -> None:
        try:
            for _ in range(200):
                assert next_state("funding", "announced", "agree") == "agreed"
                assert next_state("funding", "costed", "announce") == "announced"
        except Exception as fault:
            faults.append(fault)
            raise

    threads = [threading.Thread(target=send_many) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults
