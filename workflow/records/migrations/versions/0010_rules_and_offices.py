"""Rules that change, automatic acts on trial, transfers, sealed entries, deputies.

Frozen: the schema changes by a new revision.
"""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

TABLES = """
ALTER TABLE cases ADD COLUMN agreement_on DATE, ADD COLUMN legacy BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN live_on DATE;
ALTER TABLE cases ALTER COLUMN legacy DROP DEFAULT;
CREATE INDEX ix_cases_calendar ON cases (calendar) WHERE ended_at IS NULL;
ALTER TABLE deadlines ADD COLUMN limit_id TEXT, ADD COLUMN not_before DATE,
    DROP CONSTRAINT ck_deadlines_unit_known, ADD CONSTRAINT ck_deadlines_unit_known
    CHECK (unit IN ('working_days', 'days', 'weeks', 'months', 'years', 'hours'));

CREATE TABLE responsibilities (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    side TEXT NOT NULL,
    body TEXT NOT NULL,
    from_on DATE NOT NULL,
    basis TEXT NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    by TEXT NOT NULL,
    to_on DATE,
    CONSTRAINT pk_responsibilities PRIMARY KEY (id),
    CONSTRAINT ck_responsibilities_side_known CHECK (side IN ('health', 'council')),
    CONSTRAINT ck_responsibilities_basis_known
        CHECK (basis IN ('opening', 'transfer', 'settlement', 'correction')),
    CONSTRAINT ck_responsibilities_ends_after_it_begins CHECK (to_on IS NULL OR to_on >= from_on),
    CONSTRAINT fk_responsibilities_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_responsibilities_case_ref ON responsibilities (case_ref);

CREATE TABLE transfers (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    side TEXT NOT NULL,
    from_body TEXT NOT NULL,
    to_body TEXT NOT NULL,
    from_on DATE NOT NULL,
    text_id TEXT NOT NULL,
    proposed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    proposed_by TEXT NOT NULL,
    state TEXT NOT NULL,
    owner_goes BOOLEAN NOT NULL,
    answered_at TIMESTAMP WITH TIME ZONE,
    answered_by TEXT,
    answer_text_id TEXT,
    disagreement_id TEXT,
    CONSTRAINT pk_transfers PRIMARY KEY (id),
    CONSTRAINT ck_transfers_side_known CHECK (side IN ('health', 'council')),
    CONSTRAINT ck_transfers_state_known
        CHECK (state IN ('proposed', 'accepted', 'moved', 'disputed', 'withdrawn')),
    CONSTRAINT ck_transfers_answered_at_together CHECK ((answered_at IS NULL) = (answered_by IS NULL)),
    CONSTRAINT fk_transfers_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_transfers_case_ref ON transfers (case_ref);

CREATE TABLE sealed_entries (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    kind TEXT NOT NULL,
    entry_id TEXT NOT NULL,
    body TEXT NOT NULL,
    sealed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    sealed_by TEXT NOT NULL,
    text_id TEXT NOT NULL,
    texts JSONB NOT NULL,
    decided_at TIMESTAMP WITH TIME ZONE,
    decided_by TEXT,
    outcome TEXT,
    outcome_text_id TEXT,
    CONSTRAINT pk_sealed_entries PRIMARY KEY (id),
    CONSTRAINT ck_sealed_entries_kind_known CHECK (kind IN ('text', 'attachment', 'assessment')),
    CONSTRAINT ck_sealed_entries_outcome_known
        CHECK (outcome IN ('reported', 'notified', 'both', 'neither', 'unsealed')),
    CONSTRAINT ck_sealed_entries_decided_at_together
        CHECK ((decided_at IS NULL) = (decided_by IS NULL) AND (decided_at IS NULL) = (outcome IS NULL)),
    CONSTRAINT fk_sealed_entries_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_sealed_entries_case_ref ON sealed_entries (case_ref);
CREATE INDEX ix_sealed_entries_entry ON sealed_entries (entry_id);

CREATE TABLE sealed_readings (
    id TEXT NOT NULL,
    seal_id TEXT NOT NULL,
    text_id TEXT NOT NULL,
    person TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_sealed_readings PRIMARY KEY (id)
);
CREATE INDEX ix_sealed_readings_seal ON sealed_readings (seal_id);

CREATE TABLE corrections (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    field TEXT NOT NULL,
    text_id TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    by TEXT NOT NULL,
    body TEXT NOT NULL,
    was TEXT,
    now_is TEXT,
    CONSTRAINT pk_corrections PRIMARY KEY (id),
    CONSTRAINT ck_corrections_field_known
        CHECK (field IN ('birth_on', 'council', 'service', 'received_at', 'urgent', 'package_start')),
    CONSTRAINT fk_corrections_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_corrections_case_ref ON corrections (case_ref);

CREATE TABLE officer_absences (
    id TEXT NOT NULL,
    person TEXT NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    by TEXT NOT NULL,
    CONSTRAINT pk_officer_absences PRIMARY KEY (id),
    CONSTRAINT ck_officer_absences_ends_after_it_begins CHECK (to_on >= from_on)
);
CREATE INDEX ix_officer_absences_person ON officer_absences (person, to_on);

CREATE TABLE automatic_modes (
    id TEXT NOT NULL,
    number BIGINT NOT NULL,
    body TEXT NOT NULL,
    act TEXT NOT NULL,
    mode TEXT NOT NULL,
    from_at TIMESTAMP WITH TIME ZONE NOT NULL,
    by TEXT NOT NULL,
    reason TEXT NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_automatic_modes PRIMARY KEY (id),
    CONSTRAINT ck_automatic_modes_act_known CHECK (act IN ('begin_answer_time', 'apply_by_silence',
        'open_disagreement', 'move_up', 'refer', 'support_alert', 'family_note')),
    CONSTRAINT ck_automatic_modes_mode_known CHECK (mode IN ('off', 'shadow', 'on'))
);
CREATE UNIQUE INDEX ux_automatic_modes_number ON automatic_modes (number);
"""
DROPPED = """
DROP TABLE automatic_modes, officer_absences, corrections, sealed_readings, sealed_entries, transfers, responsibilities;
DROP INDEX ix_cases_calendar;
ALTER TABLE cases DROP COLUMN agreement_on, DROP COLUMN legacy, DROP COLUMN live_on;
DELETE FROM deadlines WHERE unit = 'hours';
ALTER TABLE deadlines DROP COLUMN limit_id, DROP COLUMN not_before,
    DROP CONSTRAINT ck_deadlines_unit_known, ADD CONSTRAINT ck_deadlines_unit_known
    CHECK (unit IN ('working_days', 'days', 'weeks', 'months', 'years'));
"""


def upgrade() -> None:
    """Add the tables and columns."""
    op.get_bind().connection.cursor().execute(TABLES)


def downgrade() -> None:
    """Take them away, with everything in them."""
    op.get_bind().connection.cursor().execute(DROPPED)
