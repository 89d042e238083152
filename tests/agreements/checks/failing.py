"""For every check one change of a shipped agreement that breaks it: where it is told, and how, in both
languages.

`on` is a text that stands on the line where the fault is told; `also` are the other checks that the same
change cannot help but break.
"""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from agreements.reading import read_agreement
from tests.agreements.checks.breaks import BANDS, CY, EN, FIXED, FORMULA, ITEMS, LINES, MAIN, POINTS
from tests.agreements.checks.signed import sign

Change = Callable[[Path], None]
EDUCATION = "formulas/education.yaml"


@dataclass(frozen=True)
class Failing:
    """One way to break one check, and only it."""

    folder: str
    change: Change
    file: str
    on: str
    en: str
    cy: str
    also: frozenset[str | None] = frozenset()


def replaced(*triples: tuple[str, str, str]) -> Change:
    """Texts of files put in the place of others."""

    def _change(folder: Path) -> None:
        for file, old, new in triples:
            path = folder / file
            text = path.read_text(encoding="utf-8")
            assert old in text, f"{old!r} is not in {file}"
            path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return _change


def after_signing(*triples: tuple[str, str, str]) -> Change:
    """An agreement signed by everybody and put into force; then the texts replaced."""

    def _change(folder: Path) -> None:
        sign(folder)
        replaced(*triples)(folder)

    return _change


def beside_another(folder: Path) -> None:
    """A second agreement for the same region, services and days."""
    other = folder.parent / "other"
    shutil.copytree(folder, other)
    text = (other / MAIN).read_text(encoding="utf-8")
    text = re.sub(r"^supersedes:.*\n(  .*\n)+", "supersedes: null\n", text, flags=re.MULTILINE)
    text = re.sub(r"^id: .*$", "id: zz-another", text, count=1, flags=re.MULTILINE)
    (other / MAIN).write_text(text, encoding="utf-8")


def formulas(**texts: str) -> Change:
    """Formulas in the place of `main`, each as the lines that make it; the clause states what it stated."""

    def _change(folder: Path) -> None:
        for name, text in texts.items():
            provenance = "provenance: {kind: illustrative, confidence: R, source: {cy: E, en: E}}"
            body = f"id: {name}\nclause: c4-1\nlines: all\n{provenance}\n{text}\n"
            (folder / "formulas" / f"{name}.yaml").write_text(body, encoding="utf-8")

    return _change


def with_source(folder: Path) -> None:
    """A source file that is not the one that was read."""
    (folder / "sources").mkdir()
    (folder / "sources" / "a.txt").write_text("changed", encoding="utf-8")
    replaced(
        (
            MAIN,
            "sources: []",
            f"sources:\n  - file: sources/a.txt\n    sha256: {'0' * 64}\n    pages: null\n"
            "    obtained_from: {cy: Cyngor, en: Council}\n    obtained_on: 2020-01-01",
        )
    )(folder)


def seats(folder: Path) -> list[str]:
    """The seats that must sign."""
    agreement = read_agreement(folder).agreement
    assert agreement is not None
    return [f"{one.body}.{one.office}" for one in agreement.signatures_required]


