"""V7–V14: a written agreement speaks of everything that it must, each thing in a clause of its own.

What regulation and guidance ask a written agreement to contain. Whether a clause is any good is for people.
"""

from collections.abc import Callable, Iterable, Iterator

from agreements.checks.check import Check, Subject
from agreements.faults import Fault
from agreements.model import Topic
from agreements.words import Words
from agreements.yaml_source import ValuePath


def _speaks_of(*topics: Topic) -> Callable[[Subject], Iterator[Fault]]:
    """A check that a clause is named for each of the topics."""

    def _run(subject: Subject) -> Iterator[Fault]:
        for topic in topics:
            if topic not in subject.agreement.topics:
                yield subject.main.fault(("topics",), _NO_TOPIC.filled(topic=topic))

    return _run


def _management(subject: Subject) -> Iterator[Fault]:
    yield from _speaks_of("management")(subject)
    hosts = [party.body for party in subject.agreement.parties if party.role == "host"]
    if subject.agreement.parties and len(hosts) != 1:
        yield subject.main.fault(("parties",), _ONE_HOST)
    elif hosts and subject.agreement.contributions.host not in hosts:
        words = _OTHER_HOST.filled(body=subject.agreement.contributions.host)
        yield subject.main.fault(("contributions", "host"), words)


def _complete(
    code: str,
    says: Words,
    run: Callable[[Subject], Iterable[Fault]],
    *fields: str,
) -> Check:
    paths: tuple[ValuePath, ...] = tuple(tuple(field.split(".")) for field in fields)
    return Check(code, "completeness", says, run, fields=paths)


CHECKS = (
    _complete(
        "V7",
        Words(cy="Mae cymal yn dweud beth yw'r nodau.", en="A clause says what the aims are."),
        _speaks_of("aims"),
        "topics.aims",
        "aims",
    ),
    _complete(
        "V8",
        Words(
            cy="Mae cymal yn dweud beth y mae pob corff yn ei gyfrannu, a sut y caiff hynny ei newid.",
            en="A clause says what each body contributes and how that is varied.",
        ),
        _speaks_of("contributions"),
        "topics.contributions",
        "contributions",
    ),
    _complete(
        "V9",
        Words(
            cy="Mae cymal yn enwi swyddogaethau'r ddwy ochr: iechyd a'r cyngor.",
            en="A clause names the functions of both sides: health and the council.",
        ),
        _speaks_of("functions"),
        "topics.functions",
        "scope.functions",
    ),
    _complete(
        "V10",
        Words(
            cy="Mae cymal yn dweud pa bobl a pha wasanaethau sydd dan sylw.",
            en="A clause says which people and which services are covered.",
        ),
        _speaks_of("persons_services"),
        "topics.persons_services",
        "scope",
    ),
    _complete(
        "V11",
        Words(
            cy="Mae cymal yn dweud pa staff, nwyddau, gwasanaethau a llety a roddir, neu nad oes dim.",
            en="A clause says what staff, goods, services and accommodation are given, or that none are.",
        ),
        _speaks_of("staff_goods"),
        "topics.staff_goods",
        "contributions.in_kind",
    ),
    _complete(
        "V12",
        Words(
            cy="Mae cymalau'n dweud am ba hyd, a sut y caiff y cytundeb ei adolygu, ei amrywio a'i derfynu.",
            en="Clauses say for how long, and how the agreement is reviewed, varied and ended.",
        ),
        _speaks_of("duration", "review", "variation", "termination"),
        "topics.duration",
        "topics.review",
        "topics.variation",
        "topics.termination",
        "variation",
        "termination",
    ),
    _complete(
        "V13",
        Words(
            cy="Un corff sy'n cynnal, gyda rheolwr cronfa, ac adroddir bob chwarter a bob blwyddyn.",
            en="One body is the host, with a pool manager, and there are quarterly and annual reports.",
        ),
        _management,
        "topics.management",
        "contributions.host",
        "contributions.pool_manager",
        "reporting",
    ),
    _complete(
        "V14",
        Words(
            cy="Mae cymalau ar orwariant, tanwariant, archwilio, TAW, anghytundebau (pwy sy'n talu yn y "
            "cyfamser, o fewn faint o ddyddiau) a phecynnau byw pan ddaw'r cytundeb i ben.",
            en="Clauses speak of overspend, underspend, audit, VAT, disagreements (who pays meanwhile, "
            "within how many days) and live packages when the agreement ends.",
        ),
        _speaks_of("overspend", "audit", "vat", "dispute"),
        "topics.overspend",
        "topics.audit",
        "topics.vat",
        "topics.dispute",
        "overspend",
        "underspend",
        "audit",
        "vat",
        "disputes",
        "termination.in_flight_packages",
        "termination.exit_rule",
    ),
)

_NO_TOPIC = Words(cy="nid oes cymal yn cael ei enwi ar gyfer {topic}", en="no clause is named for {topic}")
_OTHER_HOST = Words(
    cy="{body} sy'n cadw'r gronfa, ond nid ef yw'r host ymhlith y partïon",
    en="{body} keeps the fund, but is not the host among the parties",
)
_ONE_HOST = Words(
    cy="rhaid i un parti, a dim ond un, fod yn host", en="one party, and only one, must be the host"
)
