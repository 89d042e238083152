"""The funding story: what share does each body owe, and have they signed? A disagreement is not a state
of it.
"""

from statemachine import State, StateMachine


class Funding(StateMachine):
    """From nothing costed to a funding agreement in force, and its ending."""

    not_costed = State("not_costed", initial=True)
    costed = State("costed")
    announced = State("announced")
    agreed = State("agreed")
    awaiting_signatures = State("awaiting_signatures")
    in_force = State("in_force")
    ending = State("ending")
    ended = State("ended", final=True)

    cost = not_costed.to(costed)
    announce = costed.to(announced)
    announce_anew = (
        announced.to.itself()
        | agreed.to(announced)
        | awaiting_signatures.to(announced)
        | in_force.to(announced)
    )
    agree = announced.to(agreed) | costed.to(agreed)
    draft = agreed.to(awaiting_signatures)
    reopen = agreed.to(announced) | awaiting_signatures.to(announced)
    bring_into_force = awaiting_signatures.to(in_force)
    give_notice = (
        in_force.to(ending) | announced.to(ending) | agreed.to(ending) | awaiting_signatures.to(ending)
    )
    end = (
        not_costed.to(ended)
        | costed.to(ended)
        | announced.to(ended)
        | agreed.to(ended)
        | awaiting_signatures.to(ended)
        | in_force.to(ended)
        | ending.to(ended)
    )
