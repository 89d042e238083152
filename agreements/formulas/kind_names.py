"""What each kind of formula is called on pages and in explanations. It computes nothing and knows no
formula.
"""

from collections.abc import Mapping

from agreements.words import Words

KIND_NAMES: Mapping[str, Words] = {
    "fixed_share": Words(cy="cyfran sefydlog", en="a fixed share"),
    "equal_shares": Words(cy="cyfrannau cyfartal", en="equal shares"),
    "itemised": Words(cy="cyfrannau fesul math o linell", en="shares by kind of line"),
    "hours_ratio": Words(cy="cymhareb oriau", en="a ratio of hours"),
    "score_band": Words(cy="cyfrannau yn ôl band o bwyntiau angen", en="shares by a band of points of need"),
    "weighted_domains": Words(cy="parthau angen wedi'u pwysoli", en="weighted domains of need"),
    "marginal_tiers": Words(cy="haenau o'r gost", en="tiers of the cost"),
    "cap": Words(cy="uchafswm i un talwr", en="a cap on what one payer pays"),
    "floor": Words(cy="isafswm i un talwr", en="a floor under what one payer pays"),
    "flat_plus_remainder": Words(
        cy="swm gwastad gan un talwr, a'r gweddill gan un arall",
        en="a flat amount from one payer, and the rest from another",
    ),
    "additive_rate": Words(
        cy="cyfradd wedi'i hadio o rannau, a pherchennog i bob rhan",
        en="a rate added up from parts, each with an owner",
    ),
    "taper": Words(cy="cyfran sy'n newid dros amser", en="a share that changes over time"),
    "usage_pool_trueup": Words(cy="cronfa yn ôl defnydd", en="a pool by usage"),
    "population_pool": Words(cy="cronfa yn ôl poblogaeth", en="a pool by population"),
    "variance_share": Words(cy="rhannu gwahaniaeth", en="sharing a variance"),
    "interim_then_reconcile": Words(
        cy="talu dros dro ac yna gysoni", en="paying for the time being and then reconciling"
    ),
    "education_carve_out": Words(
        cy="addysg yn gyntaf, yna rheol ar y gweddill", en="education first, then a rule on the rest"
    ),
    "nested": Words(cy="rhannu rhwng sectorau, yna o'u mewn", en="between sectors, then inside each"),
    "date_sliced": Words(cy="rheol yn ôl dyddiad", en="a rule by date"),
    "banded_uplift": Words(cy="codiad fesul band", en="an uplift in bands"),
    "greater_of": Words(cy="y mwyaf o ddwy reol", en="the greater of two rules"),
    "lesser_of": Words(cy="y lleiaf o ddwy reol", en="the lesser of two rules"),
    "no_worse_off": Words(cy="neb ar ei golled", en="nobody worse off"),
    "asymmetric_change": Words(cy="newid anghymesur", en="an asymmetric change"),
    "panel_determined": Words(cy="panel sy'n pennu", en="a panel determines"),
    "exception_chain": Words(
        cy="rheol arferol ac eithriadau wedi'u henwi", en="a default rule and named exceptions"
    ),
}


def kind_name(kind: str) -> Words:
    """The name of a kind; a kind that has none stands as its code."""
    return KIND_NAMES.get(kind, Words(cy=kind, en=kind))
