"""One disagreement: a thing in a case, with a stage and a clock. Several may be open in one case."""

from statemachine import State, StateMachine


class Disagreement(StateMachine):
    """From its opening through the stages to an outcome. A stage that ends without one moves it up."""

    noted = State("noted", initial=True)
    awaiting_evidence = State("awaiting_evidence")
    practitioners = State("practitioners")
    heads = State("heads")
    directors = State("directors")
    panel = State("panel")
    chief_executives = State("chief_executives")
    welsh_government = State("welsh_government")
    closed = State("closed", final=True)

    ask_for_evidence = noted.to(awaiting_evidence)
    open_with_practitioners = noted.to(practitioners) | awaiting_evidence.to(practitioners)
    open_with_heads = noted.to(heads)
    open_with_directors = noted.to(directors)
    climb = practitioners.to(heads) | heads.to(directors) | directors.to(panel) | panel.to(chief_executives)
    refer = (
        practitioners.to(welsh_government)
        | awaiting_evidence.to(welsh_government)
        | heads.to(welsh_government)
        | directors.to(welsh_government)
        | panel.to(welsh_government)
        | chief_executives.to(welsh_government)
    )
    send_back = welsh_government.to(chief_executives)
    close = (
        awaiting_evidence.to(closed)
        | practitioners.to(closed)
        | heads.to(closed)
        | directors.to(closed)
        | panel.to(closed)
        | chief_executives.to(closed)
        | welsh_government.to(closed)
    )
