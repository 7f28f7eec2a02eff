"""The forms of office pages: signing in, setting and changing a password, a unit's record."""

import re
from collections.abc import Mapping
from typing import Any
from unicodedata import normalize

from wtforms import Form, PasswordField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, StopValidation, ValidationError

from forms import passwords
from forms.messages import say
from vietnamese.text import clean, clean_name

LOGIN_LENGTH = 64
NAME_LENGTH = 200
LINES_LENGTH = 2000


def on_one_line(text: str | None) -> str:
    """A cell's text without what cannot be seen in it."""
    return clean_name(text or "")


def _lines(text: str | None) -> str:
    return "\n".join(line for line in map(clean_name, clean(text or "").text.split("\n")) if line)


def at_most(most: int) -> Length:
    """Refuse a longer text."""
    return Length(max=most, message=say("shorten", most=most))


def _filled() -> InputRequired:
    return InputRequired(message=say("fill_in"))


def named(_: Form, field: StringField) -> None:
    """Refuse a blank text."""
    if not field.data:
        raise StopValidation(say("fill_in"))


class OfficeForm(Form):  # type: ignore[misc]
    """What the office forms share; the token against forged posts is the pages' own business."""


class SignInForm(OfficeForm):
    """Sign-in: the unit's code, and the password or a one-time code."""

    login = StringField("Mã đơn vị", filters=[on_one_line], validators=[named, at_most(LOGIN_LENGTH)])
    password = PasswordField(
        "Mật khẩu hoặc mã một lần", validators=[_filled(), at_most(passwords.LONGEST)]
    )


class PasswordForm(OfficeForm):
    """A new password, typed twice; `login` may not be part of it."""

    password = PasswordField("Mật khẩu mới", validators=[_filled()])
    again = PasswordField("Gõ lại mật khẩu mới", validators=[_filled()])

    def __init__(self, formdata: Any = None, login: str = "", **kwargs: Any) -> None:
        self.login_name = login
        super().__init__(formdata, **kwargs)

    def validate_password(self, field: PasswordField) -> None:
        """Refuse what is too short, too long or too easily guessed."""
        reason = passwords.refusal(field.data or "", self.login_name)
        if reason:
            raise ValidationError(reason)

    def validate_again(self, field: PasswordField) -> None:
        """Refuse a second typing that is not the first; two spellings of one letter in Unicode are the same."""
        first = self.password.data or ""
        if len(first) <= 4 * passwords.LONGEST and normalize("NFC", field.data or "") != normalize("NFC", first):
            raise ValidationError(say("password_differs"))


class ChangePasswordForm(PasswordForm):
    """A new password for who knows the present one."""

    current = PasswordField("Mật khẩu đang dùng", validators=[_filled(), at_most(passwords.LONGEST)])


class UnitForm(OfficeForm):
    """A unit's record as the office edits it; `values()` gives what the store keeps."""

    name = StringField("Tên đơn vị", filters=[on_one_line], validators=[named, at_most(NAME_LENGTH)])
    short_name = StringField("Tên viết tắt", filters=[on_one_line], validators=[named, at_most(NAME_LENGTH)])
    heading_lines = TextAreaField("Tên in ở đầu văn bản, mỗi dòng một hàng", filters=[_lines], validators=[named])
    superior_lines = TextAreaField("Cơ quan chủ quản, mỗi dòng một hàng", filters=[_lines])
    place = StringField("Địa danh", filters=[on_one_line], validators=[named, at_most(NAME_LENGTH)])
    code_suffix = StringField("Ký hiệu văn bản", filters=[on_one_line], validators=[named, at_most(40)])
    sign_lines = TextAreaField("Chức vụ người ký, mỗi dòng một hàng", filters=[_lines], validators=[named])
    signer_name = StringField("Họ tên Chủ tịch", filters=[on_one_line], validators=[at_most(NAME_LENGTH)])
    vice_name = StringField("Họ tên Phó Chủ tịch", filters=[on_one_line], validators=[at_most(NAME_LENGTH)])
    recipients = TextAreaField("Nơi nhận, mỗi nơi một dòng", filters=[_lines], validators=[at_most(LINES_LENGTH)])
    party_committee = StringField("Cấp ủy trực tiếp", filters=[on_one_line], validators=[at_most(NAME_LENGTH)])
    district_party = StringField("Huyện ủy, Thị ủy", filters=[on_one_line], validators=[at_most(NAME_LENGTH)])
    district_committee = StringField("UBND huyện, thị xã", filters=[on_one_line], validators=[at_most(NAME_LENGTH)])
    contact_name = StringField("Người liên hệ", filters=[on_one_line], validators=[at_most(NAME_LENGTH)])
    contact_phone = StringField("Điện thoại", filters=[on_one_line], validators=[at_most(40)])
    sort_order = StringField("Thứ tự trong danh sách", default="0", filters=[on_one_line])

    LINES = ("heading_lines", "superior_lines", "sign_lines", "recipients")

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> "UnitForm":
        """The form filled with a unit's record {field: text, tuple of lines or number}."""
        shown = {name: "\n".join(value) if name in cls.LINES else str(value) for name, value in record.items()}
        return cls(data=shown)

    def values(self) -> dict[str, Any]:
        """The record to keep, lines as tuples; only after validate()."""
        lines = {name: tuple((self[name].data or "").splitlines()) for name in self.LINES}
        return {**self.data, **lines, "sort_order": int(self.sort_order.data)}

    def validate_sort_order(self, field: StringField) -> None:
        """Refuse what is no plain whole number."""
        if not re.fullmatch("[0-9]{1,6}", field.data):
            raise ValidationError(say("whole_number"))
