"""The name of whoever pays, in both languages: a payer role, an account of a body, or a body. Looks up, never
decides.
"""

from agreements.payers import BUDGET_WORDS, ROLE_WORDS, account_words, body_of
from agreements.reference import Reference
from agreements.words import Words


def payer_words(payer: str) -> Words:
    """`the health board`, `<body>: health budget` or the body's name; a code that nobody knows stands as it
    is.
    """
    if payer in ROLE_WORDS:
        return ROLE_WORDS[payer]
    reference = Reference.load()
    if reference.has_body(payer):
        return reference.body(payer).name
    if reference.has_body(body_of(payer)) and payer.rpartition(".")[2] in BUDGET_WORDS:
        return account_words(payer, reference.body(body_of(payer)).name)
    return Words(cy=payer, en=payer)
