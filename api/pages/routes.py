"""Every page, once beneath /cy and once beneath /en. Made when imported: a missing Welsh catalogue stops the start."""

from __future__ import annotations

from fastapi import APIRouter

from api.pages import case_page, entering, split_page, work_page
from api.pages.language import LANGUAGES, load_languages

load_languages()

router = APIRouter(include_in_schema=False)
for _language in LANGUAGES:
    for _pages in (entering, work_page, case_page, split_page):
        router.include_router(_pages.router, prefix=f"/{_language}")
