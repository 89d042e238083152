"""Settings, placement searches, concerns, blockers, meetings and absences.

Frozen: the schema changes by a new revision.
"""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = ""
DROPPED = ""


def upgrade() -> None:
    """Add the tables and columns."""
    if TABLES:
        op.get_bind().connection.cursor().execute(TABLES)


def downgrade() -> None:
    """Take them away, with everything in them."""
    if DROPPED:
        op.get_bind().connection.cursor().execute(DROPPED)
