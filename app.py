"""The application: its configuration, then the two skins attach themselves."""

from flask import Flask

import cli
from settings import Settings, load_settings


def create_app(config: Settings | None = None) -> Flask:
    """The Flask application of one instance (default: the one `BAOCAO_INSTANCE` names); opens no database."""
    settings = config or load_settings()
    app = Flask(
        "baocao",
        root_path=str(settings.root / "web"),
        instance_path=str(settings.instance),
        static_url_path="/tinh",
    )
    app.config["BAOCAO"] = settings
    cli.init_app(app)
    if not cli.is_called():
        import web

        web.init_app(app)
    return app
