"""Checking the format of a Word file that somebody typed without this program: for everybody who is signed in."""

from flask import Blueprint, Flask, Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as WsgiResponse

from documents.profiles import profile, profile_ids
from reporting.word_files import NotExamined, examined, grouped, mended
from vietnamese.filenames import ascii_name
from web.access import SIGNED_IN, open_to
from web.kept_files import keep, kept
from web.office import handed_out
from web.uploads import NothingSent, Sent, sent, take_files

CHECK = "/kiem-tra-the-thuc"
FILE = f"{CHECK}/<int:number>"

pages = Blueprint("format", __name__)
take_files(pages)


def init_app(app: Flask) -> None:
    """Attach the pages of the format check."""
    app.register_blueprint(pages)


@pages.get(CHECK)
@open_to(SIGNED_IN)
def ask() -> str:
    """The form that takes a file."""
    return page()


@pages.post(CHECK)
@open_to(SIGNED_IN)
def take() -> WsgiResponse:
    """Keep the file for an hour and go to what is found in it; a file that is no Word file is refused at once."""
    asked = profile_asked(request.form.get("the-thuc"))
    try:
        file = sent()
        found = examined(file.data, asked)
    except (NothingSent, NotExamined) as error:
        return make_response(page(str(error), asked), 400)
    return redirect(f"{CHECK}/{keep(file)}?the-thuc={found.profile}", 303)


@pages.get(FILE)
@open_to(SIGNED_IN)
def findings(number: int) -> WsgiResponse:
    """What breaks the format in the visitor's own file; 404 for anybody else's."""
    file = kept(number)
    try:
        found = examined(file.data, profile_asked(request.args.get("the-thuc")))
    except NotExamined as error:
        return make_response(page(str(error)), 400)
    return make_response(
        render_template(
            "office/format_found.html",
            file=file,
            number=number,
            profile=profile(found.profile),
            groups=grouped(found.findings),
            many=len(found.findings),
        )
    )


@pages.get(f"{FILE}/sua")
@open_to(SIGNED_IN)
def mend(number: int) -> WsgiResponse:
    """What a mended copy no longer has, and what is left to its writer."""
    file = kept(number)
    try:
        made = mended(file.data, profile_asked(request.args.get("the-thuc")))
    except NotExamined as error:
        return make_response(page(str(error)), 400)
    return make_response(
        render_template(
            "office/format_mended.html",
            file=file,
            number=number,
            profile=profile(made.profile),
            mended=grouped(made.mended),
            left=grouped(made.left),
            many=len(made.mended),
            many_left=len(made.left),
        )
    )


@pages.get(f"{FILE}/da-sua.docx")
@open_to(SIGNED_IN)
def copy(number: int) -> Response:
    """The mended copy."""
    file = kept(number)
    try:
        made = mended(file.data, profile_asked(request.args.get("the-thuc")))
    except NotExamined as error:
        return make_response(page(str(error)), 400)
    return handed_out(made.data, name_of(file))


def name_of(file: Sent) -> str:
    """`Bao-cao-quy-2_da-sua.docx`."""
    return f"{ascii_name(file.stem)}_da-sua.docx"


def profile_asked(name: str | None) -> str:
    """The profile of this name, "" for the one that the file itself names."""
    return name if name in profile_ids() else ""


def page(problem: str = "", asked: str = "") -> str:
    """The form, with what was wrong with the last file."""
    profiles = [profile(name) for name in reversed(profile_ids())]
    return render_template("office/format_check.html", problem=problem, profiles=profiles, asked=asked)
