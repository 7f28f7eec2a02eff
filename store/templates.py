"""The office's own templates; each upload is kept as the next version of its name and never changed."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Any

from store.connection import Database, write
from store.errors import Missing
from vietnamese.keys import search_key


@dataclass(frozen=True)
class Template:
    """One version of a template, without its bytes; `file` is what the file was called, `size` in bytes."""

    id: int
    name: str
    version: int
    file: str
    size: int
    digest: str
    uploaded_by: int
    uploaded_at: str


_COLUMNS = ", ".join(field.name for field in fields(Template))
_SELECT = f"SELECT {_COLUMNS} FROM templates"
_INSERT = """
INSERT INTO templates (name, name_key, version, file, size, digest, uploaded_by, uploaded_at, data)
SELECT coalesce((SELECT name FROM templates WHERE name_key = :key), :name), :key,
    coalesce((SELECT max(version) FROM templates WHERE name_key = :key), 0) + 1,
    :file, :size, :digest, :by, :at, :data"""


def add(db: Database, name: str, file: str, data: bytes, by: int, at: str) -> Template:
    """Keep a file as the next version of its name; names that differ by marks or capitals only are one.

    Returns the version there is where the name's latest already is this very file.
    """
    digest, key = sha256(data).hexdigest(), search_key(name)
    with write(db):
        last = _found(db, f"{_SELECT} WHERE name_key = ? ORDER BY version DESC LIMIT 1", (key,))
        if last and last[0].digest == digest:
            return last[0]
        values = {"key": key, "name": name, "file": file, "data": data, "size": len(data), "digest": digest}
        number = db.conn.execute(_INSERT, {**values, "by": by, "at": at}).lastrowid
        return get(db, number or 0)


def get(db: Database, template_id: int) -> Template:
    """The version; raises Missing."""
    found = _found(db, f"{_SELECT} WHERE id = ?", (template_id,))
    if not found:
        raise Missing(f"Không có mẫu số {template_id}.")
    return found[0]


def data_of(db: Database, template_id: int) -> bytes:
    """The file as it was uploaded; raises Missing."""
    row = db.conn.execute("SELECT data FROM templates WHERE id = ?", (template_id,)).fetchone()
    if row is None:
        raise Missing(f"Không có mẫu số {template_id}.")
    return bytes(row[0])


def latest(db: Database) -> tuple[Template, ...]:
    """The latest version of every name, the one uploaded last first."""
    sql = f"{_SELECT} AS one WHERE version = (SELECT max(version) FROM templates WHERE name_key = one.name_key)"
    return _found(db, f"{sql} ORDER BY id DESC", ())


def versions(db: Database, template: Template) -> tuple[Template, ...]:
    """Every version of the template's name, the latest first."""
    return _found(db, f"{_SELECT} WHERE name_key = ? ORDER BY version DESC", (search_key(template.name),))


def _found(db: Database, sql: str, values: Iterable[Any]) -> tuple[Template, ...]:
    return tuple(Template(*row) for row in db.conn.execute(sql, tuple(values)))
