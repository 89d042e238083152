"""Signs a copy of an agreement as every office that must, and puts it into force, by files beside it."""

import shutil
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from agreements.reading import read_agreement

UNSIGNED = shutil.ignore_patterns("signatures", "activation.yaml", "simulation")


def sign(folder: Path) -> str:
    """Every signature, a simulation that all of them saw, and an activation by two; the content's hash."""
    agreement = read_agreement(folder).agreement
    assert agreement is not None
    content, day = agreement.sha256, agreement.dates.signed_on
    required = {f"{one.body}.{one.office}" for one in agreement.signatures_required}
    default = () if agreement.default_clause is None else agreement.default_clause.signed_by
    seats = sorted({*required, *default})
    (folder / "signatures").mkdir(exist_ok=True)
    (folder / "simulation").mkdir(exist_ok=True)
    for seat in seats:
        (folder / "signatures" / f"{seat}.yaml").write_text(_signature(seat, day, content), encoding="utf-8")
    simulation = f'{{"inputs": {{"against": {{"sha256": "{content}"}}}}}}\n'
    (folder / "simulation" / f"{day.isoformat()}.json").write_text(simulation, encoding="utf-8")
    seen = sha256(simulation.encode()).hexdigest()
    (folder / "activation.yaml").write_text(_activation(seats, day, content, seen), encoding="utf-8")
    return content


def _signature(seat: str, day: date, content: str) -> str:
    body, _, office = seat.partition(".")
    return (
        f"body: {body}\noffice: {office}\nname: Llofnodwr {seat}\nin_office_from: 2019-01-01\n"
        f"in_office_to: null\nauthority: {{cy: cynllun dirprwyo, en: scheme of delegation}}\n"
        f"limit_weekly_pence: null\nsigned_on: {day.isoformat()}\nsha256: {content}\n"
    )


def _activation(seats: list[str], day: date, content: str, simulation: str) -> str:
    tried, begun = day + timedelta(days=1), day + timedelta(days=2)
    seen = "".join(f"    - {seat}\n" for seat in seats)
    return (
        f"sha256: {content}\ndrafted_by: Drafftiwr\ndry_run_on: {tried.isoformat()}\n"
        f"activated_on: {begun.isoformat()}\nby:\n  - {{body: XHB2, name: Cyntaf}}\n"
        f"  - {{body: XLA21, name: Ail}}\nsimulation:\n  sha256: {simulation}\n"
        f"  run_on: {day.isoformat()}\n  seen_by:\n{seen}"
    )
