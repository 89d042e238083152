"""The PostgreSQL that comes with Cytundeb: found in its wheel, started, supervised and ended by us.

It serves a checkout that has no database of its own. It is not for production, it knows no table, and it
never looks at CYTUNDEB_DATABASE_URL: whoever calls it has already decided that the embedded server is wanted.
"""

from cytundeb.embedded.address import Role, ServerAddress
from cytundeb.embedded.refusal import EmbeddedServerError
from cytundeb.embedded.server import EmbeddedServer, running

__all__ = ["EmbeddedServer", "EmbeddedServerError", "Role", "ServerAddress", "running"]
