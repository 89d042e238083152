"""The kind `panel_determined` (F24): the agreement fixes no arithmetic; a panel sets the shares and records
why.

Some regions say openly that they have no formula. Without a panel's shares this kind refuses; it never
invents one.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from agreements.facts import PackageLine
from agreements.formulas.formula import Formula, Problem, Question, shares_in_words
from agreements.money import UnreadableWeight, format_pounds, parse_share
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.payers import PayerRole
from agreements.refusals import BadShares, PanelMustDetermine
from agreements.words import Words


class PanelDetermined(Formula):
    """Takes the panel's shares from the facts: all of them whole pence, or all of them exact fractions."""

    kind: Literal["panel_determined"]

    def shares_for(self, line: PackageLine, question: Question) -> Mapping[PayerRole, Fraction]:
        """The panel's fractions, or its pence as fractions of their sum."""
        given = self._given(question)
        if all(isinstance(share, int) for share in given.values()):
            whole = sum(int(share) for share in given.values())
            if whole == 0:
                return {role: Fraction(place == 0) for place, role in enumerate(given)}
            return {role: Fraction(int(share), whole) for role, share in given.items()}
        return self._fractions(given)

    def whole_pence(self, pence: int, question: Question) -> Mapping[PayerRole, int] | None:
        """The panel's pence, which must be the whole cost left to it; BadShares where they are not."""
        given = self._given(question)
        if not all(isinstance(share, int) for share in given.values()):
            return None
        pences = {role: int(share) for role, share in given.items()}
        if sum(pences.values()) != pence:
            words = _NOT_THE_COST.filled(given=format_pounds(sum(pences.values())), cost=format_pounds(pence))
            raise BadShares(words, clause=self.clause)
        return pences

    def working(self, line: PackageLine, question: Question) -> Words:
        """The panel's shares."""
        return _WORKING.filled(shares=shares_in_words(self.shares_for(line, question)))

    def constants(self, parameters: Mapping[str, Parameter]) -> Mapping[str, Words]:
        """None: there is no arithmetic to state."""
        return {}

    def problems(self, parameters: Mapping[str, Parameter], needs: NeedsTable) -> list[Problem]:
        """None in itself."""
        return []

    def _given(self, question: Question) -> Mapping[PayerRole, int | str]:
        if not question.facts.panel_shares:
            raise PanelMustDetermine(_NO_SHARES.filled(clause=self.clause), clause=self.clause)
        return question.facts.panel_shares

    def _fractions(self, given: Mapping[PayerRole, int | str]) -> Mapping[PayerRole, Fraction]:
        try:
            shares = {role: parse_share(share) for role, share in given.items() if isinstance(share, str)}
        except UnreadableWeight as error:
            raise BadShares(_MIXED, clause=self.clause) from error
        if len(shares) != len(given):
            raise BadShares(_MIXED, clause=self.clause)
        if any(share < 0 for share in shares.values()) or sum(shares.values()) != 1:
            raise BadShares(_NOT_ONE, clause=self.clause)
        return shares


_WORKING = Words(cy="cyfrannau'r panel: {shares}", en="the panel's shares: {shares}")
_NO_SHARES = Words(
    cy="Nid oes fformiwla yn y cytundeb hwn: rhaid i banel bennu'r cyfrannau (cymal {clause}).",
    en="This agreement has no formula: a panel must determine the shares (clause {clause}).",
)
_NOT_THE_COST = Words(
    cy="Mae cyfrannau'r panel yn dod i {given}; y gost sydd i'w rhannu yw {cost}.",
    en="The panel's shares come to {given}; the cost to be shared is {cost}.",
)
_MIXED = Words(
    cy="Rhaid i bob cyfran gan y panel fod yn geiniogau cyfan, neu bob un yn ffracsiwn union.",
    en="The panel's shares must all be whole pence, or all be exact fractions.",
)
_NOT_ONE = Words(cy="Rhaid i gyfrannau'r panel ddod i un.", en="The panel's shares must come to one.")
