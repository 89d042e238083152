"""Alembic's folder: one file a revision, frozen once it is on the main branch. Run by
`workflow.records.migrating`."""
