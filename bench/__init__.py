"""Measurements: our work beside the same work in bare SQL or bare NumPy, on one server, in one run, as ratios."""
