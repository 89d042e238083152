"""Finding a child: search, duplicates, links between cases.

Frozen: the schema changes by a new revision.
"""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = """
ALTER TABLE children ADD COLUMN codes text[] NOT NULL DEFAULT '{}';
ALTER TABLE children ALTER COLUMN codes DROP DEFAULT;
ALTER TABLE children ADD COLUMN codes_version bigint NOT NULL DEFAULT 0;
ALTER TABLE children ALTER COLUMN codes_version DROP DEFAULT;
CREATE INDEX ix_children_codes ON children USING gin (codes);
CREATE INDEX ix_children_codes_version ON children (codes_version);

CREATE TABLE key_workers (
    id text NOT NULL CONSTRAINT pk_key_workers PRIMARY KEY,
    case_ref text NOT NULL CONSTRAINT fk_key_workers_case_ref REFERENCES cases (ref),
    officer text,
    name_text_id text,
    named_at timestamptz NOT NULL,
    named_by text NOT NULL,
    to_at timestamptz,
    CONSTRAINT ck_key_workers_officer_or_name CHECK ((officer IS NULL) <> (name_text_id IS NULL))
);
CREATE INDEX ix_key_workers_case_ref ON key_workers (case_ref);

CREATE TABLE links (
    id text NOT NULL CONSTRAINT pk_links PRIMARY KEY,
    case_ref text NOT NULL CONSTRAINT fk_links_case_ref REFERENCES cases (ref),
    kind text NOT NULL,
    other_ref text NOT NULL,
    linked_at timestamptz NOT NULL,
    linked_by text NOT NULL,
    text_id text,
    ended_at timestamptz,
    CONSTRAINT ck_links_kind_known CHECK (kind IN ('sibling', 'same_child', 'earlier_case', 'later_case',
        'different_child', 'other', 'merged_into', 'merged_from')),
    CONSTRAINT ck_links_of_two_cases CHECK (other_ref <> case_ref)
);
CREATE INDEX ix_links_case_ref ON links (case_ref);

CREATE TABLE child_searches (
    id text NOT NULL CONSTRAINT pk_child_searches PRIMARY KEY,
    person text NOT NULL,
    body text NOT NULL,
    at timestamptz NOT NULL,
    purpose text NOT NULL,
    asked_digest text NOT NULL,
    asked_for text NOT NULL,
    found bigint NOT NULL,
    elsewhere bigint NOT NULL
);
CREATE INDEX ix_child_searches_body ON child_searches (body, at);

ALTER TABLE cases DROP CONSTRAINT ck_cases_end_reason_known;
ALTER TABLE cases ADD CONSTRAINT ck_cases_end_reason_known CHECK (end_reason IN ('death', 'adult',
    'court_order', 'moved', 'family_choice', 'handed_over', 'merged', 'both_bodies'));
"""
DROPPED = """
ALTER TABLE cases DROP CONSTRAINT ck_cases_end_reason_known;
ALTER TABLE cases ADD CONSTRAINT ck_cases_end_reason_known CHECK (end_reason IN ('death', 'adult',
    'court_order', 'moved', 'family_choice', 'handed_over', 'both_bodies'));
DROP TABLE child_searches;
DROP TABLE links;
DROP TABLE key_workers;
DROP INDEX ix_children_codes_version;
DROP INDEX ix_children_codes;
ALTER TABLE children DROP COLUMN codes_version;
ALTER TABLE children DROP COLUMN codes;
"""


def upgrade() -> None:
    """Add the tables and columns."""
    if TABLES:
        op.get_bind().connection.cursor().execute(TABLES)


def downgrade() -> None:
    """Take them away, with everything in them."""
    if DROPPED:
        op.get_bind().connection.cursor().execute(DROPPED)
