"""Disagreements between any bodies: parties, facts agreed and not agreed, mediation, legal hold.

Frozen: the schema changes by a new revision.
"""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE parties (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    from_at TIMESTAMP WITH TIME ZONE NOT NULL,
    added_by TEXT NOT NULL,
    why_text_id TEXT NOT NULL,
    text_id TEXT,
    spoken_for_by TEXT,
    to_at TIMESTAMP WITH TIME ZONE,
    removed_by TEXT,
    CONSTRAINT pk_parties PRIMARY KEY (id),
    CONSTRAINT ck_parties_kind_known CHECK (kind IN ('health_board', 'council', 'education', 'outside')),
    CONSTRAINT ck_parties_to_at_together CHECK ((to_at IS NULL) = (removed_by IS NULL)),
    CONSTRAINT ck_parties_outside_is_named CHECK (
        (kind = 'outside') = (text_id IS NOT NULL AND spoken_for_by IS NOT NULL)
    ),
    CONSTRAINT fk_parties_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_parties_case_ref ON parties (case_ref);
CREATE INDEX ix_parties_standing ON parties (code, case_ref) WHERE to_at IS NULL;

CREATE TABLE legal_holds (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    court_text_id TEXT NOT NULL,
    issued_on DATE NOT NULL,
    body TEXT NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    started_by TEXT NOT NULL,
    lifted_at TIMESTAMP WITH TIME ZONE,
    lifted_by TEXT,
    lifted_text_id TEXT,
    CONSTRAINT pk_legal_holds PRIMARY KEY (id),
    CONSTRAINT ck_legal_holds_lifted_at_together CHECK (
        (lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lifted_text_id IS NULL)
    ),
    CONSTRAINT fk_legal_holds_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_legal_holds_case_ref ON legal_holds (case_ref);

CREATE TABLE statements_of_facts (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    disagreement_id TEXT NOT NULL,
    body TEXT NOT NULL,
    by TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    agreed JSONB NOT NULL,
    not_agreed JSONB NOT NULL,
    sha256 TEXT NOT NULL,
    replaced_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_statements_of_facts PRIMARY KEY (id),
    CONSTRAINT fk_statements_of_facts_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_statements_of_facts_case_ref ON statements_of_facts (case_ref);

CREATE TABLE facts_signatures (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    statement_id TEXT NOT NULL,
    body TEXT NOT NULL,
    by TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    sha256 TEXT NOT NULL,
    CONSTRAINT pk_facts_signatures PRIMARY KEY (id),
    CONSTRAINT fk_facts_signatures_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_facts_signatures_case_ref ON facts_signatures (case_ref);

CREATE TABLE neutrals (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    disagreement_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    text_id TEXT NOT NULL,
    appointed_by TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE,
    outcome TEXT,
    outcome_text_id TEXT,
    CONSTRAINT pk_neutrals PRIMARY KEY (id),
    CONSTRAINT ck_neutrals_kind_known CHECK (kind IN ('mediator', 'panel_member')),
    CONSTRAINT ck_neutrals_outcome_known CHECK (outcome IN ('agreed', 'partly', 'not_agreed', 'not_held')),
    CONSTRAINT fk_neutrals_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_neutrals_case_ref ON neutrals (case_ref);

CREATE TABLE reimbursement_lines (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    disagreement_id TEXT NOT NULL,
    from_body TEXT NOT NULL,
    to_body TEXT NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE NOT NULL,
    pence BIGINT NOT NULL,
    settled_at TIMESTAMP WITH TIME ZONE NOT NULL,
    due_on DATE NOT NULL,
    paid_on DATE,
    confirmed_at TIMESTAMP WITH TIME ZONE,
    confirmed_by TEXT,
    CONSTRAINT pk_reimbursement_lines PRIMARY KEY (id),
    CONSTRAINT ck_reimbursement_lines_pence_positive CHECK (pence > 0),
    CONSTRAINT ck_reimbursement_lines_days_in_order CHECK (from_on <= to_on),
    CONSTRAINT ck_reimbursement_lines_confirmed_at_together CHECK (
        (confirmed_at IS NULL) = (confirmed_by IS NULL) AND (confirmed_at IS NULL) = (paid_on IS NULL)
    ),
    CONSTRAINT fk_reimbursement_lines_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_reimbursement_lines_case_ref ON reimbursement_lines (case_ref);

ALTER TABLE disagreements ADD COLUMN parties JSONB NOT NULL DEFAULT '[]';
ALTER TABLE disagreements ALTER COLUMN parties DROP DEFAULT;
ALTER TABLE positions ADD COLUMN in_short_id TEXT;
ALTER TABLE extensions ADD COLUMN consents JSONB NOT NULL DEFAULT '[]';
ALTER TABLE extensions ALTER COLUMN consents DROP DEFAULT;
ALTER TABLE notices ADD COLUMN says JSONB;
"""

DROPPED = """
ALTER TABLE notices DROP COLUMN says;
ALTER TABLE extensions DROP COLUMN consents;
ALTER TABLE positions DROP COLUMN in_short_id;
ALTER TABLE disagreements DROP COLUMN parties;
DROP TABLE reimbursement_lines, neutrals, facts_signatures, statements_of_facts, legal_holds, parties;
DELETE FROM people WHERE role = 'education';
"""

ROLES_BEFORE = (
    "'coordinator', 'finance', 'head_of_service', 'director', 'chief_executive', 'monitoring', "
    "'region_lead', 'panel_chair', 'wg_officer'"
)
ROLES = ROLES_BEFORE.replace("'chief_executive', ", "'chief_executive', 'education', ")


def upgrade() -> None:
    """Add the tables and columns, and let the education lead stand wherever a role does."""
    op.get_bind().connection.cursor().execute(TABLES)
    _know_roles(ROLES)


def downgrade() -> None:
    """Take them away, with everything in them and the education leads."""
    op.get_bind().connection.cursor().execute(DROPPED)
    _know_roles(ROLES_BEFORE)


def _know_roles(roles: str) -> None:
    """Let these roles stand in every column that holds one: those whose CHECK knows an officer of Welsh
    Government.
    """
    cursor = op.get_bind().connection.cursor()
    cursor.execute(
        "SELECT conrelid::regclass::text, conname, a.attname FROM pg_constraint AS k "
        "JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1] "
        "WHERE k.contype = 'c' AND array_length(k.conkey, 1) = 1 "
        "AND pg_get_constraintdef(k.oid) LIKE '%''wg_officer''%' AND k.conname LIKE 'ck_%_known' ORDER BY 1, 2"
    )
    for table, name, column in cursor.fetchall():
        op.execute(
            f"ALTER TABLE {table} DROP CONSTRAINT {name}, ADD CONSTRAINT {name} CHECK ({column} IN ({roles}))"
        )
