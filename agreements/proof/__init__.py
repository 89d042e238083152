"""What is proved about a rule before anybody signs it: never negative, never above the cost, never falling as
the cost rises, every limit kept, at every cost of the declared domain. Exact; nothing is sampled.
"""
