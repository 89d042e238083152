"""The judgement: machines, clocks, casework, notices and records. Not HTTP, not Prefect."""
