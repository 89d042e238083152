"""Promise: of many who act on one edge at once exactly one wins, and every other is told so in good order."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from tests.api.steps import Steps

FIFTY = range(50)


def test_fifty_at_one_edge_have_one_winner(steps: Steps) -> None:
    """Fifty acts with fifty keys, decided on the same state: one is done, the rest are stale."""
    ref = steps.opened()
    etag = steps.health.etag(ref)
    with ThreadPoolExecutor(50) as at_once:
        answers = list(
            at_once.map(
                lambda one: steps.health.post(f"/cases/{ref}/acknowledgement", {}, key=f"k{one}", etag=etag),
                FIFTY,
            )
        )
    assert Counter(answer.status_code for answer in answers) == {200: 1, 412: 49}
    assert steps.health.etag(ref) == f'"{ref}.2"'


def test_fifty_who_read_again_each_time_still_have_one_winner(steps: Steps) -> None:
    """Whoever reads the new state and tries again is refused by the rule, and nobody answers twice for a
    body."""
    ref = steps.announced()
    etag = steps.health.etag(ref)

    def accept(one: int) -> int:
        officer = steps.health_finance if one % 2 else steps.officer("xhb1-director")
        answer = officer.post(f"/cases/{ref}/answers", {"answer": "accept"}, key=f"k{one}", etag=etag)
        if answer.status_code == 412:
            answer = officer.post(f"/cases/{ref}/answers", {"answer": "accept"}, key=f"k{one}")
        return answer.status_code

    steps.officer("xhb1-director")
    with ThreadPoolExecutor(50) as at_once:
        statuses = Counter(at_once.map(accept, FIFTY))
    assert statuses == {200: 1, 409: 49}


def test_people_and_enforcement_at_once_never_act_twice(steps: Steps) -> None:
    """A time limit passes while people act: it is enforced once, by whoever comes first."""
    ref = steps.announced()
    etag = steps.health.etag(ref)
    steps.pass_limit(ref, "objection", enforce=False)
    client = steps.health_finance.client

    def act(one: int) -> int:
        if one % 5 == 0:
            return client.post("/api/v1/demonstration/enforcement").status_code
        body = {"answer": "accept"}
        return steps.health_finance.post(f"/cases/{ref}/answers", body, key=f"k{one}", etag=etag).status_code

    with ThreadPoolExecutor(20) as at_once:
        statuses = Counter(at_once.map(act, range(40)))
    assert statuses == {200: 8, 412: 32}
    kinds = [one["kind"] for one in steps.health.get(f"/cases/{ref}/events?limit=500").json()["events"]]
    assert kinds.count("SplitApplied") == 1
