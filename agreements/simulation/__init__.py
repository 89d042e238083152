"""Simulation: one written agreement beside another over a whole cohort of packages, to the penny.

The only place that knows NumPy. Exact integers alone: what could pass the limit of 64 bits is worked by the
scalar engine, `agreements.split`. It reads packages and agreements and changes no case.
"""
