"""The smallest application that takes a form, as the server hands it over and behind the guard."""

from flask import Flask, request

from web.guard import BodyGuard, init_app


def saver() -> Flask:
    app = Flask("echo")

    @app.post("/luu")
    def save() -> str:
        return f"saved {len(request.form.get('q', ''))}"

    @app.get("/")
    def home() -> str:
        return "home"

    return app


def guarded_saver() -> Flask:
    app = saver()
    init_app(app)
    return app


bare = saver()
guarded = guarded_saver()
impatient = saver()
impatient.wsgi_app = BodyGuard(impatient.wsgi_app, limit=1000, idle=0.6, total=1.8)  # type: ignore[method-assign]
impatient.before_request_funcs = guarded.before_request_funcs
