"""Every command stands in the README's table and in the guide for whoever keeps the server."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from cli import COMMANDS, Commands

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "van-hanh.md").read_text(encoding="utf-8")
# For those who write outlines and templates, not for whoever keeps the server.
OF_THE_OFFICE = {"template check", "template render"}


def commands() -> Iterator[str]:
    """The words of every command, as `campaign open`."""
    groups = Commands("flask")
    for name in COMMANDS:
        command = groups.get_command(click.Context(groups), name)
        assert command
        yield from (f"{name} {sub}" for sub in command.commands) if isinstance(command, click.Group) else [name]


EVERY = sorted(commands())


@pytest.mark.parametrize("command", EVERY)
def test_the_readme_names_it(command: str) -> None:
    assert f"`flask {command}" in README


@pytest.mark.parametrize("command", sorted(set(EVERY) - OF_THE_OFFICE))
def test_the_guide_for_the_server_names_it(command: str) -> None:
    assert f"flask {command}" in GUIDE


def test_control_a_command_that_is_none_is_not_named() -> None:
    assert len(EVERY) > 20
    assert "flask campaign close" not in README + GUIDE
