"""The validations V1 to V38 of a written agreement: named checks, each with the sentence that it promises.

One family a file; `agreements.check` asks them of what lies beneath a folder.
"""

from agreements.checks import completeness, dates, evidence, legal, rules
from agreements.checks.check import FAMILY_WORDS, Check, Subject

CHECKS: tuple[Check, ...] = (
    *legal.CHECKS,
    *completeness.CHECKS,
    *rules.CHECKS,
    *dates.CHECKS,
    *evidence.CHECKS,
)

__all__ = ["CHECKS", "FAMILY_WORDS", "Check", "Subject"]
