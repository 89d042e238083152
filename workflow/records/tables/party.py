"""Tables of who else is in a case beside its two funders, and of proceedings that freeze what was said."""

from datetime import date, datetime

from sqlalchemy import Index, text

from workflow.casework.disagreement_codes import PARTY_KINDS
from workflow.records.columns import Table, holds, instant, key, of_case, one_of, together


class PartyRow(Table, table=True):
    """`Party`."""

    __tablename__ = "parties"
    __table_args__ = (
        one_of("kind", PARTY_KINDS),
        together("to_at", "removed_by"),
        holds("outside_is_named", "(kind = 'outside') = (text_id IS NOT NULL AND spoken_for_by IS NOT NULL)"),
        Index("ix_parties_case_ref", "case_ref"),
        Index("ix_parties_standing", "code", "case_ref", postgresql_where=text("to_at IS NULL")),
    )

    id: str = key()
    case_ref: str = of_case()
    kind: str
    code: str
    from_at: datetime = instant()
    added_by: str
    why_text_id: str
    text_id: str | None
    spoken_for_by: str | None
    to_at: datetime | None = instant()
    removed_by: str | None


class LegalHoldRow(Table, table=True):
    """`LegalHold`."""

    __tablename__ = "legal_holds"
    __table_args__ = (
        together("lifted_at", "lifted_by", "lifted_text_id"),
        Index("ix_legal_holds_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    court_text_id: str
    issued_on: date
    body: str
    started_at: datetime = instant()
    started_by: str
    lifted_at: datetime | None = instant()
    lifted_by: str | None
    lifted_text_id: str | None
