"""Runs a Python module that must not outlive its supervisor: `python -m cytundeb.running.leash FD MODULE
[WORD…]`.

FD is the reading end of a pipe whose other end only the supervisor holds. When the supervisor ends in
whatever way, kill -9 included, the kernel closes that end, and this process asks itself to stop, then ends
its own group. It starts no further process, so the module keeps this one's id.
"""

from __future__ import annotations

import os
import runpy
import signal
import sys
import threading
import time
from typing import Final

GRACE_SECONDS: Final = 10.0


def main() -> None:
    """Watch the pipe in a thread, then become the module as `python -m` would."""
    watched, module, *words = sys.argv[1:]
    threading.Thread(target=_end_with_the_supervisor, args=(int(watched),), daemon=True).start()
    sys.argv = [module, *words]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def _end_with_the_supervisor(watched: int) -> None:
    while os.read(watched, 1):
        pass  # nothing is ever written: the end of the file is the message
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os.killpg(os.getpgrp(), signal.SIGKILL)


if __name__ == "__main__":
    main()
