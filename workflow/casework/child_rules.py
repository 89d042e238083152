"""Rules about a child's own values. Only what can be checked without asking anybody: the NHS number's
check digit.
"""

from __future__ import annotations

_DIGITS = 10


def nhs_digits(number: str) -> str:
    """The number without the spaces or hyphens that people write between its groups (`943 476 5919`)."""
    return number.replace(" ", "").replace("-", "")


def nhs_number_valid(number: str) -> bool:
    """Whether this is ten digits of which the last is the check digit.

    Modulus 11: the first nine weighted 10 to 2, summed; 11 less the remainder by 11 is the check digit, 11
    counts as
    0, and 10 is never issued (NHS Data Dictionary, NHS NUMBER). Ten equal digits are refused too: nobody has
    them.
    """
    digits = nhs_digits(number)
    if len(digits) != _DIGITS or not (digits.isascii() and digits.isdigit()) or len(set(digits)) == 1:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(digits[-1])
