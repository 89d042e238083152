"""The decision story: what does the child need, and is it continuing care? Not who pays, nor when care
starts.
"""

from statemachine import State, StateMachine


class Decision(StateMachine):
    """From the referral to a decision by a quorate panel, or to a service that has accepted the child."""

    referred = State("referred", initial=True)
    assessing = State("assessing")
    assessed = State("assessed")
    at_panel = State("at_panel")
    eligible = State("eligible")
    not_eligible = State("not_eligible")
    not_progressed = State("not_progressed")
    handed_over = State("handed_over")
    ended = State("ended", final=True)

    acknowledge = referred.to(assessing)
    complete_assessment = referred.to(assessed) | assessing.to(assessed) | assessed.to.itself()
    list_for_panel = assessed.to(at_panel)
    defer = at_panel.to.itself()
    find_eligible = assessed.to(eligible) | at_panel.to(eligible)
    find_not_eligible = assessed.to(not_eligible) | at_panel.to(not_eligible)
    not_progress = referred.to(not_progressed) | assessing.to(not_progressed)
    remit = (
        not_eligible.to(assessing)
        | eligible.to(assessing)
        | not_progressed.to(assessing)
        | handed_over.to(assessing)
    )
    hand_over = not_eligible.to(handed_over) | not_progressed.to(handed_over)
    reopen = handed_over.to(assessing)
    end = (
        referred.to(ended)
        | assessing.to(ended)
        | assessed.to(ended)
        | at_panel.to(ended)
        | eligible.to(ended)
        | not_eligible.to(ended)
        | not_progressed.to(ended)
        | handed_over.to(ended)
    )
