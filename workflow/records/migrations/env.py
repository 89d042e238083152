"""What Alembic runs: the revisions, over the connection that `workflow.records.migrating` hands it. No
offline mode."""

from alembic import context

from workflow.records.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
