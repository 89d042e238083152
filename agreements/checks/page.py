"""The page `docs/validations.md`, made from the checks themselves so that it cannot drift from them."""

from agreements.checks import CHECKS, FAMILY_WORDS

_HEAD = """\
# Validations

What every written agreement must hold before it is signed, and before it is put into force. Made from the
checks themselves (`agreements/checks/`) by `cytundeb agreements check --page`; a test holds it to them.

`cytundeb agreements check [PATH]` prints every fault as `file:line: sentence` and exits 1; `--json` adds the
code of the check. Warnings stand apart and fail nothing. A fault without a code says that a file cannot be
read as it stands. What is proved (V15, V16, V18 to V20, V22) is proved at every cost that the agreement
declares (`domain`), never sampled.
"""


def validations_page() -> str:
    """The whole page, in both languages, one table a family."""
    parts = [_HEAD]
    for family, heading in FAMILY_WORDS.items():
        rows = [f"| {one.code} | {one.says.cy} | {one.says.en} |" for one in CHECKS if one.family == family]
        parts.append(f"## {heading.cy} / {heading.en}\n")
        parts.append("\n".join(["| | Cymraeg | English |", "|---|---|---|", *rows]) + "\n")
    return "\n".join(parts)
