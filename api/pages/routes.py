"""Every page, once beneath /cy and once beneath /en. Made when imported: a missing Welsh catalogue stops
the start.
"""

from __future__ import annotations

from fastapi import APIRouter

from api.pages import (
    act_page,
    agreements_page,
    attachments_page,
    automatic_page,
    case_page,
    cases_page,
    child_page,
    disagreement_page,
    entering,
    mailbox_page,
    new_case_page,
    referral_page,
    reports_page,
    sign_page,
    simulations_page,
    split_page,
    standing_pages,
    upload_page,
    work_page,
    workshop_page,
)
from api.pages.language import LANGUAGES, load_languages
from api.pages.negotiations import (
    clause_draft_page,
    draft_page,
    examples_page,
    file_page,
    formula_page,
    list_page,
    simulation_page,
    start_page,
    table_act_page,
    table_page,
)
from api.pages.panels import act_page as panel_act_page
from api.pages.panels import new_page as panel_new_page
from api.pages.panels import panel_page

load_languages()

_PAGES = (
    entering,
    work_page,
    cases_page,
    new_case_page,
    case_page,
    child_page,
    split_page,
    sign_page,
    referral_page,
    mailbox_page,
    disagreement_page,
    act_page,
    attachments_page,
    reports_page,
    upload_page,
    agreements_page,
    list_page,
    start_page,
    table_page,
    draft_page,
    clause_draft_page,
    formula_page,
    examples_page,
    file_page,
    simulation_page,
    table_act_page,
    panel_new_page,
    panel_act_page,
    panel_page,
    simulations_page,
    standing_pages,
    automatic_page,
    workshop_page,
)
router = APIRouter(include_in_schema=False)
for _language in LANGUAGES:
    for _page in _PAGES:
        router.include_router(_page.router, prefix=f"/{_language}")
