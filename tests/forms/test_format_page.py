"""The page "Thể thức": its answers survive, and blank is an answer."""

from collections.abc import Callable

import pytest
from werkzeug.datastructures import MultiDict

from forms.format_page import FormatForm, format_form

Post = Callable[..., MultiDict[str, str]]

FULL = {
    "number": "05",
    "date": "2012-07-05",
    "signer_role": "pho_chu_tich",
    "signer_name": "Nguyễn Văn A",
    "recipients": "LĐLĐ tỉnh Đắk Nông (qua Ban TG-NC)\nLưu: VT",
    "guidance_number": "12/HD-LĐLĐ",
}


def test_a_page_sent_back_unchanged_changes_nothing(post: Post) -> None:
    assert format_form(FULL).read(post(format_form(FULL))) == FULL


def test_blank_is_an_answer_here(post: Post) -> None:
    assert format_form(FULL).read(post(format_form(FULL), number="", date="", recipients=" ")) == {
        **FULL,
        "number": "",
        "date": "",
        "recipients": "",
    }


@pytest.mark.parametrize("number", ["5", "05", "123", "12a", "07Đ"])
def test_it_takes_a_number_as_offices_give_it(post: Post, number: str) -> None:
    assert format_form({}).read(post(format_form({}), number=number))["number"] == number


@pytest.mark.parametrize("number", ["05/BC-LĐLĐ", "năm", "-1"])
def test_it_keeps_another_number_apart_with_what_to_do(post: Post, number: str) -> None:
    form = format_form(FULL)
    kept = form.read(post(format_form(FULL), number=number))
    assert (kept["number"], kept["unread"]) == ("", {"number": number})
    assert form["number"].problem.startswith("Số văn bản chỉ gồm chữ số")


def test_names_are_kept_on_one_line_without_what_cannot_be_seen(post: Post) -> None:
    kept = format_form({}).read(post(format_form({}), signer_name=" Nguyễn\u202e  Văn\nA\u200b "))
    assert kept["signer_name"] == "Nguyễn Văn A"


def test_every_question_has_a_label() -> None:
    assert all(field.question.label for field in format_form({}))
    assert isinstance(format_form({}), FormatForm)
