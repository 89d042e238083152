"""What anybody may read without an account: how dates are counted, and how sure anyone is of each limit."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from api.application import create_app
from workflow.clocks.limits import Limits
from workflow.parts import Parts


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_anybody_reads_every_time_limit_and_what_it_rests_on(lang: str, played: Parts) -> None:
    nobody = TestClient(create_app(played), follow_redirects=False)
    answer = nobody.get(f"/{lang}/clocks")
    assert answer.status_code == 200
    told = answer.text.replace("&#39;", "'")
    for limit in Limits.load().all():
        assert limit.name.in_language(lang) in told, limit.id
        assert limit.confidence.in_language(lang) in told, limit.id
