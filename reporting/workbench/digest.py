"""What all units wrote to one point: their answers cut up, near-duplicates grouped, copies marked. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from reporting.workbench.cutting import paragraphs, sentences
from reporting.workbench.likeness import FEWEST_MARKED, grouped, mark_of, words_of
from store.narratives import Told
from store.passages import Passage
from store.text_marks import Seen
from store.units import Unit
from vietnamese.text import word_count


class Copy(NamedTuple):
    """Where a paragraph seems to come from: so many percent of it, in whose answer, to which question.

    `unit_id` is the source's; `section` and `question` are empty where it is this same point.
    """

    percent: int
    unit_id: int
    section: str = ""
    question: str = ""


@dataclass(frozen=True)
class Piece:
    """One paragraph of a unit's answer; `used`: taken into the draft in part, or as a `whole`."""

    place: int
    text: str
    copy: Copy | None
    used: bool
    whole: bool

    @cached_property
    def sentences(self) -> list[str]:
        """Its sentences, in order."""
        return sentences(self.text)


@dataclass(frozen=True)
class Answer:
    """What one unit wrote, in pieces; `leader` is the unit whose answer it is nearly the same as, or its own id."""

    unit: Unit
    told: Told
    pieces: tuple[Piece, ...]
    leader: int
    percent: int

    @property
    def words(self) -> int:
        """How many there are."""
        return word_count(self.told.text)

    @property
    def used(self) -> bool:
        """Whether anything of it was taken."""
        return any(piece.used for piece in self.pieces)

    @property
    def copied(self) -> bool:
        """Whether any of it stands elsewhere."""
        return any(piece.copy for piece in self.pieces)


@dataclass(frozen=True)
class Left:
    """What nobody has looked into yet: units and paragraphs not taken; `covered` say nearly what was taken."""

    units: int
    pieces: int
    covered: int


def digest(
    asked: Sequence[Unit], told: Mapping[int, Told], seen: Iterable[Seen], used: Iterable[Passage]
) -> list[Answer]:
    """The answers of those that wrote something, in the order of `asked`.

    A paragraph is a copy of the like one that was handed in before it, else of the same one elsewhere in the
    campaign (`seen`, the marks of all hand-ins).
    """
    writers = [unit for unit in asked if unit.id in told and told[unit.id].text.strip()]
    # The first to hand in is the source, whoever stands first in the list.
    writers_by_time = sorted(writers, key=lambda unit: told[unit.id].submitted_at)
    cut = {unit.id: paragraphs(told[unit.id].text) for unit in writers}
    copies = {**_elsewhere(writers, told, cut, seen), **_copies(writers_by_time, cut)}
    taken: Taken = {}
    for one in used:
        taken.setdefault((one.source_report, one.source_version, one.paragraph), set()).add(one.text)
    wholes = grouped([told[unit.id].text for unit in writers_by_time])
    led = {
        unit.id: (writers_by_time[alike.leader].id, int(100 * alike.likeness))
        for unit, alike in zip(writers_by_time, wholes, strict=True)
    }
    return [
        Answer(unit, told[unit.id], _pieces(told[unit.id], cut[unit.id], unit.id, copies, taken), *led[unit.id])
        for unit in writers
    ]


Copies = Mapping[tuple[int, int], Copy]
Taken = dict[tuple[int, int, int], set[str]]


def _pieces(told: Told, texts: Sequence[str], unit: int, copies: Copies, taken: Taken) -> tuple[Piece, ...]:
    used = [taken.get((told.report_id, told.version, place), set()) for place in range(len(texts))]
    return tuple(
        Piece(place, text, copies.get((unit, place)), bool(used[place]), text in used[place])
        for place, text in enumerate(texts)
    )


def _copies(writers: Sequence[Unit], cut: Mapping[int, Sequence[str]]) -> dict[tuple[int, int], Copy]:
    """Paragraphs that are like one that another unit handed in before."""
    seats = [(unit.id, place) for unit in writers for place in range(len(cut[unit.id]))]
    texts = [cut[unit][place] for unit, place in seats]
    found = {}
    for seat, text, alike in zip(seats, texts, grouped(texts), strict=True):
        source = seats[alike.leader][0]
        if source != seat[0] and len(words_of(text)) >= FEWEST_MARKED:
            found[seat] = Copy(int(100 * alike.likeness), source)
    return found


def marks_of(texts: Iterable[str]) -> set[int]:
    """The marks of the paragraphs of these answers."""
    found = (mark_of(paragraph) for text in texts for paragraph in paragraphs(text))
    return {mark for mark in found if mark is not None}


def _elsewhere(
    writers: Sequence[Unit], told: Mapping[int, Told], cut: Mapping[int, Sequence[str]], seen: Iterable[Seen]
) -> dict[tuple[int, int], Copy]:
    """Paragraphs that stand word for word in another report, or at another question."""
    homes: dict[int, list[Seen]] = {}
    for one in seen:
        homes.setdefault(one.mark, []).append(one)
    found = {}
    for unit in writers:
        for place, text in enumerate(cut[unit.id]):
            mark = mark_of(text) if homes else None
            mine = told[unit.id].report_id
            others = [one for one in homes.get(mark or 0, ()) if one.report_id != mine] or homes.get(mark or 0, [])
            if others:
                source = others[0]
                found[unit.id, place] = Copy(100, source.unit_id, source.section, source.question)
    return found


def left(answers: Iterable[Answer]) -> Left:
    """How much is not used yet."""
    known = list(answers)
    groups = {answer.leader for answer in known if answer.used}
    idle = [answer for answer in known if not answer.used]
    pieces = sum(not piece.used for answer in known for piece in answer.pieces)
    return Left(len(idle), pieces, sum(answer.leader in groups for answer in idle))
