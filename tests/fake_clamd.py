"""A daemon that speaks ClamAV's INSTREAM at 127.0.0.1 or a local socket: it finds a virus in what holds its
mark."""

from __future__ import annotations

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MARK = b"X-TEST-VIRUS-X"


class _Scan(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        """One file in pieces, one verdict."""
        if self.rfile.read(10) != b"zINSTREAM\0":
            self.wfile.write(b"UNKNOWN COMMAND\0")
            return
        content = b""
        while size := struct.unpack("!L", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
        server = self.server
        server.scanned.append(len(content))  # type: ignore[attr-defined]
        self.wfile.write(b"stream: Test.Virus FOUND\0" if MARK in content else b"stream: OK\0")


class _OverTcp(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


class _OverASocket(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


@contextmanager
def fake_clamd(path: Path | None = None) -> Iterator[tuple[str, list[int]]]:
    """Its address, and the lengths of what it has scanned."""
    server = _OverASocket(str(path), _Scan) if path else _OverTcp(("127.0.0.1", 0), _Scan)
    server.scanned = []  # type: ignore[attr-defined, union-attr]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        address = str(path) if path else f"127.0.0.1:{server.server_address[1]}"
        yield address, server.scanned  # type: ignore[attr-defined, union-attr]
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)
