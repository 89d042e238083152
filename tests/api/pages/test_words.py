"""Everything that a page may have to say has its words in both languages: events, time limits, commands,
the catalogue.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from api.pages import event_words, language
from api.pages.clock_words import known_kinds
from api.pages.forms.catalogue import FORMS
from api.pages.language import NoWelsh, environment, read_catalogue
from tooling.check_locales import committed, faults, fresh
from workflow.casework import commands
from workflow.casework.enforcing import ENFORCE
from workflow.parts import Parts
from workflow.records.questions.history import every_event

CASEWORK = Path(commands.__file__).resolve().parents[1]


def either(kind: ast.expr) -> list[ast.expr]:
    """A kind as it is written: one, or one of two by a condition."""
    return [kind.body, kind.orelse] if isinstance(kind, ast.IfExp) else [kind]


def recorded_kinds() -> set[str]:
    """Every kind of event that casework writes, read from its source."""
    found: set[str] = set()
    for path in CASEWORK.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            if isinstance(node.func, ast.Attribute) and node.func.attr == "record" and node.args:
                found |= {arg.value for arg in either(node.args[0]) if isinstance(arg, ast.Constant)}
            found |= {
                keyword.value.value
                for keyword in node.keywords
                if keyword.arg == "event" and isinstance(keyword.value, ast.Constant)
            }
    return found


def test_every_event_that_casework_writes_has_its_sentence_and_no_other_has() -> None:
    assert len(recorded_kinds()) > 70
    assert recorded_kinds() == event_words.kinds()


def test_every_blank_of_every_sentence_of_an_event_is_filled() -> None:
    assert event_words.blanks() == frozenset()


def test_every_event_of_a_played_caseload_is_told_without_a_gap(played: Parts) -> None:
    kinds = set()
    with played.database.unit() as unit:
        for event in every_event(unit):
            words = event_words.told(event.kind, event.data)
            assert "{" not in words.cy + words.en, event.kind
            assert words.cy != words.en, event.kind
            kinds.add(event.kind)
    assert len(kinds) > 45


def test_every_time_limit_that_is_enforced_has_its_words() -> None:
    assert set(ENFORCE) - {"chase"} <= known_kinds()


def test_every_command_has_its_form_or_a_page_of_its_own() -> None:
    of_their_own = {commands.Sign, commands.OpenBundle, commands.Attach}
    assert set(commands.COMMANDS) - set(FORMS) == of_their_own


def test_the_catalogue_is_the_templates_in_full() -> None:
    assert list(faults(committed(), fresh())) == []


def test_welsh_counts_in_six_forms() -> None:
    said = environment("cy").from_string(
        "{% trans num=n %}There is {{ num }} thing to do.{% pluralize %}There are {{ num }} things to "
        "do.{% endtrans %}"
    )
    assert [said.render(n=n).split()[2] for n in (0, 1, 2, 3, 6, 7)] == [
        "peth", "peth", "beth", "pheth", "pheth", "peth",
    ]  # fmt: skip


def test_an_application_without_its_welsh_does_not_start(tmp_path: Path) -> None:
    with pytest.raises(NoWelsh, match="not there"):
        read_catalogue(tmp_path / "messages.po")
    (tmp_path / "empty.po").write_text('msgid ""\nmsgstr ""\n"Language: cy\\n"\n', encoding="utf-8")
    with pytest.raises(NoWelsh, match="empty"):
        read_catalogue(tmp_path / "empty.po")


def test_a_sentence_without_welsh_is_an_error_and_never_english() -> None:
    with pytest.raises(NoWelsh, match="no Welsh for: Nobody translated this"):
        environment("cy").from_string("{{ _('Nobody translated this') }}").render()


def test_the_same_page_in_the_other_language_keeps_its_place() -> None:
    assert language.same_page("/cy/cases/X-1/split", "en") == "/en/cases/X-1/split"
    assert language.same_page("/cy", "en") == "/en"
    assert language.language_of("/en/work") == "en"
    assert language.language_of("/favicon.ico") == "cy"
