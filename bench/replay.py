"""How long the shipped demonstration takes to be replayed into an empty database."""

from __future__ import annotations

from statistics import median

from bench.report import Report, main
from bench.server import Server
from cytundeb.demonstration.replaying import Summary, replay


def measure(server: Server, report: Report, *, rounds: int = 3) -> None:
    """Replay the whole demonstration into a new database in every round; its invariants are verified at the
    end, within the time."""
    done: list[Summary] = []
    for number in range(rounds):
        name = server.make(f"measured_replay_{number}")
        with server.parts(name) as parts:
            done.append(replay(parts))
        server.drop(name)
        print(f"  {done[-1].cases} cases: {done[-1].seconds:.2f} s")
    last, times = done[-1], [one.seconds for one in done]
    report.note(
        "replay",
        **{
            "seconds": f"{median(times):.2f} ({min(times):.2f} to {max(times):.2f})",
            "aim": "under 30 s",
            "cases": last.cases,
            "instants": last.instants,
            "events": last.events,
            "notices sent": last.notices_sent,
        },
    )


if __name__ == "__main__":
    main(measure, rounds=3)
