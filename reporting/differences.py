"""What differs between two states of a report, by section and cell; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from forms.format_page import FORMAT_SECTION, format_form
from forms.outline import Outline, Section
from forms.section_form import SectionForm, section_form

Contents = Mapping[str, Mapping[str, Any]]


class Difference(NamedTuple):
    """One cell in both states; `label` is empty where the question has only one."""

    label: str
    old: str
    new: str


class Change(NamedTuple):
    """A question whose answer differs, in its section (by id)."""

    section: str
    question: str
    cells: list[Difference]


@dataclass(frozen=True)
class Asker:
    """Whom the report is asked of: what its forms are made from. `places` fills `{unit.district_party}` and such."""

    outline: Outline
    kind: str
    has_children: bool
    places: Mapping[str, str]

    def form(self, section: Section, content: Mapping[str, Any]) -> SectionForm:
        """The form of a section over that content."""
        return section_form(self.outline, section, self.kind, self.has_children, content, self.places)


def changes(asker: Asker, old: Contents, new: Contents) -> list[Change]:
    """Every question answered differently in `old` and `new` ({section: content}), in document order."""
    found: list[Change] = []
    for section in asker.outline.sections_for(asker.kind):
        before, after = old.get(section.id, {}), new.get(section.id, {})
        if section.questions and before != after:
            found += between(section.id, asker.form(section, before), asker.form(section, after))
    before, after = old.get(FORMAT_SECTION, {}), new.get(FORMAT_SECTION, {})
    return [*found, *between(FORMAT_SECTION, format_form(before), format_form(after))]


def between(section: str, old: SectionForm, new: SectionForm) -> list[Change]:
    """The questions of one section that differ."""
    pairs = ((field, differing(cells_of(field), cells_of(new[field.name]))) for field in old)
    return [Change(section, field.question.label, cells) for field, cells in pairs if cells]


def differing(old: Mapping[str, str], new: Mapping[str, str]) -> list[Difference]:
    """The cells that differ, in the order of the page; one only in one state stands empty in the other."""
    return [
        Difference(label, old.get(label, ""), new.get(label, ""))
        for label in dict.fromkeys((*old, *new))
        if old.get(label, "") != new.get(label, "")
    ]


def cells_of(field: Any) -> dict[str, str]:
    """Every cell of a question as a person reads it: {its label: what stands in it}."""
    return CELLS.get(field.kind, one_cell)(field)


def one_cell(field: Any) -> dict[str, str]:
    return {"": chosen(field.question, field.shown)}


def chosen(asked: Any, shown: str) -> str:
    """An option by its label; any other text as it is."""
    return next((option.label for option in getattr(asked, "options", ()) if option.id == shown), shown)


def figure_cells(field: Any) -> dict[str, str]:
    return {cell.label: cell.shown for row in field.rows if not row.computed for cell in (*row.cells, *row.own_cells)}


def addressed_cells(field: Any) -> dict[str, str]:
    return {cell.label: cell.shown for cell in field.cells}


def table_cells(field: Any) -> dict[str, str]:
    return {
        f"Dòng {number}, {cell.column.label.lower()}": cell.other or chosen(cell.column, cell.shown)
        for number, (_, cells) in enumerate(field.rows, 1)
        for cell in cells
    }


CELLS = {"indicators": figure_cells, "addressed": addressed_cells, "rows": table_cells}
