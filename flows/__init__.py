"""The clock: thin Prefect flows over casework, one a file. Not a place for rules."""
