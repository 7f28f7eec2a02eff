"""Reads the demo's own data files, each once a process."""

import tomllib
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

HERE = Path(__file__).parent


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML file `name` of this folder, without its suffix: `table("places")`."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def prose_tables() -> tuple[dict[str, Any], ...]:
    """Every sentence bank in prose/, in the order of the files' names."""
    files = sorted((HERE / "prose").glob("*.toml"))
    return tuple(tomllib.loads(file.read_text(encoding="utf-8")) for file in files)


def dice(*parts: object) -> Random:
    """A generator that always starts the same for the same parts, whatever was drawn before."""
    return Random("/".join(map(str, parts)))
