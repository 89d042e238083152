"""Panels in records: read under a lock, written in one commit, their chain and outbox."""
