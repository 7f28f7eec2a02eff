"""The pages of a consolidation: what the units below come to, each figure opened to its units."""

from flask import Blueprint, Flask
from werkzeug.routing import BaseConverter

from web.consolidation import cell_page, files, page, steps

SUM = "/bao-cao/<int:report_id>/tong-hop"


class NameConverter(BaseConverter):
    """The id of an indicator or of a period, as the outline writes it."""

    regex = r"[A-Za-z0-9_]{1,40}"


blueprint = Blueprint("consolidation", __name__)


def init_app(app: Flask) -> None:
    """Attach the pages of a consolidation."""
    app.url_map.converters["name"] = NameConverter
    blueprint_rules = (
        (SUM, "show", page.show, "GET"),
        (SUM, "run", steps.run, "POST"),
        (f"{SUM}/chon", "choose", steps.choose, "POST"),
        (f"{SUM}/<name:indicator>/<name:period>", "cell", cell_page.cell, "GET"),
    )
    app.register_blueprint(blueprint)
    app.register_blueprint(files.pages)
    for rule, endpoint, view, method in blueprint_rules:
        app.add_url_rule(rule, f"consolidation.{endpoint}", view, methods=[method])
