"""A small mail service of OURS on 127.0.0.1, for what no published description plays: limits, faults, hangs.

It is not SendGrid and proves nothing about SendGrid: it proves what our post does when it is answered so.
"""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Service:
    """What the service has been asked, and how it answers next."""

    host: str
    answer: Answer
    asked: list[tuple[str, dict[str, str], dict[str, Any]]] = field(default_factory=list)
    released: Event = field(default_factory=Event)


def status(code: int, **headers: str) -> Answer:
    """Answers with a status and these headers alone; underscores of their names are hyphens."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response_only(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


def reset(handler: BaseHTTPRequestHandler) -> None:
    """Breaks the connection off."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def rubbish(handler: BaseHTTPRequestHandler) -> None:
    """Answers with something that is not HTTP."""
    handler.wfile.write(b"220 mail.example ESMTP\r\n\r\n")


@contextmanager
def mail_service() -> Iterator[Service]:
    """The service, on a free port of 127.0.0.1, until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            service.asked.append((self.path, dict(self.headers.items()), body))
            service.answer(self)
            self.close_connection = True

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: Any) -> None:
            """A broken connection is what was asked for."""

    server = Server(("127.0.0.1", 0), Handler)
    service = Service(host=f"http://127.0.0.1:{server.server_port}", answer=status(202))
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield service
    finally:
        service.released.set()
        server.shutdown()
        thread.join()
        server.server_close()


def hang(service: Service) -> Answer:
    """Takes the message and says nothing until the service ends."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        service.released.wait(30)

    return answer
