"""Promise: the description is valid, and says what the counter does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from api.v1.bodies import PLACES
from tests.api.steps import Steps
from workflow.casework.commands import COMMANDS


@pytest.fixture
def described(client: TestClient) -> Any:
    """The description, as a client reads it."""
    answer = client.get("/api/v1/openapi.json")
    assert answer.status_code == 200
    return answer.json()


def test_it_is_an_openapi_document_whose_references_all_resolve(described: Any) -> None:
    """Every `$ref` names a component, every component is a JSON schema, every operation has an id of its
    own."""
    assert described["openapi"].startswith("3.1")
    schemas = described["components"]["schemas"]
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    references = set(_references(described))
    assert references
    assert {reference.removeprefix("#/components/schemas/") for reference in references} <= set(schemas)
    ids = [operation["operationId"] for _, _, operation in _operations(described)]
    assert len(ids) == len(set(ids))


def test_every_command_is_described_where_it_is_sent(described: Any) -> None:
    """Its schema is a component, and the body of its path names it."""
    for place in PLACES.values():
        operation = described["paths"][f"/api/v1/cases/{{ref}}/{place.path}"]["post"]
        named = set(_references(operation["requestBody"]))
        assert named == {f"#/components/schemas/{one.__name__}" for one in place.commands.values()}
    assert {command.__name__ for command in COMMANDS} <= set(described["components"]["schemas"])


def test_every_write_beneath_a_case_names_its_key_and_its_etag(described: Any) -> None:
    """And opening a case its key alone; a file, its name too."""
    for path, method, operation in _operations(described):
        if method != "post" or "/cases" not in path:
            continue
        headers = {one["name"] for one in operation["parameters"] if one["in"] == "header"}
        wanted = {"Idempotency-Key"} if path == "/api/v1/cases" else {"Idempotency-Key", "If-Match"}
        if path.endswith("/attachments"):
            wanted.add("Content-Disposition")
        assert headers == wanted, path


def test_every_operation_says_that_no_is_a_problem(described: Any) -> None:
    """With the media type of RFC 9457."""
    for path, _, operation in _operations(described):
        assert "application/problem+json" in operation["responses"]["default"]["content"], path


def test_answers_are_as_described(described: Any, steps: Steps) -> None:
    """What a case answers fits the schema of each of its resources."""
    ref = steps.announced()
    for path, methods in described["paths"].items():
        if (
            not path.startswith("/api/v1/cases/{ref}")
            or "get" not in methods
            or "{" in path.replace("{ref}", "")
        ):
            continue
        content = methods["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        schema = content | {"components": described["components"]}
        asked = {"purpose": "prawf"} if path.endswith("/child") else {}
        answer = steps.health.get(path.removeprefix("/api/v1").replace("{ref}", ref), params=asked)
        assert answer.status_code == 200, path
        Draft202012Validator(schema).validate(answer.json())


def test_what_is_available_carries_the_schema_of_its_body(steps: Steps) -> None:
    """And an address that takes it."""
    ref = steps.announced()
    offered = steps.health_finance.get(f"/cases/{ref}").json()["available"]
    assert {"Accept", "Object", "AcceptPayment"} <= {one["action"] for one in offered}
    for one in offered:
        Draft202012Validator.check_schema(one["schema"])
        assert one["method"] == "POST"
        assert one["cy"]
        assert one["en"]
    accept = next(one for one in offered if one["action"] == "Accept")
    body = {"answer": "accept"}
    Draft202012Validator(accept["schema"]).validate(body)
    steps.health_finance.done(accept["href"].removeprefix("/api/v1"), body)
    after = steps.health_finance.get(f"/cases/{ref}").json()["available"]
    assert "Accept" not in {one["action"] for one in after}


def _operations(described: Any) -> Iterator[tuple[str, str, Any]]:
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == "$ref":
                yield inner
            else:
                yield from _references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner)
