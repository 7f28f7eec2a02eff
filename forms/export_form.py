"""The form of an export: whose reports, in which states, as which files, under which names."""

from collections.abc import Mapping
from typing import Any

from wtforms import RadioField, SelectField, SelectMultipleField, StringField
from wtforms.validators import Length, ValidationError

from forms.messages import say
from forms.office import OfficeForm
from vietnamese.text import clean_name

Choices = Mapping[str, str]
"""What is sent: what is read."""

ALONE, BOUND = "rieng", "tap"
LONGEST_PATTERN = 120
UNKNOWN = "Không có mục “%(value)s”. Xin chọn trong các mục có sẵn."


def _named(text: str | None) -> str:
    return clean_name(text or "")


class ExportForm(OfficeForm):
    """What is asked of an export; which units, states, files and formats there are is the page's to say."""

    under = SelectField("Đơn vị", invalid_choice_message=say("one_of_the_offered"))
    states = SelectMultipleField("Trạng thái báo cáo", invalid_choice_message=UNKNOWN)
    formats = SelectMultipleField("Loại tệp", invalid_choice_message=UNKNOWN)
    binding = RadioField(
        "Đóng tệp", choices={ALONE: "Mỗi đơn vị một tệp", BOUND: "Đóng thành tập, mỗi huyện, ngành một tập"}
    )
    pattern = StringField(
        "Mẫu tên tệp",
        filters=[_named],
        validators=[Length(max=LONGEST_PATTERN, message=say("shorten", most=LONGEST_PATTERN))],
    )
    profile = SelectField("Thể thức", invalid_choice_message=say("one_of_the_offered"))

    def offer(self, under: Choices, states: Choices, formats: Choices, profiles: Choices) -> None:
        """Say what can be chosen; anything else is refused."""
        offered = {"under": under, "states": states, "formats": formats, "profile": profiles}
        for name, choices in offered.items():
            self[name].choices = dict(choices)

    @property
    def bound(self) -> bool:
        """Whether volumes are wanted."""
        return bool(self.binding.data == BOUND)

    def validate_states(self, field: Any) -> None:
        """Refuse an export of reports in no state at all."""
        if not field.data:
            raise ValidationError("Xin chọn ít nhất một trạng thái báo cáo.")

    def validate_formats(self, field: Any) -> None:
        """Refuse an export of no files at all."""
        if not field.data:
            raise ValidationError("Xin chọn ít nhất một loại tệp.")
