"""Measurements: our work beside the same in bare SQL or NumPy, on one machine, in one run, as ratios."""
