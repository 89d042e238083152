"""Measurements: our work beside the same work in bare SQL, on one server, in one run, as ratios."""
