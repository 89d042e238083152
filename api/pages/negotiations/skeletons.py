"""How a new file of a draft begins: every field that its kind needs, each told in both languages, and no
figure: what must be decided is left open by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_HEAD: Final = """\
id: {name}
kind: {kind}
clause: {clause}                  # y cymal sy'n ei ddweud / the clause that states it
lines: all                    # all, neu restr o fathau / or a list of kinds: [support, transport]
provenance:
  kind: {provenance}
  confidence: R
  source:
    cy: "I'w gadarnhau gan y cyrff."
    en: "To be confirmed by the bodies."
"""
_SHARES: Final = "{health_board: <<share>>, council.social: <<share>>}"
_LIMITED: Final = """\
of: <<rule>>                  # y fformiwla y mae'n ei chyfyngu / the formula that it limits
payer: <<payer>>              # health_board, council.social, council.education
limit: <<pence>>              # ceiniogau, neu enw gwerthoedd / pence, or the name of dated values
"""
_ONE_OF_TWO: Final = f"""\
payer: <<payer>>              # pwy sy'n cario'r swm / who carries the amount
of: [<<rule>>, <<rule>>]      # y ddwy fformiwla / the two formulas
rest:                         # pwy sy'n cario'r gweddill; cyfanswm 100% / who carries the rest; 100% in all
  {_SHARES}
"""
FIELDS: Final[Mapping[str, str]] = {
    "fixed_share": f"""\
# Cyfran pob talwr, cyfanswm 100%: 60%, 3/5 neu 0.6. / Every payer's share, 100% in all: 60%, 3/5 or 0.6.
shares: {_SHARES}
""",
    "equal_shares": """\
# Y talwyr sy'n rhannu'n gyfartal. / The payers that share equally.
payers: [health_board, council.social]
""",
    "itemised": """\
# Pob math o linell a'i gyfrannau. / Every kind of line with its shares.
items:
  registered_nurse: {health_board: 100%}    # byth gan gyngor / never a council's
  trained_carer: {health_board: <<share>>, council.social: <<share>>}
  therapy: {health_board: <<share>>, council.social: <<share>>}
  health_equipment: {health_board: <<share>>, council.social: <<share>>}
  support: {health_board: <<share>>, council.social: <<share>>}
  transport: {health_board: <<share>>, council.social: <<share>>}
  short_break: {health_board: <<share>>, council.social: <<share>>}
  accommodation: {health_board: <<share>>, council.social: <<share>>}
  tuition: {health_board: <<share>>, council.education: <<share>>}
  education_support: {health_board: <<share>>, council.education: <<share>>}
""",
    "hours_ratio": """\
health: <<payer>>             # pwy sy'n cario oriau staff iechyd / who carries the health staff's hours
other: <<payer>>              # pwy sy'n cario oriau pawb arall / who carries everybody else's hours
""",
    "score_band": f"""\
points: <<values>>            # tabl y pwyntiau, yn parameters/ / the table of points, in parameters/
# Y ddau ben yn gynwysedig; pob sgôr mewn un band. / Both ends included; every score in exactly one band.
bands:
  - {{from_score: 0, to_score: <<score>>, shares: {_SHARES}}}
  - {{from_score: <<score>>, to_score: <<score>>, shares: {_SHARES}}}
""",
    "weighted_domains": """\
points: <<values>>            # tabl y pwyntiau, yn parameters/ / the table of points, in parameters/
payer: <<payer>>              # pwy sy'n cario'r gyfran bwysol / who carries the weighted share
rest: <<payer>>               # pwy sy'n cario'r gweddill / who carries the rest
snap_to: null                 # cam talgrynnu'r gyfran, megis 5% / a step of the share, such as 5%
weights:                      # cyfran y talwr o bob parth / the payer's share of each domain
  breathing: <<share>>
  eating_drinking: <<share>>
  mobility: <<share>>
  continence: <<share>>
  skin: <<share>>
  communication: <<share>>
  medicines: <<share>>
  psychological: <<share>>
  seizures: <<share>>
  behaviour: <<share>>
""",
    "marginal_tiers": f"""\
threshold_in: <<side>>        # lower / upper
# Haenau o gost yr wythnos mewn ceiniogau, heb fwlch. / Tiers of the week's cost in pence, without a gap.
tiers:
  - {{from_pence: 0, to_pence: <<pence>>, shares: {_SHARES}}}
  - {{from_pence: <<pence>>, to_pence: null, shares: {_SHARES}}}
