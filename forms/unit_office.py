"""The forms of the pages of units: every field, a new unit, moving, closing, merging, whom to call."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from wtforms import BooleanField, Form, SelectField, StringField
from wtforms.validators import StopValidation, ValidationError

from forms.messages import say
from forms.office import NAME_LENGTH, OfficeForm, UnitForm, at_most, named, on_one_line
from vietnamese.dates import DateError, parse_date
from vietnamese.phones import PhoneError, phone

CODE_LENGTH, PHONE_LENGTH = 32, 40
CODE = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._-]{{0,{CODE_LENGTH - 1}}}")
"""A unit's code: it signs in, stands in names of files and is read out over the telephone."""


class DayField(StringField):  # type: ignore[misc]
    """A day as dd/mm/yyyy; `.day` is it, after validation."""

    day: date

    def __init__(self, label: str = "", **kwargs: Any) -> None:
        super().__init__(label, filters=[on_one_line], **kwargs)

    def pre_validate(self, form: Form) -> None:
        """Refuse what is no day."""
        try:
            found = parse_date(self.data or "")
        except DateError as error:
            raise StopValidation(str(error)) from error
        if found is None:
            raise StopValidation(say("fill_in"))
        self.day = found


def _phone(_: Form, field: StringField) -> None:
    try:
        field.data = phone(field.data or "")
    except PhoneError as error:
        raise ValidationError(str(error)) from error


class ContactForm(OfficeForm):
    """Whom to call about a unit's report: what its own officer may change."""

    contact_name = StringField("Người liên hệ", filters=[on_one_line], validators=[at_most(NAME_LENGTH)])
    contact_phone = StringField("Điện thoại", filters=[on_one_line], validators=[at_most(PHONE_LENGTH), _phone])


class UnitFieldsForm(UnitForm):
    """Every field of a unit; the kinds to choose from are given with it."""

    kind = SelectField("Loại đơn vị")

    def __init__(self, formdata: Any = None, kinds: Mapping[str, str] | None = None, **more: Any) -> None:
        super().__init__(formdata, **more)
        self.kind.choices = list((kinds or {}).items())

    def validate_kind(self, field: SelectField) -> None:
        """Refuse a kind that was not offered."""
        if field.data not in dict(field.choices):
            raise ValidationError(say("one_of_the_offered"))

    def validate_contact_phone(self, field: StringField) -> None:
        """Refuse what is no telephone number."""
        _phone(self, field)


class NewUnitForm(UnitFieldsForm):
    """A unit that is to be added, with its place in the tree."""

    code = StringField("Mã đơn vị", filters=[on_one_line], validators=[named])
    parent = SelectField("Đơn vị cấp trên", validators=[named], validate_choice=False)
    day = DayField("Trực thuộc từ ngày")

    def validate_code(self, field: StringField) -> None:
        """Refuse a code that could not sign in or name a file."""
        if not CODE.fullmatch(field.data):
            raise ValidationError(say("unit_code", most=CODE_LENGTH))


class DatedForm(OfficeForm):
    """Something that happens to a unit on a day; `agreed` where it also touches an open campaign."""

    day = DayField("Từ ngày")
    note = StringField("Căn cứ (quyết định số, ngày)", filters=[on_one_line], validators=[at_most(NAME_LENGTH)])
    agreed = BooleanField("Tôi đã biết và vẫn thực hiện")


class MoveForm(DatedForm):
    """Under another parent."""

    parent = SelectField("Cấp trên mới", validators=[named], validate_choice=False)
    with_lines = BooleanField("In tên cấp trên mới ở đầu văn bản của đơn vị (mục “Cơ quan chủ quản”)")


class CloseForm(DatedForm):
    """The end of a unit."""


class MergeForm(DatedForm):
    """The end of a unit that goes on in another."""

    successor = StringField("Sáp nhập vào", filters=[on_one_line], validators=[named])
    bring = BooleanField("Đưa các đơn vị trực thuộc sang đơn vị nhận từ cùng ngày")
