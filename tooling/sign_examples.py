"""Signs the fictional agreements that ship: simulation, signatures and activation beside each, by invented
people.

`python -m tooling.sign_examples` after the content of one changes; it refuses an agreement of a real region.
Versions are signed in their order, because each names the hash of the one that it supersedes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from agreements.book import SHIPPED
from agreements.editing import edit_value
from agreements.model import WrittenAgreement
from agreements.reading import MAIN_FILE, folders_of, read_agreement
from agreements.schema import SCHEMAS, file_name
from agreements.simulation.cohort import cohort_of
from agreements.simulation.result import Asked, as_text, document
from agreements.simulation.sides import OneAgreement
from agreements.simulation.simulating import worked
from agreements.worked_examples import run_examples

_MARK = "(enghraifft / example)"
_FIRST = (
    "Alaw",
    "Bedwyr",
    "Ceinwen",
    "Dylan",
    "Efa",
    "Ffion",
    "Geraint",
    "Hafwen",
    "Iestyn",
    "Lleucu",
    "Myfi",
    "Non",
)
_LAST = (
    "Aberwennol",
    "Bryncarlwm",
    "Cwmdyfrgi",
    "Derwengam",
    "Glasfryn",
    "Llynhwyad",
    "Maesysgawen",
    "Rhydycrëyr",
)
_OFFICES = {
    "finance": ("cyfarwyddwr cyllid neu swyddog adran 151", "director of finance or section 151 officer"),
    "monitoring": ("swyddog monitro", "monitoring officer"),
    "director": ("cyfarwyddwr gwasanaeth", "director of service"),
    "chief_executive": ("prif weithredwr", "chief executive"),
}


def main() -> None:
    """Sign every shipped agreement, and say the hash of each."""
    for folder in _in_order():
        agreement = sign(folder)
        print(f"{agreement.id} v{agreement.version} {agreement.sha256}")


def sign(folder: Path) -> WrittenAgreement:
    """Write what stands beside one agreement; ValueError if it is not sound, or not fictional."""
    _name_the_one_before(folder)
    agreement = _read(folder)
    seats = tuple(_seats(agreement))
    simulated = _simulate(folder, agreement)
    for seat in seats:
        _write(folder / "signatures" / f"{seat}.yaml", "signature", _signature(seat, agreement))
    _write(folder / "activation.yaml", "activation", _activation(seats, agreement, simulated))
    return agreement


def _in_order() -> list[Path]:
    found = [(folder, _read(folder)) for folder in folders_of(SHIPPED)]
    return [folder for folder, one in sorted(found, key=lambda pair: (pair[1].id, pair[1].version))]


def _read(folder: Path) -> WrittenAgreement:
    reading = read_agreement(folder)
    if reading.agreement is None or reading.faults:
        raise ValueError("\n".join(fault.as_line() for fault in reading.faults))
    if not reading.agreement.fictional:
        raise ValueError(f"{folder} is of a real region: people sign it, not a tool")
    return reading.agreement


def _name_the_one_before(folder: Path) -> None:
    agreement = _read(folder)
    before = _before(folder, agreement)
    if before is not None and agreement.supersedes and agreement.supersedes.sha256 != before.sha256:
        edit_value(folder / MAIN_FILE, ("supersedes", "sha256"), before.sha256)


def _before(folder: Path, agreement: WrittenAgreement) -> WrittenAgreement | None:
    """The version that this one takes the place of, from the folder beside."""
    wanted = agreement.supersedes
    others = (_read(other) for other in folder.parent.iterdir() if wanted is not None)
    return next(
        (one for one in others if wanted and (one.id, one.version) == (wanted.id, wanted.version)), None
    )


def _seats(agreement: WrittenAgreement) -> Iterator[str]:
    required = {f"{seat.body}.{seat.office}" for seat in agreement.signatures_required}
    silent = agreement.default_clause.signed_by if agreement.default_clause else ()
    yield from sorted(required | set(silent))


def _simulate(folder: Path, agreement: WrittenAgreement) -> str:
    """The worked examples as a caseload, under the version before and this one; the hash of the result."""
    examples = [result.example for result in run_examples(agreement, folder) if result.example is not None]
    cohort = cohort_of(((one.name, one.facts) for one in examples), weeks=52, source="cases")
    before = _before(folder, agreement) or agreement
    both = worked(cohort, OneAgreement(before), OneAgreement(agreement))
    text = as_text(document(both, Asked()))
    path = folder / "simulation" / f"{_simulated_on(agreement).isoformat()}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return sha256(text.encode()).hexdigest()


def _signature(seat: str, agreement: WrittenAgreement) -> Sequence[str]:
    body, _, office = seat.rpartition(".")
    cy, en = _OFFICES[office]
    signed = agreement.dates.signed_on
    limit = str(agreement.domain.weekly_pence.last) if office == "finance" else "null"
    return (
        f"body: {body}",
        f"office: {office}",
        f'name: "{_person(seat)}"',
        f"in_office_from: {signed.replace(year=signed.year - 2, day=1)}",
        "in_office_to: null",
        "authority:",
        f'  cy: "Cynllun dirprwyo {body}, {cy} {_MARK}"',
        f'  en: "{body} scheme of delegation, {en} {_MARK}"',
        f"limit_weekly_pence: {limit}",
        f"signed_on: {signed}",
        f"sha256: {agreement.sha256}",
    )


def _activation(seats: Sequence[str], agreement: WrittenAgreement, simulated: str) -> Sequence[str]:
    signed = agreement.dates.signed_on
    one, two = seats[0].rpartition(".")[0], seats[-1].rpartition(".")[0]
    return (
        f"sha256: {agreement.sha256}",
        f'drafted_by: "{_person(agreement.id)}"',
        f"dry_run_on: {signed + timedelta(days=1)}",
        f"activated_on: {signed + timedelta(days=2)}",
        "by:                   # two people",
        f'  - {{body: {one}, name: "{_person(f"{one} {agreement.id}")}"}}',
        f'  - {{body: {two}, name: "{_person(f"{two} {agreement.id} 2")}"}}',
        "simulation:           # simulation/<run_on>.json: the worked examples, before and after",
        f"  sha256: {simulated}",
        f"  run_on: {_simulated_on(agreement)}",
        f"  seen_by: [{', '.join(seats)}]",
    )


def _simulated_on(agreement: WrittenAgreement) -> date:
    return agreement.dates.signed_on - timedelta(days=7)


def _person(key: str) -> str:
    """An invented name, the same for the same key."""
    digest = sha256(key.encode()).digest()
    return f"{_FIRST[digest[0] % len(_FIRST)]} {_LAST[digest[1] % len(_LAST)]} {_MARK}"


def _write(path: Path, schema: str, lines: Sequence[str]) -> None:
    path.parent.mkdir(exist_ok=True)
    where = Path(os.path.relpath(SCHEMAS / file_name(schema), path.parent)).as_posix()
    pointer = f"# yaml-language-server: $schema={where}"
    path.write_text("\n".join((pointer, *lines)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
