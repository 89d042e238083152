"""Sums of a pool and not of a child: usage, population, variance, nested levies, no worse off, asymmetric
change. It shares no package's week (`agreements.split`).
"""
