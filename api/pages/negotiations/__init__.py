"""The pages of an agreement in the making: who sits, what is open, each side's wording, drafts,
signatures.
"""
