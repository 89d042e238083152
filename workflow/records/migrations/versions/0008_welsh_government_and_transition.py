"""The mailbox of Welsh Government, its cover and corrections; the milestones of transition.

Frozen: the schema changes by a new revision.
"""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE safety_statements (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    safe BOOLEAN NOT NULL,
    body TEXT NOT NULL,
    role TEXT NOT NULL,
    by TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    text_id TEXT NOT NULL,
    CONSTRAINT pk_safety_statements PRIMARY KEY (id),
    CONSTRAINT ck_safety_statements_role_known CHECK (role IN ('coordinator', 'finance', 'head_of_service', 'director', 'chief_executive', 'education', 'monitoring', 'region_lead', 'panel_chair', 'wg_officer')),
    CONSTRAINT fk_safety_statements_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_safety_statements_case_ref ON safety_statements (case_ref);

CREATE TABLE referral_conflicts (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    person TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    text_id TEXT NOT NULL,
    CONSTRAINT pk_referral_conflicts PRIMARY KEY (id),
    CONSTRAINT fk_referral_conflicts_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE UNIQUE INDEX ux_referral_conflicts_once ON referral_conflicts (case_ref, person);

CREATE TABLE information_requests (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    referral_id TEXT NOT NULL,
    reply_id TEXT NOT NULL,
    asked_of TEXT NOT NULL,
    text_id TEXT NOT NULL,
    asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    lapsed_at TIMESTAMP WITH TIME ZONE,
    supplied_at TIMESTAMP WITH TIME ZONE,
    supplied_by TEXT,
    supplied_text_id TEXT,
    CONSTRAINT pk_information_requests PRIMARY KEY (id),
    CONSTRAINT ck_information_requests_supplied_at_together CHECK ((supplied_at IS NULL) = (supplied_by IS NULL) AND (supplied_at IS NULL) = (supplied_text_id IS NULL)),
    CONSTRAINT fk_information_requests_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_information_requests_case_ref ON information_requests (case_ref);

CREATE TABLE bundle_corrections (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    referral_id TEXT NOT NULL,
    part TEXT NOT NULL,
    bundle_sha256 TEXT,
    body TEXT NOT NULL,
    by TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    text_id TEXT NOT NULL,
    CONSTRAINT pk_bundle_corrections PRIMARY KEY (id),
    CONSTRAINT ck_bundle_corrections_part_known CHECK (part IN ('notification', 'bundle')),
    CONSTRAINT fk_bundle_corrections_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_bundle_corrections_case_ref ON bundle_corrections (case_ref);

CREATE TABLE paper_requests (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    referral_id TEXT NOT NULL,
    requested_by TEXT NOT NULL,
    requested_at TIMESTAMP WITH TIME ZONE NOT NULL,
    text_id TEXT NOT NULL,
    basis_text_id TEXT NOT NULL,
    answer TEXT,
    answered_at TIMESTAMP WITH TIME ZONE,
    answered_by TEXT,
    answered_body TEXT,
    answer_text_id TEXT,
    CONSTRAINT pk_paper_requests PRIMARY KEY (id),
    CONSTRAINT ck_paper_requests_answer_known CHECK (answer IN ('released', 'refused')),
    CONSTRAINT ck_paper_requests_answered_at_together CHECK ((answered_at IS NULL) = (answer IS NULL) AND (answered_at IS NULL) = (answered_by IS NULL) AND (answered_at IS NULL) = (answered_body IS NULL) AND (answered_at IS NULL) = (answer_text_id IS NULL)),
    CONSTRAINT fk_paper_requests_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_paper_requests_case_ref ON paper_requests (case_ref);

CREATE TABLE transitions (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    counted_from DATE NOT NULL,
    planning_begun_at TIMESTAMP WITH TIME ZONE,
    worker TEXT,
    worker_text_id TEXT,
    worker_named_at TIMESTAMP WITH TIME ZONE,
    learning_disability TEXT,
    marked_at TIMESTAMP WITH TIME ZONE,
    adult_referred_at TIMESTAMP WITH TIME ZONE,
    adult_referred_to TEXT,
    adult_decision TEXT,
    adult_decided_at TIMESTAMP WITH TIME ZONE,
    adult_decision_text_id TEXT,
    accepted_by TEXT,
    accepted_text_id TEXT,
    accepted_from DATE,
    accepted_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_transitions PRIMARY KEY (id),
    CONSTRAINT ck_transitions_learning_disability_known CHECK (learning_disability IN ('yes', 'no', 'not_known')),
    CONSTRAINT ck_transitions_adult_decision_known CHECK (adult_decision IN ('eligible', 'not_eligible')),
    CONSTRAINT ck_transitions_counted_from_a_first CHECK (EXTRACT(day FROM counted_from) = 1),
    CONSTRAINT ck_transitions_marked_at_together CHECK ((marked_at IS NULL) = (learning_disability IS NULL)),
    CONSTRAINT ck_transitions_adult_referred_at_together CHECK ((adult_referred_at IS NULL) = (adult_referred_to IS NULL)),
    CONSTRAINT ck_transitions_adult_decided_at_together CHECK ((adult_decided_at IS NULL) = (adult_decision IS NULL) AND (adult_decided_at IS NULL) = (adult_decision_text_id IS NULL)),
    CONSTRAINT ck_transitions_accepted_at_together CHECK ((accepted_at IS NULL) = (accepted_by IS NULL) AND (accepted_at IS NULL) = (accepted_text_id IS NULL) AND (accepted_at IS NULL) = (accepted_from IS NULL)),
    CONSTRAINT fk_transitions_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE UNIQUE INDEX ux_transitions_case_ref ON transitions (case_ref);

CREATE TABLE reviews (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    asked_at TIMESTAMP WITH TIME ZONE,
    asked_for TEXT,
    asked_text_id TEXT,
    held_at TIMESTAMP WITH TIME ZONE,
    held_by TEXT,
    needs_changed BOOLEAN,
    changed_from DATE,
    text_id TEXT,
    CONSTRAINT pk_reviews PRIMARY KEY (id),
    CONSTRAINT ck_reviews_asked_at_together CHECK ((asked_at IS NULL) = (asked_for IS NULL) AND (asked_at IS NULL) = (asked_text_id IS NULL)),
    CONSTRAINT ck_reviews_held_at_together CHECK ((held_at IS NULL) = (held_by IS NULL) AND (held_at IS NULL) = (needs_changed IS NULL) AND (held_at IS NULL) = (text_id IS NULL)),
    CONSTRAINT fk_reviews_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_reviews_case_ref ON reviews (case_ref);

ALTER TABLE referrals ADD COLUMN holder TEXT, ADD COLUMN held_at TIMESTAMP WITH TIME ZONE,
    ADD CONSTRAINT ck_referrals_held_at_together CHECK ((held_at IS NULL) = (holder IS NULL));
ALTER TABLE replies ADD COLUMN mediator_text_id TEXT;
ALTER TABLE people ADD COLUMN telephone TEXT;
ALTER TABLE splits ADD COLUMN from_on DATE;

ALTER TABLE disagreements DROP CONSTRAINT ck_disagreements_subject_known, ADD CONSTRAINT ck_disagreements_subject_known CHECK (subject IN ('who_acts', 'eligibility', 'level', 'package', 'placement', 'start', 'responsible_body', 'share', 'ending', 'transition'));
ALTER TABLE disagreements DROP CONSTRAINT ck_disagreements_ground_known, ADD CONSTRAINT ck_disagreements_ground_known CHECK (ground IN ('facts', 'scope', 'lawfulness', 'responsible_body', 'missing_evidence', 'exceptional', 'not_agreed', 'no_answer', 'unsigned', 'no_agreement', 'no_proposal', 'no_adult_service'));
ALTER TABLE disagreements DROP CONSTRAINT ck_disagreements_outcome_known, ADD CONSTRAINT ck_disagreements_outcome_known CHECK (outcome IN ('settled', 'upheld', 'not_upheld', 'withdrawn', 'evidence_given', 'directed', 'signed', 'adult_accepted', 'superseded', 'case_ended'));
"""
DROPPED = """
DELETE FROM disagreements WHERE subject = 'transition' OR ground = 'no_adult_service' OR outcome = 'adult_accepted';
DROP TABLE safety_statements, referral_conflicts, information_requests, bundle_corrections, paper_requests, transitions,
    reviews;
ALTER TABLE referrals DROP COLUMN holder, DROP COLUMN held_at;
ALTER TABLE replies DROP COLUMN mediator_text_id;
ALTER TABLE people DROP COLUMN telephone;
ALTER TABLE splits DROP COLUMN from_on;
ALTER TABLE disagreements DROP CONSTRAINT ck_disagreements_subject_known, ADD CONSTRAINT ck_disagreements_subject_known CHECK (subject IN ('who_acts', 'eligibility', 'level', 'package', 'placement', 'start', 'responsible_body', 'share', 'ending'));
ALTER TABLE disagreements DROP CONSTRAINT ck_disagreements_ground_known, ADD CONSTRAINT ck_disagreements_ground_known CHECK (ground IN ('facts', 'scope', 'lawfulness', 'responsible_body', 'missing_evidence', 'exceptional', 'not_agreed', 'no_answer', 'unsigned', 'no_agreement', 'no_proposal'));
ALTER TABLE disagreements DROP CONSTRAINT ck_disagreements_outcome_known, ADD CONSTRAINT ck_disagreements_outcome_known CHECK (outcome IN ('settled', 'upheld', 'not_upheld', 'withdrawn', 'evidence_given', 'directed', 'signed', 'superseded', 'case_ended'));
"""


def upgrade() -> None:
    """Add the tables and columns."""
    if TABLES:
        op.get_bind().connection.cursor().execute(TABLES)


def downgrade() -> None:
    """Take them away, with everything in them."""
    if DROPPED:
        op.get_bind().connection.cursor().execute(DROPPED)
