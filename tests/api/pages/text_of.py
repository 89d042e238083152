"""The text of a page as people and screen readers meet it, without what is marked as the other language."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

_VOID = {"meta", "link", "input", "br", "hr", "img"}
_SILENT = {"script", "style"}


class _Texts(HTMLParser):
    """Gathers texts, labels and titles, with the language each stands in."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._languages = [language]
        self._silent = 0
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        language = given.get("lang") or self._languages[-1]
        for name in ("aria-label", "title", "placeholder", "alt"):
            if given.get(name):
                self.found.append((language, str(given[name])))
        if tag not in _VOID:
            self._languages.append(language)
            self._silent += tag in _SILENT

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and len(self._languages) > 1:
            self._languages.pop()
            self._silent -= tag in _SILENT

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if text and not self._silent:
            self.found.append((self._languages[-1], text))


def texts_in(html: str, language: str) -> Iterator[str]:
    """Every text of a page that stands in `language`."""
    parser = _Texts(language)
    parser.feed(html)
    yield from (text for said_in, text in parser.found if said_in == language)