TEXT_MOVED = frozenset({"V24", "V31", "V34"})
FAILING: dict[str, Failing] = {
    "V1": Failing(
        FIXED,
        replaced((MAIN, "effective_from: 2020-04-01", "effective_from: 2014-04-01")),
        MAIN,
        "- {body: XHB2, role: contributor}",
        "XHB2 was not in the region on 1 April 2014: it is a member since 1 April 2016",
        "nid oedd XHB2 yn y rhanbarth ar 1 Ebrill 2014: mae'n aelod ers 1 Ebrill 2016",
        also=frozenset({"V28"}),
    ),
    "V2": Failing(
        FIXED,
        replaced((MAIN, "body: XLA24, role", "body: XR2, role")),
        MAIN,
        "- {body: XR2, role",
        "XR2 is not a legal body that can be a party: a health board or a council signs",
        "nid corff cyfreithiol a all fod yn barti yw XR2: bwrdd iechyd neu gyngor sy'n llofnodi",
        also=frozenset({"V37", "V31"}),
    ),
    "V3": Failing(
        FIXED,
        replaced((MAIN, 'ref: "section 167"', 'ref: "reg 19(1)(a)"')),
        MAIN,
        "19(1)(a)",
        "regulation 19(1)(a) is about adults' care home accommodation; a children's agreement cannot stand "
        "on it",
        "mae rheoliad 19(1)(a) yn ymwneud â llety cartref gofal oedolion; ni all cytundeb plant sefyll arno",
    ),
    "V4": Failing(
        FIXED,
        replaced(
            (MAIN, 'ref: "section 33"', 'ref: "section 34"'),
            (EDUCATION, "tuition: {council.education: 100%}", "tuition: {health_board: 100%}"),
        ),
        MAIN,
        "rules: [",
        "rule education may put health money on tuition, but neither section 194(1)(c) nor section 33 "
        "is cited",
        "gall rheol education roi arian iechyd ar addysgu, ond ni enwir adran 194(1)(c) nac adran 33",
        also=frozenset({"V3", "V31"}),
    ),
    "V5": Failing(
        ITEMS,
        replaced(
            (
                LINES,
                "registered_nurse: {health_board: 100%}",
                "registered_nurse: {health_board: 90%, council.social: 10%}",
            )
        ),
        LINES,
        "registered_nurse: {",
        "the rule puts part of a registered nurse's time on the council, against section 47 of the 2014 Act",
        "mae'r rheol yn rhoi rhan o amser nyrs gofrestredig ar y cyngor, yn groes i adran 47 o Ddeddf 2014",
    ),
    "V6": Failing(
        FIXED,
        replaced((MAIN, "binding_s33", "non_binding_memorandum")),
        MAIN,
        "default_clause:",
        "an agreement that does not bind cannot hold a default clause",
        "ni all cytundeb nad yw'n rhwymo gynnwys cymal distawrwydd",
    ),
    **{
        code: Failing(
            FIXED,
            replaced((MAIN, f"  {topic}: {clause}\n", "")),
            MAIN,
            "topics:",
            f"no clause is named for {topic}",
            f"nid oes cymal yn cael ei enwi ar gyfer {topic}",
        )
        for code, topic, clause in (
            ("V7", "aims", "c2-1"),
            ("V8", "contributions", "c4-1"),
            ("V9", "functions", "c2-2"),
            ("V10", "persons_services", "c2-3"),
            ("V11", "staff_goods", "c2-4"),
            ("V12", "termination", "c7-2"),
            ("V14", "overspend", "c8-2"),
        )
    },
    "V13": Failing(
        FIXED,
        replaced((MAIN, "role: host", "role: contributor")),
        MAIN,
        "parties:",
        "one party, and only one, must be the host",
        "rhaid i un parti, a dim ond un, fod yn host",
    ),
    "V15": Failing(
        FIXED,
        replaced((FORMULA, "health_board: 60%", "health_board: 50%")),
        FORMULA,
        "shares:",
        "the shares come to 9/10, not to one",
        "mae'r cyfrannau'n dod i 9/10, nid i un",
    ),
    "V16": Failing(
        BANDS,
        replaced((FORMULA, "to_score: 9", "to_score: 8")),
        FORMULA,
        "from_score: 10",
        "a gap: no band holds the scores 9 to 9",
        "bwlch: nid oes band i'r sgorau 9 i 9",
    ),
    "V17": Failing(
        BANDS,
        replaced((FORMULA, "to_score: 9", "score: 9")),
        FORMULA,
        "from_score: 0",
        "the field bands.0.to_score is missing",
        "mae'r maes bands.0.to_score ar goll",
        also=frozenset({None, "V23"}),
    ),
    "V18": Failing(
        FIXED,
        replaced(
            (
                FORMULA,
                "health_board: 60%, council.social: 40%",
                "health_board: 160%, council.social: -60%",
            )
        ),
        FORMULA,
        "shares:",
        "the share 160% is not between nought and one",
        "nid yw'r gyfran 160% rhwng dim ac un",
    ),
    "V19": Failing(
        FIXED,
        formulas(
            main="kind: exception_chain\ndefault: base\nexceptions:\n  - id: dear\n    name: {cy: "
            "drud, en: dear}\n"
            "    clause: c4-1\n    when: {weekly_cost: {from: 100001, from_included: true}}\n    use: half",
            base="kind: fixed_share\nshares: {health_board: 60%, council.social: 40%}",
            half="kind: fixed_share\nshares: {health_board: 50%, council.social: 50%}",
        ),
        FORMULA,
        "kind: exception_chain",
        "exception dear: fixed shares: the health board 50%, the council's social care budget 50%: the "
        "part of "
        "the health board falls as the cost rises, at £1,000.01 a week, and no reason is given "
        "(falls_with_cost)",
        "eithriad drud: cyfrannau sefydlog: y bwrdd iechyd 50%, cyllideb gofal cymdeithasol y cyngor "
        "50%: mae "
        "rhan y bwrdd iechyd yn gostwng wrth i'r gost godi, ar £1,000.01 yr wythnos, ac ni ddywedir pam "
        "(falls_with_cost)",
        also=TEXT_MOVED,
    ),
    "V20": Failing(
        FIXED,
        formulas(
            main="kind: floor\nof: capped\npayer: council.social\nlimit: 50000\ntaken_from: [health_board]",
            capped="kind: cap\nof: base\npayer: council.social\nlimit: 30000\nexcess_to: "
            "{health_board: 100%}",
            base="kind: fixed_share\nshares: {health_board: 60%, council.social: 40%}",
        ),
        FORMULA,
        "kind: floor",
        "fixed shares: the health board 60%, the council's social care budget 40%, a cap of £300.00 a "
        "week, a "
        "floor of £500.00 a week: a cap of £300.00 a week does not hold for the council's social care "
        "budget at £300.01 a week",
        "cyfrannau sefydlog: y bwrdd iechyd 60%, cyllideb gofal cymdeithasol y cyngor 40%, uchafswm o "
        "£300.00 yr wythnos, isafswm o £500.00 yr wythnos: nid yw uchafswm o £300.00 yr wythnos yn dal "
        "ar £300.01 yr wythnos (talwr: cyllideb gofal cymdeithasol y cyngor)",
        also=TEXT_MOVED,
    ),
    "V21": Failing(
        FIXED,
        replaced((MAIN, "annualisation: none", "annualisation: 365/7")),
        MAIN,
        "annualisation:",
        "the value of the field time.annualisation is not one that is allowed: '365/7' (allowed: 'none')",
        "nid yw gwerth y maes time.annualisation yn un a ganiateir: '365/7' (a ganiateir: 'none')",
    ),
    "V22": Failing(
        FIXED,
        replaced((MAIN, "tie_order: [health_board, ", "tie_order: [")),
        MAIN,
        "tie_order:",
        "the order must name every payer once: health_board, council.social, council.education",
        "rhaid i'r drefn enwi pob talwr unwaith: health_board, council.social, council.education",
    ),
    "V23": Failing(
        FIXED,
        replaced((MAIN, "rules: [education, main]", "rules: [main, education]")),
        MAIN,
        "rules: [",
        "main covers every line, so the rules after it are never reached",
        "mae main yn cynnwys pob llinell, felly ni chyrhaeddir y rheolau ar ei ôl",
        also=frozenset({"V31"}),
    ),
    "V24": Failing(
        FIXED,
        replaced((EN, "{{main.council.social}}", "{{main.council.social}} (40%)")),
        EN,
        "(40%)",
        "clause c4-1: 40% is typed by hand; name the rule's figure",
        "cymal c4-1: mae 40% wedi'i deipio â llaw; enwch ffigur y rheol",
    ),
    "V25": Failing(
        FIXED,
        replaced((MAIN, "  half: away_from_zero\n", "")),
        MAIN,
        "rounding:",
        "the field rounding.half is missing",
        "mae'r maes rounding.half ar goll",
    ),
    "V26": Failing(
        FIXED,
        replaced((MAIN, "covers: [assessment, ", "covers: [")),
        MAIN,
        "covers: [",
        "the interim rule does not say what is paid before the assessment is complete",
        "nid yw'r rheol dros dro yn dweud beth a delir cyn i'r asesiad gael ei gwblhau",
    ),
    "V27": Failing(
        FIXED,
        beside_another,
        "../other/" + MAIN,
        "effective_from:",
        "an overlap: xr2-gofal-parhaus v2 is also in force on 1 April 2020 for community package, 52-week "
        "residential placement, term-time residential placement, short break, equipment, transport",
        "gorgyffwrdd: mae xr2-gofal-parhaus v2 hefyd mewn grym ar 1 Ebrill 2020 ar gyfer pecyn yn y gymuned, "
        "lleoliad preswyl 52 wythnos, lleoliad preswyl yn ystod y tymor, seibiant byr, offer, cludiant",
    ),
    "V28": Failing(
        FIXED,
        replaced((MAIN, "signed_on: 2020-03-02", "signed_on: 2020-05-02")),
        MAIN,
        "signed_on: 2020-05-02",
        "the agreement is in force before it was signed, and no authority for that is named",
        "mae'r cytundeb mewn grym cyn iddo gael ei lofnodi, ac nid enwir awdurdod i hynny",
    ),
    "V29": Failing(
        FIXED,
        replaced((MAIN, "review_due: 2027-04-01", "review_due: 2019-04-01")),
        MAIN,
        "review_due:",
        "the date of the review is not within the agreement's term",
        "nid yw dyddiad yr adolygiad o fewn cyfnod y cytundeb",
    ),
    "V30": Failing(
        BANDS,
        replaced((POINTS, "from: 2020-04-01", "from: 2021-04-01")),
        POINTS,
        "from: 2021-04-01",
        "a gap: no value is in force on 2020-04-01, when the agreement comes into force",
        "bwlch: nid oes gwerth mewn grym ar 2020-04-01, pan ddaw'r cytundeb i rym",
    ),
    "V31": Failing(
        FIXED,
        replaced(("cases/normal.yaml", "XHB2.health: 73080", "XHB2.health: 73081")),
        "cases/normal.yaml",
        "XHB2.health:",
        "the example does not come out to the penny: XHB2.health gets £730.80, not £730.81",
        "nid yw'r enghraifft yn gywir i'r geiniog: XHB2.health yn cael £730.80, nid £730.81",
    ),
    "V32": Failing(
        FIXED,
        replaced((FORMULA, "kind: fixed_share", "kind: crooked")),
        FORMULA,
        "kind: crooked",
        "what is worked out is not what was proved at £0.01 a week",
        "nid yr hyn a brofwyd yw'r hyn a gyfrifir ar £0.01 yr wythnos",
        also=frozenset({"V31"}),
    ),
    "V33": Failing(
        FIXED,
        after_signing(("activation.yaml", "- XLA26.finance", "- XLA26.monitoring")),
        "activation.yaml",
        "seen_by:",
        "XLA26.finance did not see the simulation",
        "ni welodd XLA26.finance yr efelychiad",
    ),
    "V34": Failing(
        FIXED,
        replaced((EN, "## c2-1 Aims", "## c2-1 Nodau")),
        CY,
        "## c2-1",
        "clause c2-1: missing Welsh: the title is the same as the English",
        "cymal c2-1: mae'r Gymraeg ar goll: mae'r teitl yr un â'r Saesneg",
    ),
    "V35": Failing(
        FIXED,
        with_source,
        MAIN,
        f"sha256: {'0' * 64}",
        "this is not the file that was read: the hash of sources/a.txt differs",
        "nid dyna'r ffeil a ddarllenwyd: mae hash sources/a.txt yn wahanol",
    ),
    "V36": Failing(
        FIXED,
        after_signing(("signatures/XLA22.finance.yaml", "sha256: ", f"sha256: {'0' * 64} # ")),
        "signatures/XLA22.finance.yaml",
        "sha256:",
        "this is not the hash of the content, which is {hash}: the content was changed after signing, and "
        "must be signed again, or the hash is mistyped",
        "nid hash y cynnwys yw hwn: {hash} yw hwnnw; newidiwyd y cynnwys ar ôl ei lofnodi, ac mae angen ei "
        "lofnodi eto, neu camdeipiwyd yr hash",
    ),
    "V37": Failing(
        FIXED,
        after_signing(("signatures/XLA22.finance.yaml", "in_office_from: 2019", "in_office_from: 2021")),
        "signatures/XLA22.finance.yaml",
        "signed_on:",
        "Llofnodwr XLA22.finance did not hold the office on 2 March 2020",
        "nid oedd Llofnodwr XLA22.finance yn dal y swydd ar 2 Mawrth 2020",
    ),
    "V38": Failing(
        FIXED,
        after_signing(
            ("activation.yaml", "\nby:", "\nby: #"), ("activation.yaml", "name: Ail", "name: Cyntaf")
        ),
        "activation.yaml",
        "by: #",
        "two different people must put it into force",
        "rhaid i ddau berson gwahanol ei roi mewn grym",
    ),
}
