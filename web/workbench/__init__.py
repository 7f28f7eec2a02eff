"""The workbench of narratives: what the units below wrote, side by side, and what of it goes into the draft."""

from flask import Blueprint, Flask

from web.workbench import pages, steps

BENCH = "/bao-cao/<int:report_id>/loi-van"
POINT = f"{BENCH}/<section:section>/<section:point>"

blueprint = Blueprint("workbench", __name__)

blueprint.add_url_rule(BENCH, "overview", pages.all_points)
blueprint.add_url_rule(POINT, "point", pages.one_point)
blueprint.add_url_rule(f"{POINT}/lay", "pick", steps.take, methods=["POST"])
blueprint.add_url_rule(f"{POINT}/bo/<int:passage_id>", "unpick", steps.give_back, methods=["POST"])


def init_app(app: Flask) -> None:
    """Attach the workbench."""
    app.register_blueprint(blueprint)
