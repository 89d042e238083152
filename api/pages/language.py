"""Welsh and English: the catalogue of the templates, and one template environment a language. Not a place
for words.

Templates speak English; the committed `messages.po` is compiled in memory at start. An application whose
Welsh catalogue is missing does not start, and an English sentence without its Welsh is an error, never a
fallback.
"""

from __future__ import annotations

import gettext
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Literal, NoReturn

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from jinja2 import (
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
)

from agreements.line_kinds import LINE_KINDS
from api.pages.showing import Show

Language = Literal["cy", "en"]
LANGUAGE_COOKIE = "cytundeb_language"
"""The language of the page last seen; it says no more than where `/` leads."""
LANGUAGES: tuple[Language, ...] = ("cy", "en")
NAMES: dict[Language, str] = {"cy": "Cymraeg", "en": "English"}

_API = Path(__file__).resolve().parent.parent
TEMPLATES = _API / "templates"
CATALOGUE = _API / "locales" / "cy" / "LC_MESSAGES" / "messages.po"
PLURALS = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);"
"""Welsh counts in six forms; Babel's own header has five and folds zero into the last."""


class NoWelsh(Exception):
    """The Welsh catalogue cannot be used, or a sentence has no Welsh."""


def other(language: Language) -> Language:
    """The other language."""
    return "en" if language == "cy" else "cy"


def language_of(path: str) -> Language:
    """The language of an address: its first part, Welsh where it names none."""
    return "en" if path.split("/")[1:2] == ["en"] else "cy"


def same_page(path: str, language: Language) -> str:
    """The address of the same page in a language."""
    first, _, rest = path.lstrip("/").partition("/")
    return f"/{language}/{rest}".rstrip("/") if first in LANGUAGES else f"/{language}"


def read_catalogue(path: Path = CATALOGUE) -> Catalog:
    """The committed Welsh catalogue. Raises NoWelsh where it is missing, empty, or counts in other forms."""
    try:
        with path.open("rb") as file:
            catalogue = read_po(file, locale="cy")
    except OSError as fault:
        raise NoWelsh(f"the Welsh catalogue is not there: {path.name}") from fault
    if not len(catalogue):
        raise NoWelsh(f"the Welsh catalogue is empty: {path.name}")
    if catalogue.num_plurals != 6:
        raise NoWelsh(f"the Welsh catalogue counts in {catalogue.num_plurals} forms, not in six")
    return catalogue


class _Missing(gettext.NullTranslations):
    """Asked last, for a sentence that the catalogue does not have."""

    def gettext(self, message: str) -> NoReturn:
        raise NoWelsh(f"no Welsh for: {message}")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> NoReturn:
        raise NoWelsh(f"no Welsh for: {msgid1}")


@cache
def translations(language: Language) -> gettext.NullTranslations:
    """The sentences of the templates in a language, read once. Raises NoWelsh."""
    if language == "en":
        return gettext.NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, read_catalogue())
    compiled.seek(0)
    welsh = gettext.GNUTranslations(compiled)
    welsh.add_fallback(_Missing())
    return welsh


@cache
def environment(language: Language) -> Environment:
    """The templates in a language, made once a process. Raises NoWelsh."""
    made = Environment(
        loader=ChoiceLoader(
            [
                FileSystemLoader(TEMPLATES),
                PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
            ]
        ),
        autoescape=True,
        undefined=ChainableUndefined,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]  # i18n adds it
    made.globals |= {"lang": language, "show": Show(language), "line_kinds": tuple(LINE_KINDS)}
    made.filters["capfirst"] = lambda text: text[:1].upper() + text[1:]
    return made


def load_languages() -> None:
    """Make both environments, so that a missing catalogue is found at start. Raises NoWelsh."""
    for language in LANGUAGES:
        environment(language)
