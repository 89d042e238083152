"""Before a second case is opened for what may be the same child: the question, and the answer that it is
another.

Which cases are alike is found by `records`; people alone say whether it is the same child.
"""

from __future__ import annotations

from dataclasses import dataclass

from workflow.casework import rules
from workflow.casework.commands import OpenCase
from workflow.casework.draft import Draft
from workflow.casework.linking import note_different_child


@dataclass(frozen=True, slots=True)
class Alike:
    """Open cases that may be the same child's: those that the actor may see, by reference; of the others
    only the
    bodies to ask.
    """

    refs: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.refs or self.ask)


NONE_ALIKE = Alike()


def ask_whether_the_same(at: Draft, command: OpenCase, alike: Alike) -> None:
    """An open case is alike, and nobody has said that it is another child's: asked before a second one is
    opened."""
    if not alike or command.not_a_duplicate:
        return
    where_cy, where_en = _where(at, alike)
    rules.refuse(
        "may_be_the_same_child",
        cy=f"Gallai hwn fod yr un plentyn ag mewn achos agored: {where_cy}. Agorwch yr achos "
        f"hwnnw neu gofynnwch; "
        "os plentyn arall ydyw, dywedwch hynny a pham.",
        en=f"This may be the same child as in an open case: {where_en}. Open that case or "
        f"ask; if it is another "
        "child, say so and why.",
    )


def answer_that_it_is_not(at: Draft, command: OpenCase, alike: Alike) -> str | None:
    """Keep the answer that the cases alike are another child's; the id of its text, None where nothing was
    asked."""
    if not (alike and command.not_a_duplicate and command.not_a_duplicate_because):
        return None
    language = at.actor.language if at.actor.language in ("cy", "en") else "en"
    reasons = at.text("not_a_duplicate", command.not_a_duplicate_because, language)
    for ref in alike.refs:
        note_different_child(at, ref, reasons)
    return reasons


def _where(at: Draft, alike: Alike) -> tuple[str, str]:
    names = [at.under.reference.body(code).name for code in alike.ask]
    cy = [*alike.refs, *(f"gofynnwch i gydgysylltydd {name.cy}" for name in names)]
    en = [*alike.refs, *(f"ask the coordinator of {name.en}" for name in names)]
    return "; ".join(cy), "; ".join(en)
