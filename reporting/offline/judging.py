"""A returned form set against the report as it stands now: what it would change, where somebody else was faster, what
cannot be taken. Nothing is written here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from documents.offline.found import Found, Trouble
from forms.section_form import SectionForm
from reporting.differences import Change, between
from reporting.offline.asking import Asking, cells_in
from reporting.offline.labels import names_of
from reporting.offline.places import resolved, structure
from reporting.offline.reading import Filled, filled
from reporting.offline.ticket import Issued, print_of


@dataclass(frozen=True)
class Cell:
    """One cell that differs, and where it stands in the file, "" where it stands nowhere any more.

    `mended`: its text was in an old font.
    """

    label: str
    old: str
    new: str
    place: str
    mended: bool = False


@dataclass(frozen=True)
class Answer:
    """A question whose answer differs."""

    question: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Page:
    """A section that would change from `revision` to `content`.

    `conflict`: it was saved on the server after the form was made, and written in the form, too.
    """

    id: str
    title: str
    conflict: bool
    revision: int
    answers: tuple[Answer, ...]
    content: Mapping[str, Any] = field(repr=False)

    @property
    def cells(self) -> int:
        """How many cells differ."""
        return sum(len(answer.cells) for answer in self.answers)


@dataclass(frozen=True)
class Judged:
    """All there is to say about one returned file.

    `behind`: sections that are newer on the server and were left alone in the file. Not `whole`: its codes are
    damaged, and nothing of it is taken.
    """

    pages: tuple[Page, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    behind: tuple[str, ...] = ()
    whole: bool = True

    @property
    def clean(self) -> bool:
        """Whether all of it can be taken without a question."""
        return self.whole and not self.troubles and not self.contested

    @property
    def contested(self) -> bool:
        """Whether somebody else has saved what the file changes."""
        return any(page.conflict for page in self.pages)

    @property
    def unchanged(self) -> bool:
        return not self.pages and not self.troubles

    @property
    def cells(self) -> int:
        """How many cells differ."""
        return sum(page.cells for page in self.pages)


def judged(now: Asking, issued: Mapping[str, Issued], found: Found) -> Judged:
    """What the file would change. Its codes first: where they are damaged nothing else is believed."""
    forms = now.forms()
    found = resolved(found, forms)
    broken = [each for each in found.troubles if each.breaks]
    wrong = broken or structure(found, forms)
    if wrong:
        return Judged(troubles=tuple(wrong), whole=False)
    return measured(now, issued, found)


def measured(now: Asking, issued: Mapping[str, Issued], found: Found) -> Judged:
    """The same for a file whose cells are where they belong."""
    refused = {each.code for each in found.troubles}
    typed = {each.code: each for each in found.typed if each.code not in refused}
    pages, behind, troubles = [], [], list(found.troubles)
    titles = now.titles()
    for id in now.section_ids:
        before, after = now.form(id), filled(now, id, typed)
        troubles += after.troubles
        changes = between(id, before, after.form)
        since = issued.get(id, Issued(now.revision(id), ""))
        newer = since.revision != now.revision(id)
        if changes and newer and since.print == print_of(cells_in(after.form)):
            behind.append(titles[id])
        elif changes:
            answers = tuple(answer(before, change, after) for change in changes)
            pages.append(Page(id, titles[id], newer, now.revision(id), answers, after.content))
    return Judged(tuple(pages), tuple(troubles), tuple(behind))


def answer(before: SectionForm, change: Change, after: Filled) -> Answer:
    """A question's differing cells with their places in the file."""
    names: dict[str, str] = {}
    for field_ in (*before, *after.form):
        if field_.question.label == change.question:
            names |= names_of(field_)
    cells = [
        Cell(
            each.label,
            each.old,
            each.new,
            after.places.get(names.get(each.label, ""), ""),
            names.get(each.label) in after.mended,
        )
        for each in change.cells
    ]
    return Answer(change.question, tuple(cells))
