"""The written word: regional agreements as dated data, formulas, exact money and the terms of a case's
agreement.

Pure: no clock, no database, no network. It judges nothing about a case; `workflow` does.
"""
