"""Many reports at once on the screen: what is asked for, how far it is, the file."""

from web.exports.pages import init_app

__all__ = ["init_app"]
