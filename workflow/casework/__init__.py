"""The judgement: pure functions from (facts, command, now) to Changes or a Refusal. No clock, database or
network.
"""
