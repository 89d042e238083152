"""What rules are made of is checked with them: a part answers all that it is asked, an exception's clause is
there.
"""

import json
import shutil

import pytest

from agreements.book import SHIPPED
from agreements.check import check
from tests.agreements.formulas.promises import HEALTH, PROVENANCE, SOCIAL

FOLDER = SHIPPED / "xr2-arfordir-y-wawr" / "gofal-parhaus-2"
FAST = {
    "id": "fast_track",
    "name": {"cy": "llwybr cyflym", "en": "fast track"},
    "clause": "c4-1",
    "when": {"marks": ["fast_track"]},
    "use": "inner",
}


@pytest.fixture
def faults(tmp_path):
    """The faults of a shipped agreement whose main rule is an exception over two formulas, one of them as
    given.
    """

    def _faults(inner: dict[str, object], exception: dict[str, object]) -> list[str]:
        copy = tmp_path / "agreement"
        shutil.copytree(FOLDER, copy)
        shares = {"kind": "fixed_share", "shares": {HEALTH: "60%", SOCIAL: "40%"}}
        chain = {"kind": "exception_chain", "default": "usual", "exceptions": [FAST | exception]}
        for name, fields in (("main", chain), ("usual", shares), ("inner", shares | inner)):
            rule = {"id": name, "clause": "c4-1", "lines": "all", "provenance": PROVENANCE}
            (copy / "formulas" / f"{name}.yaml").write_text(json.dumps(rule | fields), encoding="utf-8")
        return [f"{fault.check} {fault.file.rpartition('/')[2]}: {fault.words.en}" for fault in check(copy)]

    return _faults


SILENT = "V16 inner.yaml: a gap: this formula is asked about support and does not cover it"
NO_CLAUSE = "V24 main.yaml: there is no clause c99"


def test_a_part_that_is_asked_about_what_it_does_not_cover_is_a_gap(faults):
    found = faults({"lines": ["accommodation", "transport"]}, {})
    assert SILENT in found
    assert not any("about accommodation" in fault for fault in found)


def test_the_clause_of_an_exception_is_there(faults):
    assert NO_CLAUSE in faults({}, {"clause": "c99"})


def test_a_part_that_covers_what_it_is_asked_is_no_fault(faults):
    found = faults({}, {})
    assert SILENT not in found
    assert NO_CLAUSE not in found
