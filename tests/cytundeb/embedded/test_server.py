"""The life of the embedded server: started, shared, adopted, recovered and ended."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import time
from pathlib import Path

import psycopg
import pytest

from cytundeb.embedded import EmbeddedServer, Role, ServerAddress, running
from cytundeb.embedded.passwords import PasswordsMissing
from cytundeb.embedded.places import Places
from cytundeb.embedded.process import is_server
from cytundeb.embedded.server import ServerDidNotStart, ServerInUse, ServerNotDurable
from tests.cytundeb.embedded.another_process import AnotherProcess


def who(address: ServerAddress, *, role: Role = "app") -> str:
    with psycopg.connect(address.libpq_url(role=role)) as connection:
        row = connection.execute("SELECT current_user").fetchone()
    assert row is not None
    return str(row[0])


def write_row(address: ServerAddress) -> None:
    with psycopg.connect(address.libpq_url(role="owner")) as connection:
        connection.execute("CREATE TABLE kept (name text)")
        connection.execute("INSERT INTO kept VALUES ('ŵyr')")


def read_row(address: ServerAddress) -> str:
    with psycopg.connect(address.libpq_url(role="owner")) as connection:
        row = connection.execute("SELECT upper(name) FROM kept").fetchone()
    assert row is not None
    return str(row[0])


class TestStarting:
    def test_answers_the_owner_and_the_application_within_seconds(self, var: Path) -> None:
        begun = time.monotonic()
        with running(var, durable=False) as address:
            assert time.monotonic() - begun < 10
            assert who(address, role="owner") == "cytundeb_owner"
            assert who(address, role="app") == "cytundeb_app"

    def test_again_finds_what_was_written(self, var: Path) -> None:
        with running(var) as address:
            write_row(address)
        with running(var) as address:
            assert read_row(address) == "ŴYR"

    def test_writes_safely_unless_a_test_asks_otherwise(self, shared_address: ServerAddress) -> None:
        with psycopg.connect(shared_address.libpq_url()) as connection:
            for name in ("fsync", "synchronous_commit", "full_page_writes"):
                assert connection.execute(f"SHOW {name}").fetchone() == ("on",)

    def test_listens_on_no_network(self, shared_address: ServerAddress) -> None:
        with psycopg.connect(shared_address.libpq_url()) as connection:
            assert connection.execute("SHOW listen_addresses").fetchone() == ("",)

    def test_keeps_strangers_out_of_socket_and_secrets(
        self, shared_address: ServerAddress, shared_var: Path
    ) -> None:
        places = Places(shared_var)
        assert mode(shared_address.socket_folder) == mode(places.home) == mode(places.data) == 0o700
        assert mode(places.passwords) == mode(places.log) == 0o600
        assert mode(places.passwords.parent) == 0o700

    def test_believes_nobody_without_a_password(self, shared_address: ServerAddress) -> None:
        password = shared_address.passwords.superuser
        url = shared_address.libpq_url(role="superuser", database="postgres").replace(password, "guess")
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(url)

    def test_shows_the_end_of_the_log_when_it_cannot(self, var: Path) -> None:
        with running(var, durable=False):
            pass
        (Places(var).data / "PG_VERSION").write_text("17\n", "utf-8")
        with pytest.raises(ServerDidNotStart, match="initialized by PostgreSQL version 17") as refused:
            EmbeddedServer(var, durable=False).start()
        assert "initialized by PostgreSQL version 17" in refused.value.cy

    def test_refuses_a_database_whose_passwords_are_lost(self, var: Path) -> None:
        with running(var, durable=False):
            pass
        Places(var).passwords.unlink()
        with pytest.raises(PasswordsMissing, match="put the file back"):
            EmbeddedServer(var, durable=False).start()

    @pytest.mark.parametrize("after_seconds", [0.25, 0.5, 0.7])
    def test_survives_a_first_start_that_was_killed(self, var: Path, after_seconds: float) -> None:
        other = AnotherProcess(var)
        time.sleep(after_seconds)
        other.kill()
        with running(var, durable=False) as address:
            assert who(address) == "cytundeb_app"


class TestSharing:
    def test_two_that_start_at_once_get_one_server(self, var: Path) -> None:
        one, other = AnotherProcess(var), AnotherProcess(var)
        assert one.wait_until_up() == other.wait_until_up()
        assert [one.leave(), other.leave()] == [False, True]

    def test_a_command_beside_a_running_system_leaves_it_up(self, var: Path) -> None:
        system = AnotherProcess(var)
        pid = system.wait_until_up()
        with running(var, durable=False):
            pass
        assert is_server(pid, Places(var).data)
        assert system.leave()

    def test_the_starter_may_leave_first(self, var: Path) -> None:
        starter = EmbeddedServer(var, durable=False)
        starter.start()
        other = AnotherProcess(var)
        other.wait_until_up()
        assert not starter.leave()
        assert other.leave()

    def test_refuses_an_unsafe_server_that_a_test_still_uses(self, var: Path) -> None:
        with running(var, durable=False), pytest.raises(ServerNotDurable):
            EmbeddedServer(var).start()

    def test_replaces_an_unsafe_server_that_nobody_uses(self, var: Path) -> None:
        other = AnotherProcess(var)
        unsafe = other.wait_until_up()
        other.kill()
        server = EmbeddedServer(var)
        server.start()
        assert server.pid() not in (None, unsafe)
        assert server.leave()


class TestAfterAKill:
    def test_the_next_command_adopts_the_survivor_and_ends_it(self, var: Path) -> None:
        starter = AnotherProcess(var)
        survivor = starter.wait_until_up()
        starter.kill()
        assert is_server(survivor, Places(var).data)

        server = EmbeddedServer(var, durable=False)
        assert who(server.start()) == "cytundeb_app"
        assert server.pid() == survivor
        assert server.leave()
        assert not is_server(survivor, Places(var).data)

    def test_a_committed_row_outlives_a_killed_server(self, var: Path) -> None:
        server = EmbeddedServer(var)
        write_row(server.start())
        killed = server.pid()
        assert killed is not None
        os.kill(killed, signal.SIGKILL)

        assert read_row(server.start()) == "ŴYR"
        assert server.pid() not in (None, killed)
        assert server.leave()

    def test_a_killed_server_whose_parent_has_not_noticed_is_replaced(self, var: Path) -> None:
        """It is a zombie: its number still answers a signal, but it serves nobody."""
        starter = AnotherProcess(var)
        zombie = starter.wait_until_up()
        os.kill(zombie, signal.SIGKILL)
        server = EmbeddedServer(var, durable=False)
        assert who(server.start()) == "cytundeb_app"
        assert not starter.leave()
        assert server.leave()

    def test_a_stale_pid_file_never_harms_the_process_that_now_bears_the_pid(self, var: Path) -> None:
        with running(var, durable=False):
            pass
        bystander = subprocess.Popen(["sleep", "60"], cwd="/")
        pid_file = Places(var).data / "postmaster.pid"
        pid_file.write_text(f"{bystander.pid}\n{Places(var).data}\n1\n5432\n\n\n\nready\n", "utf-8")
        Places(var).socket_folder.joinpath(".s.PGSQL.5432.lock").write_text(
            pid_file.read_text("utf-8"), "utf-8"
        )
        try:
            server = EmbeddedServer(var, durable=False)
            server.stop()
            assert who(server.start()) == "cytundeb_app"
            assert server.leave()
            assert bystander.poll() is None
        finally:
            bystander.kill()
            bystander.wait()

    def test_a_server_whose_socket_was_cleaned_away_is_replaced(self, var: Path) -> None:
        starter = AnotherProcess(var)
        unreachable = starter.wait_until_up()
        starter.kill()
        (Places(var).socket_folder / ".s.PGSQL.5432").unlink()
        server = EmbeddedServer(var, durable=False)
        assert who(server.start()) == "cytundeb_app"
        assert server.pid() != unreachable
        assert server.leave()


class TestEnding:
    def test_stop_leaves_no_process_even_with_sessions_open(self, var: Path) -> None:
        server = EmbeddedServer(var, durable=False)
        session = psycopg.connect(server.start().libpq_url())
        server.stop()  # the `var` fixture looks for processes left
        assert server.pid() is None
        session.close()

    def test_stop_can_be_repeated_and_needs_no_start(self, var: Path) -> None:
        server = EmbeddedServer(var, durable=False)
        server.stop()
        server.start()
        server.stop()
        server.stop()
        assert not server.leave()

    def test_erase_refuses_while_another_uses_the_data_then_takes_everything(self, var: Path) -> None:
        server = EmbeddedServer(var, durable=False)
        with running(var, durable=False) as address:
            with pytest.raises(ServerInUse):
                server.erase()
            assert who(address) == "cytundeb_app"
        server.erase()
        assert not any(path.is_file() for path in var.rglob("*"))


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)
