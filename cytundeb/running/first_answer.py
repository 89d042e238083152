"""Waits beside the main work for the first good answer of an address."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.client import HTTPException
from typing import Final
from urllib.request import urlopen

_GLANCE_SECONDS: Final = 0.1


class FirstAnswer:
    """Asks an address in a thread of its own until it answers 200, or until nobody wants to know any more.

    `then` is called in that thread when the answer comes.
    """

    def __init__(self, url: str, then: Callable[[], None] = lambda: None) -> None:
        self._url = url
        self._then = then
        self._came = threading.Event()
        self._unwanted = threading.Event()
        threading.Thread(target=self._ask, daemon=True).start()

    def wait(self, seconds: float) -> bool:
        """Wait that long at most; whether it has answered."""
        return self._came.wait(seconds)

    def forget(self) -> None:
        """Stop asking."""
        self._unwanted.set()

    def _ask(self) -> None:
        while not self._unwanted.wait(_GLANCE_SECONDS):
            try:
                with urlopen(self._url, timeout=5):
                    break
            except (OSError, HTTPException):
                continue
        else:
            return
        self._then()
        self._came.set()
