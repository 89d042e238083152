"""Consent, the child's views, checklist, reviews of a decision: what the decision story rests on.

Frozen: the schema changes by a new revision.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE referrers (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    profession TEXT NOT NULL,
    service TEXT NOT NULL,
    name_text_id TEXT,
    CONSTRAINT pk_referrers PRIMARY KEY (id),
    CONSTRAINT ck_referrers_profession_known CHECK (profession IN ('social_worker', 'nurse',
        'health_visitor', 'gp', 'paediatrician', 'psychiatrist', 'psychologist', 'therapist', 'teacher',
        'aln_coordinator', 'support_worker', 'other')),
    CONSTRAINT ck_referrers_service_known CHECK (service IN ('hospital', 'community_health', 'primary_care',
        'camhs', 'social_services', 'education', 'third_sector', 'other')),
    CONSTRAINT fk_referrers_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_referrers_case_ref ON referrers (case_ref);
CREATE TABLE redirects (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    by TEXT NOT NULL,
    to_body TEXT NOT NULL,
    first_received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    from_body TEXT,
    from_text_id TEXT,
    text_id TEXT,
    CONSTRAINT pk_redirects PRIMARY KEY (id),
    CONSTRAINT fk_redirects_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_redirects_case_ref ON redirects (case_ref);
CREATE TABLE consents (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    by TEXT NOT NULL,
    outcome TEXT NOT NULL,
    given_by TEXT NOT NULL,
    text_id TEXT,
    safeguarding_text_id TEXT,
    ended_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_consents PRIMARY KEY (id),
    CONSTRAINT ck_consents_outcome_known CHECK (outcome IN ('given', 'refused', 'withdrawn')),
    CONSTRAINT ck_consents_given_by_known CHECK (given_by IN ('parent', 'parental_responsibility',
        'young_person', 'best_interests', 'court')),
    CONSTRAINT ck_consents_safety_considered CHECK (outcome = 'given' OR safeguarding_text_id IS NOT NULL),
    CONSTRAINT fk_consents_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_consents_case_ref ON consents (case_ref);
CREATE TABLE sharing_bases (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    by TEXT NOT NULL,
    basis TEXT NOT NULL,
    text_id TEXT NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_sharing_bases PRIMARY KEY (id),
    CONSTRAINT ck_sharing_bases_basis_known CHECK (basis IN ('legal_duty', 'public_task', 'safeguarding',
        'vital_interests', 'court_order')),
    CONSTRAINT fk_sharing_bases_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_sharing_bases_case_ref ON sharing_bases (case_ref);
CREATE TABLE legal_statuses (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    kind TEXT NOT NULL,
    from_on DATE NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    recorded_by TEXT NOT NULL,
    to_on DATE,
    text_id TEXT,
    CONSTRAINT pk_legal_statuses PRIMARY KEY (id),
    CONSTRAINT ck_legal_statuses_kind_known CHECK (kind IN ('care_order', 's76', 'detention', 's117',
        'deprivation_of_liberty', 'idp')),
    CONSTRAINT ck_legal_statuses_ends_after_it_begins CHECK (to_on >= from_on),
    CONSTRAINT fk_legal_statuses_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_legal_statuses_case_ref ON legal_statuses (case_ref);
CREATE TABLE advocates (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    by TEXT NOT NULL,
    name_text_id TEXT NOT NULL,
    from_on DATE NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_advocates PRIMARY KEY (id),
    CONSTRAINT fk_advocates_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_advocates_case_ref ON advocates (case_ref);
CREATE TABLE checklists (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    by TEXT NOT NULL,
    outcome TEXT NOT NULL,
    text_id TEXT NOT NULL,
    told_at TIMESTAMP WITH TIME ZONE,
    told_by TEXT,
    ended_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_checklists PRIMARY KEY (id),
    CONSTRAINT ck_checklists_outcome_known CHECK (outcome IN ('progress', 'not_progressed')),
    CONSTRAINT ck_checklists_told_at_together CHECK ((told_at IS NULL) = (told_by IS NULL)),
    CONSTRAINT fk_checklists_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_checklists_case_ref ON checklists (case_ref);
CREATE TABLE assessors (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    by TEXT NOT NULL,
    name_key TEXT NOT NULL,
    person TEXT,
    name_text_id TEXT,
    ended_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_assessors PRIMARY KEY (id),
    CONSTRAINT ck_assessors_is_named CHECK ((person IS NULL) <> (name_text_id IS NULL)),
    CONSTRAINT fk_assessors_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_assessors_case_ref ON assessors (case_ref);
CREATE TABLE child_views (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    by TEXT NOT NULL,
    kind TEXT NOT NULL,
    text_id TEXT NOT NULL,
    advocate_offered BOOLEAN NOT NULL,
    CONSTRAINT pk_child_views PRIMARY KEY (id),
    CONSTRAINT ck_child_views_kind_known CHECK (kind IN ('own_words', 'through_others', 'not_yet')),
    CONSTRAINT fk_child_views_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_child_views_case_ref ON child_views (case_ref);
CREATE TABLE local_reviews (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    asked_with TEXT NOT NULL,
    about TEXT NOT NULL,
    about_id TEXT NOT NULL,
    text_id TEXT NOT NULL,
    outcome TEXT,
    reviewers JSONB,
    outcome_text_id TEXT,
    closed_at TIMESTAMP WITH TIME ZONE,
    closed_by TEXT,
    CONSTRAINT pk_local_reviews PRIMARY KEY (id),
    CONSTRAINT ck_local_reviews_about_known CHECK (about IN ('decision', 'checklist')),
    CONSTRAINT ck_local_reviews_outcome_known CHECK (outcome IN ('upheld', 'remitted')),
    CONSTRAINT ck_local_reviews_outcome_together CHECK ((outcome IS NULL) = (reviewers IS NULL) AND (outcome
        IS NULL) = (outcome_text_id IS NULL) AND (outcome IS NULL) = (closed_by IS NULL)),
    CONSTRAINT fk_local_reviews_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_local_reviews_case_ref ON local_reviews (case_ref);
CREATE TABLE remittals (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    by TEXT NOT NULL,
    ordered_by TEXT NOT NULL,
    text_id TEXT NOT NULL,
    review_id TEXT,
    CONSTRAINT pk_remittals PRIMARY KEY (id),
    CONSTRAINT ck_remittals_ordered_by_known CHECK (ordered_by IN ('local_review', 'court', 'ombudsman')),
    CONSTRAINT fk_remittals_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_remittals_case_ref ON remittals (case_ref);
CREATE TABLE fast_tracks (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    by TEXT NOT NULL,
    clinician_text_id TEXT NOT NULL,
    text_id TEXT NOT NULL,
    CONSTRAINT pk_fast_tracks PRIMARY KEY (id),
    CONSTRAINT fk_fast_tracks_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_fast_tracks_case_ref ON fast_tracks (case_ref);
CREATE TABLE handovers (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    by TEXT NOT NULL,
    declined BOOLEAN NOT NULL,
    service TEXT,
    from_on DATE,
    outcome TEXT,
    outcome_text_id TEXT,
    looked_at TIMESTAMP WITH TIME ZONE,
    looked_by TEXT,
    CONSTRAINT pk_handovers PRIMARY KEY (id),
    CONSTRAINT ck_handovers_accepted_or_declined CHECK (declined = (service IS NULL) AND (service IS NULL) =
        (from_on IS NULL)),
    CONSTRAINT ck_handovers_outcome_known CHECK (outcome IN ('still_accepted', 'reopened')),
    CONSTRAINT ck_handovers_outcome_together CHECK ((outcome IS NULL) = (looked_at IS NULL) AND (outcome IS
        NULL) = (looked_by IS NULL)),
    CONSTRAINT fk_handovers_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_handovers_case_ref ON handovers (case_ref);
ALTER TABLE cases DROP CONSTRAINT ck_cases_decision_known;
ALTER TABLE cases ADD CONSTRAINT ck_cases_decision_known CHECK (decision IN ('referred', 'assessing',
    'assessed', 'at_panel', 'eligible', 'not_eligible', 'not_progressed', 'handed_over', 'ended'));
"""

DROPPED = """
DROP TABLE handovers;
DROP TABLE fast_tracks;
DROP TABLE remittals;
DROP TABLE local_reviews;
DROP TABLE child_views;
DROP TABLE assessors;
DROP TABLE checklists;
DROP TABLE advocates;
DROP TABLE legal_statuses;
DROP TABLE sharing_bases;
DROP TABLE consents;
DROP TABLE redirects;
DROP TABLE referrers;
ALTER TABLE cases DROP CONSTRAINT ck_cases_decision_known;
ALTER TABLE cases ADD CONSTRAINT ck_cases_decision_known CHECK (decision IN ('referred', 'assessing',
    'assessed', 'at_panel', 'eligible', 'not_eligible', 'handed_over', 'ended'));
"""


def upgrade() -> None:
    """Add the tables and columns."""
    op.get_bind().connection.cursor().execute(TABLES)


def downgrade() -> None:
    """Take them away, with everything in them."""
    op.get_bind().connection.cursor().execute(DROPPED)
