"""What the application's role may do to each table. The owner's role migrates; the application only uses.

Granted anew after every migration, so the list below is the whole truth. A trigger of the first revision
refuses to change or delete an event even for the owner.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

from workflow.records.tables import METADATA

_USUAL = "SELECT, INSERT, UPDATE"
_OF: dict[str, str] = {
    "events": "SELECT, INSERT",
    "automatic_modes": "SELECT, INSERT",
    "sealed_readings": "SELECT, INSERT",
    "child_readings": "SELECT, INSERT",
    "child_searches": "SELECT, INSERT",
    "signatures": "SELECT, INSERT, UPDATE",
    "texts": "SELECT, INSERT, DELETE",
    "children": "SELECT, INSERT, UPDATE, DELETE",
    "attachment_contents": "SELECT, INSERT, DELETE",
    "attachment_readings": "SELECT, INSERT",
    "doors": "SELECT, INSERT, UPDATE, DELETE",
    "kept_answers": "SELECT, INSERT, DELETE",
    "negotiation_events": "SELECT, INSERT",
    "negotiation_wordings": "SELECT, INSERT",
    "negotiation_drafts": "SELECT, INSERT",
    "negotiation_files": "SELECT, INSERT",
    "negotiation_simulations": "SELECT, INSERT",
    "activated_agreements": "SELECT, INSERT",
    "panel_events": "SELECT, INSERT",
    "panel_texts": "SELECT, INSERT, DELETE",
}


class NoSuchRole(Exception):
    """The role that the application connects as is not known to the server."""


def grant(connection: Connection, app_role: str) -> None:
    """Give `app_role` exactly its privileges; nothing where it is the owner itself. Raises NoSuchRole."""
    if connection.scalar(text("SELECT current_user")) == app_role:
        return
    if not role_exists(connection, app_role):
        raise NoSuchRole(f"the database has no role '{app_role}' to grant privileges to")
    role = connection.dialect.identifier_preparer.quote(app_role)
    connection.execute(text(f"GRANT USAGE ON SCHEMA public TO {role}"))
    connection.execute(text(f"GRANT SELECT ON alembic_version TO {role}"))
    for table in METADATA.sorted_tables:
        connection.execute(text(f"REVOKE ALL ON {table.name} FROM {role}"))
        connection.execute(text(f"GRANT {_OF.get(table.name, _USUAL)} ON {table.name} TO {role}"))


def role_exists(connection: Connection, role: str) -> bool:
    """Whether the server knows this role."""
    return bool(
        connection.scalar(text("SELECT count(*) FROM pg_roles WHERE rolname = :role"), {"role": role})
    )
