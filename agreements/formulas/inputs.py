"""How a rule says what it read: a dated value with where it comes from, a level of need. It reads nothing
itself.
"""

from datetime import date

from agreements.clauses import day_in_words
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.words import Words


def value_read(parameter: Parameter, on: date, said: Words) -> Words:
    """A dated value in words (`said`), with the first day of the value in force, its provenance, and where it
    was published if anywhere.
    """
    dated = next(one for one in parameter.values if one.holds_on(on))
    read = _VALUE.filled(
        said=said, first_day=day_in_words(dated.first_day), provenance=parameter.provenance.said()
    )
    return read if dated.reference is None else _PUBLISHED.filled(read=read, title=dated.reference.title)


def level_read(domain: str, level: str) -> Words:
    """`mobility: high`; a code that the table of needs does not know stands as it is."""
    needs = NeedsTable.load()
    if not needs.admits(domain, level):
        return Words(cy=f"{domain}: {level}", en=f"{domain}: {level}")
    name, at = needs.domain(domain).name, needs.level(level).name
    return Words(cy=f"{name.cy}: {at.cy}", en=f"{name.en}: {at.en}")


_VALUE = Words(
    cy="{said} (mewn grym o {first_day}; {provenance})", en="{said} (in force from {first_day}; {provenance})"
)
_PUBLISHED = Words(cy="{read}; cyhoeddwyd: {title}", en="{read}; published: {title}")
