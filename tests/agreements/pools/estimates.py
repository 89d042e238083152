"""Population estimates for the tests of pools, each marked with its source and confidence.

The catalogue gives the pence of its example but not its populations. The six numbers of `RECOLLECTED` are
recollected (mid-2018 estimates of six councils of north Wales), not read in a source; they reproduce all
twelve figures of the catalogue and sum to the 698,369 that it states. The members that carry them here are
invented councils.
"""

from datetime import date

from agreements.parameters import DatedValue, Parameter
from agreements.provenance import Provenance
from agreements.words import Words

MEMBERS = ("XLA21", "XLA22", "XLA23", "XLA24", "XLA25", "XLA26")
RECOLLECTED = (69_961, 124_178, 117_181, 95_330, 155_593, 136_126)
AS_AT = date(2018, 6, 30)


def estimate(people, /, *, name="mid-2018"):
    """An estimate that holds for a year about its day."""
    source = Words(
        cy="Amcangyfrifon canol blwyddyn, o'r cof; heb eu cadarnhau",
        en="Mid-year estimates, recollected; not confirmed",
    )
    value = DatedValue.model_validate({"from": date(2018, 1, 1), "to": date(2018, 12, 31), "value": people})
    provenance = Provenance(kind="illustrative", confidence="R", source=source)
    return {name: Parameter(name=name, provenance=provenance, values=(value,))}


MID_2018 = estimate(dict(zip(MEMBERS, RECOLLECTED, strict=True)))
