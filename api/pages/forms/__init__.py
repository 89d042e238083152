"""The forms of the commands: which fields each has, how they are read, and what was wrong. Casework judges
the act.
"""
