"""The way to every page, over each of them: what stands there depends on who looks, and the page shown is marked."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from flask import Flask, request
from flask_login import current_user

from reporting.desk import AUTHOR, Desk
from store import campaigns, unit_parents
from web.connection import get_db


class Entry(NamedTuple):
    """A link of the frame; `here` matches the paths that belong to it beside its own and what lies under it."""

    href: str
    label: str
    here: str = "$^"


class Link(NamedTuple):
    """An entry as a page draws it."""

    href: str
    label: str
    current: bool


UNITS = "/don-vi"
BOARD = Entry("/theo-doi", "Theo dõi", r"/dot-bao-cao/[^/]+/(theo-doi|don-doc)\b")
FORMAT = Entry("/kiem-tra-the-thuc", "Kiểm tra thể thức")
CLERK = (
    Entry("/dot-bao-cao", "Đợt báo cáo"),
    BOARD,
    Entry(UNITS, "Đơn vị"),
    Entry("/xuat-bao-cao", "Xuất hàng loạt"),
    Entry("/mau-bao-cao", "Mẫu in"),
    Entry("/tai-khoan", "Tài khoản"),
    FORMAT,
    Entry("/nhat-ky", "Nhật ký"),
)
OWN = Entry("/", "Báo cáo của đơn vị")
PARENT = (OWN, Entry(UNITS, "Đơn vị trực thuộc"), BOARD, FORMAT)
UNIT = (OWN, FORMAT)


def init_app(app: Flask) -> None:
    """Give the templates `navigation()`."""
    app.jinja_env.globals["navigation"] = navigation


def navigation(desk: Desk | None = None) -> list[Link]:
    """The links for the visitor of this request; `desk` is the report that the page is about."""
    shown = entries()
    here = current(shown, path_of(desk) if desk else request.path)
    return [Link(entry.href, entry.label, entry is here) for entry in shown]


def entries() -> tuple[Entry, ...]:
    """What the visitor may go to; nothing for somebody who has not signed in."""
    if not current_user.is_authenticated:
        return ()
    if current_user.role == "clerk":
        return CLERK
    on = campaigns.latest_tree_date(get_db())
    return PARENT if on and unit_parents.has_children(get_db(), current_user.unit_id, on) else UNIT


def path_of(desk: Desk) -> str:
    """The page that a report belongs under: its people's own, or the list of units of those who review it."""
    return OWN.href if AUTHOR in desk.roles else UNITS


def current(shown: Sequence[Entry], path: str) -> Entry | None:
    """The entry whose page this is: one that names the path before one that it only lies under."""
    named = [entry for entry in shown if re.match(entry.here, path)]
    under = [entry for entry in shown if path == entry.href or path.startswith(f"{entry.href.rstrip('/') or '//'}/")]
    return next(iter(named + under), None)
