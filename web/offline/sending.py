"""Files sent back: one to its report, or many at once, each finding its own."""

from typing import Any

from flask import Response, jsonify, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as WsgiResponse

from reporting.offline.returned import read_all
from vietnamese.filenames import safe_name
from web.access import SIGNED_IN, open_to
from web.apologies import Apology
from web.gate import report_for
from web.heads import head_of
from web.offline import kept_batches
from web.offline.looking import looked_at
from web.section_saving import writable
from web.uploads import FIELD

MOST_AT_ONCE = 200
NOTHING = "Xin chọn ít nhất một tệp biểu đã nhập (.xlsx hoặc .docx) rồi gửi lại."
TOO_MANY = "Mỗi lần gửi tối đa 200 tệp. Xin chia làm nhiều lần."
TOO_LARGE = Apology(
    "Các tệp gửi lên quá lớn",
    "Máy chủ nhận mỗi lần tối đa 12 MB, chừng 200 tệp biểu; các tệp này lớn hơn nên chưa được nhận. "
    "Xin chọn ít tệp hơn rồi gửi làm nhiều lần.",
)
BATCH_FIELD = "dot"

Answer = Response | WsgiResponse | str
Files = list[tuple[str, bytes]]


@open_to(SIGNED_IN)
def ask(report_id: int) -> str:
    """The form that takes the file of one report."""
    return one_page(report_id)


@open_to(SIGNED_IN)
def take(report_id: int) -> Answer:
    """Read the file and go to what it would change."""
    writable(report_id)
    files = sent()
    if not files:
        return make_response(one_page(report_id, NOTHING), 400)
    number = read_into_batch(files[:1], report_id)
    return redirect(f"/nhap-bieu/{number}/1", 303)


def one_page(report_id: int, problem: str = "") -> str:
    desk = report_for(report_id)
    return render_template("offline/one_file.html", desk=desk, head=head_of(desk), problem=problem)


@open_to(SIGNED_IN)
def ask_many() -> str:
    """The form that takes many files."""
    return render_template("offline/many_files.html", problem="", most=MOST_AT_ONCE)


@open_to(SIGNED_IN)
def take_many() -> Answer:
    """Read the files and go to their list; a script sends a few at a time and is told the batch's number."""
    files = sent()
    problem = NOTHING if not files else TOO_MANY if len(files) > MOST_AT_ONCE else ""
    if problem:
        return make_response(render_template("offline/many_files.html", problem=problem, most=MOST_AT_ONCE), 400)
    number = read_into_batch(files, 0, batch_asked())
    address = f"/nhap-bieu/{number}"
    if request.accept_mimetypes.best == "application/json":
        return jsonify(number=number, read=len(files), address=address)
    return redirect(address, 303)


def sent() -> Files:
    """The files that the form brought, by their names."""
    chosen = [file for file in request.files.getlist(FIELD) if file.filename]
    return [(safe_name((file.filename or "").replace("\\", "/").rpartition("/")[2]), file.read()) for file in chosen]


def batch_asked() -> int:
    """The batch that the files are added to, 0 for a new one."""
    asked = request.form.get(BATCH_FIELD, "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 16 else 0


def read_into_batch(files: Files, wanted: int, number: int = 0) -> int:
    """Keep what the files say; the number of their batch."""
    if number:
        kept_batches.files(number)
    answers: list[dict[str, Any]] = read_all([data for _, data in files])
    looked = [looked_at(name, answer, wanted) for (name, _), answer in zip(files, answers, strict=True)]
    number = number or kept_batches.start()
    kept_batches.add(number, looked)
    return number
