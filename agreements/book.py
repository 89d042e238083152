"""All written agreements that were loaded, and the one in force for a region, service and day.

None, or two: it refuses to guess and says which. It keeps no state and never reads the clock.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from agreements.clauses import day_in_words
from agreements.faults import Fault, FaultySource
from agreements.line_kinds import SERVICES
from agreements.model import Standing, WrittenAgreement
from agreements.reading import ACTIVATION_FILE, folders_of, read_agreement
from agreements.reference import Reference
from agreements.refusals import AgreementRefusal
from agreements.signatures import Activation
from agreements.words import Words
from agreements.yaml_source import Source

SHIPPED = Path(__file__).with_name("regions")


class NoAgreementInForce(AgreementRefusal):
    """No written agreement covers the region, service and day; `candidates` are those that come nearest."""

    rule = "one_agreement_in_force"

    def __init__(self, words: Words, *, candidates: tuple[WrittenAgreement, ...]) -> None:
        super().__init__(words)
        self.candidates = candidates


class TwoAgreementsInForce(NoAgreementInForce):
    """More than one agreement covers it; `candidates` are those."""


class Book:
    """The agreements of one or more folders, by id and version.

    A version that a later one supersedes ends the day before that one begins, and a terminated one on its
    last day; both are known here and change nothing that was signed. Drafts and templates are left out.
    """

    def __init__(self, agreements: Iterable[WrittenAgreement]) -> None:
        signed = with_ends(found for found in agreements if not found.template)
        self._agreements = tuple(sorted(signed, key=lambda found: (found.id, found.version)))
        self._by_key = {(found.id, found.version): found for found in self._agreements}
        if len(self._by_key) != len(self._agreements):
            raise ValueError("two agreements have the same id and version")

    @classmethod
    def load(cls, *folders: Path | str) -> "Book":
        """The agreements beneath the folders; with none named, those shipped. FaultySource with
        every fault.
        """
        return cls(_read(Path(folder) for folder in folders)) if folders else _shipped()

    def all(self) -> tuple[WrittenAgreement, ...]:
        """Every version of every agreement, by id and version."""
        return self._agreements

    def get(self, agreement_id: str, version: int | None = None) -> WrittenAgreement:
        """One version, or the latest; KeyError if there is none."""
        versions = [found for found in self._agreements if found.id == agreement_id]
        if version is not None:
            return self._by_key[(agreement_id, version)]
        if not versions:
            raise KeyError(agreement_id)
        return versions[-1]

    def candidates(self, region: str, service: str, on: date) -> tuple[WrittenAgreement, ...]:
        """Every agreement that answers for the region, service and day; national ones prevail."""
        covering = tuple(found for found in self._agreements if found.covers(region, service, on))
        return tuple(found for found in covering if found.scope_kind == "national") or covering

    def in_force(self, region: str, service: str, on: date) -> WrittenAgreement:
        """The one agreement for the region, service and day; a national one prevails from its date."""
        candidates = self.candidates(region, service, on)
        if len(candidates) == 1:
            return candidates[0]
        values: dict[str, str | int | Words] = {
            "region": _region_name(region),
            "service": SERVICES.get(service, Words(cy=service or "?", en=service or "?")),
            "day": day_in_words(on),
        }
        if candidates:
            names = ", ".join(f"{found.id} v{found.version}" for found in candidates)
            raise TwoAgreementsInForce(_TWO.filled(**values, names=names), candidates=candidates)
        near = tuple(found for found in self._agreements if found.covers_region(region))
        raise NoAgreementInForce(_NONE.filled(**values), candidates=near)

    def coverage_gaps(
        self, *, regions: Iterable[str], services: Iterable[str], on: date
    ) -> list[tuple[str, str]]:
        """Each (region, service) that no agreement covers on the day."""
        wanted = tuple(services)
        return [
            (region, service)
            for region in regions
            for service in wanted
            if not any(found.covers(region, service, on) for found in self._agreements)
        ]


def with_ends(agreements: Iterable[WrittenAgreement]) -> list[WrittenAgreement]:
    """The same versions in the same order, each knowing the day on which another of them ends it."""
    listed = list(agreements)
    ends = _superseded(listed)
    return [_ended(found, ends.get((found.id, found.version)), how="superseded") for found in listed]


def _superseded(agreements: Iterable[WrittenAgreement]) -> Mapping[tuple[str, int], date]:
    """The last day of every version that another of the same region takes the place of; no region ends the
    agreement of another.
    """
    found: dict[tuple[str, int], date] = {}
    listed = list(agreements)
    regions = {(one.id, one.version): one.region for one in listed}
    for later in listed:
        if later.supersedes is not None:
            key = (later.supersedes.id, later.supersedes.version)
            if regions.get(key, later.region) != later.region:
                continue
            day = later.dates.effective_from - timedelta(days=1)
            found[key] = min(day, found.get(key, day))
    return found


def _ended(agreement: WrittenAgreement, last_day: date | None, *, how: Standing) -> WrittenAgreement:
    """The agreement ended on the day, unless something ended it before."""
    if last_day is None or (agreement.last_day is not None and agreement.last_day < last_day):
        return agreement
    return agreement.ending(last_day, how=how)


def _read(folders: Iterable[Path]) -> list[WrittenAgreement]:
    """Every agreement that was put into force; a folder without an activation is a draft, and left out."""
    found: list[WrittenAgreement] = []
    faults: list[Fault] = []
    for folder in folders:
        for one in folders_of(folder):
            if not (one / ACTIVATION_FILE).exists():
                continue
            reading = read_agreement(one)
            faults.extend(reading.faults)
            if reading.agreement is not None:
                faults.extend(_edited(reading.agreement, reading.activation))
                ending = None if reading.ending is None else reading.ending[0].last_day
                found.append(_ended(reading.agreement, ending, how="terminated"))
    if faults:
        raise FaultySource(faults)
    return found


def _edited(agreement: WrittenAgreement, activation: tuple[Activation, Source] | None) -> Iterator[Fault]:
    """Content that is not what was put into force may not be used."""
    if activation is not None and activation[0].sha256 != agreement.sha256:
        yield activation[1].fault(("sha256",), _EDITED.filled(name=f"{agreement.id} v{agreement.version}"))


@cache
def _shipped() -> Book:
    return Book(_read([SHIPPED]))


def _region_name(code: str) -> Words:
    reference = Reference.load()
    return (
        reference.region(code).name if reference.has_region(code) else Words(cy=code or "?", en=code or "?")
    )


_NONE = Words(
    cy="Nid oes cytundeb ysgrifenedig mewn grym ar gyfer {region}, {service}, ar {day}.",
    en="No written agreement is in force for {region}, {service}, on {day}.",
)
_TWO = Words(
    cy="Mae mwy nag un cytundeb mewn grym ar gyfer {region}, {service}, ar {day}: {names}.",
    en="More than one agreement is in force for {region}, {service}, on {day}: {names}.",
)
_EDITED = Words(
    cy="nid cynnwys {name} yw'r hyn a roddwyd mewn grym: newidiwyd ef ar ôl ei lofnodi",
    en="the content of {name} is not what was put into force: it was changed after it was signed",
)
