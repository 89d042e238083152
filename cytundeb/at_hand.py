"""The system's parts for the length of one command: its database is up, migrated and reachable inside the
block.

Without CYTUNDEB_DATABASE_URL that is the embedded server of `var/`, started if it is not up and ended by
whoever leaves last. Which mode we are in is decided here, once, for every command.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from agreements.words import Words
from cytundeb.outcomes import CommandRefused
from cytundeb.place import Place

if TYPE_CHECKING:
    from cytundeb.embedded import ServerAddress
    from workflow.parts import Parts

DATABASE: Final = "CYTUNDEB_DATABASE_URL"
OWNER_DATABASE: Final = "CYTUNDEB_OWNER_DATABASE_URL"
DEMONSTRATION: Final = "CYTUNDEB_DEMONSTRATION"
KEY_FILE: Final = "CYTUNDEB_KEY_FILE"
VAR: Final = "CYTUNDEB_VAR"
PATIENCE_SECONDS: Final = 4.0


@contextmanager
def parts_at_hand(environment: Mapping[str, str] = os.environ) -> Iterator[Parts]:
    """The parts of this `var/` and environment. Raises CommandRefused with the reason why there are none."""
    place = Place.from_environment(environment)
    with refusals(), environment_at_hand(environment, place) as complete, parts_of(complete) as parts:
        refuse_mixing(parts)
        yield parts


@contextmanager
def environment_at_hand(environment: Mapping[str, str], place: Place) -> Iterator[dict[str, str]]:
    """The environment completed by what this `var/` says, over a server that is up and migrated."""
    from cytundeb.embedded import running

    if environment.get(DATABASE):
        complete = completed(environment, place)
        refuse_silence(complete)
        migrate(complete)
        yield complete
        return
    with running(place.var) as address:
        complete = completed(environment, place, address=address)
        migrate(complete)
        yield complete


@contextmanager
def parts_of(complete: Mapping[str, str]) -> Iterator[Parts]:
    """The parts that a completed environment asks for; closed at the end of the block."""
    from workflow.parts import Parts

    with Parts.from_environment(complete) as parts:
        yield parts


def completed(
    environment: Mapping[str, str], place: Place, *, address: ServerAddress | None = None
) -> dict[str, str]:
    """The environment with this folder, its mode, and (with an address) the embedded server's roles and
    keys.
    """
    from workflow.records.keyring import make_keyring

    complete = {**environment, VAR: str(place.var)}
    if is_demonstration(environment, place):
        complete[DEMONSTRATION] = "1"
    if address is not None:
        key_file = place.var / "keys" / "children.json"
        make_keyring(key_file)
        complete |= {DATABASE: address.url(), OWNER_DATABASE: address.url(role="owner")}
        complete.setdefault(KEY_FILE, str(key_file))
    return complete


def is_demonstration(environment: Mapping[str, str], place: Place) -> bool:
    """Whether this is the demonstration: the environment says so, or the folder's own database is marked
    so.
    """
    said = environment.get(DEMONSTRATION)
    if said:
        return said == "1"
    return not environment.get(DATABASE) and place.demonstration_mark.exists()


def migrate(complete: Mapping[str, str]) -> None:
    """Bring the database to the schema of this version; nothing happens if it is there."""
    from workflow.records import migrating

    migrating.migrate(complete.get(OWNER_DATABASE) or complete[DATABASE])


def maintain(parts: Parts) -> None:
    """What no migration can do, for only the application has the keys: make every child of this database one
    that a search can find, and plan the milestones of cases older than them. Done twice it does nothing.
    """
    from workflow.child_search import index_every_child
    from workflow.milestones_late import plan_missing_milestones

    index_every_child(parts)
    plan_missing_milestones(parts)


def refuse_silence(complete: Mapping[str, str]) -> None:
    """Ask a database of somebody's own whether it answers; raises DatabaseUnavailable within seconds."""
    from workflow.records.database import Database

    url = complete.get(OWNER_DATABASE) or complete[DATABASE]
    with Database(url, size=1, patience_seconds=PATIENCE_SECONDS) as database, database.unit():
        pass


def refuse_mixing(parts: Parts) -> None:
    """Refuse the demonstration on a database that holds anything else."""
    from workflow.records.marks import is_demonstration as is_marked
    from workflow.records.marks import is_empty

    if not parts.settings.demonstration:
        return
    with parts.database.unit() as unit:
        if not is_marked(unit) and not is_empty(unit):
            raise CommandRefused(_MIXED)


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what the parts refuse into the one refusal that a command ends with."""
    from cytundeb.embedded import EmbeddedServerError
    from workflow.parts import SettingFault
    from workflow.records.database import DatabaseUnavailable
    from workflow.records.keyring import KeyFault

    try:
        yield
    except SettingFault as fault:
        raise CommandRefused(fault.words) from fault
    except EmbeddedServerError as fault:
        raise CommandRefused(Words(cy=fault.cy, en=fault.en)) from fault
    except KeyFault as fault:
        raise CommandRefused(_KEYS.filled(fault=str(fault))) from fault
    except DatabaseUnavailable as fault:
        raise CommandRefused(_NO_DATABASE) from fault


_MIXED = Words(
    cy="Ni all yr arddangosiad ddefnyddio'r gronfa ddata hon: mae achosion eraill ynddi.",
    en="The demonstration cannot use this database: it holds other cases.",
)
_KEYS = Words(cy="Ni ellir defnyddio'r allweddi: {fault}.", en="The keys cannot be used: {fault}.")
_NO_DATABASE = Words(cy="Nid yw'r gronfa ddata yn ateb.", en="The database does not answer.")
