"""Agreements in the making: their tables, and those that came out of them.

Frozen: the schema changes by a new revision. Of a negotiation, too, no event is changed, even by the owner of
the table.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE negotiations (
    ref TEXT NOT NULL,
    region TEXT NOT NULL,
    services JSONB NOT NULL,
    bodies JSONB NOT NULL,
    base_kind TEXT NOT NULL,
    base_id TEXT,
    base_version BIGINT,
    base_sha256 TEXT NOT NULL,
    agreement_id TEXT NOT NULL,
    agreement_version BIGINT NOT NULL,
    lead TEXT NOT NULL,
    state TEXT NOT NULL,
    rule_pack TEXT NOT NULL,
    calendar TEXT NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    started_by TEXT NOT NULL,
    started_body TEXT NOT NULL,
    draft BIGINT NOT NULL,
    required JSONB NOT NULL,
    frozen_at TIMESTAMP WITH TIME ZONE,
    signed_at TIMESTAMP WITH TIME ZONE,
    closed_at TIMESTAMP WITH TIME ZONE,
    closed_why TEXT NOT NULL,
    last_seq BIGINT NOT NULL,
    last_hash TEXT NOT NULL,
    last_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_negotiations PRIMARY KEY (ref),
    CONSTRAINT ck_negotiations_base_kind_known CHECK (base_kind IN ('model', 'version')),
    CONSTRAINT ck_negotiations_state_known CHECK (state IN ('negotiating', 'awaiting_signatures',
    'awaiting_activation', 'active', 'withdrawn')), CONSTRAINT ck_negotiations_last_seq_counts CHECK
    (last_seq >= 0), CONSTRAINT ck_negotiations_closed_has_ended CHECK ((closed_at IS NULL) = (state NOT
    IN ('active', 'withdrawn'))) ); CREATE INDEX ix_negotiations_region ON negotiations (region,
    started_at);

CREATE TABLE activated_agreements (
    id TEXT NOT NULL,
    negotiation TEXT NOT NULL,
    draft BIGINT NOT NULL,
    draft_id TEXT NOT NULL,
    region TEXT NOT NULL,
    agreement_id TEXT NOT NULL,
    agreement_version BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    effective_from DATE NOT NULL,
    effective_to DATE,
    activated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    number BIGINT NOT NULL,
    CONSTRAINT pk_activated_agreements PRIMARY KEY (id),
    CONSTRAINT fk_activated_agreements_negotiation FOREIGN KEY(negotiation) REFERENCES negotiations (ref)
);
CREATE UNIQUE INDEX ux_activated_agreements_number ON activated_agreements (number);
CREATE UNIQUE INDEX ux_activated_agreements_version ON activated_agreements (agreement_id, agreement_version);

CREATE TABLE negotiation_approvals (
    id TEXT NOT NULL,
    negotiation TEXT NOT NULL,
    draft BIGINT NOT NULL,
    step TEXT NOT NULL,
    body TEXT NOT NULL,
    role TEXT NOT NULL,
    person TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    dry_run JSONB NOT NULL,
    void_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_negotiation_approvals PRIMARY KEY (id),
    CONSTRAINT ck_negotiation_approvals_step_known CHECK (step IN ('first', 'second')),
    CONSTRAINT ck_negotiation_approvals_role_known CHECK (role IN ('coordinator', 'finance',
    'head_of_service', 'director', 'chief_executive', 'monitoring', 'region_lead', 'panel_chair',
    'wg_officer')), CONSTRAINT fk_negotiation_approvals_negotiation FOREIGN KEY(negotiation) REFERENCES
    negotiations (ref) ); CREATE INDEX ix_negotiation_approvals_negotiation ON negotiation_approvals
    (negotiation); CREATE UNIQUE INDEX ux_negotiation_approvals_one_a_step ON negotiation_approvals
    (negotiation, step) WHERE void_at IS NULL;

CREATE TABLE negotiation_clauses (
    id TEXT NOT NULL,
    negotiation TEXT NOT NULL,
    clause TEXT NOT NULL,
    position BIGINT NOT NULL,
    status TEXT NOT NULL,
    owner_body TEXT NOT NULL,
    owner_office TEXT NOT NULL,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    wording TEXT,
    why TEXT NOT NULL,
    CONSTRAINT pk_negotiation_clauses PRIMARY KEY (id),
    CONSTRAINT ck_negotiation_clauses_status_known CHECK (status IN ('open', 'settled', 'removed')),
    CONSTRAINT ck_negotiation_clauses_settled_has_a_wording CHECK ((wording IS NOT NULL) = (status =
    'settled')), CONSTRAINT fk_negotiation_clauses_negotiation FOREIGN KEY(negotiation) REFERENCES
    negotiations (ref) ); CREATE UNIQUE INDEX ux_negotiation_clauses_once ON negotiation_clauses
    (negotiation, clause);

CREATE TABLE negotiation_clocks (
    id TEXT NOT NULL,
    negotiation TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    office TEXT NOT NULL,
    subject TEXT,
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    count BIGINT NOT NULL,
    unit TEXT NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE NOT NULL,
    calendar TEXT NOT NULL,
    status TEXT NOT NULL,
    closed_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_negotiation_clocks PRIMARY KEY (id),
    CONSTRAINT ck_negotiation_clocks_status_known CHECK (status IN ('open', 'met', 'passed', 'stopped')),
    CONSTRAINT ck_negotiation_clocks_closed_is_not_open CHECK ((closed_at IS NULL) = (status = 'open')),
    CONSTRAINT fk_negotiation_clocks_negotiation FOREIGN KEY(negotiation) REFERENCES negotiations (ref)
);
CREATE INDEX ix_negotiation_clocks_due ON negotiation_clocks (due_at, id) WHERE status = 'open';
CREATE INDEX ix_negotiation_clocks_negotiation ON negotiation_clocks (negotiation);

CREATE TABLE negotiation_consents (
    id TEXT NOT NULL,
    negotiation TEXT NOT NULL,
    clause TEXT NOT NULL,
    body TEXT NOT NULL,
    wording TEXT NOT NULL,
    person TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    withdrawn_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_negotiation_consents PRIMARY KEY (id),
    CONSTRAINT fk_negotiation_consents_negotiation FOREIGN KEY(negotiation) REFERENCES negotiations (ref)
);
CREATE INDEX ix_negotiation_consents_negotiation ON negotiation_consents (negotiation);
CREATE UNIQUE INDEX ux_negotiation_consents_one_a_body ON negotiation_consents (negotiation, clause, body)
WHERE withdrawn_at IS NULL;

CREATE TABLE negotiation_drafts (
    id TEXT NOT NULL,
    negotiation TEXT NOT NULL,
    number BIGINT NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    made_by TEXT NOT NULL,
    made_body TEXT NOT NULL,
    why TEXT NOT NULL,
    files_sha256 TEXT NOT NULL,
    agreement_sha256 TEXT,
    fault_count BIGINT NOT NULL,
    faults JSONB NOT NULL,
    CONSTRAINT pk_negotiation_drafts PRIMARY KEY (id),
    CONSTRAINT fk_negotiation_drafts_negotiation FOREIGN KEY(negotiation) REFERENCES negotiations (ref)
);
CREATE UNIQUE INDEX ux_negotiation_drafts_number ON negotiation_drafts (negotiation, number);

CREATE TABLE negotiation_events (
    negotiation TEXT NOT NULL,
    seq BIGINT NOT NULL,
    kind TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE,
    actor TEXT NOT NULL,
    body TEXT NOT NULL,
    data JSONB NOT NULL,
    sets JSONB NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    CONSTRAINT pk_negotiation_events PRIMARY KEY (negotiation, seq),
    CONSTRAINT fk_negotiation_events_negotiation FOREIGN KEY(negotiation) REFERENCES negotiations (ref)
);

CREATE TABLE negotiation_files (
    draft_id TEXT NOT NULL,
    path TEXT NOT NULL,
    negotiation TEXT NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_negotiation_files PRIMARY KEY (draft_id, path),
    CONSTRAINT fk_negotiation_files_negotiation FOREIGN KEY(negotiation) REFERENCES negotiations (ref)
);

CREATE TABLE negotiation_meetings (
    id TEXT NOT NULL,
    negotiation TEXT NOT NULL,
    held_on DATE NOT NULL,
    attendees JSONB NOT NULL,
    note TEXT NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    recorded_by TEXT NOT NULL,
    CONSTRAINT pk_negotiation_meetings PRIMARY KEY (id),
    CONSTRAINT fk_negotiation_meetings_negotiation FOREIGN KEY(negotiation) REFERENCES negotiations (ref)
);
CREATE INDEX ix_negotiation_meetings_negotiation ON negotiation_meetings (negotiation);

CREATE TABLE negotiation_notices (
    id TEXT NOT NULL,
    negotiation TEXT NOT NULL,
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    audience TEXT NOT NULL,
    body TEXT,
    role TEXT,
    due_at TIMESTAMP WITH TIME ZONE,
    about TEXT,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    status TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    not_before TIMESTAMP WITH TIME ZONE,
    sent_at TIMESTAMP WITH TIME ZONE,
    reason TEXT,
    CONSTRAINT pk_negotiation_notices PRIMARY KEY (id),
    CONSTRAINT ck_negotiation_notices_audience_known CHECK (audience IN ('office')),
    CONSTRAINT ck_negotiation_notices_status_known CHECK (status IN ('waiting', 'sent', 'stopped', 'failed')),
    CONSTRAINT ck_negotiation_notices_role_known CHECK (role IN ('coordinator', 'finance',
    'head_of_service', 'director', 'chief_executive', 'monitoring', 'region_lead', 'panel_chair',
    'wg_officer')), CONSTRAINT fk_negotiation_notices_negotiation FOREIGN KEY(negotiation) REFERENCES
    negotiations (ref) ); CREATE INDEX ix_negotiation_notices_waiting ON negotiation_notices (created_at,
    negotiation) WHERE status = 'waiting'; CREATE UNIQUE INDEX ux_negotiation_notices_order ON
    negotiation_notices (negotiation, position);

CREATE TABLE negotiation_seats (
    id TEXT NOT NULL,
    negotiation TEXT NOT NULL,
    body TEXT NOT NULL,
    office TEXT NOT NULL,
    person TEXT NOT NULL,
    can_commit BOOLEAN NOT NULL,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    placed_by TEXT NOT NULL,
    left_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_negotiation_seats PRIMARY KEY (id),
    CONSTRAINT ck_negotiation_seats_office_known CHECK (office IN ('coordinator', 'finance',
    'head_of_service', 'director', 'chief_executive', 'monitoring', 'region_lead', 'panel_chair',
    'wg_officer')), CONSTRAINT fk_negotiation_seats_negotiation FOREIGN KEY(negotiation) REFERENCES
    negotiations (ref) ); CREATE INDEX ix_negotiation_seats_negotiation ON negotiation_seats
    (negotiation); CREATE UNIQUE INDEX ux_negotiation_seats_one_an_office ON negotiation_seats
    (negotiation, body, office) WHERE left_at IS NULL;

CREATE TABLE negotiation_seen (
    id TEXT NOT NULL,
    negotiation TEXT NOT NULL,
    simulation TEXT NOT NULL,
    body TEXT NOT NULL,
    office TEXT NOT NULL,
    person TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_negotiation_seen PRIMARY KEY (id),
    CONSTRAINT ck_negotiation_seen_office_known CHECK (office IN ('coordinator', 'finance',
    'head_of_service', 'director', 'chief_executive', 'monitoring', 'region_lead', 'panel_chair',
    'wg_officer')), CONSTRAINT fk_negotiation_seen_negotiation FOREIGN KEY(negotiation) REFERENCES
    negotiations (ref) ); CREATE INDEX ix_negotiation_seen_negotiation ON negotiation_seen (negotiation);
    CREATE UNIQUE INDEX ux_negotiation_seen_once ON negotiation_seen (simulation, body, office);

CREATE TABLE negotiation_signatures (
    id TEXT NOT NULL,
    negotiation TEXT NOT NULL,
    draft BIGINT NOT NULL,
    body TEXT NOT NULL,
    office TEXT NOT NULL,
    purpose TEXT NOT NULL,
    person TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    typed_name TEXT NOT NULL,
    language TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    void_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_negotiation_signatures PRIMARY KEY (id),
    CONSTRAINT ck_negotiation_signatures_office_known CHECK (office IN ('coordinator', 'finance',
    'head_of_service', 'director', 'chief_executive', 'monitoring', 'region_lead', 'panel_chair',
    'wg_officer')), CONSTRAINT ck_negotiation_signatures_language_known CHECK (language IN ('cy', 'en')),
    CONSTRAINT fk_negotiation_signatures_negotiation FOREIGN KEY(negotiation) REFERENCES negotiations
    (ref) ); CREATE INDEX ix_negotiation_signatures_negotiation ON negotiation_signatures (negotiation);
    CREATE UNIQUE INDEX ux_negotiation_signatures_one_an_office ON negotiation_signatures (negotiation,
    draft, body, office) WHERE void_at IS NULL;

CREATE TABLE negotiation_simulations (
    id TEXT NOT NULL,
    negotiation TEXT NOT NULL,
    draft BIGINT NOT NULL,
    inputs_sha256 TEXT NOT NULL,
    document_sha256 TEXT NOT NULL,
    document JSONB NOT NULL,
    attached_at TIMESTAMP WITH TIME ZONE NOT NULL,
    attached_by TEXT NOT NULL,
    CONSTRAINT pk_negotiation_simulations PRIMARY KEY (id),
    CONSTRAINT fk_negotiation_simulations_negotiation FOREIGN KEY(negotiation) REFERENCES negotiations (ref)
);
CREATE INDEX ix_negotiation_simulations_negotiation ON negotiation_simulations (negotiation);

CREATE TABLE negotiation_wordings (
    id TEXT NOT NULL,
    negotiation TEXT NOT NULL,
    clause TEXT NOT NULL,
    number BIGINT NOT NULL,
    body TEXT,
    person TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    title_cy TEXT NOT NULL,
    title_en TEXT NOT NULL,
    text_cy TEXT NOT NULL,
    text_en TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    CONSTRAINT pk_negotiation_wordings PRIMARY KEY (id),
    CONSTRAINT fk_negotiation_wordings_negotiation FOREIGN KEY(negotiation) REFERENCES negotiations (ref)
);
CREATE UNIQUE INDEX ux_negotiation_wordings_number ON negotiation_wordings (negotiation, clause, number);
"""

