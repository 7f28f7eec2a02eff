"""The guide, with pictures: for a unit's people and for the clerk. Open to anyone, for signing in is its first step."""

from pathlib import Path
from struct import unpack_from
from typing import NamedTuple

from flask import Blueprint, Flask, render_template

from web.access import ANYONE, open_to
from web.assets import mark

FOLDER = "guide"
SUFFIX = ".webp"

# Where a simple lossy WebP keeps its measures: 14 bits each, behind the heads of the file and of the frame.
MEASURES_AT = 26
MEASURE = 0x3FFF

pages = Blueprint("guide", __name__, url_prefix="/huong-dan")


class Picture(NamedTuple):
    """What a page needs to know of a picture before it has come; both measures in pixels."""

    address: str
    width: int
    height: int


def init_app(app: Flask) -> None:
    """Attach the guide; its templates find `pictures`, {name: Picture}."""
    folder = Path(app.static_folder or "") / FOLDER
    base = f"{app.static_url_path}/{FOLDER}"
    app.jinja_env.globals["pictures"] = {file.stem: seen(file, base) for file in sorted(folder.glob(f"*{SUFFIX}"))}
    app.register_blueprint(pages)


def seen(file: Path, base: str) -> Picture:
    """The picture in `file`, a simple lossy WebP."""
    width, height = unpack_from("<HH", file.read_bytes(), MEASURES_AT)
    return Picture(f"{base}/{file.name}?v={mark(file)}", width & MEASURE, height & MEASURE)


@pages.get("")
@open_to(ANYONE)
def index() -> str:
    """Which guide to read."""
    return render_template("guide/index.html")


@pages.get("/don-vi")
@open_to(ANYONE)
def unit() -> str:
    """For those who write a unit's report."""
    return render_template("guide/unit.html")


@pages.get("/chuyen-vien")
@open_to(ANYONE)
def clerk() -> str:
    """For the clerk of the province; what is about reviewing and consolidating serves every parent unit."""
    return render_template("guide/clerk.html")
