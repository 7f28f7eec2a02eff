"""Accounts opened for all units that have none."""

import re

from flask import Flask

from documents.tables import read_table
from reporting.office_templates import Actor
from reporting.units.importing import import_units
from store import Database, users
from tests.reporting.units.conftest import AT, DAY
from tests.web.browser import Browser

PAGE = "/don-vi/mo-tai-khoan"


def add_one(db: Database) -> None:
    table = read_table("Mã;Cấp trên;Loại;Tên\nX01;H01;cdcs;Công đoàn cơ sở A".encode())
    import_units(db, table, DAY, Actor(1, AT))


def test_the_new_accounts_sign_in_with_the_codes_shown_once(app: Flask, clerk: Browser, db: Database) -> None:
    add_one(db)
    assert "Mở 1 tài khoản" in clerk.get(PAGE).text
    code = re.search(r">([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})<", clerk.post(PAGE).text)
    assert code and code[1] not in clerk.get(PAGE).text
    assert Browser(app).post("/dang-nhap", {"login": "x01", "password": code[1]}).location.startswith("/dat-mat-khau")


def test_where_all_have_one_there_is_nothing_to_do(clerk: Browser, db: Database) -> None:
    before = users.all_users(db)
    assert "Đơn vị nào cũng đã có tài khoản" in clerk.get(PAGE).text
    assert (clerk.post(PAGE).status_code, users.all_users(db)) == (200, before)


def test_an_officer_opens_none(officer: Browser, db: Database) -> None:
    add_one(db)
    before = users.all_users(db)
    assert (officer.post(PAGE).status_code, users.all_users(db)) == (403, before)
