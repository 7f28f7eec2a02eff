"""Where a form's ticket stands beside its sheet or table: in properties of the file, a piece in each.

A property of text takes 255 characters.
"""

from collections.abc import Iterator, Mapping

PREFIX = "bc_phieu_"
PIECE = 200


def pieces(ticket: str) -> Iterator[tuple[str, str]]:
    """The ticket as (name of a property, its text)."""
    for number, start in enumerate(range(0, len(ticket), PIECE), 1):
        yield f"{PREFIX}{number}", ticket[start : start + PIECE]


def put_together(properties: Mapping[str, str]) -> str:
    """The ticket out of a file's properties, "" where they hold none."""
    mine = {name.removeprefix(PREFIX): text for name, text in properties.items() if name.startswith(PREFIX)}
    return "".join(mine[number] for number in sorted((name for name in mine if name.isdigit()), key=int))
