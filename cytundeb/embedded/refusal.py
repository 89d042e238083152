"""The one family of errors of the embedded server, each with its sentence in both languages.

Not a place for rules: every error of the family is defined beside the function that raises it.
"""

from __future__ import annotations


class EmbeddedServerError(Exception):
    """The embedded server cannot do what was asked; `cy` and `en` say why and what would help."""

    def __init__(self, *, cy: str, en: str) -> None:
        super().__init__(en)
        self.cy = cy
        self.en = en
