"""The kinds of question in one table: the field that asks, the form it prints in, how units come together."""

from typing import NamedTuple

from forms.addressed import AddressedField
from forms.fields import ChoiceField, DateField, LineField, NarrativeField, NumberField, QuestionField
from forms.grid import GridField
from forms.table import RowsField


class Kind(NamedTuple):
    """One kind of question.

    `printed`: paragraphs, annex (the landscape table), table, addressed (a paragraph and a text for each),
    label (an option's label), date, number. `over_units`: collected (read by an editor), added (by each
    indicator's own rule), apart (each unit's stays its own).
    """

    field: type[QuestionField]
    printed: str
    over_units: str


KINDS: dict[str, Kind] = {
    "narrative": Kind(NarrativeField, "paragraphs", "collected"),
    "indicators": Kind(GridField, "annex", "added"),
    "rows": Kind(RowsField, "table", "apart"),
    "addressed": Kind(AddressedField, "addressed", "collected"),
    "choice": Kind(ChoiceField, "label", "apart"),
    "date": Kind(DateField, "date", "apart"),
    "number": Kind(NumberField, "number", "apart"),
    # Only on office pages: no outline asks it.
    "line": Kind(LineField, "paragraphs", "apart"),
}
