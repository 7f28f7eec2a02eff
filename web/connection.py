"""One connection to the store for each request that asks for one."""

from flask import Flask, g

import store
from web.configuration import settings


def get_db() -> store.Database:
    """The request's connection, opened at its first use; raises `store.errors.NoDatabase`."""
    if "db" not in g:
        g.db = store.connect(settings().database)
    db: store.Database = g.db
    return db


def init_app(app: Flask) -> None:
    """Close the connection when the request is over."""
    app.teardown_appcontext(_close)


def _close(error: BaseException | None) -> None:
    db: store.Database | None = g.pop("db", None)
    if db is not None:
        db.close()
