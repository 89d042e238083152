"""The written word: regional agreements as dated data, formulas, exact money and the split.

Not the clock, the database or the network.
"""
