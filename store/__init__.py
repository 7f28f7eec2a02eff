"""REMEMBERED: the only SQL. One module per table; every write goes through `write`."""

from store.connection import Database, checkpoint, connect, snapshot, write
from store.errors import StoreError
from store.kept import kept
from store.migrations import migrate

__all__ = ["Database", "StoreError", "checkpoint", "connect", "kept", "migrate", "snapshot", "write"]
