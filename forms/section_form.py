"""The form of one section, built from the outline: what a page draws, and what a post leaves to keep."""

from collections.abc import Mapping, Sequence
from typing import Any

from wtforms.form import BaseForm

from forms.kinds import KINDS
from forms.outline import Outline, Section
from forms.posting import END, IncompletePost, Intake, TooLong, texts, typed_values

__all__ = ["IncompletePost", "SectionForm", "TooLong", "section_form"]

Content = dict[str, Any]
LockedRows = Mapping[str, Sequence[Mapping[str, str]]]

_PLANS: dict[tuple[int, str, bool], tuple[Section, dict[str, Any]]] = {}
_MOST_PLANS = 1000


class SectionForm(BaseForm):  # type: ignore[misc]
    """One field per question, in order; `removed` counts the characters that could not be kept.

    Draw every field, the buttons named "lam" and, last of all, a hidden field `end_name` = "1".
    """

    end_name = END

    def __init__(
        self,
        fields: Mapping[str, Any],
        content: Mapping[str, Any],
        *,
        places: Mapping[str, str] | None = None,
        locked_rows: LockedRows | None = None,
        others: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        self.before = content
        self.places = places or {}
        self.locked_rows = locked_rows or {}
        self.others = others or {}
        self.intake = Intake()
        super().__init__(fields)
        self._fill(None)

    @property
    def removed(self) -> int:
        """How many characters of the post could not be kept and were taken out."""
        return self.intake.removed

    @property
    def problems(self) -> dict[str, str]:
        """{cell name: why what stands in it cannot be read}, in the order of the page."""
        return {cell: problem for field in self for cell, problem in field.problems.items()}

    def unread_of(self, question: str) -> dict[str, str]:
        """The kept content's unread cells of one question."""
        unread = self.before.get("unread")
        if not unread:
            return {}
        return {cell: typed for cell, typed in unread.items() if cell.partition("-")[0] == question}

    def process(
        self, formdata: Any = None, obj: Any = None, data: Any = None, extra_filters: Any = None, **_: Any
    ) -> None:
        """Fill the fields from the content and then, where there is one, from a posted form.

        Raises IncompletePost where the post was cut short, UnstorableText on half a character.
        """
        self._fill(None if formdata is None else typed_values(formdata))

    def _fill(self, typed: Mapping[str, str] | None) -> None:
        for name, field in self._fields.items():
            field.process(typed, self.before.get(name))

    def read(self, formdata: Any) -> Content:
        """The content to keep after a posted form (a MultiDict).

        Raises IncompletePost, UnstorableText (nothing was read) and TooLong (the form shows what was typed).
        """
        return self._read(typed_values(formdata))

    def read_json(self, values: Any) -> Content:
        """The same from the mapping {name: text} of a scripted save, which may leave out what has not changed."""
        return self._read(texts(values))

    def _read(self, typed: Mapping[str, str]) -> Content:
        self.intake = Intake()
        self._fill(typed)
        if self.intake.refusals:
            raise TooLong(" ".join(self.intake.refusals))
        return self.content()

    def content(self) -> Content:
        """The section's content as it stands in the fields; what the unit is not asked here is kept as it was."""
        kept = {name: value for name, value in self.before.items() if name not in self._fields and name != "unread"}
        unread = {
            cell: typed
            for cell, typed in self.before.get("unread", {}).items()
            if cell.partition("-")[0] not in self._fields
        }
        for name, field in self._fields.items():
            if field.data:
                kept[name] = field.data
            unread.update(field.unread)
        return {**kept, "unread": unread} if unread else kept


def section_form(
    outline: Outline,
    section: Section,
    kind: str,
    has_children: bool,
    content: Mapping[str, Any],
    places: Mapping[str, str],
    *,
    locked_rows: LockedRows | None = None,
    others: Mapping[str, Mapping[str, str]] | None = None,
) -> SectionForm:
    """The form of a section as `outline.sections_for(kind)` gives it, filled with its kept content.

    `places` fills {unit.…} and {parent.…} in addressees; `locked_rows` are the rows the clerk has set, by
    question, each with an "id"; `others` are the kept figures of the report's other sections, for ratios.
    """
    fields = _fields(outline, section, kind, has_children)
    return SectionForm(fields, content, places=places, locked_rows=locked_rows, others=others)


def _fields(outline: Outline, section: Section, kind: str, has_children: bool) -> dict[str, Any]:
    # By identity: to hash a section means to hash all its text, which costs more than the form.
    key = (id(section), kind, has_children)
    known = _PLANS.get(key)
    if known is None or known[0] is not section:
        if len(_PLANS) >= _MOST_PLANS:
            _PLANS.clear()
        asked = (
            (question.id, KINDS[question.kind].field.unbound(outline, question, kind, has_children))
            for question in section.questions
        )
        known = _PLANS[key] = (section, dict(asked))
    return known[1]
