"""The demonstration: invented people, cases and acts, replayed once through casework. It has no rules of its
own.
"""

from __future__ import annotations

from cytundeb.demonstration.replaying import Summary, is_loaded, replay

__all__ = ["Summary", "is_loaded", "replay"]
