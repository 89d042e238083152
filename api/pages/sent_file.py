"""A form with a file, read with a limit on its whole size: into memory, never onto a disk."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData, UploadFile
from starlette.types import Message

from api.v1.entry import body_up_to
from api.v1.problems import Problem
from workflow.scanning.file_kinds import file_kinds

ROOM_FOR_THE_REST = 64 * 1024
"""The other fields of the form, and what stands between them."""


async def _form_with_a_file(request: Request) -> FormData | None:
    """The form; None where it is too large to be one."""
    kinds = file_kinds()
    try:
        raw = await body_up_to(request, kinds.largest_bytes + ROOM_FOR_THE_REST, kinds.too_large)
    except Problem:
        return None

    async def receive() -> Message:
        return {"type": "http.request", "body": raw, "more_body": False}

    again = Request(request.scope, receive)
    return await again.form(max_files=1, max_fields=40)


SentFile = Annotated[FormData | None, Depends(_form_with_a_file)]


def file_in(form: FormData) -> tuple[str, bytes] | None:
    """The name and the bytes of the form's file; None where none was chosen."""
    sent = form.get("file")
    if not isinstance(sent, UploadFile) or not sent.filename:
        return None
    sent.file.seek(0)
    return sent.filename, sent.file.read()
