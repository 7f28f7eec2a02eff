"""Lists of units from a file: a blank one to fill in, the dry run, and the import once it is agreed to.

Between the dry run and the agreement the rows travel in the page: nothing is kept on the server.
"""

import base64
import json
import zlib
from datetime import date

from flask import Blueprint, Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as WsgiResponse

from documents.tables import NotATable, Row, Table, read_table
from documents.tables.rows import MOST_COLUMNS, MOST_ROWS
from reporting.units.importing import BadRows, Outdated, dry_run, import_units
from reporting.units.listing import blank_list, filled_list
from reporting.units.plan import Plan
from reporting.units.reading import NotAUnitList
from reporting.units.standing import usual_day
from vietnamese.dates import DateError, format_date, parse_date
from web.access import CLERK, open_to
from web.apologies import Apology
from web.configuration import clock
from web.connection import get_db
from web.errors import answer
from web.guard import BODY_LIMIT
from web.office import actor, handed_out
from web.uploads import NothingSent, sent, take_files

IMPORT = "/don-vi/nhap"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_UNPACKED = 32 << 20
CHOOSE = "Xin chọn một tệp danh sách (.xlsx, .xls hoặc .csv) rồi gửi lại."
TOO_LARGE = Apology(
    "Tệp gửi lên quá lớn",
    "Máy chủ nhận tệp danh sách lớn nhất 10 MB; tệp này lớn hơn nên chưa được nhận. Xin chép riêng bảng danh sách sang "
    "một tệp Excel mới rồi gửi lại.",
)

pages = Blueprint("unit_import", __name__)
take_files(pages)
pages.url_value_preprocessor(lambda endpoint, values: _take_rows())
pages.register_error_handler(413, lambda error: answer(413, TOO_LARGE))


@pages.get(IMPORT)
@open_to(CLERK)
def form() -> str:
    """How to import, and where the file goes."""
    return page(format_date(usual_day(get_db(), clock().today())))


@pages.post(IMPORT)
@open_to(CLERK)
def take() -> WsgiResponse:
    """Read the file and show what it would change; writes nothing."""
    asked = request.form.get("ngay", "")
    try:
        day = parse_date(asked) or usual_day(get_db(), clock().today())
        file = sent()
        table = read_table(file.data)
        plan = dry_run(get_db(), table, day)
    except NothingSent:
        return make_response(page(asked, CHOOSE), 400)
    except DateError as error:
        return make_response(page(asked, str(error), at="ngay"), 400)
    except (NotATable, NotAUnitList) as error:
        return make_response(page(asked, str(error)), 400)
    return make_response(shown(plan, packed(table), day, file.name), 400 if plan.problems else 200)


@pages.post(f"{IMPORT}/ghi")
@open_to(CLERK)
def confirm() -> WsgiResponse:
    """Carry out what was shown: all of it or nothing; shown again where units have changed meanwhile."""
    rows, name = request.form.get("_noi_dung", ""), request.form.get("_ten", "")[:200]
    try:
        table, day = unpacked(rows), date.fromisoformat(request.form.get("_ngay", ""))
        plan = import_units(get_db(), table, day, actor(), name, request.form.get("_ban", "-") or "-")
    except (BadRows, Outdated) as error:
        return make_response(shown(error.plan, rows, day, name, str(error)), 409)
    except ValueError:
        return redirect(IMPORT, 303)
    return make_response(render_template("units/imported.html", plan=plan, name=name))


@pages.get(f"{IMPORT}/mau.xlsx")
@open_to(CLERK)
def blank() -> Response:
    """The blank list."""
    return handed_out(blank_list(get_db()), "danh-sach-don-vi-mau.xlsx", XLSX)


@pages.get(f"{IMPORT}/danh-sach.xlsx")
@open_to(CLERK)
def filled() -> Response:
    """The list of the units that there are, to be changed and imported again."""
    return handed_out(filled_list(get_db()), f"danh-sach-don-vi_{clock().today():%Y-%m-%d}.xlsx", XLSX)


def _take_rows() -> None:
    # What was shown comes back as one cell of the form, and may be longer than what people type.
    request.max_form_memory_size = BODY_LIMIT


class Unpackable(ValueError):
    """The rows of a dry run did not come back whole."""


def packed(table: Table) -> str:
    """The table as one short word for a cell of the page."""
    told = json.dumps([table.name, table.rows, table.others], ensure_ascii=False)
    return base64.b64encode(zlib.compress(told.encode("utf-8", "surrogatepass"), 6)).decode()


def unpacked(word: str) -> Table:
    """The table of a word; raises Unpackable. What comes back is checked as any file is."""
    try:
        inflate = zlib.decompressobj()
        told = inflate.decompress(base64.b64decode(word, validate=True), MOST_UNPACKED)
        name, rows, others = json.loads(told)
        if len(rows) > MOST_ROWS or max((len(cells) for _, cells in rows), default=0) > MOST_COLUMNS:
            raise Unpackable
        return Table(str(name), tuple(Row(int(at), tuple(map(str, cells))) for at, cells in rows), tuple(others))
    except (ValueError, TypeError, OverflowError, RecursionError, zlib.error) as error:
        raise Unpackable from error


def page(day: str, problem: str = "", at: str = "tep") -> str:
    """The first page, with what was wrong."""
    return render_template("units/import.html", day=day, problem=problem, at=at)


def shown(plan: Plan, rows: str, day: date, name: str, problem: str = "") -> str:
    """The dry run."""
    return render_template("units/plan.html", plan=plan, rows=rows, day=day, name=name, problem=problem)
