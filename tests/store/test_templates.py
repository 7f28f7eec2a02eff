"""The office's templates: versions of a name, frozen; which kinds of units print on them."""

import sqlite3
from collections.abc import Callable

import pytest

from store import Database, template_uses, templates, write
from store.errors import Missing
from store.templates import Template
from tests.store.house import AT, CAMPAIGN, OFFICER

NAME = "Mẫu của tỉnh"


def keep(db: Database, data: bytes, name: str = NAME) -> Template:
    return templates.add(db, name, "mau.docx", data, OFFICER, AT)


def test_a_template_is_kept_with_its_bytes(db: Database) -> None:
    kept = keep(db, b"\x00PK")
    assert (kept.name, kept.version, kept.size) == (NAME, 1, 3)
    assert templates.data_of(db, kept.id) == b"\x00PK"


def test_the_next_upload_of_a_name_is_its_next_version(db: Database) -> None:
    first, second = keep(db, b"a"), keep(db, b"b", "MAU cua tinh")
    assert (second.version, second.name) == (2, NAME)
    assert templates.versions(db, first) == (second, first)


def test_the_same_file_sent_again_is_the_same_version(db: Database) -> None:
    assert keep(db, b"a") == keep(db, b"a")


def test_control_an_earlier_file_sent_again_is_a_new_version(db: Database) -> None:
    assert [keep(db, data).version for data in (b"a", b"b", b"a")] == [1, 2, 3]


def test_the_latest_of_each_name_are_listed(db: Database) -> None:
    other = keep(db, b"z", "Mẫu khác")
    latest = [keep(db, data) for data in (b"a", b"b")][-1]
    assert templates.latest(db) == (latest, other)


@pytest.mark.parametrize("read", [templates.get, templates.data_of])
def test_an_unknown_template_is_missing(db: Database, read: Callable[[Database, int], object]) -> None:
    with pytest.raises(Missing, match="số 7"):
        read(db, 7)


@pytest.mark.parametrize("sql", ["UPDATE templates SET name = 'x'", "DELETE FROM templates"])
def test_a_version_is_never_changed(db: Database, sql: str) -> None:
    keep(db, b"a")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"), write(db):
        db.conn.execute(sql)


def test_a_kind_without_a_template_has_no_file(db: Database) -> None:
    assert template_uses.file_for(db, CAMPAIGN, "cdcs") is None


def test_the_kinds_print_on_what_was_chosen_last(db: Database) -> None:
    first, second = keep(db, b"a"), keep(db, b"b")
    template_uses.use(db, CAMPAIGN, ["cdcs", "huyen"], first.id)
    template_uses.use(db, CAMPAIGN, ["huyen"], second.id)
    assert template_uses.of_campaign(db, CAMPAIGN) == {"cdcs": first, "huyen": second}
    assert template_uses.file_for(db, CAMPAIGN, "huyen") == b"b"


def test_a_kind_goes_back_to_our_own(db: Database) -> None:
    template_uses.use(db, CAMPAIGN, ["cdcs"], keep(db, b"a").id)
    assert template_uses.drop(db, CAMPAIGN, "cdcs")
    assert not template_uses.drop(db, CAMPAIGN, "cdcs")
    assert template_uses.of_campaign(db, CAMPAIGN) == {}
