"""What every refusal of the clocks has in common: its sentence in both languages. It decides nothing: each
refusal stands beside the function that raises it."""

from __future__ import annotations

from agreements.words import Words


class ClockFault(ValueError):
    """A date, a count or a piece of clock data was refused; `words` says why in both languages."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


class ClockDataFault(ClockFault):
    """A data file of the clocks is wrong; nothing of it is used."""
