"""A pool paid by use (F13), as an agreement states it: opening by last year's use, closing by this year's."""

from collections.abc import Mapping

from agreements.pools.members import PoolRule
from agreements.words import Words


class UsagePool(PoolRule):
    """Opening contributions share the budget by last year's use of the unit; closing ones share what was
    spent by this year's; the difference is settled.
    """

    unit: Words

    def constants(self) -> Mapping[str, Words]:
        """`usage_pool.unit`."""
        return {"usage_pool.unit": self.unit}
