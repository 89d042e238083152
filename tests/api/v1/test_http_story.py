"""Promise: the story of `docs/http-story.md` is true, to the request and to the answer that it quotes."""

from __future__ import annotations

from pathlib import Path

from fastapi.testclient import TestClient

from tests.api.v1.story_runner import Story
from workflow.parts import Parts
from workflow.records.questions.history import verify_all

STORY = Path(__file__).resolve().parents[3] / "docs" / "http-story.md"


def test_every_request_of_the_story_is_answered_as_it_says(client: TestClient, parts: Parts) -> None:
    """The real application, on a real PostgreSQL; at the end every chain of events holds."""
    story = Story(client)
    story.run(STORY)
    assert story.requests > 50
    with parts.database.unit() as unit:
        events, broken = verify_all(unit)
    assert events > 0
    assert broken == []
