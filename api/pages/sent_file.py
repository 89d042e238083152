"""A form with a file, read with a limit on its whole size: into memory, never onto a disk."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from api.v1.entry import body_up_to
from api.v1.problems import Problem
from workflow.records.attachments import File
from workflow.scanning.file_kinds import file_kinds

ROOM_FOR_THE_REST = 64 * 1024
"""The other fields of the form, and what stands between them."""


@dataclass(frozen=True, slots=True)
class FormWithFile:
    """The fields of a form, and the file that was chosen; None where none was."""

    fields: FormData
    file: File | None


class _InMemory(MultiPartParser):
    """A file is somebody's report: it is never spooled to a disk as it is."""

    spool_max_size = 1 << 40


async def _form_with_a_file(request: Request) -> FormWithFile | None:
    """The form; None where it is too large to be one."""
    kinds = file_kinds()
    try:
        raw = await body_up_to(request, kinds.largest_bytes + ROOM_FOR_THE_REST, kinds.too_large)
    except Problem:
        return None

    async def stream() -> AsyncGenerator[bytes, None]:
        yield raw
        yield b""

    try:
        parser = _InMemory(request.headers, stream(), max_files=1, max_fields=40)
        form = await parser.parse()
    except (MultiPartException, KeyError, ValueError):
        return FormWithFile(FormData(), None)
    sent = form.get("file")
    file = None
    if isinstance(sent, UploadFile) and sent.filename:
        file = File(sent.filename, await sent.read())
    await form.close()
    return FormWithFile(FormData([pair for pair in form.multi_items() if isinstance(pair[1], str)]), file)


SentFile = Annotated[FormWithFile | None, Depends(_form_with_a_file)]
