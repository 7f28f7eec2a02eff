"""The clerk's pages of units: the list, a unit, what happens to it on a day, imports; and a unit's own contact."""

from flask import Flask

from web.units import accounts, changes, contact, importing, manage, unit_page

MODULES = (manage, unit_page, changes, importing, accounts, contact)


def init_app(app: Flask) -> None:
    """Attach the pages of units."""
    for module in MODULES:
        app.register_blueprint(module.pages)
