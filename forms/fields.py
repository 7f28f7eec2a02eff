"""The fields of one cell: each question of a section is one WTForms field (others: addressed, grid, table).

A field keeps `data` (its part of the content) and `unread` (what was typed in a cell and cannot be read);
templates draw it from `kind`, `question`, `shown` and `problems`.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from wtforms import Field
from wtforms.utils import unset_value

from forms.cells import Read, read_date_cell, read_number_cell, show_date, show_figure
from forms.messages import say
from vietnamese.text import clean_name, is_blank, word_count

if TYPE_CHECKING:
    from forms.outline import Outline
    from forms.section_form import SectionForm


class QuestionField(Field):  # type: ignore[misc]
    """What all fields share. A cell's name begins with the question's id."""

    form: "SectionForm"

    def __init__(self, question: Any, **bound: Any) -> None:
        super().__init__(label=question.label, **bound)
        self.form = self._form
        self.question = question
        self.kind: str = question.kind
        self.data: Any = None
        self.unread: dict[str, str] = {}

    @classmethod
    def unbound(cls, outline: "Outline", question: Any, kind: str, has_children: bool) -> Any:
        """The field that asks a question of units of this kind, to be bound to each request's form."""
        return cls(question)

    def process(self, formdata: Mapping[str, str] | None, data: Any = unset_value, extra_filters: Any = None) -> None:
        """Take the content's value, then what was typed (names and texts of a whole post), if anything was."""
        if data is not unset_value:
            self.load(data)
        if formdata is not None:
            self.take(formdata)

    def load(self, value: Any) -> None:
        """Begin with the value and the unread cells of the kept content."""
        self.data = value
        self.unread = self.form.unread_of(self.name)

    def take(self, typed: Mapping[str, str]) -> None:
        """Read a post; a cell that is not in it keeps its value."""

    def read_again(self, cell: str, typed: str) -> Read:
        """What an unread cell is refused for; nothing in a field whose every text can be read."""
        return Read()

    def label_of(self, cell: str) -> str:
        """What a message calls a cell."""
        return str(self.question.label)

    @property
    def problems(self) -> dict[str, str]:
        """{cell name: why what stands in it cannot be read}."""
        return {cell: self.read_again(cell, typed).problem for cell, typed in self.unread.items()}


class OneCellField(QuestionField):
    """A field whose only cell has the question's own name."""

    def read(self, typed: str) -> Read:
        """What to keep of the typed text."""
        return Read(typed)

    def show(self, kept: str) -> str:
        """The kept text as it stands in the cell."""
        return kept

    def take(self, typed: Mapping[str, str]) -> None:
        """See QuestionField."""
        text = typed.get(self.name)
        if text is None:
            return
        text = self.form.intake.clean(text, self.question.label)
        self.data, problem = self.read(text)
        self.unread = {self.name: text} if problem else {}

    def read_again(self, cell: str, typed: str) -> Read:
        """See QuestionField."""
        return self.read(typed)

    @property
    def shown(self) -> str:
        """What stands in the cell: what was typed where that cannot be read, else what is kept."""
        return self.unread.get(self.name) or (self.show(self.data) if self.data else "")

    @property
    def problem(self) -> str:
        """Why the cell cannot be read; "" where it can."""
        return self.problems.get(self.name, "")


class NarrativeField(OneCellField):
    """Free text; one line is one paragraph. Only blanks count as nothing."""

    def read(self, typed: str) -> Read:
        """See OneCellField."""
        return Read("" if is_blank(typed) else typed)

    @property
    def words(self) -> int:
        """How many words stand in it."""
        return word_count(self.shown)


class LineField(OneCellField):
    """One line of text; `pattern` and `problem` (a name in MESSAGES) of its question may ask for a form."""

    def read(self, typed: str) -> Read:
        """See OneCellField."""
        kept = clean_name(typed)
        if kept and self.question.pattern and not re.fullmatch(self.question.pattern, kept):
            return Read(problem=say(self.question.problem))
        return Read(kept)


class ChoiceField(OneCellField):
    """One of the options, kept by its id."""

    def read(self, typed: str) -> Read:
        """See OneCellField."""
        if typed and typed not in {option.id for option in self.question.options}:
            return Read(problem=say("one_of_the_offered"))
        return Read(typed)


class DateField(OneCellField):
    """A day, typed dd/mm/yyyy and kept as an ISO date."""

    def read(self, typed: str) -> Read:
        """See OneCellField."""
        return read_date_cell(typed)

    def show(self, kept: str) -> str:
        """See OneCellField."""
        return show_date(kept)


class NumberField(OneCellField):
    """A single number outside the tables."""

    def read(self, typed: str) -> Read:
        """See OneCellField."""
        return read_number_cell(typed, self.question.decimals)

    def show(self, kept: str) -> str:
        """See OneCellField."""
        return show_figure(kept, self.question.decimals)
