"""The forms of a campaign: opening one, changing it, more time for a unit."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from wtforms import BooleanField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import Length, StopValidation, ValidationError

from forms.days import DayField
from forms.messages import say
from forms.office import OfficeForm
from vietnamese.text import clean, clean_name

LONGEST_TITLE, LONGEST_NAME, LONGEST_TEXT = 300, 200, 500
DUE = "han"
"""A deadline's box is called `han-<kind>-<step>`; neither part holds a hyphen."""


def _name(text: str | None) -> str:
    return clean_name(text or "")


def _text(text: str | None) -> str:
    return " ".join(clean(text or "").text.split())


def _at_most(most: int) -> Length:
    return Length(max=most, message=say("shorten", most=most))


def _filled(_: Any, field: Any) -> None:
    # A day that could not be read has said so already.
    if not field.data and not field.errors:
        raise StopValidation(say("fill_in"))


class CampaignForm(OfficeForm):
    """What a clerk may say of a campaign at any time; `offer` says which formats there are."""

    title = StringField("Tên đợt báo cáo", filters=[_name], validators=[_filled, _at_most(LONGEST_TITLE)])
    guidance_number = StringField("Số, ký hiệu văn bản hướng dẫn", filters=[_name], validators=[_at_most(LONGEST_NAME)])
    guidance_date = DayField("Ngày văn bản hướng dẫn")
    profile = SelectField("Thể thức bản in", invalid_choice_message=say("one_of_the_offered"))
    department = StringField("Ban, bộ phận nhận báo cáo", filters=[_name], validators=[_at_most(LONGEST_NAME)])
    contact_name = StringField("Người liên hệ", filters=[_name], validators=[_at_most(LONGEST_NAME)])
    contact_phone = StringField("Điện thoại", filters=[_name], validators=[_at_most(40)])
    late_refused = BooleanField("Không nhận báo cáo sau hạn")
    late_words = TextAreaField("Lời báo cho đơn vị nộp muộn", filters=[_text], validators=[_at_most(LONGEST_TEXT)])

    def offer(self, profiles: Mapping[str, str]) -> None:
        """Say which formats can be chosen: {id: name}."""
        self.profile.choices = dict(profiles)

    def dues(self) -> dict[tuple[str, str], date]:
        """The deadlines that were typed: {(kind, step): day}."""
        boxes = ((name.split("-"), field) for name, field in self._fields.items() if name.startswith(f"{DUE}-"))
        return {(parts[1], parts[2]): field.data for parts, field in boxes if field.data}


class OpeningForm(CampaignForm):
    """What a campaign is opened with beside its outline."""

    slug = StringField("Tên ngắn dùng trong địa chỉ", filters=[_name], validators=[_filled])
    tree_date = DayField("Theo cây đơn vị của ngày", validators=[_filled])
    kinds = SelectMultipleField("Loại đơn vị tham gia", validate_choice=False)
    branches = SelectMultipleField("Nhánh tham gia", validate_choice=False)

    def validate_kinds(self, field: Any) -> None:
        """Refuse a campaign of no kind of unit."""
        if not field.data:
            raise ValidationError("Xin chọn ít nhất một loại đơn vị.")

    def validate_branches(self, field: Any) -> None:
        """Refuse a campaign of no branch."""
        if not field.data:
            raise ValidationError("Xin chọn ít nhất một nhánh.")


class ExtensionForm(OfficeForm):
    """More time for one unit, named by its code or by words of its name."""

    unit = StringField("Đơn vị (mã hoặc tên)", filters=[_name], validators=[_filled, _at_most(LONGEST_NAME)])
    step = SelectField("Việc được gia hạn", invalid_choice_message=say("one_of_the_offered"))
    due = DayField("Hạn mới", validators=[_filled])
    reason = StringField("Lý do", filters=[_text], validators=[_filled, _at_most(LONGEST_TEXT)])


def due_name(kind: str, step: str) -> str:
    """What the box of a deadline is called."""
    return f"{DUE}-{kind}-{step}"


def with_deadlines(form: type[CampaignForm], kinds: Mapping[str, str], steps: Mapping[str, str]) -> type[CampaignForm]:
    """The form with a box for each kind of unit and step: {id: label}."""
    boxes = {
        due_name(kind, step): DayField(f"Hạn “{step_label}” của {kind_label}")
        for kind, kind_label in kinds.items()
        for step, step_label in steps.items()
    }
    return type(f"{form.__name__}WithDeadlines", (form,), boxes)
