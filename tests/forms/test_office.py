"""The office forms: what they ask for, in Vietnamese, and what they make of it."""

from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from forms.office import ChangePasswordForm, PasswordForm, SignInForm, UnitForm

GOOD = "mùa gặt trên nương"
UNIT = {
    "name": "LĐLĐ huyện Cư Jút",
    "short_name": "LĐLĐ Cư Jút",
    "heading_lines": "LIÊN ĐOÀN LAO ĐỘNG\r\n\r\n HUYỆN CƯ JÚT ",
    "place": "Cư Jút",
    "code_suffix": "LĐLĐ",
    "sign_lines": "TM. BAN THƯỜNG VỤ\r\nCHỦ TỊCH",
    "sort_order": "3",
}


def posted(**values: str) -> MultiDict[str, str]:
    return MultiDict(values)


def test_signing_in_asks_for_both() -> None:
    form = SignInForm(posted(login=" \u200b ", password=""))
    assert not form.validate()
    assert form.errors == {"login": ["Xin điền mục này."], "password": ["Xin điền mục này."]}


def test_a_login_is_read_without_what_cannot_be_seen() -> None:
    form = SignInForm(posted(login=" H01\u200b\u202e ", password=" có dấu cách "))
    assert form.validate()
    assert (form.login.data, form.password.data) == ("H01", " có dấu cách ")


@pytest.mark.parametrize(("login", "password"), [("H" * 65, "x"), ("H01", "x" * 257)])
def test_signing_in_takes_no_more_than_anybody_has(login: str, password: str) -> None:
    form = SignInForm(posted(login=login, password=password))
    assert not form.validate()
    assert "chỉ nhận tối đa" in str(form.errors)


def test_a_blank_form_is_no_error_yet() -> None:
    assert SignInForm().errors == {} and SignInForm().login.data == ""


def test_a_new_password_is_typed_twice() -> None:
    assert PasswordForm(posted(password=GOOD, again=GOOD), login="H01").validate()
    form = PasswordForm(posted(password=GOOD, again=GOOD + "x"), login="H01")
    assert not form.validate()
    assert form.errors == {"again": ["Hai lần gõ mật khẩu chưa giống nhau."]}


def test_both_typings_may_spell_their_letters_differently() -> None:
    assert PasswordForm(posted(password="mùa gặt nương", again="mu\u0300a gặt nương")).validate()


def test_an_easy_password_is_refused_with_a_reason() -> None:
    form = PasswordForm(posted(password="congdoan2012", again="congdoan2012"), login="H01")
    assert not form.validate()
    assert "dễ đoán" in form.errors["password"][0]


def test_changing_asks_for_the_present_password_too() -> None:
    assert ChangePasswordForm(posted(current="cũ", password=GOOD, again=GOOD), login="H01").validate()
    form = ChangePasswordForm(posted(password=GOOD, again=GOOD), login="H01")
    assert not form.validate()
    assert list(form.errors) == ["current"]


def test_a_unit_is_kept_with_its_lines() -> None:
    form = UnitForm(posted(**UNIT))
    assert form.validate()
    kept = form.values()
    assert kept["heading_lines"] == ("LIÊN ĐOÀN LAO ĐỘNG", "HUYỆN CƯ JÚT")
    assert (kept["sort_order"], kept["recipients"], kept["vice_name"]) == (3, (), "")


def test_a_unit_survives_its_page() -> None:
    form = UnitForm(posted(**UNIT))
    form.validate()
    again: dict[str, Any] = {name: field.data for name, field in UnitForm.of(form.values())._fields.items()}
    second = UnitForm(MultiDict(again))
    assert second.validate()
    assert second.values() == form.values()


@pytest.mark.parametrize("order", ["", "x", "1_000", "١٢", "-1", "1234567"])
def test_the_order_of_a_unit_is_a_plain_number(order: str) -> None:
    form = UnitForm(posted(**{**UNIT, "sort_order": order}))
    assert not form.validate()
    assert form.errors == {"sort_order": ["Xin ghi một số nguyên, như 10."]}


@pytest.mark.parametrize("name", ["name", "short_name", "heading_lines", "place", "code_suffix", "sign_lines"])
def test_a_unit_needs_what_is_printed(name: str) -> None:
    form = UnitForm(posted(**{**UNIT, name: " \n "}))
    assert not form.validate()
    assert list(form.errors) == [name]
