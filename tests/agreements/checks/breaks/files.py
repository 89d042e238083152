"""The shipped agreements that are broken, and the files in them."""

FIXED, BANDS, ITEMS, PANEL = (
    "xr2-arfordir-y-wawr/gofal-parhaus-2",
    "xr3-bror-wennol/gofal-parhaus-1",
    "xr1-dyffryn-gwyrddlas/gofal-parhaus-1",
    "xr6-gorllewin-yr-enfys/gofal-parhaus-2",
)

MAIN, LINES, FORMULA, POINTS = (
    "agreement.yaml",
    "formulas/lines.yaml",
    "formulas/main.yaml",
    "parameters/points.yaml",
)
EN, CY = "clauses.en.md", "clauses.cy.md"
