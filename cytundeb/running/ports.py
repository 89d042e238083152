"""Ports of 127.0.0.1: one that is free, and whether a wanted one is. Nothing listens here."""

from __future__ import annotations

import socket
from typing import Final

from agreements.words import Words
from cytundeb.outcomes import CommandRefused

HOST: Final = "127.0.0.1"


class PortTaken(CommandRefused):
    """Somebody else already answers at the port that was asked for."""


def free_port() -> int:
    """A port that the kernel chose and that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def refuse_taken(port: int) -> None:
    """Raise PortTaken if somebody listens on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as fault:
            raise PortTaken(_TAKEN.filled(port=port)) from fault


_TAKEN = Words(
    cy="Ni ellir defnyddio porth {port}: mae rhywbeth arall yno. Dewiswch un arall: make run PORT=8001",
    en="Port {port} cannot be used: something else is there. Choose another: make run PORT=8001",
)
