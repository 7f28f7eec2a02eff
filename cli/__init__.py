"""The `flask` commands: a thin skin that reads the words of a call and hands them on. A module a group."""

from flask import Flask

from cli import campaign, instance, outline, report, worker

COMMANDS = (
    instance.init,
    instance.serve,
    instance.backup_command,
    instance.restore_command,
    outline.outline,
    report.report,
    campaign.campaign,
    worker.worker,
)


def init_app(app: Flask) -> None:
    """Attach every command."""
    for command in COMMANDS:
        app.cli.add_command(command)
