"""The mailbox of Welsh Government, its cover and corrections; the milestones of transition.

Frozen: the schema changes by a new revision.
"""

from alembic import op

revision = "0008"
down_revision = "0007"
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