ROLES_BEFORE = "'coordinator', 'finance', 'head_of_service', 'director', 'chief_executive', 'region_lead', 'panel_chair', 'wg_officer'"
ROLES = "'coordinator', 'finance', 'head_of_service', 'director', 'chief_executive', 'monitoring', 'region_lead', 'panel_chair', 'wg_officer'"
WITH_ROLES = ("people", "deadlines", "notices", "signatures")

EVENTS_STAND = """
CREATE TRIGGER negotiation_events_stand BEFORE UPDATE OR DELETE OR TRUNCATE ON negotiation_events
    FOR EACH STATEMENT EXECUTE FUNCTION events_stand();
"""


def upgrade() -> None:
    """Make the tables, the trigger that lets no event be changed, and room for the monitoring officer."""
    driver = op.get_bind().connection.cursor()  # several statements at once, and no parameter is meant
    _know_roles(ROLES)
    driver.execute(TABLES)
    driver.execute(EVENTS_STAND)


def downgrade() -> None:
    """Drop the tables, with everything in them, and the monitoring officers."""
    op.execute("DELETE FROM people WHERE role = 'monitoring'")
    _know_roles(ROLES_BEFORE)
    op.execute(
        "DROP TABLE negotiation_files, negotiation_notices, negotiation_events, activated_agreements, negotiation_clocks, negotiation_approvals, negotiation_signatures, negotiation_seen, negotiation_simulations, negotiation_drafts, negotiation_consents, negotiation_wordings, negotiation_clauses, negotiation_meetings, negotiation_seats, negotiations"
    )


def _know_roles(roles: str) -> None:
    """Let these roles stand in every table that has one."""
    for table in WITH_ROLES:
        op.execute(
            f"ALTER TABLE {table} DROP CONSTRAINT ck_{table}_role_known, ADD CONSTRAINT ck_{table}_role_known CHECK (role IN ({roles}))"
        )
