"""Money over time: days of a week's cost, slices, rounding by cumulative difference, uplift, backdating and
reconciliation. It shares no week's cost (`agreements.split`) and posts nothing.
"""
