"""A process apart that uses the server of a `var` folder until it is told to leave, or is killed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

_PROGRAM: Final = """
import sys
from pathlib import Path
from cytundeb.embedded import EmbeddedServer
server = EmbeddedServer(Path(sys.argv[1]), durable=False)
server.start()
print(server.pid(), flush=True)
sys.stdin.readline()
print(server.leave(), flush=True)
"""
_ROOT: Final = Path(__file__).parents[3]


class AnotherProcess:
    """Start the server from another process; `wait_until_up` gives the server's pid."""

    def __init__(self, var: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, str(var)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=_ROOT,
            text=True,
        )

    def wait_until_up(self) -> int:
        assert self._process.stdout is not None
        return int(self._process.stdout.readline())

    def leave(self) -> bool:
        """Leave as a command does at its end; whether the server was ended by it."""
        said, _ = self._process.communicate("\n", timeout=60)
        return said.strip() == "True"

    def kill(self) -> None:
        """`kill -9`: nothing is tidied up."""
        self._process.kill()
        self._process.communicate()
