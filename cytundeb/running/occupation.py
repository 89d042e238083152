"""One run at a time over one `var/`, and erasing what earlier runs left there. Other commands may work
beside it.
"""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from agreements.words import Words
from cytundeb.embedded import EmbeddedServer
from cytundeb.outcomes import CommandRefused
from cytundeb.place import Place


class AlreadyRunning(CommandRefused):
    """Another run holds this `var/`."""


@contextmanager
def occupied(place: Place) -> Iterator[None]:
    """Hold the folder for the length of a run; the kernel lets go for whoever is killed. Raises
    AlreadyRunning.
    """
    with place.run_lock.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            raise AlreadyRunning(_RUNNING.filled(var=str(place.var))) from held
        yield


def erase(place: Place) -> None:
    """Take away everything that running has left in the folder; raises ServerInUse if a command works on
    it.
    """
    EmbeddedServer(place.var).erase()
    for path in place.leftovers():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


_RUNNING = Words(
    cy="Mae Cytundeb eisoes yn rhedeg ar {var}. Stopiwch ef yn gyntaf (Ctrl-C yno).",
    en="Cytundeb already runs on {var}. Stop it first (Ctrl-C there).",
)
