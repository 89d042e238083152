"""An agreement in the making: its parties and their seats, its clauses, drafts, signatures and activation.

Pure, like casework, and beside it: (facts, command, now) to changes or a refusal. It knows no table and no
case.
"""
