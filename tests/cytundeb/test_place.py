"""Promises about the `var` folder: which one it is, and what `--fresh` takes away."""

from __future__ import annotations

from pathlib import Path

from cytundeb.place import CHECKOUT, Place
from cytundeb.running.occupation import erase


def test_it_is_var_of_the_checkout_unless_another_is_named(tmp_path: Path) -> None:
    assert Place.from_environment({}).var == CHECKOUT / "var"
    assert Place.from_environment({"CYTUNDEB_VAR": str(tmp_path / "other")}).var == tmp_path / "other"
    assert (tmp_path / "other").is_dir()


def test_fresh_erases_what_running_left_and_nothing_of_set_up_or_the_tests(tmp_path: Path) -> None:
    place = Place(tmp_path)
    kept = ["cache/x", "tmp/x", "set-up.lock", "log/set-up/x", "run.lock"]
    erased = [
        "postgres/data/x",
        "post/x.eml",
        "prefect/x",
        "keys/children.json",
        "log/web.log",
        "demonstration",
    ]
    for name in [*kept, *erased]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    erase(place)
    assert all((tmp_path / name).exists() for name in kept)
    assert not any((tmp_path / name).exists() for name in erased)


def test_fresh_follows_no_link_out_of_the_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").touch()
    var = tmp_path / "var"
    var.mkdir()
    (var / "post").symlink_to(outside)
    erase(Place(var))
    assert (outside / "kept").exists()
    assert not (var / "post").exists()
