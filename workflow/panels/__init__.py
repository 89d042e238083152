"""The continuing care panel of a region: its meetings, agendas, packs, members, minutes, and what its chair
decides between meetings.

Pure, like casework, and beside it: (facts, command, now) to changes or a refusal. What it decides for a child
is judged by casework alone; this package says which commands are to be given there.
"""
