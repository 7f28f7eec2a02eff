"""Where the marks of a printed report point to: its headings and answers in the order in which they are printed."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from reporting.marks import named, printed_mark
from reporting.offline.asking import Asking
from reporting.paragraphs import paragraphs


class Slot(NamedTuple):
    """An answer that is printed as paragraphs: the name of its cell, its section, its lines as kept and as printed."""

    name: str
    label: str
    section: str
    lines: list[str]
    prints: list[str]


class Plan(NamedTuple):
    """All slots by rank, and the rank of each mark's code; headings have ranks of their own between them.

    `titles` are printed over free tables, without a mark.
    """

    slots: dict[int, Slot]
    ranks: dict[str, int]
    titles: frozenset[str]


def plan_of(now: Asking) -> Plan:
    """The marks that a report of this unit may hold."""
    slots: dict[int, Slot] = {}
    ranks: dict[str, int] = {}
    for section in now.desk.sections():
        ranks[f"_m_{named(section.id)}"] = len(ranks)
        for field in now.form(section.id) if section.questions else ():
            for name, label, text in answers(field):
                ranks[f"_m_{named(name)}"] = len(ranks)
                slots[len(ranks)] = slot(name, label, section.id, text)
                ranks[f"_{named(name)}"] = len(ranks)
    titles = (each.label for section in now.desk.sections() for each in section.questions if each.kind == "rows")
    return Plan(slots, ranks, frozenset(titles))


def answers(field: Any) -> Sequence[tuple[str, str, str]]:
    """The texts of a question: (name of the cell, what it is called, what is kept)."""
    if field.kind == "addressed":
        return [(cell.name, cell.label, cell.shown) for cell in field.cells]
    return [(field.name, field.question.label, field.shown)] if field.kind == "narrative" else ()


def slot(name: str, label: str, section: str, text: str) -> Slot:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return Slot(name, label, section, lines, [printed_mark(block["chu"]) for block in paragraphs(text)])
