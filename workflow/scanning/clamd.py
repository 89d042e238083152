"""ClamAV's daemon over its socket: one file sent in pieces (INSTREAM), one line back. Local socket or
host:port.

The protocol is that of clamd's manual, section INSTREAM. It keeps nothing and judges nothing.
"""

from __future__ import annotations

import socket
import struct
from dataclasses import dataclass

_PIECE = 64 * 1024
_LONGEST_ANSWER = 4096


class NoScanner(Exception):
    """The daemon is not there, went away, or answered something that is no verdict."""


@dataclass(frozen=True, slots=True)
class Clamd:
    """One daemon: `address` is the path of its socket, or host:port."""

    address: str
    seconds: float = 60

    def virus_in(self, content: bytes) -> str | None:
        """The name of the virus that was found, or None for a clean file. Raises NoScanner."""
        try:
            with self._connected() as connection:
                connection.sendall(b"zINSTREAM\0")
                for first in range(0, len(content), _PIECE):
                    piece = content[first : first + _PIECE]
                    connection.sendall(struct.pack("!L", len(piece)) + piece)
                connection.sendall(struct.pack("!L", 0))
                return _verdict(_line(connection))
        except OSError as fault:
            raise NoScanner(f"clamd at {self.address}: {fault}") from fault

    def _connected(self) -> socket.socket:
        host, colon, port = self.address.rpartition(":")
        if colon and port.isdigit() and "/" not in self.address:
            return socket.create_connection((host or "127.0.0.1", int(port)), timeout=self.seconds)
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(self.seconds)
        try:
            connection.connect(self.address)
        except OSError:
            connection.close()
            raise
        return connection


def _line(connection: socket.socket) -> str:
    answer = bytearray()
    while not answer.endswith(b"\0") and len(answer) < _LONGEST_ANSWER:
        piece = connection.recv(1024)
        if not piece:
            break
        answer += piece
    return answer.rstrip(b"\0\n").decode("utf-8", "replace")


def _verdict(line: str) -> str | None:
    """`stream: OK` or `stream: NAME FOUND`; anything else is no verdict."""
    said = line.removeprefix("stream: ")
    if said == "OK":
        return None
    if said.endswith(" FOUND"):
        return said.removesuffix(" FOUND")
    raise NoScanner(f"clamd answered no verdict: {line[:200]}")
