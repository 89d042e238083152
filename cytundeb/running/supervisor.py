"""`run`: brings the whole system up in order, keeps it up, and takes it down in order.

PostgreSQL, then its tables; Prefect starts beside while the demonstration is replayed; the pages answer
meanwhile that they are not ready; the flows are served only when the replay is done. It knows processes and
their order.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from agreements.words import Words
from cytundeb import at_hand
from cytundeb.console import Console
from cytundeb.embedded import EmbeddedServer
from cytundeb.outcomes import CommandRefused, Exit
from cytundeb.place import Place
from cytundeb.running import prefect_server, tasks
from cytundeb.running.children import Children
from cytundeb.running.first_answer import FirstAnswer
from cytundeb.running.first_runs import FirstRuns
from cytundeb.running.keeping_up import Keeper
from cytundeb.running.memory import mebibytes_by_process
from cytundeb.running.occupation import erase, occupied
from cytundeb.running.ports import HOST, free_port, refuse_taken
from cytundeb.running.prefect_api import EndedRun, PrefectApi
from cytundeb.running.stopwatch import LAPS, Stopwatch

if TYPE_CHECKING:
    from cytundeb.embedded import ServerAddress
    from workflow.parts import Parts

START_SECONDS: Final = 180.0
_GLANCE_SECONDS: Final = 0.5


class NoAnswer(CommandRefused):
    """A process was started and lives, and does not answer."""


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What was typed: `port` is that of the pages; all others are chosen free."""

    port: int = 8000
    once: bool = False
    fresh: bool = False


