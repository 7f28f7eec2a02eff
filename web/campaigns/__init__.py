"""Campaigns on the screen: the list, opening one, its settings, who takes part, more time, the units' own steps."""

from flask import Blueprint, Flask

from web.campaigns import (
    extension_page,
    list_page,
    opening_page,
    participants_page,
    setup_page,
    steps_page,
)
from web.campaigns.tabs import CAMPAIGN, CAMPAIGNS
from web.reports import REPORT

STEPS = f"{REPORT}/cac-buoc"

pages = Blueprint("campaigns", __name__)

pages.add_url_rule(CAMPAIGNS, "every", list_page.every)
pages.add_url_rule(f"{CAMPAIGNS}/moi", "choose", opening_page.choose)
pages.add_url_rule(f"{CAMPAIGNS}/moi", "go_on", opening_page.go_on, methods=["POST"])
pages.add_url_rule(CAMPAIGN, "show", setup_page.show)
pages.add_url_rule(CAMPAIGN, "save", setup_page.save, methods=["POST"])
pages.add_url_rule(f"{CAMPAIGN}/khep", "close", setup_page.close, methods=["POST"])
pages.add_url_rule(f"{CAMPAIGN}/mo-lai", "reopen", setup_page.reopen, methods=["POST"])
pages.add_url_rule(f"{CAMPAIGN}/don-vi", "participants", participants_page.show)
pages.add_url_rule(f"{CAMPAIGN}/don-vi", "settle", participants_page.settle, methods=["POST"])
pages.add_url_rule(f"{CAMPAIGN}/gia-han", "extensions", extension_page.show)
pages.add_url_rule(f"{CAMPAIGN}/gia-han", "extend", extension_page.give, methods=["POST"])
pages.add_url_rule(f"{CAMPAIGN}/gia-han/rut", "take_back", extension_page.take_back, methods=["POST"])
pages.add_url_rule(STEPS, "steps", steps_page.show)
pages.add_url_rule(STEPS, "record", steps_page.save, methods=["POST"])


def init_app(app: Flask) -> None:
    """Attach the pages of campaigns."""
    app.register_blueprint(pages)
