"""The board of a campaign: who has sent, who has not, and steps taken with many reports at once."""

from flask import Blueprint, Flask

from web.board import bulk_pages, pages

BOARD = "/dot-bao-cao/<slug:slug>/theo-doi"

blueprint = Blueprint("board", __name__)
blueprint.add_url_rule("/theo-doi", "latest", pages.latest)
blueprint.add_url_rule(BOARD, "show", pages.show)
blueprint.add_url_rule(f"{BOARD}.xlsx", "sheet", pages.sheet)
blueprint.add_url_rule(f"{BOARD}/chon", "choose", bulk_pages.choose, methods=["POST"])
blueprint.add_url_rule(f"{BOARD}/xu-ly", "settle", bulk_pages.settle_them, methods=["POST"])
blueprint.add_url_rule(f"{BOARD}/ket-qua", "result", bulk_pages.result)


def init_app(app: Flask) -> None:
    """Attach the pages of the board."""
    app.register_blueprint(blueprint)
