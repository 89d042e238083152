"""The first tables: cases and everything in them, the record, people and doors.

Frozen: the schema changes by a new revision. An event is refused any change, even by the owner of the table.
"""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE cases (
    ref TEXT NOT NULL,
    region TEXT NOT NULL,
    health_board TEXT NOT NULL,
    council TEXT NOT NULL,
    service TEXT NOT NULL,
    urgent BOOLEAN NOT NULL,
    language TEXT NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    owner TEXT NOT NULL,
    commissioner TEXT NOT NULL,
    decision TEXT NOT NULL,
    care TEXT NOT NULL,
    funding TEXT NOT NULL,
    rule_pack TEXT NOT NULL,
    calendar TEXT NOT NULL,
    package_start DATE,
    agreement_id TEXT,
    agreement_version BIGINT,
    agreement_sha256 TEXT,
    split_id TEXT,
    delivered_at TIMESTAMP WITH TIME ZONE,
    ended_at TIMESTAMP WITH TIME ZONE,
    end_reason TEXT,
    last_seq BIGINT NOT NULL,
    last_hash TEXT NOT NULL,
    last_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_cases PRIMARY KEY (ref),
    CONSTRAINT ck_cases_language_known CHECK (language IN ('cy', 'en', 'both')),
    CONSTRAINT ck_cases_decision_known CHECK (decision IN ('referred', 'assessing', 'assessed', 'at_panel', 'eligible', 'not_eligible', 'handed_over', 'ended')),
    CONSTRAINT ck_cases_care_known CHECK (care IN ('not_yet_needed', 'needed', 'interim', 'planned', 'live', 'ended')),
    CONSTRAINT ck_cases_funding_known CHECK (funding IN ('not_costed', 'costed', 'announced', 'agreed', 'awaiting_signatures', 'in_force', 'ending', 'ended')),
    CONSTRAINT ck_cases_end_reason_known CHECK (end_reason IN ('death', 'adult', 'court_order', 'moved', 'family_choice', 'handed_over', 'both_bodies')),
    CONSTRAINT ck_cases_commissioner_is_party CHECK (commissioner IN (health_board, council)),
    CONSTRAINT ck_cases_last_seq_counts CHECK (last_seq >= 0)
);
CREATE INDEX ix_cases_council ON cases (council, decision, ref);
CREATE INDEX ix_cases_health_board ON cases (health_board, decision, ref);
CREATE INDEX ix_cases_region ON cases (region, funding, ref);

CREATE TABLE doors (
    secret_sha256 TEXT NOT NULL,
    person TEXT NOT NULL,
    kind TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    revoked_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_doors PRIMARY KEY (secret_sha256),
    CONSTRAINT ck_doors_kind_known CHECK (kind IN ('session', 'token'))
);
CREATE INDEX ix_doors_expires_at ON doors (expires_at);

CREATE TABLE kept_answers (
    person TEXT NOT NULL,
    path TEXT NOT NULL,
    key TEXT NOT NULL,
    request_sha256 TEXT NOT NULL,
    status BIGINT NOT NULL,
    body TEXT NOT NULL,
    headers JSONB NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_kept_answers PRIMARY KEY (person, path, key)
);
CREATE INDEX ix_kept_answers_at ON kept_answers (at);

CREATE TABLE marks (
    name TEXT NOT NULL,
    value JSONB NOT NULL,
    CONSTRAINT pk_marks PRIMARY KEY (name)
);

CREATE TABLE people (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    role TEXT NOT NULL,
    region TEXT,
    language TEXT NOT NULL,
    limit_pence BIGINT NOT NULL,
    email TEXT NOT NULL,
    deputy TEXT,
    active BOOLEAN NOT NULL,
    CONSTRAINT pk_people PRIMARY KEY (id),
    CONSTRAINT ck_people_role_known CHECK (role IN ('coordinator', 'finance', 'head_of_service', 'director', 'chief_executive', 'region_lead', 'panel_chair', 'wg_officer')),
    CONSTRAINT ck_people_language_known CHECK (language IN ('cy', 'en'))
);
CREATE INDEX ix_people_office ON people (body, role);

