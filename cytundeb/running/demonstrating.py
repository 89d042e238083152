"""The demonstration of a run: marked as one, and loaded once. What is in it, and how it is replayed, is
`cytundeb.demonstration`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cytundeb import at_hand
from cytundeb.console import Console
from cytundeb.place import Place

if TYPE_CHECKING:
    from workflow.parts import Parts


def load_demonstration(parts: Parts, place: Place, console: Console) -> bool:
    """Replay the demonstration unless it is already there; whether it had to be. Raises CommandRefused where
    the database holds anything else.
    """
    from cytundeb.demonstration import is_loaded, replay
    from workflow.records.marks import DEMONSTRATION, set_mark

    at_hand.refuse_mixing(parts)
    place.demonstration_mark.touch()
    with parts.database.unit() as unit:
        set_mark(unit, DEMONSTRATION, True)
    if is_loaded(parts):
        return False
    replay(parts, progress=console.say)
    return True
