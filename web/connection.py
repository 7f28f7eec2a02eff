"""The connection to the store, for each request that asks for one."""

from flask import g

import store
from web.configuration import settings


def get_db() -> store.Database:
    """The connection of this thread, asked for once a request; raises `store.errors.NoDatabase`."""
    if "db" not in g:
        g.db = store.kept(settings().database)
    db: store.Database = g.db
    return db
