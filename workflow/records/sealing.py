"""A child's values as JSON, before they are encrypted and after: also what an earlier version of the
record wrote."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from workflow.casework.child_values import ChildValues

_VALUES = TypeAdapter(ChildValues)


def to_plain(values: ChildValues) -> bytes:
    """The values as JSON."""
    return _VALUES.dump_json(values)


def from_plain(plain: bytes) -> ChildValues:
    """The values that this JSON says. Raises ValueError where it says none."""
    said: dict[str, Any] = json.loads(plain)
    address, secret = said.pop("address", None), said.pop("address_secret", False)
    if address is not None:  # one address without dates, as it was kept before addresses had them
        said.setdefault("addresses", [{"text": address, "secret": secret}])
    return _VALUES.validate_python(said)