@dataclass(slots=True)
class Supervisor:
    """One run over one folder."""

    place: Place
    options: RunOptions
    console: Console
    watch: Stopwatch = field(default_factory=Stopwatch)
    prefect_port: int = field(default_factory=free_port)

    @property
    def pages(self) -> str:
        """The address of the pages."""
        return f"http://{HOST}:{self.options.port}"

    def run(self) -> Exit:
        """Run until told to stop, or once through; exit 1 if an invariant is broken or a first run failed."""
        with at_hand.refusals(), occupied(self.place):
            if self.options.fresh:
                erase(self.place)
            refuse_taken(self.options.port)
            environment = self._environment()
            server = EmbeddedServer(self.place.var)
            address = server.start()
            try:
                self._passed("database")
                with Children() as children:
                    return self._over(server, address, environment, children)
            finally:
                self.place.addresses.unlink(missing_ok=True)
                server.leave()

    def _environment(self) -> dict[str, str]:
        """What every process of this run is told, but for the database."""
        environment = {"CYTUNDEB_BASE_URL": self.pages, **os.environ}
        if not environment.get(at_hand.DATABASE):
            environment.setdefault(at_hand.DEMONSTRATION, "1")
        return prefect_server.prefect_environment(environment, place=self.place, port=self.prefect_port)

    def _over(
        self,
        server: EmbeddedServer,
        address: ServerAddress,
        environment: Mapping[str, str],
        children: Children,
    ) -> Exit:
        """Over a database that is up: start the rest, make it ready, and let the flows begin."""
        own = bool(environment.get(at_hand.DATABASE))
        complete = at_hand.completed(environment, self.place, address=None if own else address)
        keeper = Keeper(children, server, self.console)
        if own:
            at_hand.refuse_silence(complete)
        prefect = PrefectApi(complete["PREFECT_API_URL"])
        children.start(
            prefect_server.server_task(
                complete, place=self.place, port=self.prefect_port, database_url=address.prefect_url()
            )
        )
        prefect_answer = FirstAnswer(f"{prefect.url}/health", lambda: self._passed("prefect"))
        at_hand.migrate(complete)
        self._passed("tables")
        children.start(tasks.web_task(complete, place=self.place, port=self.options.port))
        page_answer = FirstAnswer(f"{self.pages}/health/live", lambda: self._passed("page"))
        children.start(tasks.flows_task(complete, place=self.place))
        with at_hand.parts_of(complete) as parts:
            at_hand.maintain(parts)
            self._make_ready(parts)
            self._wait_for(page_answer, "page", keeper)
            self._wait_for(prefect_answer, "prefect", keeper)
            children.tell(tasks.FLOWS)
            failed = self._first_runs(parts, prefect, children, keeper)
        if self.options.once:
            return Exit.CHECK_FAILED if failed else Exit.DONE
        self._note_addresses(prefect, children)
        self.console.say(_RUNNING.filled(pages=self.pages, prefect=prefect.page, var=str(self.place.var)))
        while True:
            time.sleep(_GLANCE_SECONDS)
            keeper.mend()

    def _make_ready(self, parts: Parts) -> None:
        """The reference data, people and caseload of the demonstration, once; anything else is ready as
        it is.
        """
        if not parts.settings.demonstration:
            return
        from cytundeb.running.demonstrating import load_demonstration

        if load_demonstration(parts, self.place, self.console):
            self._passed("replay")

    def _wait_for(self, answer: FirstAnswer, name: str, keeper: Keeper) -> None:
        end = time.monotonic() + START_SECONDS
        while not answer.wait(_GLANCE_SECONDS):
            keeper.refuse_ended()
            if time.monotonic() > end:
                answer.forget()
                raise NoAnswer(_NO_ANSWER.filled(name=LAPS[name]))

    def _first_runs(self, parts: Parts, prefect: PrefectApi, children: Children, keeper: Keeper) -> bool:
        """Enforce, deliver and verify through Prefect, and say what came of it; whether something failed."""
        from cytundeb.running.summing_up import sum_up, summary_words

        runs = FirstRuns(prefect, still_served=keeper.refuse_ended)
        enforced = runs.perform("enforce-deadlines")
        self._passed("first_enforcement")
        delivered = runs.perform("deliver-notices")
        verified = runs.perform("verify-invariants")
        self._passed("verified")
        document = sum_up(parts, enforcement=enforced.counts, verified=verified.counts)
        self._note_measurements(children)
        self.console.answer(summary_words(document))
        self.console.document(document)
        return self._say_failures(enforced, delivered, verified) or bool(document["invariants_broken"])

    def _say_failures(self, *runs: EndedRun) -> bool:
        failures = [run.failure for run in runs if run.failure is not None]
        for failure in failures:
            self.console.say(failure)
        return bool(failures)

    def _passed(self, name: str) -> None:
        seconds = self.watch.lap(name)
        self.console.note(LAPS[name], before=f"{seconds:6.1f} s  ")

    def _note_measurements(self, children: Children) -> None:
        """What a person sees on the terminal, and a measurement reads from a file."""
        postgres = EmbeddedServer(self.place.var).pid()
        ids = children.ids() | ({"postgres": postgres} if postgres else {})
        held = mebibytes_by_process(ids)
        listed = " · ".join(f"{name} {mebibytes} MiB" for name, mebibytes in held.items())
        self.console.note(_MEMORY, after=f": {listed}")
        measured = {"seconds": self.watch.seconds(), "mebibytes": held}
        self.place.measured.write_text(json.dumps(measured, indent=1), "utf-8")

    def _note_addresses(self, prefect: PrefectApi, children: Children) -> None:
        known = {"pages": self.pages, "prefect": prefect.page, "processes": children.ids()}
        self.place.addresses.write_text(json.dumps(known, indent=1), "utf-8")


_MEMORY = Words(cy="Cof", en="Memory")
_NO_ANSWER = Words(
    cy="Nid oes ateb gan {name}. Gweler y cofnodion o dan var/log.",
    en="There is no answer from: {name}. See the logs under var/log.",
)
_RUNNING = Words(
    cy="""
Mae Cytundeb yn rhedeg.
  Y tudalennau         {pages}/cy/
  Stori'r llifau       {prefect}
  Y post a'r cofnodion {var}/post, {var}/log
Ctrl-C i orffen.""",
    en="""
Cytundeb is running.
  The pages            {pages}/en/
  The story of flows   {prefect}
  Post and logs        {var}/post, {var}/log
Ctrl-C to end.""",
)
