"""Every path beneath an agreement in the making, read and written."""

from __future__ import annotations

TABLE_READS = (
    "clauses",
    "clauses/{id}",
    "comparison",
    "drafts",
    "drafts/{number}",
    "events",
    "meetings",
    "signatures",
    "simulations/{id}",
)
TABLE_WRITES = (
    "seats",
    "meetings",
    "clauses/{id}/wordings",
    "clauses/{id}/consents",
    "clauses/{id}/settlement",
    "clauses/{id}/reopening",
    "clauses/{id}/owner",
    "consents",
    "settlements",
    "drafts",
    "simulations",
    "simulations/{id}/seen",
    "signing",
    "signatures",
    "activation",
    "withdrawal",
)
