"""The `flask` commands: a thin skin that reads the words of a call and hands them on. A module a group.

A command's module is read when it is called, and no page with it: a start takes half the time, and the
processes that serve pages never hold what only commands need.
"""

import os
import sys
from importlib import import_module

import click
from flask import Flask
from flask.cli import AppGroup

from cli.usage import in_vietnamese

# Each command, and where it is.
COMMANDS = {
    "backup": "cli.instance:backup_command",
    "campaign": "cli.campaign:campaign",
    "init": "cli.instance:init",
    "outline": "cli.outline:outline",
    "report": "cli.report:report",
    "restore": "cli.instance:restore_command",
    "serve": "cli.instance:serve",
    "template": "cli.template:template",
    "text": "cli.text:text",
    "units": "cli.units:units",
    "worker": "cli.worker:worker",
}


class Commands(AppGroup):
    """The commands by name; of their modules only the called one's is read."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All that may be called."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, None where there is none; what is wrong with its words is told in ours."""
        ctx.with_resource(in_vietnamese())
        module, _, name = COMMANDS.get(cmd_name, "").partition(":")
        return getattr(import_module(module), name) if module else None


def init_app(app: Flask) -> None:
    """Attach every command."""
    app.cli = Commands(app.name)


def is_called() -> bool:
    """Whether this process runs one of these commands and nothing else: it has no page to show."""
    return os.environ.get("FLASK_RUN_FROM_CLI") == "true" and sys.argv[1:2] != [] and sys.argv[1] in COMMANDS
