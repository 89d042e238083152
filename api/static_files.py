"""The two files that pages load, by name: a style sheet and a script, as set-up made them. Nothing else is
served."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, HTTPException
from starlette.responses import FileResponse

router = APIRouter(prefix="/static", include_in_schema=False)

BUILT = Path(__file__).with_name("static") / "built"
SERVED = {"app.css": "text/css", "govuk-frontend.min.js": "text/javascript"}


@router.get("/{name}")
def static_file(name: str) -> FileResponse:
    """One of the two files; anything else is not there."""
    path = BUILT / name
    if name not in SERVED or not path.is_file():
        raise HTTPException(404)
    return FileResponse(path, media_type=SERVED[name], headers={"Cache-Control": "public, max-age=3600"})
