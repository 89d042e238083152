"""What a check is: its code, the sentence that says what it promises, and what it asks of one agreement.

It runs nothing; `agreements.check` does.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from agreements.faults import Fault
from agreements.model import WrittenAgreement
from agreements.proof.proving import Failure, Proof
from agreements.reading import Reading
from agreements.words import Words
from agreements.worked_examples import ExampleResult, run_examples
from agreements.yaml_source import Source, ValuePath

Family = Literal["legal", "completeness", "rules", "dates", "evidence"]


@dataclass(frozen=True, eq=False)
class Subject:
    """What a check looks at: one agreement and where each thing of it stands, the agreements that were read
    with it and begin no later (`earlier`, in order), and the day it is asked on (none: no day).
    """

    reading: Reading
    agreement: WrittenAgreement
    main: Source
    earlier: "Sequence[Subject]" = ()
    on: date | None = None

    @cached_property
    def proof(self) -> Proof:
        """What can be proved of its formulas over the costs that it declares."""
        costs, formulas = self.agreement.domain.weekly_pence, self.agreement.formulas
        return Proof(
            {formula.id: formula for formula in formulas},
            self.agreement.parameters,
            first=costs.first,
            last=costs.last,
        )

    @cached_property
    def unproved(self) -> tuple[Failure, ...]:
        """Every promise of its formulas that the proof does not find kept."""
        return self.proof.failures(rule.id for rule in self.agreement.rules)

    @cached_property
    def examples(self) -> tuple[ExampleResult, ...]:
        """The worked examples beside it, each run once; none of an agreement that nobody may use."""
        if self.reading.faults:
            return ()
        return tuple(run_examples(self.agreement, self.reading.folder))

    @property
    def signed(self) -> bool:
        """Whether anybody brought it into force; before that it is a draft, and needs no signature yet."""
        return self.reading.activation is not None


def nothing_more(subject: Subject) -> Iterable[Fault]:
    """For a check whose whole promise is kept by what can be read at all."""
    return ()


@dataclass(frozen=True, slots=True)
class Check:
    """One validation. `fields`: what in `agreement.yaml` it holds, so that a fault found there while reading
    carries its code. `sound`: it is asked only of a folder that was read without a fault.
    """

    code: str
    family: Family
    says: Words
    run: Callable[[Subject], Iterable[Fault]] = nothing_more
    fields: tuple[ValuePath, ...] = ()
    sound: bool = False


FAMILY_WORDS = {
    "legal": Words(cy="Y gyfraith a'r partïon", en="Law and parties"),
    "completeness": Words(cy="Cyflawnder y cytundeb", en="Completeness of the agreement"),
    "rules": Words(cy="Y rheolau", en="The rules"),
    "dates": Words(cy="Dyddiadau", en="Dates"),
    "evidence": Words(cy="Tystiolaeth", en="Evidence"),
}
