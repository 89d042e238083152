"""Promises of the front door: every command is in the help, in both languages, and wrong usage ends
with 2.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import pytest

from agreements.faults import Fault, FaultySource
from agreements.reference import Reference
from agreements.words import Words
from cytundeb.bilingual_arguments import Parser
from cytundeb.command_line import build_parser
from cytundeb.language import help_language
from tests.cytundeb.typed_commands import CommandLine

COMMANDS = {
    "run", "enforce", "import", "people", "token", "audit", "doctor", "agreements", "apportion", "due",
}  # fmt: skip
BELOW_AGREEMENTS = {"list", "check", "show", "test", "split"}


@pytest.mark.parametrize("language", ["cy", "en"])
def test_help_names_every_command(typed: CommandLine, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setenv("CYTUNDEB_LANG", language)
    assert all(f"    {command}" in typed("--help").out for command in COMMANDS)
    assert all(f"    {command}" in typed("agreements", "--help").out for command in BELOW_AGREEMENTS)


def test_the_two_helps_have_no_sentence_in_common() -> None:
    welsh, english = dict(_sentences(build_parser("cy"))), dict(_sentences(build_parser("en")))
    assert welsh.keys() == english.keys()
    assert [place for place in welsh if welsh[place] == english[place]] == []


def test_argparse_s_own_sentences_are_welsh_too(typed: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CYTUNDEB_LANG", "cy")
    said = typed("due", "--from")
    assert said.code == 2
    assert said.err.startswith("defnydd: cytundeb due")
    assert "disgwylid un gwerth" in said.err
    assert "usage" not in said.err
    monkeypatch.setenv("CYTUNDEB_LANG", "en")
    assert "expected one argument" in typed("due", "--from").err


def test_without_a_chosen_language_refusals_stand_in_both(
    typed: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CYTUNDEB_LANG")
    welsh, english = typed("apportion", "1", "0").err.splitlines()
    assert "sero" in welsh
    assert "zero" in english


def test_reference_data_that_cannot_be_read_is_refused_by_file_and_line(
    typed: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(fictional: bool | None = None) -> Reference:
        raise FaultySource([Fault("agreements/reference/example.yaml", 77, Words(cy="nam", en="a fault"))])

    monkeypatch.delenv("CYTUNDEB_LANG")
    monkeypatch.setattr(Reference, "load", broken)
    said = typed("agreements", "new", "XR8")
    assert (said.code, said.out) == (3, "")
    assert "agreements/reference/example.yaml:77: nam" in said.err
    assert "agreements/reference/example.yaml:77: a fault" in said.err


def test_help_follows_a_welsh_locale_where_no_language_is_chosen() -> None:
    assert help_language({"LANG": "cy_GB.UTF-8"}) == "cy"
    assert help_language({"LANG": "cy_GB.UTF-8", "CYTUNDEB_LANG": "en"}) == "en"
    assert help_language({}) == "en"


@pytest.mark.parametrize(
    "words", [[], ["nothing"], ["--nothing"], ["run", "--port", "0"], ["run", "--port", "x"]]
)
def test_words_that_are_no_command_are_wrong_usage(typed: CommandLine, words: list[str]) -> None:
    assert typed(*words).code == 2


def test_a_language_that_we_do_not_speak_is_wrong_usage(
    typed: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CYTUNDEB_LANG", "fr")
    said = typed("people")
    assert said.code == 2
    assert "CYTUNDEB_LANG" in said.err


def _sentences(parser: Parser, path: str = "") -> Iterator[tuple[str, str]]:
    """Every help string with its place; the names of commands, options and values are the same in both."""
    yield path, str(parser.description)
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for choice in action._choices_actions:
                yield f"{path} {choice.dest} (list)", str(choice.help)
            for name, below in action.choices.items():
                yield from _sentences(below, f"{path} {name}")
        else:
            yield f"{path} {action.dest}", str(action.help)
