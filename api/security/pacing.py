"""How often one address may ask for what needs no account: so many times a minute, then it waits. It holds
nobody's name, and forgets by itself; a process of its own counts for itself."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from starlette.requests import Request

A_MINUTE = 60.0
_MOST_ADDRESSES = 10_000


class Pace:
    """At most `times` in any minute from one address. `ticks` is a clock that only goes forward, in
    seconds."""

    def __init__(self, times: int, *, ticks: Callable[[], float] = time.monotonic) -> None:
        self._times, self._ticks = times, ticks
        self._asked: OrderedDict[str, list[float]] = OrderedDict()
        self._lock = Lock()

    def too_often(self, address: str) -> bool:
        """Count one more from this address; True where it has asked too often."""
        now = self._ticks()
        with self._lock:
            recent = [at for at in self._asked.pop(address, []) if now - at < A_MINUTE]
            refused = len(recent) >= self._times
            self._asked[address] = recent if refused else [*recent, now]
            while len(self._asked) > _MOST_ADDRESSES:
                self._asked.popitem(last=False)
        return refused


def address_of(request: Request) -> str:
    """Where a request comes from, as the server knows it."""
    return request.client.host if request.client else ""
