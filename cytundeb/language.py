"""Which language a person at the terminal reads: CYTUNDEB_LANG, else the locale. Pages choose by their
address instead.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

from agreements.words import Words
from cytundeb.outcomes import WrongUsage

VARIABLE: Final = "CYTUNDEB_LANG"
LANGUAGES: Final = ("cy", "en")


def chosen_language(environment: Mapping[str, str] = os.environ) -> str | None:
    """`cy` or `en` as CYTUNDEB_LANG says, None where it is not set; raises WrongUsage for anything else."""
    written = environment.get(VARIABLE, "").strip()
    if not written:
        return None
    if written not in LANGUAGES:
        raise WrongUsage(
            Words(
                cy=f"Rhaid i {VARIABLE} fod yn cy neu en, nid {written!r}.",
                en=f"{VARIABLE} must be cy or en, not {written!r}.",
            )
        )
    return written


def help_language(environment: Mapping[str, str] = os.environ) -> str:
    """The one language of a help text: the chosen one, else Welsh in a Welsh locale, else English."""
    chosen = chosen_language(environment)
    if chosen is not None:
        return chosen
    locale = next(
        (environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), ""
    )
    return "cy" if locale.startswith("cy") else "en"
