"""Attachments, requests for reports, private notes.

Frozen: the schema changes by a new revision.
"""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE attachments (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    about_kind TEXT NOT NULL,
    about_id TEXT NOT NULL,
    type TEXT NOT NULL,
    language TEXT NOT NULL,
    eyes TEXT NOT NULL,
    body TEXT NOT NULL,
    by TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    first_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    size BIGINT NOT NULL,
    media_type TEXT NOT NULL,
    scanned TEXT NOT NULL,
    superseded_by TEXT,
    scanned_at TIMESTAMP WITH TIME ZONE,
    erased_at TIMESTAMP WITH TIME ZONE,
    erased_by TEXT,
    CONSTRAINT pk_attachments PRIMARY KEY (id),
    CONSTRAINT ck_attachments_type_known CHECK (type IN ('report', 'assessment', 'letter', 'minutes', 'court_order', 'plan', 'quote', 'photo', 'other')),
    CONSTRAINT ck_attachments_language_known CHECK (language IN ('cy', 'en', 'both', 'other')),
    CONSTRAINT ck_attachments_eyes_known CHECK (eyes IN ('bodies', 'own', 'welsh_government')),
    CONSTRAINT ck_attachments_scanned_known CHECK (scanned IN ('clean', 'not_scanned', 'held', 'infected')),
    CONSTRAINT ck_attachments_size_positive CHECK (size > 0),
    CONSTRAINT ck_attachments_erased_at_together CHECK ((erased_at IS NULL) = (erased_by IS NULL)),
    CONSTRAINT fk_attachments_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_attachments_case_ref ON attachments (case_ref);
CREATE UNIQUE INDEX ux_attachments_version ON attachments (first_id, version);

CREATE TABLE attachment_contents (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    key_id TEXT NOT NULL,
    name BYTEA NOT NULL,
    content BYTEA NOT NULL,
    CONSTRAINT pk_attachment_contents PRIMARY KEY (id),
    CONSTRAINT fk_attachment_contents_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_attachment_contents_case_ref ON attachment_contents (case_ref);

CREATE TABLE attachment_readings (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    attachment_id TEXT NOT NULL,
    person TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_attachment_readings PRIMARY KEY (id),
    CONSTRAINT fk_attachment_readings_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_attachment_readings_attachment_id ON attachment_readings (attachment_id, at);

CREATE TABLE report_requests (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    addressee TEXT NOT NULL,
    to_text_id TEXT NOT NULL,
    asks_text_id TEXT NOT NULL,
    body TEXT NOT NULL,
    by TEXT NOT NULL,
    asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE NOT NULL,
    reminded_at TIMESTAMP WITH TIME ZONE,
    late_at TIMESTAMP WITH TIME ZONE,
    outcome TEXT,
    how TEXT,
    closed_at TIMESTAMP WITH TIME ZONE,
    attachment_id TEXT,
    text_id TEXT,
    CONSTRAINT pk_report_requests PRIMARY KEY (id),
    CONSTRAINT ck_report_requests_addressee_known CHECK (addressee IN ('school', 'gp', 'camhs', 'provider', 'therapist', 'hospital', 'other')),
    CONSTRAINT ck_report_requests_outcome_known CHECK (outcome IN ('received', 'none_exists', 'not_wanted')),
    CONSTRAINT ck_report_requests_how_known CHECK (how IN ('paper', 'e_mail', 'link', 'attached', 'other')),
    CONSTRAINT ck_report_requests_closed_at_together CHECK ((closed_at IS NULL) = (outcome IS NULL)),
    CONSTRAINT fk_report_requests_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_report_requests_case_ref ON report_requests (case_ref);

CREATE TABLE upload_links (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    request_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    made_by TEXT NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    used_at TIMESTAMP WITH TIME ZONE,
    revoked_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_upload_links PRIMARY KEY (id),
    CONSTRAINT fk_upload_links_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_upload_links_case_ref ON upload_links (case_ref);
CREATE UNIQUE INDEX ux_upload_links_sha256 ON upload_links (sha256);

CREATE TABLE private_notes (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    body TEXT NOT NULL,
    by TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    text_id TEXT NOT NULL,
    CONSTRAINT pk_private_notes PRIMARY KEY (id),
    CONSTRAINT fk_private_notes_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_private_notes_case_ref ON private_notes (case_ref);

CREATE TABLE safeguarding (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    about_kind TEXT NOT NULL,
    about_id TEXT NOT NULL,
    worry TEXT NOT NULL,
    body TEXT NOT NULL,
    by TEXT NOT NULL,
    team TEXT NOT NULL,
    told_at TIMESTAMP WITH TIME ZONE NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    text_id TEXT NOT NULL,
    confirmed_at TIMESTAMP WITH TIME ZONE,
    confirmed_by TEXT,
    CONSTRAINT pk_safeguarding PRIMARY KEY (id),
    CONSTRAINT ck_safeguarding_worry_known CHECK (worry IN ('childs_words', 'seen_or_heard', 'in_a_document', 'other')),
    CONSTRAINT ck_safeguarding_confirmed_at_together CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL)),
    CONSTRAINT fk_safeguarding_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_safeguarding_case_ref ON safeguarding (case_ref);

ALTER TABLE texts ADD COLUMN eyes TEXT;
"""
DROPPED = """
ALTER TABLE texts DROP COLUMN eyes;
DROP TABLE safeguarding, private_notes, upload_links, report_requests, attachment_readings, attachment_contents, attachments;
"""


def upgrade() -> None:
    """Add the tables and columns."""
    if TABLES:
        op.get_bind().connection.cursor().execute(TABLES)


def downgrade() -> None:
    """Take them away, with everything in them."""
    if DROPPED:
        op.get_bind().connection.cursor().execute(DROPPED)