""",
    "cap": f"""\
{_LIMITED}# Pwy sy'n cario'r hyn sydd dros y terfyn. / Who carries what is above the limit.
excess_to: {_SHARES}
""",
    "floor": f"""\
{_LIMITED}taken_from: [<<payer>>]       # oddi ar bwy y daw'r gwahaniaeth / from whom the difference is taken
""",
    "flat_plus_remainder": """\
payer: <<payer>>              # pwy sy'n cario'r gyfradd wastad / who carries the flat rate
rate: <<values>>              # y gyfradd gyhoeddedig, yn parameters/ / the published rate, in parameters/
remainder: <<payer>>          # pwy sy'n cario'r gweddill / who carries the rest
""",
    "additive_rate": """\
# Pob cyfradd gyhoeddedig a'i pherchennog. / Every published rate and who owns it.
components:
  - {id: base, name: {cy: <<name>>, en: <<name>>}, rate: <<values>>, payer: <<payer>>}
  - {id: top_up, name: {cy: <<name>>, en: <<name>>}, rate: <<values>>, payer: <<payer>>}
""",
    "taper": f"""\
clock: package_start
pauses: not_counted
# Wythnosau cyfan ers dechrau'r pecyn, heb fwlch. / Whole weeks since the package started, without a gap.
steps:
  - {{from_weeks: 0, to_weeks: <<weeks>>, shares: {_SHARES}}}
  - {{from_weeks: <<weeks>>, to_weeks: null, shares: {_SHARES}}}
""",
    "education_carve_out": """\
payer: council.education
weekly: <<pence>>             # ceiniogau yr wythnos a addysgir / pence for a week that is taught
taught_weeks: <<values>>      # wythnosau a addysgir mewn blwyddyn / weeks taught in a year (parameters/)
year_days: 365
rest: <<rule>>                # y fformiwla i'r gweddill / the formula for the rest
""",
    "nested": """\
# Yn gyntaf rhwng sectorau, yna o fewn pob un. / First between sectors, then inside each.
sectors:
  - {id: health, share: <<share>>, inside: {health_board: 100%}}
  - {id: council, share: <<share>>, inside: {council.social: <<share>>, council.education: <<share>>}}
""",
    "greater_of": _ONE_OF_TWO,
    "lesser_of": _ONE_OF_TWO,
    "panel_determined": "",
    "exception_chain": """\
default: <<rule>>             # y fformiwla arferol / the formula for all else
exceptions:
  - id: exception
    name: {cy: <<name>>, en: <<name>>}
    clause: <<clause>>
    when: {marks: [<<condition>>]}    # megis / such as {marks: [fast_track]}
    use: <<rule>>
""",
}
"""What each kind needs beneath its head. A test holds it to the kinds that there are."""

VALUES: Final = """\
# Gwerth o ddiwrnod i ddiwrnod: y tu allan i'w ddyddiau nid oes gwerth. / A value from a day to a day.
name: {name}
provenance:
  kind: local
  confidence: R
  source: {cy: <<source>>, en: <<source>>}
values:
  - {from: <<day>>, to: null, value: <<value>>}
"""
EXAMPLE: Final = """\
# Ffeithiau pecyn, a'r ceiniogau sy'n dilyn. / The facts of a package, and the pence that follow.
name: {name}
says: {cy: <<says>>, en: <<says>>}
clause: c4-1
agreed_by: [<<agreed>>]       # megis / such as [XHB1.finance, XLA11.finance]
on: <<day>>
facts:
  region: {region}
  health_board: {health_board}
  council: {council}
  service: {service}
  package_start: <<day>>
  levels: {}
  lines:
    - {id: care, kind: <<line>>, weekly_pence: <<pence>>}
expected: {}
"""


def formula_skeleton(kind: str, *, name: str, clause: str, fictional: bool) -> str:
    """The file of a formula of this kind, to be filled in; KeyError for a kind that there is not."""
    head = _HEAD.replace("{name}", name).replace("{kind}", kind).replace("{clause}", clause)
    return head.replace("{provenance}", "illustrative" if fictional else "local") + FIELDS[kind]
