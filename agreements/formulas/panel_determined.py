"""The kind `panel_determined` (F24): the agreement fixes no arithmetic; a panel sets the shares and records
why.

Some regions say openly that they have no formula. Without a panel's shares this kind refuses; it never
invents one.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal

from agreements.facts import PackageLine
from agreements.formulas.formula import (
    Division,
    Formula,
    LineDivision,
    Problem,
    Question,
    shares_in_words,
)
from agreements.formulas.weekly_sum import pounds
from agreements.money import UnreadableWeight, format_pounds, parse_share
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.payers import PAYER_ROLES, ROLE_WORDS, PayerRole
from agreements.proof.branch import Branch, World, mixed_branch
from agreements.refusals import BadShares, PanelMustDetermine
from agreements.words import Words


class PanelDetermined(Formula):
    """Takes the panel's shares from the facts: all of them whole pence, or all of them exact fractions."""

    kind: Literal["panel_determined"]

    def divide(self, lines: Sequence[PackageLine], question: Question) -> Division:
        """The panel's fractions of every line, or its pence of their total; BadShares where the pence are
        not the cost that is left to the panel.
        """
        given = self._given(question)
        if any(isinstance(share, str) for share in given.values()):
            return self._divided(lines, self._fractions(given), together=False)
        pence = {role: int(share) for role, share in given.items()}
        cost = sum(line.weekly_pence for line in lines)
        if sum(pence.values()) != cost:
            words = _NOT_THE_COST.filled(given=format_pounds(sum(pence.values())), cost=pounds(cost))
            raise BadShares(words, clause=self.clause)
        whole = pence if cost else {role: int(place == 0) for place, role in enumerate(given)}
        shares = {role: Fraction(part, cost or 1) for role, part in whole.items()}
        return self._divided(lines, shares, together=True)

    def inputs(self, lines: Sequence[PackageLine], question: Question) -> tuple[Words, ...]:
        """What the panel set, as it was entered: pence, or an exact fraction."""
        return tuple(
            _GIVEN.filled(
                payer=ROLE_WORDS[role], share=share if isinstance(share, str) else format_pounds(share)
            )
            for role, share in self._given(question).items()
        )

    def constants(self, parameters: Mapping[str, Parameter]) -> Mapping[str, Words]:
        """None: there is no arithmetic to state."""
        return {}

    def problems(self, parameters: Mapping[str, Parameter], needs: NeedsTable) -> list[Problem]:
        """None in itself."""
        return []

    def branches(self, world: World) -> tuple[Branch, ...]:
        """One: whatever the panel sets, between nothing and all of it, in proportion to the cost."""
        alone = [{role: Fraction(1)} for role in PAYER_ROLES]
        return (mixed_branch(_PANEL, alone, world),)

    def _divided(
        self, lines: Sequence[PackageLine], shares: Mapping[PayerRole, Fraction], *, together: bool
    ) -> Division:
        working = _WORKING.filled(shares=shares_in_words(shares))
        return Division(tuple(LineDivision(shares, working) for _ in lines), together=together)

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


_PANEL = Words(cy="cyfrannau'r panel", en="the panel's shares")
_GIVEN = Words(cy="gosododd y panel i {payer}: {share}", en="the panel set for {payer}: {share}")
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
