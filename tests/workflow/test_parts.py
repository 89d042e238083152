"""The environment gives settings, or a sentence that names the variable."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from workflow.parts import Parts, SettingFault, Settings
from workflow.records.keyring import KeyFault, make_keyring

URL = {"CYTUNDEB_DATABASE_URL": "postgresql://app:secret@/x?host=/s"}


def test_every_variable_has_its_setting(tmp_path: Path) -> None:
    given = {
        "CYTUNDEB_OWNER_DATABASE_URL": "postgresql://owner@/x",
        "CYTUNDEB_VAR": str(tmp_path),
        "CYTUNDEB_DEMONSTRATION": "1",
        "CYTUNDEB_KEY_FILE": str(tmp_path / "k"),
        "CYTUNDEB_POST": "sendgrid",
        "CYTUNDEB_BASE_URL": "https://cytundeb.example/",
        "SENDGRID_API_KEY": "key",
        "CYTUNDEB_SENDGRID_HOST": "http://127.0.0.1:1",
        "CYTUNDEB_SENDER": "a@b.example",
        "CYTUNDEB_LANG": "en",
    }
    assert Settings.from_environment(URL | given) == Settings(
        database_url=URL["CYTUNDEB_DATABASE_URL"],
        owner_database_url="postgresql://owner@/x",
        var=tmp_path,
        demonstration=True,
        key_file=tmp_path / "k",
        post="sendgrid",
        base_url="https://cytundeb.example",
        sendgrid_api_key="key",
        sendgrid_host="http://127.0.0.1:1",
        sender="a@b.example",
        language="en",
    )


def test_without_the_rest_the_defaults_stand_and_an_empty_variable_is_not_there() -> None:
    settings = Settings.from_environment(URL | {"CYTUNDEB_POST": "", "OTHER": "x"})
    assert settings == dataclasses.replace(
        Settings(database_url=URL["CYTUNDEB_DATABASE_URL"]), var=settings.var
    )
    assert settings.var.is_absolute()


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("CYTUNDEB_DATABASE_URL", ""),
        ("CYTUNDEB_DEMONSTRATION", "yes"),
        ("CYTUNDEB_POST", "pigeon"),
        ("CYTUNDEB_LANG", "fr"),
    ],
)
def test_a_wrong_value_is_refused_naming_the_variable(variable: str, value: str) -> None:
    with pytest.raises(SettingFault, match=variable) as fault:
        Settings.from_environment(URL | {variable: value})
    assert variable in fault.value.words.cy


def test_no_secret_is_shown() -> None:
    settings = Settings(database_url="postgresql://a:secret@/x", sendgrid_api_key="secret")
    assert "secret" not in repr(settings)


def test_keys_are_made_in_the_demonstration_and_must_be_named_elsewhere(tmp_path: Path) -> None:
    settings = Settings(database_url="postgresql://a@/x", var=tmp_path, demonstration=True)
    assert settings.keyring() == settings.keyring()
    assert (tmp_path / "keys" / "children.json").exists()
    strict = dataclasses.replace(settings, demonstration=False)
    with pytest.raises(SettingFault, match="CYTUNDEB_KEY_FILE"):
        strict.keyring()
    with pytest.raises(KeyFault, match=r"none\.json"):
        dataclasses.replace(strict, key_file=tmp_path / "none.json").keyring()
    made = make_keyring(tmp_path / "k.json")
    assert dataclasses.replace(strict, key_file=tmp_path / "k.json").keyring() == made


def test_making_the_parts_opens_no_connection(tmp_path: Path) -> None:
    with Parts.make(
        Settings(database_url="postgresql://nobody@/x?host=/nowhere", var=tmp_path, demonstration=True)
    ) as parts:
        assert parts.rulebook.reference.has_region("XR1")
