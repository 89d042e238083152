"""Panels that meet: agenda, members, minutes.

Frozen: the schema changes by a new revision. Of a panel, too, no event is changed, even by the owner of the
table.
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE panels (
    ref TEXT NOT NULL,
    region TEXT NOT NULL,
    health_board TEXT NOT NULL,
    bodies JSONB NOT NULL,
    chair TEXT NOT NULL,
    set_up_at TIMESTAMP WITH TIME ZONE NOT NULL,
    set_up_by TEXT NOT NULL,
    last_seq BIGINT NOT NULL,
    last_hash TEXT NOT NULL,
    last_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_panels PRIMARY KEY (ref),
    CONSTRAINT ck_panels_last_seq_counts CHECK (last_seq >= 0)
);
CREATE UNIQUE INDEX ux_panels_region ON panels (region);
CREATE TABLE panel_chairs_actions (
    id TEXT NOT NULL,
    panel TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    council TEXT NOT NULL,
    item TEXT,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    by TEXT NOT NULL,
    outcome TEXT NOT NULL,
    consulted JSONB NOT NULL,
    why_text_id TEXT NOT NULL,
    reported_to TEXT,
    reported_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_panel_chairs_actions PRIMARY KEY (id),
    CONSTRAINT ck_panel_chairs_actions_outcome_known CHECK (outcome IN ('eligible', 'not_eligible')),
    CONSTRAINT ck_panel_chairs_actions_reported_to_together CHECK ((reported_to IS NULL) = (reported_at IS
        NULL)),
    CONSTRAINT fk_panel_chairs_actions_panel FOREIGN KEY(panel) REFERENCES panels (ref)
);
CREATE INDEX ix_panel_chairs_actions_case_ref ON panel_chairs_actions (case_ref);
CREATE INDEX ix_panel_chairs_actions_panel ON panel_chairs_actions (panel);
CREATE TABLE panel_clocks (
    id TEXT NOT NULL,
    panel TEXT NOT NULL,
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
    CONSTRAINT pk_panel_clocks PRIMARY KEY (id),
    CONSTRAINT ck_panel_clocks_status_known CHECK (status IN ('open', 'met', 'passed', 'stopped')),
    CONSTRAINT ck_panel_clocks_office_known CHECK (office IN ('coordinator', 'finance', 'head_of_service',
        'director', 'chief_executive', 'education', 'monitoring', 'region_lead', 'panel_chair',
        'wg_officer')),
    CONSTRAINT ck_panel_clocks_closed_is_not_open CHECK ((closed_at IS NULL) = (status = 'open')),
    CONSTRAINT fk_panel_clocks_panel FOREIGN KEY(panel) REFERENCES panels (ref)
);
CREATE INDEX ix_panel_clocks_open ON panel_clocks (due_at) WHERE status = 'open';
CREATE INDEX ix_panel_clocks_panel ON panel_clocks (panel);
CREATE TABLE panel_conflicts (
    id TEXT NOT NULL,
    panel TEXT NOT NULL,
    meeting TEXT NOT NULL,
    seat TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    text_id TEXT,
    declared_at TIMESTAMP WITH TIME ZONE NOT NULL,
    declared_by TEXT NOT NULL,
    CONSTRAINT pk_panel_conflicts PRIMARY KEY (id),
    CONSTRAINT fk_panel_conflicts_panel FOREIGN KEY(panel) REFERENCES panels (ref)
);
CREATE INDEX ix_panel_conflicts_panel ON panel_conflicts (panel);
CREATE UNIQUE INDEX ux_panel_conflicts_once ON panel_conflicts (seat, case_ref);
CREATE TABLE panel_events (
    panel TEXT NOT NULL,
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
    CONSTRAINT pk_panel_events PRIMARY KEY (panel, seq),
    CONSTRAINT fk_panel_events_panel FOREIGN KEY(panel) REFERENCES panels (ref)
);
CREATE TABLE panel_items (
    id TEXT NOT NULL,
    panel TEXT NOT NULL,
    meeting TEXT,
    case_ref TEXT NOT NULL,
    council TEXT NOT NULL,
    listed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    listed_by TEXT NOT NULL,
    state TEXT NOT NULL,
    not_before DATE,
    late_text_id TEXT,
    third_sector TEXT,
    third_sector_by TEXT,
    third_sector_at TIMESTAMP WITH TIME ZONE,
    frozen_seq BIGINT,
    frozen_hash TEXT,
    outcome TEXT,
    could_commit JSONB,
    closed_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_panel_items PRIMARY KEY (id),
    CONSTRAINT ck_panel_items_state_known CHECK (state IN ('listed', 'waiting', 'for_chair', 'decided',
        'deferred', 'moved', 'by_chair', 'taken_off')),
    CONSTRAINT ck_panel_items_outcome_known CHECK (outcome IN ('eligible', 'not_eligible', 'deferred',
        'not_quorate')),
    CONSTRAINT ck_panel_items_third_sector_known CHECK (third_sector IN ('consented', 'refused')),
    CONSTRAINT ck_panel_items_closed_has_ended CHECK ((closed_at IS NULL) = (state IN ('listed', 'waiting',
        'for_chair'))),
    CONSTRAINT ck_panel_items_listed_has_a_meeting CHECK (state <> 'listed' OR meeting IS NOT NULL),
    CONSTRAINT ck_panel_items_frozen_seq_together CHECK ((frozen_seq IS NULL) = (frozen_hash IS NULL)),
    CONSTRAINT ck_panel_items_third_sector_together CHECK ((third_sector IS NULL) = (third_sector_by IS
        NULL) AND (third_sector IS NULL) = (third_sector_at IS NULL)),
    CONSTRAINT fk_panel_items_panel FOREIGN KEY(panel) REFERENCES panels (ref)
);
CREATE INDEX ix_panel_items_case_ref ON panel_items (case_ref);
CREATE INDEX ix_panel_items_panel ON panel_items (panel);
CREATE UNIQUE INDEX ux_panel_items_one_a_child ON panel_items (case_ref) WHERE closed_at IS NULL;
CREATE TABLE panel_meetings (
    id TEXT NOT NULL,
    panel TEXT NOT NULL,
    number BIGINT NOT NULL,
    meets_on DATE NOT NULL,
    state TEXT NOT NULL,
    convened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    convened_by TEXT NOT NULL,
    convened_body TEXT NOT NULL,
    convened_role TEXT NOT NULL,
    locks_on DATE NOT NULL,
    pack_sha256 TEXT,
    locked_at TIMESTAMP WITH TIME ZONE,
    closed_at TIMESTAMP WITH TIME ZONE,
    why_text_id TEXT,
    CONSTRAINT pk_panel_meetings PRIMARY KEY (id),
    CONSTRAINT ck_panel_meetings_state_known CHECK (state IN ('convened', 'locked', 'minuted',
        'not_quorate', 'called_off')),
    CONSTRAINT ck_panel_meetings_convened_role_known CHECK (convened_role IN ('coordinator', 'finance',
        'head_of_service', 'director', 'chief_executive', 'education', 'monitoring', 'region_lead',
        'panel_chair', 'wg_officer')),
    CONSTRAINT ck_panel_meetings_closed_has_ended CHECK ((closed_at IS NULL) = (state IN ('convened',
        'locked'))),
    CONSTRAINT ck_panel_meetings_pack_sha256_together CHECK ((pack_sha256 IS NULL) = (locked_at IS NULL)),
    CONSTRAINT fk_panel_meetings_panel FOREIGN KEY(panel) REFERENCES panels (ref)
);
CREATE UNIQUE INDEX ux_panel_meetings_number ON panel_meetings (panel, number);
CREATE TABLE panel_notices (
    id TEXT NOT NULL,
    panel TEXT NOT NULL,
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
    says JSONB,
    CONSTRAINT pk_panel_notices PRIMARY KEY (id),
    CONSTRAINT ck_panel_notices_audience_known CHECK (audience IN ('office')),
    CONSTRAINT ck_panel_notices_status_known CHECK (status IN ('waiting', 'sent', 'stopped', 'failed')),
    CONSTRAINT ck_panel_notices_role_known CHECK (role IN ('coordinator', 'finance', 'head_of_service',
        'director', 'chief_executive', 'education', 'monitoring', 'region_lead', 'panel_chair',
        'wg_officer')),
    CONSTRAINT fk_panel_notices_panel FOREIGN KEY(panel) REFERENCES panels (ref)
);
CREATE INDEX ix_panel_notices_waiting ON panel_notices (created_at, panel) WHERE status = 'waiting';
CREATE UNIQUE INDEX ux_panel_notices_order ON panel_notices (panel, position);
CREATE TABLE panel_reviews (
    id TEXT NOT NULL,
    panel TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    by TEXT NOT NULL,
    held_on DATE NOT NULL,
    text_id TEXT NOT NULL,
    CONSTRAINT pk_panel_reviews PRIMARY KEY (id),
    CONSTRAINT fk_panel_reviews_panel FOREIGN KEY(panel) REFERENCES panels (ref)
);
CREATE INDEX ix_panel_reviews_panel ON panel_reviews (panel);
CREATE TABLE panel_seats (
    id TEXT NOT NULL,
    panel TEXT NOT NULL,
    meeting TEXT NOT NULL,
    position BIGINT NOT NULL,
    person TEXT,
    name_text_id TEXT,
    body TEXT,
    side TEXT NOT NULL,
    kind TEXT NOT NULL,
    limit_pence BIGINT,
    limit_until DATE,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    left_at TIMESTAMP WITH TIME ZONE,
    present BOOLEAN,
    CONSTRAINT pk_panel_seats PRIMARY KEY (id),
    CONSTRAINT ck_panel_seats_side_known CHECK (side IN ('health', 'council', 'third_sector', 'other')),
    CONSTRAINT ck_panel_seats_kind_known CHECK (kind IN ('member', 'observer')),
    CONSTRAINT ck_panel_seats_one_who_sits CHECK ((person IS NULL) <> (name_text_id IS NULL)),
    CONSTRAINT ck_panel_seats_limit_counts CHECK (limit_pence >= 0),
    CONSTRAINT fk_panel_seats_panel FOREIGN KEY(panel) REFERENCES panels (ref)
);
CREATE INDEX ix_panel_seats_panel ON panel_seats (panel);
CREATE INDEX ix_panel_seats_person ON panel_seats (person);
CREATE TABLE panel_texts (
    id TEXT NOT NULL,
    panel TEXT NOT NULL,
    kind TEXT NOT NULL,
    case_ref TEXT,
    author TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    salt TEXT NOT NULL,
    digest TEXT NOT NULL,
    CONSTRAINT pk_panel_texts PRIMARY KEY (id),
    CONSTRAINT ck_panel_texts_language_known CHECK (language IN ('cy', 'en')),
    CONSTRAINT fk_panel_texts_panel FOREIGN KEY(panel) REFERENCES panels (ref)
);
CREATE INDEX ix_panel_texts_panel ON panel_texts (panel);

CREATE TRIGGER panel_events_stand BEFORE UPDATE OR DELETE OR TRUNCATE ON panel_events
    FOR EACH STATEMENT EXECUTE FUNCTION events_stand();

ALTER TABLE negotiation_notices ADD COLUMN says JSONB;
ALTER TABLE panel_decisions
    ADD COLUMN meeting TEXT,
    ADD COLUMN chairs_action BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN dissent JSONB NOT NULL DEFAULT '[]',
    ADD COLUMN deferred_to DATE,
    ADD COLUMN could_commit JSONB;
ALTER TABLE panel_decisions
    ALTER COLUMN chairs_action DROP DEFAULT,
    ALTER COLUMN dissent DROP DEFAULT;
"""
DROPPED = """
ALTER TABLE negotiation_notices DROP COLUMN says;
ALTER TABLE panel_decisions
    DROP COLUMN meeting,
    DROP COLUMN chairs_action,
    DROP COLUMN dissent,
    DROP COLUMN deferred_to,
    DROP COLUMN could_commit;
DROP TABLE panel_texts, panel_seats, panel_reviews, panel_notices, panel_meetings, panel_items,
    panel_events, panel_conflicts, panel_clocks, panel_chairs_actions, panels;
"""


def upgrade() -> None:
    """Add the tables and columns."""
    op.get_bind().connection.cursor().execute(TABLES)


def downgrade() -> None:
    """Take them away, with everything in them."""
    op.get_bind().connection.cursor().execute(DROPPED)
