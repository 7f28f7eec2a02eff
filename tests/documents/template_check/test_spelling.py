"""The letters of tags: unclosed braces, Word's corrections, hidden letters, braces of other keyboards."""

import pytest

from tests.documents.templates import findings, p, problems

WRONG = {
    "{{ don_vi.ten }": "Thẻ mở bằng “{{” nhưng thiếu dấu đóng “}}” trong cùng đoạn; mới có một dấu “}”.",
    "{{ don_vi.ten": "Thẻ mở bằng “{{” nhưng thiếu dấu đóng “}}” trong cùng đoạn.",
    "{{ don_vi.ten %}": "Thẻ mở bằng “{{” nhưng đóng bằng “%}”.",
    "{% if tong_so }}": "Thẻ mở bằng “{%” nhưng đóng bằng “}}”.",
    "don_vi.ten }}": "Dấu đóng “}}” không có dấu mở.",
    "if tong_so %}": "Dấu đóng “%}” không có dấu mở.",
    "{# ghi chú": "Thẻ mở bằng “{#” nhưng thiếu dấu đóng “#}” trong cùng đoạn.",
    "{{ don_vi.ten–a }}": "Trong thẻ có ký tự lạ “–” (U+2013).",
    "{{ don\u200b_vi.ten }}": "Trong thẻ có ký tự lạ ẩn U+200B.",
    "{{ don\u00ad_vi.ten }}": "Trong thẻ có ký tự lạ ẩn U+00AD.",
    "{{ noi_nhan|join(„, “) }}": "Trong thẻ có ký tự lạ “„” (U+201E).",
    "｛｛ don_vi.ten ｝｝": "Dấu “｛” (U+FF5B) chỉ giống dấu ngoặc của thẻ.",
    "{ { don_vi.ten } }": "Hai dấu của thẻ bị tách rời nhau.",
    "{ % if tong_so % }": "Hai dấu của thẻ bị tách rời nhau.",
    "{% p if tong_so %}": "Thẻ đoạn viết chưa đúng: “{%p” phải viết liền, sau đó một dấu cách thường.",
    "{%p\u00a0if tong_so %}": "Thẻ đoạn viết chưa đúng: “{%p” phải viết liền, sau đó một dấu cách thường.",
    "{%-p if tong_so %}": "Thẻ đoạn viết chưa đúng: “{%p” phải viết liền, sau đó một dấu cách thường.",
    "{%P if tong_so %}": "Thẻ đoạn viết chưa đúng: “{%p” phải viết liền, sau đó một dấu cách thường.",
    "{%p if tong_so -%}": "Trong thẻ “{%p” không được có dấu % hoặc }, cuối thẻ không có dấu - hay +.",
    '{%p if so_ky_hieu == "5%" %}': "Trong thẻ “{%p” không được có dấu % hoặc }, cuối thẻ không có dấu - hay +.",
    "{# {%p if tong_so %} #}": "Trong chú thích {# … #} còn thẻ khác.",
    "{{ " + "a" * 1000 + " }}": "Thẻ dài quá hoặc chứa quá nhiều dấu cách.",
    "{{ a" + " " * 60 + " }}": "Thẻ dài quá hoặc chứa quá nhiều dấu cách.",
}


@pytest.mark.parametrize("text", WRONG)
def test_it_finds_letters_that_make_no_tag(text: str) -> None:
    assert WRONG[text] in problems(text)


@pytest.mark.parametrize("text", WRONG)
def test_it_finds_them_over_many_runs_too(text: str) -> None:
    assert WRONG[text] in problems(p(*text))


def test_a_tag_over_two_paragraphs_is_told_in_both() -> None:
    assert [one.place for one in findings("{{ don_vi", ".ten }}")] == ["đoạn 1", "đoạn 2"]


def test_a_half_open_tag_does_not_hide_the_next_mistake() -> None:
    assert len(problems("{{ don_vi.ten } và {{ tenn }} và {{ so_ky_hieu }")) == 3


def test_curly_quotes_work_but_are_pointed_out() -> None:
    found = findings("{{ noi_nhan|join(“, ”) }}")
    assert [one.severity for one in found] == ["warning"]
    assert findings('{{ noi_nhan|join(", ") }}') == []


def test_one_brace_around_a_known_name_is_pointed_out() -> None:
    assert [one.severity for one in findings("{don_vi.ten}")] == ["warning"]
    assert findings("{tốt}") == []
