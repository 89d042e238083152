"""The settings of the embedded server, given on its command line so that an old data folder gets new ones.

Small, for one machine and one application. Not the advice for a production server.
"""

from __future__ import annotations

from pathlib import Path

from cytundeb.embedded.address import PORT


def server_settings(*, socket_folder: Path, durable: bool) -> list[str]:
    """The `-c name=value` words; `durable=False` gives up safety for speed and is for tests alone."""
    safe = "on" if durable else "off"
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(socket_folder),
        "unix_socket_permissions": "0700",
        "port": str(PORT),
        "cluster_name": "cytundeb",
        "password_encryption": "scram-sha-256",
        "max_connections": "100",
        "shared_buffers": "128MB",
        "io_method": "sync",  # all of it fits in memory: three helpers less
        "wal_level": "minimal",  # no replica will ever read it
        "max_wal_senders": "0",
        "max_logical_replication_workers": "0",
        "jit": "off",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "log_line_prefix": "%m [%p] %q%u@%d ",
        "log_checkpoints": "off",
        "fsync": safe,
        "synchronous_commit": safe,
        "full_page_writes": safe,
    }
    return [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
