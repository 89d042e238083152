"""Promise: what stands in a query stands in no access log of ours."""

from __future__ import annotations

import logging

import pytest
from fastapi.testclient import TestClient

from api.access_log import ACCESS_LOG, WithoutQuery, keep_queries_out


def test_a_purpose_of_reading_stands_in_no_access_log(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    """As the server logs it: client, method, path with its query, version and status."""
    keep_queries_out()
    log = logging.getLogger(ACCESS_LOG)
    with caplog.at_level(logging.INFO, logger=ACCESS_LOG):
        log.info(
            '%s - "%s %s HTTP/%s" %d', "127.0.0.1:1", "GET", "/api/v1/cases/X/child?purpose=cudd", "1.1", 200
        )
    (line,) = caplog.messages
    assert line == '127.0.0.1:1 - "GET /api/v1/cases/X/child HTTP/1.1" 200'
    assert sum(isinstance(one, WithoutQuery) for one in log.filters) == 1
    log.info("no path in this one")


def test_reading_a_child_with_the_purpose_in_the_address_is_deprecated(client: TestClient) -> None:
    """The other way, by POST, is not."""
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert paths["/api/v1/cases/{ref}/child"]["get"]["deprecated"] is True
    assert "deprecated" not in paths["/api/v1/child-readings"]["post"]
