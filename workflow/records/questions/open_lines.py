"""Whether facts that somebody brings are those of an open case: by the ids of their lines, which no two
packages share.
"""

from __future__ import annotations

from collections.abc import Sequence

from workflow.records.database import Unit

_OPEN = """
SELECT 1 FROM cost_lines AS l JOIN cases AS c ON c.ref = l.case_ref
WHERE l.id = ANY(%(lines)s) AND c.ended_at IS NULL AND c.decision <> 'handed_over' LIMIT 1
"""


def any_of_an_open_case(unit: Unit, lines: Sequence[str]) -> bool:
    """Whether any of these is the id of a cost line of a case that is open."""
    return bool(unit.all(_OPEN, {"lines": list(lines)}))