CREATE TABLE answers (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    split_id TEXT NOT NULL,
    body TEXT NOT NULL,
    answer TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE,
    by TEXT,
    disagreement_id TEXT,
    late BOOLEAN NOT NULL,
    CONSTRAINT pk_answers PRIMARY KEY (id),
    CONSTRAINT ck_answers_answer_known CHECK (answer IN ('pending', 'accepted', 'objected', 'silent')),
    CONSTRAINT fk_answers_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_answers_case_ref ON answers (case_ref);

CREATE TABLE child_readings (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    person TEXT NOT NULL,
    purpose TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_child_readings PRIMARY KEY (id),
    CONSTRAINT fk_child_readings_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_child_readings_case_ref ON child_readings (case_ref, at);

CREATE TABLE children (
    case_ref TEXT NOT NULL,
    ciphertext BYTEA NOT NULL,
    key_id TEXT NOT NULL,
    nhs_digest TEXT,
    CONSTRAINT pk_children PRIMARY KEY (case_ref),
    CONSTRAINT fk_children_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_children_nhs_digest ON children (nhs_digest);

CREATE TABLE cost_lines (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    weekly_pence BIGINT NOT NULL,
    minutes_a_week BIGINT,
    rate_pence_an_hour BIGINT,
    health_required BOOLEAN NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    recorded_by TEXT NOT NULL,
    health_by TEXT,
    health_at TIMESTAMP WITH TIME ZONE,
    social_by TEXT,
    social_at TIMESTAMP WITH TIME ZONE,
    withdrawn_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_cost_lines PRIMARY KEY (id),
    CONSTRAINT ck_cost_lines_health_by_together CHECK ((health_by IS NULL) = (health_at IS NULL)),
    CONSTRAINT ck_cost_lines_social_by_together CHECK ((social_by IS NULL) = (social_at IS NULL)),
    CONSTRAINT ck_cost_lines_weekly_pence_not_negative CHECK (weekly_pence >= 0),
    CONSTRAINT fk_cost_lines_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_cost_lines_case_ref ON cost_lines (case_ref);

CREATE TABLE deadlines (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT,
    role TEXT,
    subject TEXT,
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    count BIGINT NOT NULL,
    unit TEXT NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE NOT NULL,
    calendar TEXT NOT NULL,
    status TEXT NOT NULL,
    paused BIGINT NOT NULL,
    extended BIGINT NOT NULL,
    paused_since TIMESTAMP WITH TIME ZONE,
    put_off BOOLEAN NOT NULL,
    closed_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_deadlines PRIMARY KEY (id),
    CONSTRAINT ck_deadlines_status_known CHECK (status IN ('open', 'paused', 'met', 'passed', 'stopped')),
    CONSTRAINT ck_deadlines_unit_known CHECK (unit IN ('working_days', 'days', 'weeks', 'months', 'years')),
    CONSTRAINT ck_deadlines_role_known CHECK (role IN ('coordinator', 'finance', 'head_of_service', 'director', 'chief_executive', 'region_lead', 'panel_chair', 'wg_officer')),
    CONSTRAINT ck_deadlines_closed_when_over CHECK ((closed_at IS NULL) = (status IN ('open', 'paused'))),
    CONSTRAINT ck_deadlines_paused_since_when_paused CHECK ((paused_since IS NULL) = (status <> 'paused')),
    CONSTRAINT ck_deadlines_never_negative CHECK (count >= 0 AND paused >= 0 AND extended >= 0),
    CONSTRAINT fk_deadlines_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_deadlines_case_ref ON deadlines (case_ref);
CREATE INDEX ix_deadlines_due ON deadlines (due_at, id) WHERE status = 'open';
CREATE INDEX ix_deadlines_office ON deadlines (role, body, due_at) WHERE closed_at IS NULL;

CREATE TABLE disagreements (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    subject TEXT NOT NULL,
    ground TEXT NOT NULL,
    opened_by TEXT NOT NULL,
    opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    stage TEXT NOT NULL,
    stage_since TIMESTAMP WITH TIME ZONE NOT NULL,
    split_id TEXT,
    is_objection BOOLEAN NOT NULL,
    head_of_service TEXT,
    text_id TEXT,
    claim JSONB,
    extended_stages JSONB NOT NULL,
    settlement JSONB,
    asks_variation BOOLEAN NOT NULL,
    panel_view TEXT,
    outcome TEXT,
    closed_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_disagreements PRIMARY KEY (id),
    CONSTRAINT ck_disagreements_subject_known CHECK (subject IN ('who_acts', 'eligibility', 'level', 'package', 'placement', 'start', 'responsible_body', 'share')),
    CONSTRAINT ck_disagreements_ground_known CHECK (ground IN ('facts', 'scope', 'lawfulness', 'responsible_body', 'missing_evidence', 'exceptional', 'not_agreed', 'no_answer', 'unsigned', 'no_agreement', 'no_proposal')),
    CONSTRAINT ck_disagreements_stage_known CHECK (stage IN ('noted', 'awaiting_evidence', 'practitioners', 'heads', 'directors', 'panel', 'chief_executives', 'welsh_government', 'closed')),
    CONSTRAINT ck_disagreements_outcome_known CHECK (outcome IN ('settled', 'upheld', 'not_upheld', 'withdrawn', 'evidence_given', 'directed', 'signed', 'superseded', 'case_ended')),
    CONSTRAINT ck_disagreements_closed_at_together CHECK ((closed_at IS NULL) = (outcome IS NULL)),
    CONSTRAINT ck_disagreements_closed_has_outcome CHECK ((closed_at IS NULL) = (stage <> 'closed')),
    CONSTRAINT fk_disagreements_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_disagreements_case_ref ON disagreements (case_ref);

CREATE TABLE events (
    case_ref TEXT NOT NULL,
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
    CONSTRAINT pk_events PRIMARY KEY (case_ref, seq),
    CONSTRAINT fk_events_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_events_kind ON events (kind);

CREATE TABLE evidence (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    disagreement_id TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_of TEXT NOT NULL,
    text_id TEXT NOT NULL,
    asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    given_at TIMESTAMP WITH TIME ZONE,
    given_by TEXT,
    given_text_id TEXT,
    CONSTRAINT pk_evidence PRIMARY KEY (id),
    CONSTRAINT ck_evidence_given_at_together CHECK ((given_at IS NULL) = (given_by IS NULL)),
    CONSTRAINT fk_evidence_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_evidence_case_ref ON evidence (case_ref);

CREATE TABLE extensions (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    disagreement_id TEXT NOT NULL,
    stage TEXT NOT NULL,
    working_days BIGINT NOT NULL,
    text_id TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    proposed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    agreed_by TEXT,
    agreed_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_extensions PRIMARY KEY (id),
    CONSTRAINT ck_extensions_stage_known CHECK (stage IN ('noted', 'awaiting_evidence', 'practitioners', 'heads', 'directors', 'panel', 'chief_executives', 'welsh_government', 'closed')),
    CONSTRAINT ck_extensions_agreed_at_together CHECK ((agreed_at IS NULL) = (agreed_by IS NULL)),
    CONSTRAINT ck_extensions_working_days_positive CHECK (working_days > 0),
    CONSTRAINT fk_extensions_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_extensions_case_ref ON extensions (case_ref);

CREATE TABLE funding_agreements (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    split_id TEXT NOT NULL,
    terms JSONB NOT NULL,
    sha256 TEXT NOT NULL,
    drafted_at TIMESTAMP WITH TIME ZONE NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE NOT NULL,
    state TEXT NOT NULL,
    in_force_at TIMESTAMP WITH TIME ZONE,
    closed_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_funding_agreements PRIMARY KEY (id),
    CONSTRAINT ck_funding_agreements_state_known CHECK (state IN ('awaiting', 'in_force', 'void', 'ended')),
    CONSTRAINT fk_funding_agreements_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_funding_agreements_case_ref ON funding_agreements (case_ref);

CREATE TABLE needs (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    domain TEXT NOT NULL,
    level TEXT NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    recorded_by TEXT NOT NULL,
    health_by TEXT,
    health_at TIMESTAMP WITH TIME ZONE,
    social_by TEXT,
    social_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_needs PRIMARY KEY (id),
    CONSTRAINT ck_needs_health_by_together CHECK ((health_by IS NULL) = (health_at IS NULL)),
    CONSTRAINT ck_needs_social_by_together CHECK ((social_by IS NULL) = (social_at IS NULL)),
    CONSTRAINT fk_needs_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_needs_case_ref ON needs (case_ref);

CREATE TABLE notices (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
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
    CONSTRAINT pk_notices PRIMARY KEY (id),
    CONSTRAINT ck_notices_audience_known CHECK (audience IN ('office', 'family', 'welsh_government')),
    CONSTRAINT ck_notices_status_known CHECK (status IN ('waiting', 'sent', 'stopped', 'failed')),
    CONSTRAINT ck_notices_role_known CHECK (role IN ('coordinator', 'finance', 'head_of_service', 'director', 'chief_executive', 'region_lead', 'panel_chair', 'wg_officer')),
    CONSTRAINT fk_notices_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_notices_waiting ON notices (created_at, case_ref) WHERE status = 'waiting';
CREATE UNIQUE INDEX ux_notices_order ON notices (case_ref, position);

CREATE TABLE openings (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    split_id TEXT NOT NULL,
    body TEXT NOT NULL,
    person TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_openings PRIMARY KEY (id),
    CONSTRAINT fk_openings_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_openings_case_ref ON openings (case_ref);
CREATE UNIQUE INDEX ux_openings_first ON openings (split_id, body);

CREATE TABLE panel_decisions (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    by TEXT NOT NULL,
    outcome TEXT NOT NULL,
    members JSONB NOT NULL,
    indicator BOOLEAN NOT NULL,
    text_id TEXT NOT NULL,
    departure_text_id TEXT,
    letter_at TIMESTAMP WITH TIME ZONE,
    service_accepted TEXT,
    service_from DATE,
    CONSTRAINT pk_panel_decisions PRIMARY KEY (id),
    CONSTRAINT ck_panel_decisions_outcome_known CHECK (outcome IN ('eligible', 'not_eligible', 'deferred')),
    CONSTRAINT fk_panel_decisions_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_panel_decisions_case_ref ON panel_decisions (case_ref);

CREATE TABLE payers (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    line_id TEXT NOT NULL,
    body TEXT NOT NULL,
    basis TEXT NOT NULL,
    from_on DATE NOT NULL,
    named_at TIMESTAMP WITH TIME ZONE NOT NULL,
    to_on DATE,
    accepted_at TIMESTAMP WITH TIME ZONE,
    accepted_by TEXT,
    instructed_at TIMESTAMP WITH TIME ZONE,
    instructed_by TEXT,
    delivered_at TIMESTAMP WITH TIME ZONE,
    delivered_by TEXT,
    CONSTRAINT pk_payers PRIMARY KEY (id),
    CONSTRAINT ck_payers_basis_known CHECK (basis IN ('interim', 'agreed', 'settlement')),
    CONSTRAINT ck_payers_accepted_at_together CHECK ((accepted_at IS NULL) = (accepted_by IS NULL)),
    CONSTRAINT ck_payers_instructed_at_together CHECK ((instructed_at IS NULL) = (instructed_by IS NULL)),
    CONSTRAINT ck_payers_delivered_at_together CHECK ((delivered_at IS NULL) = (delivered_by IS NULL)),
    CONSTRAINT fk_payers_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_payers_case_ref ON payers (case_ref);

CREATE TABLE positions (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    disagreement_id TEXT NOT NULL,
    body TEXT NOT NULL,
    text_id TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    by TEXT NOT NULL,
    shares JSONB,
    CONSTRAINT pk_positions PRIMARY KEY (id),
    CONSTRAINT fk_positions_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_positions_case_ref ON positions (case_ref);

CREATE TABLE referrals (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    about TEXT NOT NULL,
    disagreement_id TEXT,
    notified_at TIMESTAMP WITH TIME ZONE NOT NULL,
    notification JSONB NOT NULL,
    bundle JSONB,
    bundle_sha256 TEXT,
    opened_at TIMESTAMP WITH TIME ZONE,
    opened_by TEXT,
    target_on DATE,
    closed_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_referrals PRIMARY KEY (id),
    CONSTRAINT ck_referrals_about_known CHECK (about IN ('disagreement', 'support')),
    CONSTRAINT ck_referrals_opened_at_together CHECK ((opened_at IS NULL) = (opened_by IS NULL) AND (opened_at IS NULL) = (bundle IS NULL) AND (opened_at IS NULL) = (bundle_sha256 IS NULL)),
    CONSTRAINT fk_referrals_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_referrals_case_ref ON referrals (case_ref);

CREATE TABLE replies (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    referral_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    by TEXT NOT NULL,
    text_id TEXT,
    target_on DATE,
    instrument TEXT,
    power TEXT,
    dated_on DATE,
    shares JSONB,
    CONSTRAINT pk_replies PRIMARY KEY (id),
    CONSTRAINT ck_replies_kind_known CHECK (kind IN ('acknowledged', 'information_wanted', 'returned', 'steer', 'direction')),
    CONSTRAINT ck_replies_direction_names_its_power CHECK (kind <> 'direction' OR (instrument IS NOT NULL AND power IS NOT NULL AND dated_on IS NOT NULL)),
    CONSTRAINT fk_replies_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_replies_case_ref ON replies (case_ref);

CREATE TABLE signatures (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    funding_agreement_id TEXT NOT NULL,
    body TEXT NOT NULL,
    person TEXT NOT NULL,
    role TEXT NOT NULL,
    limit_pence BIGINT NOT NULL,
    value_pence BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    typed_name TEXT NOT NULL,
    language TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_signatures PRIMARY KEY (id),
    CONSTRAINT ck_signatures_role_known CHECK (role IN ('coordinator', 'finance', 'head_of_service', 'director', 'chief_executive', 'region_lead', 'panel_chair', 'wg_officer')),
    CONSTRAINT ck_signatures_language_known CHECK (language IN ('cy', 'en')),
    CONSTRAINT fk_signatures_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_signatures_case_ref ON signatures (case_ref);
CREATE UNIQUE INDEX ux_signatures_one_a_body ON signatures (funding_agreement_id, body);

CREATE TABLE splits (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    basis TEXT NOT NULL,
    state TEXT NOT NULL,
    "on" DATE NOT NULL,
    agreement_id TEXT,
    agreement_version BIGINT,
    agreement_sha256 TEXT,
    legal_status TEXT,
    total_pence BIGINT NOT NULL,
    shares JSONB NOT NULL,
    working JSONB NOT NULL,
    trace JSONB NOT NULL,
    facts JSONB NOT NULL,
    announced_at TIMESTAMP WITH TIME ZONE NOT NULL,
    confirmed_by_both BOOLEAN NOT NULL,
    objection_from TIMESTAMP WITH TIME ZONE,
    accepted_interim_by TEXT,
    agreed_at TIMESTAMP WITH TIME ZONE,
    agreed_how TEXT,
    agreed_clause TEXT,
    superseded_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_splits PRIMARY KEY (id),
    CONSTRAINT ck_splits_basis_known CHECK (basis IN ('formula', 'panel_determined', 'by_hand', 'house_interim', 'settlement', 'direction')),
    CONSTRAINT ck_splits_state_known CHECK (state IN ('announced', 'agreed', 'superseded')),
    CONSTRAINT ck_splits_agreed_how_known CHECK (agreed_how IN ('acceptance', 'silence', 'settlement', 'panel', 'direction')),
    CONSTRAINT ck_splits_agreed_at_together CHECK ((agreed_at IS NULL) = (agreed_how IS NULL)),
    CONSTRAINT ck_splits_total_pence_not_negative CHECK (total_pence >= 0),
    CONSTRAINT fk_splits_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_splits_case_ref ON splits (case_ref);

CREATE TABLE texts (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT,
    author TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    salt TEXT NOT NULL,
    digest TEXT NOT NULL,
    CONSTRAINT pk_texts PRIMARY KEY (id),
    CONSTRAINT ck_texts_language_known CHECK (language IN ('cy', 'en')),
    CONSTRAINT fk_texts_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_texts_case_ref ON texts (case_ref);
"""

EVENTS_STAND = """
CREATE FUNCTION events_stand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an event is never changed or deleted (% on events)', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER events_stand BEFORE UPDATE OR DELETE OR TRUNCATE ON events
    FOR EACH STATEMENT EXECUTE FUNCTION events_stand();
"""


def upgrade() -> None:
    """Make every table, and the trigger that lets no event be changed."""
    driver = op.get_bind().connection.cursor()  # several statements at once, and no parameter is meant
    driver.execute(TABLES)
    driver.execute(EVENTS_STAND)


def downgrade() -> None:
    """Drop every table, with everything in them."""
    op.execute(
        "DROP TABLE texts, splits, signatures, replies, referrals, positions, payers, panel_decisions, openings, notices, needs, funding_agreements, extensions, evidence, events, disagreements, deadlines, cost_lines, children, child_readings, answers, people, marks, kept_answers, doors, cases"
    )
    op.execute("DROP FUNCTION events_stand")
