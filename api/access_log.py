"""What the web server's access log may say of a request: its path and never its query, for a purpose of
reading a child's record, or words searched for, may stand there. It keeps no log itself.
"""

from __future__ import annotations

import logging

ACCESS_LOG = "uvicorn.access"
_PATH = 2
"""Where the server puts the path with its query among what it logs."""


class WithoutQuery(logging.Filter):
    """Lets every line through, cut at the query."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Cut the query off."""
        if isinstance(record.args, tuple) and len(record.args) > _PATH:
            cut = str(record.args[_PATH]).partition("?")[0]
            record.args = (*record.args[:_PATH], cut, *record.args[_PATH + 1 :])
        return True


def keep_queries_out() -> None:
    """Let no access log of this process say a query; done again it changes nothing."""
    log = logging.getLogger(ACCESS_LOG)
    if not any(isinstance(one, WithoutQuery) for one in log.filters):
        log.addFilter(WithoutQuery())
