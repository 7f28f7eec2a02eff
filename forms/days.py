"""A day in an office form: typed day first, and kept as typed where it is none."""

from typing import Any

from wtforms import StringField

from vietnamese.dates import DateError, format_date, parse_date
from vietnamese.text import clean_name


class DayField(StringField):  # type: ignore[misc]
    """A day typed dd/mm/yyyy; `data` is a date or None, `shown` what stands in the box."""

    data: Any
    typed = ""

    @property
    def shown(self) -> str:
        """The words that were typed, else the day as forms write it."""
        return self.typed or (format_date(self.data) if self.data else "")

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read what was typed; what is no day is told beside the box and stays in it."""
        self.typed, self.data = clean_name(str(valuelist[0])) if valuelist else "", None
        try:
            self.data = parse_date(self.typed)
        except DateError as error:
            raise ValueError(str(error)) from error
