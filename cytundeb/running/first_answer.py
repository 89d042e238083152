"""Waits beside the main work for the first good answer of an address, and remembers when it came."""

from __future__ import annotations

import threading
import time
from http.client import HTTPException
from typing import Final
from urllib.request import urlopen

_GLANCE_SECONDS: Final = 0.1


class FirstAnswer:
    """Asks an address in a thread of its own until it answers 200, or until nobody wants to know any more."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._came = threading.Event()
        self._unwanted = threading.Event()
        self.at: float | None = None
        """When it came, by the monotonic clock."""
        threading.Thread(target=self._ask, daemon=True).start()

    @property
    def came(self) -> bool:
        """Whether it has answered."""
        return self._came.is_set()

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
                    self.at = time.monotonic()
                    self._came.set()
                    return
            except (OSError, HTTPException):
                continue
