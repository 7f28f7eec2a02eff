"""A form to be filled in away from the server, as plain data: every cell with its code and what stands in it.

A code is the name under which the web form posts the same cell. Codes of rows hold a `*`, which the code of a column
fills: `so_lieu-A01-*` and `2011` make `so_lieu-A01-2011`.
"""

from dataclasses import dataclass, field
from typing import Literal

ANSWER = "o"
"""The code of the column in which single answers stand."""
COLUMNS = "cot:"
"""A row whose code begins so names the codes of the columns under it."""

BoxKind = Literal["text", "number", "choice", "date"]


@dataclass(frozen=True)
class Box:
    """One cell. `shown` is its text as a reader sees it, `kept` its decimal number or ISO day where it has one.

    A `fixed` one is not answered. `none`: a dash for “không phát sinh” may stand in a number's place. `free`: other
    words than the options may stand there.
    """

    shown: str = ""
    kept: str = ""
    kind: BoxKind = "text"
    fixed: bool = False
    decimals: int = 0
    none: bool = False
    options: tuple[str, ...] = ()
    free: bool = False


@dataclass(frozen=True)
class Line:
    """A question with one answer; `lines` is how many lines of text its cell is made for."""

    code: str
    label: str
    box: Box
    guidance: str = ""
    hint: str = ""
    lines: int = 1


@dataclass(frozen=True)
class GridRow:
    """One indicator; `total` is its last column ("flow", "stock", "" for none), `ratio` the row codes it divides."""

    code: str
    number: str
    label: str
    measure: str
    boxes: tuple[Box, ...]
    total: str = ""
    total_shown: str = ""
    ratio: tuple[str, str] | None = None
    percent: bool = True
    decimals: int = 0
    inner: bool = False


@dataclass(frozen=True)
class Grid:
    """A table of figures; `code` is its question's."""

    code: str
    label: str
    rows: tuple[GridRow, ...]
    guidance: str = ""


@dataclass(frozen=True)
class Column:
    """A column of a free table; `of` are the two columns that a percentage divides."""

    id: str
    label: str
    wide: bool = False
    of: tuple[str, str] | None = None


@dataclass(frozen=True)
class TableRow:
    """A row of a free table; `given` ones were set by the clerk."""

    code: str
    boxes: tuple[Box, ...]
    given: bool = False


@dataclass(frozen=True)
class Table:
    """A free table with its blank rows at the end; `code` is its question's."""

    code: str
    label: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    guidance: str = ""


Block = Line | Grid | Table


@dataclass(frozen=True)
class Part:
    """A section: its heading as printed, and what it asks."""

    heading: str
    level: int
    guidance: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Form:
    """A whole form: what stands over it, the signed ticket that says whose it is, its parts in document order.

    `periods` are (code, label) of the columns of every grid; `total_label` is "" where there is no last column.
    """

    agency: tuple[str, ...]
    unit: tuple[str, ...]
    title: str
    subject: str
    facts: tuple[tuple[str, str], ...]
    ticket: str
    periods: tuple[tuple[str, str], ...]
    total_label: str
    parts: tuple[Part, ...]
    telling: tuple[str, ...] = field(default=())
