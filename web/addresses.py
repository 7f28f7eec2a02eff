"""What may stand in an address (reliability.md E12)."""

from flask import Flask
from werkzeug.routing import BaseConverter, IntegerConverter


class ShortInteger(IntegerConverter):
    """A number that the database can hold; thousands of digits are no address of ours."""

    regex = r"\d{1,15}"


class Slug(BaseConverter):
    """A campaign's short name."""

    regex = r"[a-z0-9-]{1,80}"


class InvitationCode(BaseConverter):
    """The code of a letter of invitation, with or without its hyphens."""

    regex = r"[0-9A-Za-z-]{12,20}"


def init_app(app: Flask) -> None:
    """Replace the converter `<int:…>`, add `<slug:…>` and `<invitation:…>`; stands before the routes are made."""
    app.url_map.converters |= {"int": ShortInteger, "slug": Slug, "invitation": InvitationCode}
