"""The points of an outline that are answered in words: what a unit is asked, and what its units are. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from forms.addressed import fill_places
from forms.outline import AddressedQuestion, NarrativeQuestion, Outline, Question, Section

Places = Mapping[str, str]
EACH_ITS_OWN = "{}: nơi nhận riêng của từng đơn vị"


class Point(NamedTuple):
    """A question in words, or the recommendations to one addressee.

    `ours`: the unit above is asked it, too, so that passages can go into its own answer.
    """

    section: str
    question: str
    addressee: str
    heading: str
    label: str
    ours: bool

    @property
    def id(self) -> str:
        """What stands for it in an address, beside its section."""
        return self.addressee or self.question

    @property
    def place(self) -> tuple[str, ...]:
        """Where its answer lies in a section's content."""
        return (self.question, self.addressee) if self.addressee else (self.question,)


def points_of(
    outline: Outline, kind: str, below: Iterable[str], places: Places, theirs: Places | None = None
) -> list[Point]:
    """Every point that units of the kinds `below` are asked, in document order; `kind` is the kind above them.

    `places` fills the names in addressees as the unit above reads them; of what only its units are asked, `theirs`
    fills what is the same for all of them.
    """
    ours = {(one.section, one.id): one._replace(ours=True) for one in _of_kind(outline, kind, places)}
    asked = {
        (one.section, one.id): ours.get((one.section, one.id), one)
        for other in sorted(set(below))
        for one in _of_kind(outline, other, theirs or {})
    }
    order = {section.id: place for place, section in enumerate(outline.sections)}
    inside = {question.id: place for section in outline.sections for place, question in enumerate(section.questions)}
    return sorted(asked.values(), key=lambda one: (order[one.section], inside[one.question]))


def _of_kind(outline: Outline, kind: str, places: Places) -> Iterator[Point]:
    for section in outline.sections_for(kind):
        for question in section.questions:
            yield from _of_question(section, question, places)


def _of_question(section: Section, question: Question, places: Places) -> Iterator[Point]:
    heading = f"{section.number} {section.title}".lstrip("- ")
    if isinstance(question, NarrativeQuestion):
        yield Point(section.id, question.id, "", heading, question.label, ours=False)
    if isinstance(question, AddressedQuestion):
        for to in question.to:
            filled = fill_places(to.addressee, places)
            label = EACH_ITS_OWN.format(question.label) if "…" in filled else filled
            yield Point(section.id, question.id, to.id, heading, label, ours=False)


def answer_at(content: Mapping[str, Any], point: Point) -> str:
    """What a section's content says at a point, "" where nothing."""
    answer = content.get(point.question) or ""
    return (answer.get(point.addressee) or "") if point.addressee and isinstance(answer, dict) else str(answer)


def with_answer(content: Mapping[str, Any], point: Point, text: str) -> dict[str, Any]:
    """The section's content with another text at a point; without the answer where the text is empty."""
    if not point.addressee:
        return {**content, point.question: text} if text else _without(content, point.question)
    answer = dict(content.get(point.question) or {})
    answer = {**answer, point.addressee: text} if text else _without(answer, point.addressee)
    return {**content, point.question: answer}


def _without(content: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in content.items() if key != name}


def appended(text: str, more: Iterable[str]) -> str:
    """A text with more paragraphs at its end; what stands there stays as it is."""
    kept = text.rstrip("\n")
    return "\n".join([*([kept] if kept else []), *more])


def taken_out(text: str, passage: str) -> str | None:
    """The text without the last paragraph that says just this; None where none does."""
    lines = text.split("\n")
    for place in range(len(lines) - 1, -1, -1):
        if lines[place].strip() == passage:
            return "\n".join(lines[:place] + lines[place + 1 :])
    return None
