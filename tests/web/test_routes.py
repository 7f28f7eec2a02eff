"""E1, E3: every route × method of the application, whoever asks; a route without a rule fails."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.routing import Rule

import store
from app import create_app
from reporting.export import Wanted
from reporting.paper import template_file
from settings import Settings
from store import campaigns, jobs, reports, scans, templates, units, users
from store.jobs import Job
from tests.web.browser import Browser
from web.access import ANYONE, CLERK, RULES, SIGNED_IN, rule_of

ROUTES = create_app(Settings(instance=Path("/nowhere"), secret_key=b"k" * 32))
BY_ITSELF = {"HEAD", "OPTIONS"}
# What somebody may reach who has not signed in: signing in, and what its page is drawn with.
OPEN = {"static", "scripts", "sign_in.page", "sign_in.submit", "sign_in.leave", "sign_in.choose", "sign_in.set_first"}
# The guide, and the door of a letter of invitation.
OPEN |= {"guide.index", "guide.unit", "guide.clerk"}
OPEN |= {"door.ask", "door.brought", "door.knock", "door.choose", "door.set_password"}
# A form whole enough to get past every check but the gate.
FORM = {"_het": "1", "_rev": "0", "_key": "k" * 32, "tinh_hinh_chung": "Chữ của người lạ.", "loai": "cdcs"}
# What a unit's pages take: a place under another parent from a day on, its fields.
FORM |= {"parent": "N01", "successor": "N01", "day": "01/08/2012", "code": "X01", "name": "Công đoàn cơ sở X",
         "short_name": "CĐCS X", "kind": "cdcs", "heading_lines": "X", "place": "X", "code_suffix": "CĐCS",
         "sign_lines": "CHỦ TỊCH", "sort_order": "1", "contact_name": "Người lạ"}  # fmt: skip
# What a campaign's pages take: an outline, more time for a unit.
FORM |= {"outline": "nq20-so-ket-5-nam", "title": "Đợt của người lạ", "profile": "tld-2011", "unit": "C0001",
         "step": "report", "due": "25/07/2012", "reason": "mưa lũ"}  # fmt: skip
TAKES_A_FILE = {"templates.upload", "format.take", "offline.take", "offline.take_many"}
TAKES_A_LIST = {"unit_import.take"}
A_LIST = "Mã đơn vị;Tên đơn vị\nH01;Tên của người lạ\n".encode()
AT = "2012-07-10T08:00:00+07:00"


@dataclass(frozen=True)
class Way:
    """One method of one route."""

    endpoint: str
    method: str
    path: str
    arguments: frozenset[str]

    @property
    def rule(self) -> str | None:
        return rule_of(ROUTES.view_functions[self.endpoint])

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


def ways() -> Iterator[Way]:
    for rule in ROUTES.url_map.iter_rules():
        for method in sorted((rule.methods or set()) - BY_ITSELF):
            yield Way(rule.endpoint, method, rule.rule, frozenset(rule.arguments))


ALL = sorted(ways(), key=str)
CLOSED = [way for way in ALL if way.rule != ANYONE]
CHANGING = [way for way in ALL if way.method != "GET"]
OF_A_REPORT = [way for way in ALL if "report_id" in way.arguments]
OF_A_JOB = [way for way in ALL if "job_id" in way.arguments]


def named(some: list[Way]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("way", some, ids=str)


@dataclass(frozen=True)
class Asked:
    """What stands in the addresses asked for."""

    report_id: int
    user_id: int
    job_id: int
    template_id: int
    remark_id: int = 1
    number: int = 1
    batch: int = 1
    file: int = 1
    marked: int = 1
    unit_id: int = 0
    section: str = "tinh_hinh_chung"
    point: str = "dac_diem_tinh_hinh"
    passage_id: int = 1
    indicator: str = "A01"
    period: str = "2011"
    slug: str = "nq20"
    code: str = "7KQM-9XVD-C4PH"
    filename: str = "app.css"


@pytest.fixture
def own(db: store.Database) -> Asked:
    """What belongs to H01."""
    return asked(db, "H01")


@pytest.fixture
def foreign(db: store.Database) -> Asked:
    """What belongs to N01, which is neither above nor below H01."""
    return asked(db, "N01")


def asked(db: store.Database, code: str) -> Asked:
    unit, campaign, user = units.by_code(db, code), campaigns.by_slug(db, "nq20"), users.by_login(db, code)
    childless = units.by_code(db, "C0001")
    assert unit and campaign and user and childless
    report = reports.of_unit(db, campaign.id, unit.id)
    assert report
    job = jobs.add(db, Job(0, "export", campaign.id, Wanted().options(), "server", "khong-co.zip", user.id, AT))
    scans.add(db, report.id, "ban-ky.pdf", "pdf", b"%PDF-1.4", user.id, AT)
    template = templates.add(db, "Mẫu của tỉnh", "mau.docx", template_file(campaign.profile), user.id, AT)
    return Asked(report.id, user.id, job.id, template.id, unit_id=childless.id)


def address(app: Flask, way: Way, values: Asked) -> str:
    """The path of this way; a new kind of argument needs its value in `Asked`."""
    with app.test_request_context():
        return app.url_for(way.endpoint, **{name: getattr(values, name) for name in way.arguments})


def status(app: Flask, browser: Browser, way: Way, values: Asked, token: str | None = None) -> int:
    """What this way answers to that browser, which sends the right token unless given another."""
    headers = {"Origin": "http://localhost", "X-CSRFToken": browser.token() if token is None else token}
    sent = FORM | {"tep": (BytesIO(template_file("tld-2011")), "mau.docx")} if way.endpoint in TAKES_A_FILE else FORM
    sent = FORM | {"tep": (BytesIO(A_LIST), "danh-sach.csv")} if way.endpoint in TAKES_A_LIST else sent
    body = None if way.method == "GET" else {"json": FORM} if way.method == "PUT" else {"data": sent}
    path = address(app, way, values)
    return browser.client.open(path, method=way.method, headers=headers, buffered=True, **(body or {})).status_code


def print_of(db: store.Database) -> str:
    """All that is kept, but for the sign-ins, as one sum."""
    tables = [row[0] for row in db.conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    rows = (repr(db.conn.execute(f"SELECT * FROM {table}").fetchall()) for table in tables if table != "sessions")
    return sha256("".join(rows).encode()).hexdigest()


@named(ALL)
def test_every_route_has_a_rule(way: Way) -> None:
    assert way.rule in RULES


def test_only_signing_in_is_open_to_anyone() -> None:
    assert {way.endpoint for way in ALL if way.rule == ANYONE} == OPEN


@named(ALL)
def test_addresses_are_small_letters_and_hyphens(way: Way) -> None:
    assert re.fullmatch(r"(/[a-z0-9.-]*|/<\w+:\w+>)+", way.path)


@pytest.mark.parametrize("rule", list(ROUTES.url_map.iter_rules()), ids=str)
def test_no_argument_of_an_address_is_just_any_text(rule: Rule) -> None:
    kinds = {type(kind).__name__ for kind in rule._converters.values()}
    assert "UnicodeConverter" not in kinds


@named(CLOSED)
def test_a_stranger_is_asked_to_sign_in(app: Flask, browser: Browser, own: Asked, way: Way) -> None:
    assert status(app, browser, way, own) == (302 if way.method == "GET" else 401)


@named([way for way in ALL if way.rule == CLERK])
def test_an_officer_is_refused_where_only_the_clerk_may(app: Flask, officer: Browser, foreign: Asked, way: Way) -> None:
    assert status(app, officer, way, foreign) == 403


@named([way for way in ALL if way.rule == CLERK])
def test_control_the_clerk_is_let_in(app: Flask, clerk: Browser, own: Asked, way: Way) -> None:
    assert status(app, clerk, way, own) in (200, 302, 303)


@named(OF_A_JOB)
def test_the_export_of_another_unit_is_not_found(app: Flask, officer: Browser, foreign: Asked, way: Way) -> None:
    assert status(app, officer, way, foreign) == 404


@named([way for way in OF_A_JOB if way.endpoint != "exports.result"])
def test_control_ones_own_export_is_found(app: Flask, officer: Browser, own: Asked, way: Way) -> None:
    assert status(app, officer, way, own) in (200, 303)


@named(OF_A_REPORT)
def test_the_report_of_another_unit_is_not_found(app: Flask, officer: Browser, foreign: Asked, way: Way) -> None:
    assert status(app, officer, way, foreign) == 404


@named([way for way in OF_A_REPORT if way.method == "GET"])
def test_control_ones_own_report_is_found(app: Flask, officer: Browser, own: Asked, way: Way) -> None:
    assert status(app, officer, way, own) in (200, 302)


@named(CHANGING)
def test_a_form_without_a_token_is_refused(app: Flask, clerk: Browser, own: Asked, way: Way) -> None:
    assert status(app, clerk, way, own, token="") == 400


def test_no_address_changes_anything_by_being_opened(
    app: Flask, clerk: Browser, officer: Browser, db: store.Database, own: Asked
) -> None:
    before = print_of(db)
    for way in ALL:
        if way.method == "GET":
            status(app, officer, way, own)
            status(app, clerk, way, own)
    assert print_of(db) == before


def test_nothing_a_stranger_sends_changes_anything(
    app: Flask, browser: Browser, officer: Browser, db: store.Database, foreign: Asked
) -> None:
    before = print_of(db)
    for way in CHANGING:
        if way.rule in (SIGNED_IN, CLERK):
            status(app, browser, way, foreign)
        if way.rule == CLERK or way in (*OF_A_REPORT, *OF_A_JOB):
            status(app, officer, way, foreign)
    assert print_of(db) == before


def test_control_what_the_clerk_sends_does(app: Flask, clerk: Browser, db: store.Database, foreign: Asked) -> None:
    before = print_of(db)
    status(app, clerk, next(way for way in CHANGING if way.rule == CLERK), foreign)
    assert print_of(db) != before
