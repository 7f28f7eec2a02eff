"""What stands in a file that came back: typed texts by code, each with its place, and what cannot be taken."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

Run = tuple[str, str | None]
"""A piece of text and the font it is set in, None where nobody knows."""


@dataclass
class Typed:
    """One answered cell: the code, where it stands as the program that opened it shows it, its text in runs.

    `number`: a number of the spreadsheet's own, not typed text.
    """

    code: str
    place: str
    runs: list[Run]
    number: bool = False

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.runs)


@dataclass
class Trouble:
    """What cannot be taken from one place of the file; `code` is "" where no cell is meant.

    One that `breaks` leaves nothing of the file to be believed: codes were removed, doubled or merged.
    """

    place: str
    message: str
    code: str = ""
    breaks: bool = False


@dataclass
class Found:
    """All that a filled form says. `kind` is "xlsx", "docx" or "report" (a printed report that was edited).

    `rows` are the codes of the rows met, each with its place; `tickets` what stands where a ticket may stand.
    """

    kind: str = ""
    tickets: list[str] = field(default_factory=list)
    ticket_place: str = ""
    typed: list[Typed] = field(default_factory=list)
    rows: dict[str, str] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    marked: list[dict[str, Any]] = field(default_factory=list)

    def plain(self) -> dict[str, Any]:
        """As JSON knows it."""
        return asdict(self)

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> "Found":
        """The same again from `plain`."""
        typed = [
            Typed(each["code"], each["place"], [(t, f) for t, f in each["runs"]], each["number"])
            for each in plain["typed"]
        ]
        troubles = [Trouble(**each) for each in plain["troubles"]]
        return cls(**{**plain, "typed": typed, "troubles": troubles})
