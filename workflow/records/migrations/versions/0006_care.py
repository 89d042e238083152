"""Settings, placement searches, concerns, blockers, meetings and absences.

Frozen: the schema changes by a new revision.
"""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = """
ALTER TABLE cases ADD COLUMN needed_on DATE;
ALTER TABLE cost_lines ADD COLUMN due_on DATE;
ALTER TABLE disagreements DROP CONSTRAINT ck_disagreements_subject_known, ADD CONSTRAINT ck_disagreements_subject_known CHECK (subject IN ('who_acts', 'eligibility', 'level', 'package', 'placement', 'start', 'responsible_body', 'share', 'ending'));
ALTER TABLE cases DROP CONSTRAINT ck_cases_end_reason_known, ADD CONSTRAINT ck_cases_end_reason_known CHECK (end_reason IN ('death', 'adult', 'court_order', 'moved', 'family_choice', 'handed_over', 'merged', 'both_bodies', 'stage_outcome'));

CREATE TABLE deliveries (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    line_id TEXT NOT NULL,
    from_on DATE NOT NULL,
    confirmed_by TEXT NOT NULL,
    confirmed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    recorded_by TEXT NOT NULL,
    to_on DATE,
    ended_at TIMESTAMP WITH TIME ZONE,
    ended_by TEXT,
    reported_by TEXT,
    reason TEXT,
    text_id TEXT,
    CONSTRAINT pk_deliveries PRIMARY KEY (id),
    CONSTRAINT ck_deliveries_confirmed_by_known CHECK (confirmed_by IN ('coordinator', 'family')),
    CONSTRAINT ck_deliveries_reported_by_known CHECK (reported_by IN ('coordinator', 'family')),
    CONSTRAINT ck_deliveries_reason_known CHECK (reason IN ('staff', 'provider_withdrew', 'not_in_placement', 'moved', 'equipment', 'other')),
    CONSTRAINT ck_deliveries_to_on_together CHECK ((to_on IS NULL) = (ended_at IS NULL) AND (to_on IS NULL) = (ended_by IS NULL) AND (to_on IS NULL) = (reported_by IS NULL)),
    CONSTRAINT ck_deliveries_forwards CHECK (to_on >= from_on),
    CONSTRAINT fk_deliveries_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_deliveries_case_ref ON deliveries (case_ref);

CREATE TABLE absences (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    line_id TEXT,
    reason TEXT NOT NULL,
    first_day DATE NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    recorded_by TEXT NOT NULL,
    last_day DATE,
    ended_at TIMESTAMP WITH TIME ZONE,
    ended_by TEXT,
    text_id TEXT,
    CONSTRAINT pk_absences PRIMARY KEY (id),
    CONSTRAINT ck_absences_reason_known CHECK (reason IN ('hospital', 'respite', 'home', 'holiday', 'void')),
    CONSTRAINT ck_absences_ended_at_together CHECK ((ended_at IS NULL) = (ended_by IS NULL) AND (ended_at IS NULL) = (last_day IS NULL)),
    CONSTRAINT ck_absences_forwards CHECK (last_day >= first_day),
    CONSTRAINT fk_absences_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_absences_case_ref ON absences (case_ref);

CREATE TABLE settings (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    kind TEXT NOT NULL,
    area TEXT NOT NULL,
    from_on DATE NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    recorded_by TEXT NOT NULL,
    body TEXT NOT NULL,
    text_id TEXT,
    approval_id TEXT,
    to_on DATE,
    CONSTRAINT pk_settings PRIMARY KEY (id),
    CONSTRAINT ck_settings_kind_known CHECK (kind IN ('own_home', 'kinship', 'foster', 'residential', 'residential_school', 'supported_living', 'temporary', 'hospital_ward', 'adult_ward', 'mental_health_unit', 'segregation', 'secure', 'other')),
    CONSTRAINT ck_settings_area_known CHECK (area IN ('in_area', 'bordering_welsh', 'bordering_english', 'other_welsh', 'other_english', 'elsewhere')),
    CONSTRAINT ck_settings_forwards CHECK (to_on >= from_on),
    CONSTRAINT fk_settings_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_settings_case_ref ON settings (case_ref);

CREATE TABLE setting_judgements (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    setting_id TEXT NOT NULL,
    side TEXT NOT NULL,
    view TEXT NOT NULL,
    from_on DATE NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    by TEXT NOT NULL,
    text_id TEXT NOT NULL,
    CONSTRAINT pk_setting_judgements PRIMARY KEY (id),
    CONSTRAINT ck_setting_judgements_side_known CHECK (side IN ('health', 'social')),
    CONSTRAINT ck_setting_judgements_view_known CHECK (view IN ('suitable', 'unsuitable')),
    CONSTRAINT fk_setting_judgements_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_setting_judgements_case_ref ON setting_judgements (case_ref);

CREATE TABLE enquiries (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    number BIGINT NOT NULL,
    text_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    area TEXT NOT NULL,
    asked_on DATE NOT NULL,
    asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    asked_by TEXT NOT NULL,
    body TEXT NOT NULL,
    outcome TEXT,
    reason TEXT,
    answered_on DATE,
    answered_at TIMESTAMP WITH TIME ZONE,
    answered_by TEXT,
    answer_text_id TEXT,
    CONSTRAINT pk_enquiries PRIMARY KEY (id),
    CONSTRAINT ck_enquiries_kind_known CHECK (kind IN ('own_home', 'kinship', 'foster', 'residential', 'residential_school', 'supported_living', 'temporary', 'hospital_ward', 'adult_ward', 'mental_health_unit', 'segregation', 'secure', 'other')),
    CONSTRAINT ck_enquiries_area_known CHECK (area IN ('in_area', 'bordering_welsh', 'bordering_english', 'other_welsh', 'other_english', 'elsewhere')),
    CONSTRAINT ck_enquiries_outcome_known CHECK (outcome IN ('offered', 'refused', 'no_answer', 'taken', 'declined', 'closed')),
    CONSTRAINT ck_enquiries_reason_known CHECK (reason IN ('no_vacancy', 'cannot_meet_need', 'staffing', 'risk_to_others', 'registration', 'notice_too_short', 'funding_not_agreed', 'too_far', 'other')),
    CONSTRAINT ck_enquiries_outcome_together CHECK ((outcome IS NULL) = (answered_at IS NULL) AND (outcome IS NULL) = (answered_by IS NULL) AND (outcome IS NULL) = (answered_on IS NULL)),
    CONSTRAINT fk_enquiries_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_enquiries_case_ref ON enquiries (case_ref);

CREATE TABLE placement_approvals (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    kind TEXT NOT NULL,
    area TEXT NOT NULL,
    asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    asked_by TEXT NOT NULL,
    body TEXT NOT NULL,
    text_id TEXT NOT NULL,
    emergency BOOLEAN NOT NULL,
    enquiry_id TEXT,
    outcome TEXT,
    members JSONB NOT NULL,
    decided_at TIMESTAMP WITH TIME ZONE,
    decided_by TEXT,
    decision_text_id TEXT,
    CONSTRAINT pk_placement_approvals PRIMARY KEY (id),
    CONSTRAINT ck_placement_approvals_kind_known CHECK (kind IN ('own_home', 'kinship', 'foster', 'residential', 'residential_school', 'supported_living', 'temporary', 'hospital_ward', 'adult_ward', 'mental_health_unit', 'segregation', 'secure', 'other')),
    CONSTRAINT ck_placement_approvals_area_known CHECK (area IN ('bordering_welsh', 'bordering_english', 'other_welsh', 'other_english', 'elsewhere')),
    CONSTRAINT ck_placement_approvals_outcome_known CHECK (outcome IN ('approved', 'refused')),
    CONSTRAINT ck_placement_approvals_outcome_together CHECK ((outcome IS NULL) = (decided_at IS NULL) AND (outcome IS NULL) = (decided_by IS NULL) AND (outcome IS NULL) = (decision_text_id IS NULL)),
    CONSTRAINT fk_placement_approvals_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_placement_approvals_case_ref ON placement_approvals (case_ref);

CREATE TABLE discharges (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    setting_id TEXT NOT NULL,
    discharge_on DATE NOT NULL,
    follow_up_on DATE NOT NULL,
    service_text_id TEXT NOT NULL,
    planned_at TIMESTAMP WITH TIME ZONE NOT NULL,
    planned_by TEXT NOT NULL,
    body TEXT NOT NULL,
    text_id TEXT,
    discharged_on DATE,
    discharged_at TIMESTAMP WITH TIME ZONE,
    discharged_by TEXT,
    followed_up_on DATE,
    followed_up_at TIMESTAMP WITH TIME ZONE,
    followed_up_by TEXT,
    follow_up_text_id TEXT,
    not_seen BIGINT NOT NULL,
    cancelled_at TIMESTAMP WITH TIME ZONE,
    cancelled_by TEXT,
    CONSTRAINT pk_discharges PRIMARY KEY (id),
    CONSTRAINT ck_discharges_follow_up_after CHECK (follow_up_on >= discharge_on),
    CONSTRAINT ck_discharges_never_negative CHECK (not_seen >= 0),
    CONSTRAINT ck_discharges_discharged_on_together CHECK ((discharged_on IS NULL) = (discharged_at IS NULL) AND (discharged_on IS NULL) = (discharged_by IS NULL)),
    CONSTRAINT ck_discharges_followed_up_on_together CHECK ((followed_up_on IS NULL) = (followed_up_at IS NULL) AND (followed_up_on IS NULL) = (followed_up_by IS NULL) AND (followed_up_on IS NULL) = (follow_up_text_id IS NULL)),
    CONSTRAINT ck_discharges_cancelled_at_together CHECK ((cancelled_at IS NULL) = (cancelled_by IS NULL)),
    CONSTRAINT fk_discharges_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_discharges_case_ref ON discharges (case_ref);

CREATE TABLE concerns (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    about TEXT NOT NULL,
    text_id TEXT NOT NULL,
    said_on DATE NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    recorded_by TEXT NOT NULL,
    body TEXT NOT NULL,
    answered_at TIMESTAMP WITH TIME ZONE,
    answered_by TEXT,
    answer_text_id TEXT,
    CONSTRAINT pk_concerns PRIMARY KEY (id),
    CONSTRAINT ck_concerns_about_known CHECK (about IN ('safety', 'support', 'delay', 'place', 'being_heard', 'carer', 'other')),
    CONSTRAINT ck_concerns_answered_at_together CHECK ((answered_at IS NULL) = (answered_by IS NULL) AND (answered_at IS NULL) = (answer_text_id IS NULL)),
    CONSTRAINT fk_concerns_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_concerns_case_ref ON concerns (case_ref);

CREATE TABLE blockers (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    waiting_service TEXT NOT NULL,
    waiting_body TEXT NOT NULL,
    awaited_service TEXT NOT NULL,
    awaited_body TEXT NOT NULL,
    text_id TEXT NOT NULL,
    stage TEXT NOT NULL,
    opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    opened_by TEXT NOT NULL,
    stage_since TIMESTAMP WITH TIME ZONE NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE,
    started_by TEXT,
    started_text_id TEXT,
    outcome TEXT,
    resolved_at TIMESTAMP WITH TIME ZONE,
    resolved_by TEXT,
    resolution_text_id TEXT,
    CONSTRAINT pk_blockers PRIMARY KEY (id),
    CONSTRAINT ck_blockers_waiting_service_known CHECK (waiting_service IN ('camhs', 'childrens_nursing', 'therapies', 'paediatrics', 'learning_disability', 'childrens_social_care', 'education', 'housing', 'provider', 'adult_services', 'other')),
    CONSTRAINT ck_blockers_awaited_service_known CHECK (awaited_service IN ('camhs', 'childrens_nursing', 'therapies', 'paediatrics', 'learning_disability', 'childrens_social_care', 'education', 'housing', 'provider', 'adult_services', 'other')),
    CONSTRAINT ck_blockers_stage_known CHECK (stage IN ('practitioner', 'head_of_service', 'director', 'chief_executive')),
    CONSTRAINT ck_blockers_outcome_known CHECK (outcome IN ('service_started', 'another_way', 'not_needed')),
    CONSTRAINT ck_blockers_started_at_together CHECK ((started_at IS NULL) = (started_by IS NULL) AND (started_at IS NULL) = (started_text_id IS NULL)),
    CONSTRAINT ck_blockers_outcome_together CHECK ((outcome IS NULL) = (resolved_at IS NULL) AND (outcome IS NULL) = (resolved_by IS NULL) AND (outcome IS NULL) = (resolution_text_id IS NULL)),
    CONSTRAINT fk_blockers_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_blockers_case_ref ON blockers (case_ref);

CREATE TABLE meetings (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    text_id TEXT NOT NULL,
    called_at TIMESTAMP WITH TIME ZONE NOT NULL,
    called_by TEXT NOT NULL,
    body TEXT NOT NULL,
    held_on DATE,
    held_at TIMESTAMP WITH TIME ZONE,
    held_by TEXT,
    notes_text_id TEXT,
    CONSTRAINT pk_meetings PRIMARY KEY (id),
    CONSTRAINT ck_meetings_held_on_together CHECK ((held_on IS NULL) = (held_at IS NULL) AND (held_on IS NULL) = (held_by IS NULL) AND (held_on IS NULL) = (notes_text_id IS NULL)),
    CONSTRAINT fk_meetings_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_meetings_case_ref ON meetings (case_ref);

CREATE TABLE meeting_attendances (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    meeting_id TEXT NOT NULL,
    role TEXT NOT NULL,
    body TEXT NOT NULL,
    name_text_id TEXT NOT NULL,
    could_commit BOOLEAN NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_meeting_attendances PRIMARY KEY (id),
    CONSTRAINT ck_meeting_attendances_role_known CHECK (role IN ('family', 'young_person', 'advocate', 'health_assessor', 'nurse', 'doctor', 'therapist', 'social_worker', 'education', 'provider', 'police', 'head_of_service', 'director', 'chief_executive', 'other')),
    CONSTRAINT fk_meeting_attendances_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_meeting_attendances_case_ref ON meeting_attendances (case_ref);

CREATE TABLE meeting_refusals (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    meeting_id TEXT NOT NULL,
    body TEXT NOT NULL,
    text_id TEXT NOT NULL,
    why_text_id TEXT NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_meeting_refusals PRIMARY KEY (id),
    CONSTRAINT fk_meeting_refusals_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_meeting_refusals_case_ref ON meeting_refusals (case_ref);

CREATE TABLE meeting_actions (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    meeting_id TEXT NOT NULL,
    owner_body TEXT NOT NULL,
    owner_role TEXT NOT NULL,
    due_on DATE NOT NULL,
    text_id TEXT NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    outcome TEXT,
    closed_at TIMESTAMP WITH TIME ZONE,
    closed_by TEXT,
    closing_text_id TEXT,
    CONSTRAINT pk_meeting_actions PRIMARY KEY (id),
    CONSTRAINT ck_meeting_actions_owner_role_known CHECK (owner_role IN ('coordinator', 'finance', 'head_of_service', 'director', 'chief_executive')),
    CONSTRAINT ck_meeting_actions_outcome_known CHECK (outcome IN ('done', 'not_needed')),
    CONSTRAINT ck_meeting_actions_outcome_together CHECK ((outcome IS NULL) = (closed_at IS NULL) AND (outcome IS NULL) = (closed_by IS NULL) AND (outcome IS NULL) = (closing_text_id IS NULL)),
    CONSTRAINT fk_meeting_actions_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_meeting_actions_case_ref ON meeting_actions (case_ref);

CREATE TABLE withdrawals (
    id TEXT NOT NULL,
    case_ref TEXT NOT NULL,
    body TEXT NOT NULL,
    ends_on DATE NOT NULL,
    text_id TEXT NOT NULL,
    given_at TIMESTAMP WITH TIME ZONE NOT NULL,
    given_by TEXT NOT NULL,
    disagreement_id TEXT NOT NULL,
    CONSTRAINT pk_withdrawals PRIMARY KEY (id),
    CONSTRAINT fk_withdrawals_case_ref FOREIGN KEY(case_ref) REFERENCES cases (ref)
);
CREATE INDEX ix_withdrawals_case_ref ON withdrawals (case_ref);
"""
DROPPED = """
UPDATE cases SET end_reason = 'both_bodies' WHERE end_reason = 'stage_outcome';
UPDATE disagreements SET subject = 'package' WHERE subject = 'ending';
ALTER TABLE cases DROP CONSTRAINT ck_cases_end_reason_known, ADD CONSTRAINT ck_cases_end_reason_known CHECK (end_reason IN ('death', 'adult', 'court_order', 'moved', 'family_choice', 'handed_over', 'merged', 'both_bodies'));
ALTER TABLE disagreements DROP CONSTRAINT ck_disagreements_subject_known, ADD CONSTRAINT ck_disagreements_subject_known CHECK (subject IN ('who_acts', 'eligibility', 'level', 'package', 'placement', 'start', 'responsible_body', 'share'));
DROP TABLE withdrawals, meeting_actions, meeting_refusals, meeting_attendances, meetings, blockers, concerns, discharges, placement_approvals, enquiries, setting_judgements, settings, absences, deliveries;
ALTER TABLE cost_lines DROP COLUMN due_on;
ALTER TABLE cases DROP COLUMN needed_on;
"""


def upgrade() -> None:
    """Add the tables and columns."""
    if TABLES:
        op.get_bind().connection.cursor().execute(TABLES)


def downgrade() -> None:
    """Take them away, with everything in them."""
    if DROPPED:
        op.get_bind().connection.cursor().execute(DROPPED)
