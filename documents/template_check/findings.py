"""What is wrong with a template: where, near which words, what, and what to do about it."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]
ROOM = 30
# How far to look for the words that fill the room; blanks are many in forms.
FAR = 300


class Fault(NamedTuple):
    """Something wrong, before it is known where."""

    problem: str
    suggestion: str = ""
    severity: Severity = "error"


@dataclass(frozen=True)
class TemplateFinding:
    """One thing wrong with a template; a template without errors may be activated.

    `part` is the part's name in the package ("word/document.xml"; "" for the whole file), `place` where a person
    finds it ("bảng 2, hàng 3, ô 1"), `near` the words around it, `problem` and `suggestion` sentences.
    """

    part: str
    place: str
    near: str
    problem: str
    suggestion: str = ""
    severity: Severity = "error"


def found(part: str, place: str, near: str, fault: Fault) -> TemplateFinding:
    """The fault at its place."""
    return TemplateFinding(part, place, near, fault.problem, fault.suggestion, fault.severity)


def around(text: str, start: int, end: int) -> str:
    """The words of a paragraph around text[start:end], on one line, cut with “…”."""
    before, after = " ".join(text[max(start - FAR, 0) : start].split()), " ".join(text[end : end + FAR].split())
    head = before if len(before) <= ROOM else f"…{before[-ROOM:]}"
    tail = after if len(after) <= ROOM else f"{after[:ROOM]}…"
    return " ".join(words for words in (head, shortened(text[start:end]), tail) if words)


def shortened(text: str, most: int = 120) -> str:
    """A text on one line, cut with “…” where it is longer than `most` letters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most]}…"
