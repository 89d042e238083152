"""Whatever happens in a case, each officer is told of every act of the office: that it may be done now, or by
which rule not; and what may be done has an address and a schema."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.v1.cases import schema_of
from tests.stories.random_life import RandomLife
from tests.workflow.casework.life import rulebook
from workflow.casework.available import offers
from workflow.casework.commands import COMMANDS
from workflow.casework.facts import Actor
from workflow.casework.perform import ABOUT_A_DISAGREEMENT


def _whole(life: RandomLife, actor: Actor) -> None:
    found = offers(life.facts, actor, now=life.now, under=rulebook())
    disputes = [one.id for one in life.facts.disagreements if one.stage != "closed"]
    expected: Counter[tuple[type, str | None]] = Counter()
    for command in COMMANDS:
        if actor.role in command.ROLES:
            about = disputes if command in ABOUT_A_DISAGREEMENT else [None]
            expected.update((command, one) for one in about)
    assert Counter((one.command, one.dispute.id if one.dispute else None) for one in found) == expected
    for one in found:
        assert one.path
        assert "{" not in one.path
        assert schema_of(one.command)["type"] == "object"
        if one.refusal is not None:
            assert one.refusal.rule
            assert one.refusal.words.cy
            assert one.refusal.words.en


@settings(
    max_examples=5, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
@given(st.data())
def test_every_act_of_every_office_is_offered_or_refused_with_its_rule(data: st.DataObject) -> None:
    life = RandomLife(data.draw)
    for step in range(15):
        life.overdue()
        actors = life.actors()
        for actor in actors:
            _whole(life, actor)
        may = [(actor, offer) for actor in actors for offer in life.offers(actor)]
        if not may:
            return
        actor, offer = data.draw(st.sampled_from(may))
        life.act(offer, actor, data.draw)
        if step % 4 == 3:
            life.sleep(10)
