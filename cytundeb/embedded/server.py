"""One PostgreSQL server for one `var` folder: started, adopted, shared between commands, and ended.

The rule is *the last one out turns off the light*. Every process that uses the server holds a lock with the
others, which the kernel takes back from whoever is killed. Whoever leaves and finds nobody else ends the
server. So a command beside a running system uses that system's server and leaves it up, and a server whose
starter was killed is adopted, and ended, by the next command.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import psycopg

from cytundeb.embedded.address import ServerAddress
from cytundeb.embedded.binaries import find_binaries
from cytundeb.embedded.cluster import make_data_folder
from cytundeb.embedded.identity import choose_identity, refuse_foreign_home
from cytundeb.embedded.lock import FileLock
from cytundeb.embedded.log import last_lines, open_log
from cytundeb.embedded.passwords import keep_passwords
from cytundeb.embedded.places import Places
from cytundeb.embedded.process import end_server, find_server, make_way
from cytundeb.embedded.refusal import EmbeddedServerError
from cytundeb.embedded.roles import ensure_roles_and_databases
from cytundeb.embedded.settings import server_settings
from cytundeb.embedded.socket_folder import forget_socket_folder, known_socket_folder, open_socket_folder

START_SECONDS: Final = 900.0  # recovery after a crash may have much to read
_GLANCE_SECONDS: Final = 0.02
_left_running: list[subprocess.Popen[bytes]] = []  # ours by birth, in use by others: not to be warned about


class ServerDidNotStart(EmbeddedServerError):
    """PostgreSQL ended, or did not answer, before it took a query."""


class ServerNotDurable(EmbeddedServerError):
    """Somebody runs this server without durability, as tests do, and it is wanted with."""


class ServerInUse(EmbeddedServerError):
    """Other commands use the server, so its data cannot be erased."""


class EmbeddedServer:
    """The server of one `var` folder, as one process uses it; not shared between threads."""

    def __init__(self, var: Path, *, durable: bool = True) -> None:
        self._places = Places(var.resolve())
        self._durable = durable
        self._starting = FileLock(self._places.starting_lock)
        self._users = FileLock(self._places.users_lock)
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        """The file into which the server writes."""
        return self._places.log

    def pid(self) -> int | None:
        """The process id of the server if it runs, whoever started it."""
        self._reap()
        return find_server(self._places.data)

    def start(self) -> ServerAddress:
        """Use the server, starting it if it is not up; return when it has answered a query.

        Raises an EmbeddedServerError that says why, with the end of the log; then nothing is left running.
        """
        refuse_foreign_home(self._places)
        self._places.var.mkdir(parents=True, exist_ok=True)
        self._places.home.mkdir(mode=0o700, exist_ok=True)
        with self._starting.alone():
            self._users.together()
            try:
                return self._adopt() or self._launch()
            except BaseException:
                self._users.release()
                raise

    def leave(self) -> bool:
        """Stop using the server; end it if nobody else uses it. True if it was ended."""
        if not self._users.held:
            return False
        with self._starting.alone():
            last = self._users.try_alone()
            try:
                if last:
                    self._end()
                elif self._child is not None:
                    _left_running.append(self._child)
                    self._child = None
            finally:
                self._users.release()
        return last

    def stop(self) -> None:
        """End the server even if others use it; nothing happens if it is not up."""
        if not self._places.home.exists():
            return
        with self._starting.alone():
            self._users.release()
            self._end()

    def erase(self) -> None:
        """End the server and erase its data, passwords and log; raise ServerInUse if others use it."""
        if not self._places.home.exists():
            return
        with self._starting.alone():
            self._users.together()
            try:
                self._refuse_if_shared()
                self._end()
                shutil.rmtree(self._places.home)
                self._places.passwords.unlink(missing_ok=True)
                self._places.log.unlink(missing_ok=True)
            finally:
                self._users.release()

    def _adopt(self) -> ServerAddress | None:
        """The address of a server that is already up and does what we need; one that does not is ended."""
        if self.pid() is None:
            return None
        address = ServerAddress(known_socket_folder(self._places), keep_passwords(self._places))
        if not self._answers(address):
            self._end()
            return None
        if self._durable and not _writes_durably(address):
            self._refuse_weak_server()
            self._end()
            return None
        ensure_roles_and_databases(address)
        return address

    def _launch(self) -> ServerAddress:
        places, binaries = self._places, find_binaries()
        passwords = keep_passwords(places)
        identity = choose_identity(places, binaries)
        shutil.chown(places.home, identity.uid, identity.gid)
        if not places.data.exists():
            make_data_folder(
                places,
                identity=identity,
                binaries=binaries,
                superuser_password=passwords.superuser,
                durable=self._durable,
                lock=self._starting,
            )
        address = ServerAddress(open_socket_folder(places, owner=identity.uid), passwords)
        make_way(places.data, address.socket)
        settings = server_settings(socket_folder=address.socket_folder, durable=self._durable)
        if self._child is not None:  # killed under us, and not yet buried
            self._child.wait()
        with open_log(places.log, owner=identity.uid) as log:
            command = [str(binaries.postgres), "-D", str(places.data), *settings]
            self._child = identity.start(command, log=log, folder=places.home)
        try:
            if not self._answers(address):
                raise self._did_not_start()
            ensure_roles_and_databases(address)
        except BaseException:
            self._end()
            raise
        return address

    def _answers(self, address: ServerAddress) -> bool:
        """Wait for a real answer, for a pid or a socket proves nothing.

        False if the server has ended instead, or can never be reached.
        """
        end = time.monotonic() + START_SECONDS
        url = address.libpq_url(role="superuser", database="postgres")
        while self._lives() and not self._is_ready_without_socket(address):
            try:
                with psycopg.connect(url, connect_timeout=10) as connection:
                    connection.execute("SELECT 1")
                return True
            except psycopg.OperationalError as error:
                if "password authentication failed" in str(error) or time.monotonic() > end:
                    raise self._did_not_start() from error
                time.sleep(_GLANCE_SECONDS)
        return False

    def _did_not_start(self) -> ServerDidNotStart:
        lines = last_lines(self._places.log)
        return ServerDidNotStart(
            cy=f"Ni ddechreuodd PostgreSQL dros {self._places.data}. Diwedd {self._places.log}:\n{lines}",
            en=f"PostgreSQL did not start over {self._places.data}. The end of {self._places.log}:\n{lines}",
        )

    def _lives(self) -> bool:
        """Whether our child lives (it bears no pid file yet at first), or else any server of this data."""
        return (self._child is not None and self._child.poll() is None) or self.pid() is not None

    def _is_ready_without_socket(self, address: ServerAddress) -> bool:
        """Whether somebody cleaned the socket away from under a server, which then can never be reached."""
        try:
            said = (self._places.data / "postmaster.pid").read_text("utf-8")
        except FileNotFoundError:
            return False
        return said.rstrip().endswith("ready") and not address.socket.exists()

    def _refuse_weak_server(self) -> None:
        if not self._is_only_user():
            raise ServerNotDurable(
                cy=f"Mae prawf yn rhedeg y gronfa ddata yn {self._places.data} heb ddiogelu'r ysgrifennu: "
                "arhoswch iddo orffen.",
                en=f"A test runs the database in {self._places.data} without safe writing: wait for its end.",
            )

    def _refuse_if_shared(self) -> None:
        if not self._is_only_user():
            raise ServerInUse(
                cy=f"Mae gorchymyn arall yn defnyddio'r gronfa ddata yn {self._places.data}: "
                "stopiwch hwnnw yn gyntaf.",
                en=f"Another command uses the database in {self._places.data}: stop that first.",
            )

    def _is_only_user(self) -> bool:
        """Under the starting lock nobody can come in between the question and the answer."""
        alone = self._users.try_alone()
        self._users.together()
        return alone

    def _end(self) -> None:
        """End the server, whoever started it, and take the socket folder away if it lies elsewhere."""
        data = self._places.data
        if self._child is not None and self._child.poll() is None and find_server(data) != self._child.pid:
            self._child.kill()  # it has not yet said who it is: it has opened nothing
        pid = self.pid()
        if pid is not None:
            end_server(pid, data)
        if self._child is not None:
            self._child.wait()
            self._child = None
        if data.exists():
            forget_socket_folder(self._places, owner=data.stat().st_uid)

    def _reap(self) -> None:
        if self._child is not None and self._child.poll() is not None:
            self._child = None


@contextmanager
def running(var: Path, *, durable: bool = True) -> Iterator[ServerAddress]:
    """Use the server of `var` for the length of a block; the last to leave ends it."""
    server = EmbeddedServer(var, durable=durable)
    address = server.start()
    try:
        yield address
    finally:
        server.leave()


def _writes_durably(address: ServerAddress) -> bool:
    with psycopg.connect(address.libpq_url(role="superuser", database="postgres")) as connection:
        row = connection.execute("SHOW fsync").fetchone()
    return row is not None and row[0] == "on"
