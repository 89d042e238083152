"""The family's note: stage, day, what is in place, in both languages; no sum, no ground, nobody's fault."""

from __future__ import annotations

import re
from datetime import date

import pytest

from agreements.line_kinds import LINE_KINDS
from agreements.reference import Reference
from workflow.casework.codes import GROUNDS, STAGES, SUBJECTS
from workflow.notices.progress import sentences

LANGUAGES = ("cy", "en")
OPEN_STAGES = [stage for stage in STAGES if stage not in ("noted", "closed")]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("stage", OPEN_STAGES)
def test_every_stage_is_told_with_its_day_and_nothing_of_the_argument(stage: str, lang: str) -> None:
    says = {
        "stages": [{"stage": stage, "since": date(2026, 9, 7).isoformat()}],
        "in_place": list(LINE_KINDS)[:2],
        "not_yet": list(LINE_KINDS)[2:],
    }
    told = " ".join(sentences(says, lang=lang))  # type: ignore[arg-type]
    assert STAGES[stage].in_language(lang) in told  # type: ignore[arg-type]
    assert "2026" in told
    for kind in LINE_KINDS.values():
        assert kind.heading.in_language(lang) in told  # type: ignore[arg-type]
    assert not re.search(r"[£%]|\d[,.]\d{2}", told)
    for words in (*GROUNDS.values(), *SUBJECTS.values()):
        assert words.in_language(lang) not in told  # type: ignore[arg-type]
    for body in Reference.load().bodies:
        if body.kind != "welsh_government":  # whose name is the name of a stage
            assert body.name.in_language(lang) not in told  # type: ignore[arg-type]


@pytest.mark.parametrize(("lang", "wanted"), [("cy", "gwyno"), ("en", "complain")])
def test_it_says_how_to_complain(lang: str, wanted: str) -> None:
    says = {"stages": [{"stage": "heads", "since": "2026-09-07"}], "in_place": [], "not_yet": []}
    assert wanted in sentences(says, lang=lang)[-1]  # type: ignore[arg-type]


def test_a_notice_that_says_nothing_has_no_sentence_of_its_own() -> None:
    assert sentences(None, lang="cy") == ()
