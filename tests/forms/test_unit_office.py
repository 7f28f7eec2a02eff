"""The forms of units' pages: what they take and what they say, in Vietnamese."""

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from forms.unit_office import ContactForm, MoveForm, NewUnitForm, UnitFieldsForm

UNIT = {
    "name": "Công đoàn cơ sở A", "short_name": "CĐCS A", "heading_lines": "A", "place": "Cư Jút", "code_suffix": "CĐCS",
    "sign_lines": "CHỦ TỊCH", "sort_order": "3", "kind": "cdcs",
}  # fmt: skip
KINDS = {"cdcs": "Công đoàn cơ sở"}


def posted(**values: str) -> MultiDict[str, str]:
    return MultiDict(values)


def test_every_field_of_a_unit_comes_back() -> None:
    form = UnitFieldsForm(posted(**UNIT, contact_phone="905123456"), kinds=KINDS)
    assert form.validate()
    assert (form.values()["kind"], form.values()["contact_phone"]) == ("cdcs", "0905123456")


def test_a_kind_that_was_not_offered_is_refused() -> None:
    form = UnitFieldsForm(posted(**{**UNIT, "kind": "xa"}), kinds=KINDS)
    assert not form.validate()
    assert list(form.errors) == ["kind"]


@pytest.mark.parametrize("code", ["X 01", "Mã1", "-X", "a" * 33, "x/y"])
def test_a_code_can_sign_in_and_name_a_file(code: str) -> None:
    form = NewUnitForm(posted(**UNIT, code=code, parent="H01", day="1/8/2012"), kinds=KINDS)
    assert not form.validate()
    assert "không có dấu cách" in form.errors["code"][0]


def test_a_new_unit_has_its_place_and_its_day() -> None:
    form = NewUnitForm(posted(**UNIT, code="X.01-a", parent="H01", day="1/8/2012"), kinds=KINDS)
    assert form.validate()
    assert (form.day.day, form.parent.data) == (date(2012, 8, 1), "H01")


@pytest.mark.parametrize(("day", "said"), [("", "Xin điền"), ("31/2/2012", "Không có ngày"), ("mai", "Không đọc được")])
def test_a_move_needs_a_day(day: str, said: str) -> None:
    form = MoveForm(posted(parent="H01", day=day))
    assert not form.validate()
    assert said in form.errors["day"][0]


def test_a_move_needs_a_parent() -> None:
    form = MoveForm(posted(day="1/8/2012", parent=""))
    assert not form.validate()
    assert list(form.errors) == ["parent"]


def test_a_telephone_number_is_one() -> None:
    form = ContactForm(posted(contact_name="A", contact_phone="gọi sau"))
    assert not form.validate()
    assert "0261.3544.123" in form.errors["contact_phone"][0]
    assert ContactForm(posted(contact_name="", contact_phone="")).validate()
