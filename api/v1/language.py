"""Which of the two languages a request would rather read, Cymraeg first where it does not say; and whether
it would rather have plain text than JSON."""

from __future__ import annotations

from typing import Literal

from starlette.requests import Request

Language = Literal["cy", "en"]


def preferred_language(request: Request) -> Language:
    """The language of Accept-Language that weighs most; Welsh where neither is named or both weigh the
    same."""
    weights = {"cy": 0.0, "en": 0.0}
    for part in request.headers.get("accept-language", "").split(","):
        name, _, parameter = part.strip().partition(";")
        primary = name.split("-")[0].lower()
        if primary in weights:
            weights[primary] = max(weights[primary], _weight(parameter))
    return "en" if weights["en"] > weights["cy"] else "cy"


def wants_text(request: Request) -> bool:
    """Whether Accept names text/plain, and weighs it more than JSON."""
    weights = {"text/plain": 0.0, "application/json": 0.0}
    for part in request.headers.get("accept", "").split(","):
        name, _, parameter = part.strip().partition(";")
        if name.strip().lower() in weights:
            weights[name.strip().lower()] = _weight(parameter)
    return weights["text/plain"] > weights["application/json"]


def _weight(parameter: str) -> float:
    _, _, value = parameter.partition("=")
    try:
        return float(value) if parameter else 1.0
    except ValueError:
        return 0.0
