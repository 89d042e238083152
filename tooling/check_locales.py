"""The Welsh catalogue against the templates: every sentence there, translated in full, with the same
placeholders.

`python -m tooling.check_locales` names every fault and answers 1; with `--update` it first brings the
sentences of the templates into the catalogue, so that the new ones stand there untranslated.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

CHECKOUT = Path(__file__).resolve().parent.parent
TEMPLATES = CHECKOUT / "api" / "templates"
CATALOGUE = CHECKOUT / "api" / "locales" / "cy" / "LC_MESSAGES" / "messages.po"
OPTIONS = {
    "**.html": {
        "newstyle_gettext": "true",
        "trimmed": "true",
        "encoding": "utf-8",
        "extensions": "jinja2.ext.do",
    }
}
PLURALS = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);"
SAME_IN_BOTH = frozenset({"SHA-256", "Cytundeb", "Agenda", "Panel", "Panel %(ref)s"})
"""Sentences that are rightly the same in Welsh and in English."""
_PLACEHOLDER = re.compile(r"%\((\w+)\)s|%%")


def fresh() -> Catalog:
    """The sentences of the templates as they are now."""
    found = Catalog(locale="cy", project="Cytundeb", charset="utf-8")
    for _, _, message, comments, context in extract_from_dir(
        TEMPLATES, method_map=[("**.html", "jinja2")], options_map=OPTIONS
    ):
        found.add(message, auto_comments=comments, context=context)
    return found


def committed(path: Path = CATALOGUE) -> Catalog:
    """The committed catalogue."""
    with path.open("rb") as file:
        return read_po(file, locale="cy")


def faults(catalogue: Catalog, templates: Catalog) -> Iterator[str]:
    """Every fault of the catalogue, each as one line."""
    wanted, there = _ids(templates), _ids(catalogue)
    yield from (f"not in the catalogue: {text}" for text in sorted(wanted - there))
    yield from (f"in no template any more: {text}" for text in sorted(there - wanted))
    if catalogue.obsolete:
        yield f"{len(catalogue.obsolete)} obsolete entries"
    if catalogue.num_plurals != 6:
        yield f"{catalogue.num_plurals} plural forms, not six"
    for message in catalogue:
        if message.id:
            yield from _faults_of(message)


def _faults_of(message: Message) -> Iterator[str]:
    ids: tuple[str, ...] = message.id if isinstance(message.id, tuple) else (str(message.id),)
    said: tuple[str, ...] = message.string if isinstance(message.string, tuple) else (str(message.string),)
    if message.fuzzy:
        yield f"fuzzy: {ids[0]}"
    if len(ids) > 1 and len(said) != 6:
        yield f"{len(said)} forms, not six: {ids[0]}"
    for text in said:
        if not text:
            yield f"not translated: {ids[0]}"
        elif text in ids and text not in SAME_IN_BOTH:
            yield f"the Welsh is the English: {ids[0]}"
        elif _placeholders(text) != _placeholders(ids[-1]):
            yield f"other placeholders: {ids[0]}"


def _placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def _ids(catalogue: Catalog) -> set[str]:
    return {
        message.id if isinstance(message.id, str) else message.id[0] for message in catalogue if message.id
    }


def update() -> None:
    """Bring the sentences of the templates into the catalogue; what is gone goes, what is new is empty."""
    catalogue = committed() if CATALOGUE.exists() else Catalog(locale="cy")
    catalogue.update(fresh(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    for message in catalogue:
        if isinstance(message.id, tuple):
            said = message.string if isinstance(message.string, tuple) else ()
            message.string = (*said, *[""] * 6)[:6]
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as file:
        write_po(file, catalogue, omit_header=True, no_location=True, sort_output=True, width=110)
    CATALOGUE.write_text(_HEADER + CATALOGUE.read_text(encoding="utf-8"), encoding="utf-8")


_HEADER = f"""# The Welsh of the templates. Kept by `python -m tooling.check_locales --update`.
# The words are ours, for a translator to approve: see the page on the Welsh language.
msgid ""
msgstr ""
"Language: cy\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {PLURALS}\\n"

"""


def main() -> int:
    """Exit 0 when the catalogue is whole, 1 with every fault."""
    parser = argparse.ArgumentParser(description="Checks the Welsh catalogue of the templates.")
    parser.add_argument("--update", action="store_true", help="first bring in the sentences of the templates")
    if parser.parse_args().update:
        update()
    found = list(faults(committed(), fresh()))
    for line in found:
        print(f"api/locales: {line}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
