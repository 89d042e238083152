"""What cannot be read as it stands, so that no check is reached."""

from tests.agreements.checks.breaks.files import BANDS, CY, EN, FIXED, FORMULA, MAIN, POINTS

READING = [
    (None, FIXED, FORMULA, "kind: fixed_share", "kind: guess", FORMULA, "no kind of formula called guess"),
    (None, FIXED, FORMULA, "id: main", "id: other", FORMULA, "the name is other but the file is called main"),
    (
        None,
        BANDS,
        POINTS,
        "name: points",
        "name: pwyntiau",
        POINTS,
        "the name is pwyntiau but the file is called points",
    ),
    (None, FIXED, MAIN, "version: 2", "version: 2\ncolour: red", MAIN, "the field colour is not known"),
    (
        None,
        FIXED,
        MAIN,
        "rules: [education, main]",
        "rules: [main]",
        "formulas/education.yaml",
        "does not use the formula education",
    ),
    (
        None,
        FIXED,
        MAIN,
        "fictional: true",
        "fictional: true\nclauses: {}",
        MAIN,
        "clauses have files of their own",
    ),
    (
        None,
        FIXED,
        CY,
        "Ni fydd gofal plentyn byth yn aros am y ddadl am arian.",
        "",
        CY,
        "clause c2-1 has no text",
    ),
    (None, FIXED, EN, "## c2-2 ", "## c2-1 ", EN, "clause c2-1 is there twice"),
    (None, FIXED, MAIN, "id: xr2", "id: xr2\nid: xr2", MAIN, "the key id is there twice"),
]
