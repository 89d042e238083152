"""What stands beside cases, in records: one head row, its rows, its chained events and its outbox. Agreements
in the making and panels are of this one shape."""
