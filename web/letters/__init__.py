"""Letters in bulk: reminders, invitations, and the door that an invitation's code opens."""

from flask import Flask

from web.letters import door, invitations, reminders


def init_app(app: Flask) -> None:
    """Attach the pages of letters."""
    for part in (reminders, invitations, door):
        app.register_blueprint(part.pages)
