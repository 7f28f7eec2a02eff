"""The clerk's own templates: every error at once, each at its place; what is right passes (reliability: C14, C15)."""

from dataclasses import asdict
from typing import Any

import pytest

from doc_templates.build import FOLDER
from documents import load_template
from documents.template_check import check_template
from tests.documents.samples import SAMPLES
from tests.documents.templates import (
    CONTRACT,
    WORD_TYPE,
    errors,
    findings,
    header,
    p,
    part,
    problems,
    row,
    table,
    template,
)

OURS = sorted(FOLDER.glob("bao-cao-*.docx"))
WRONG_BLOCKS = (
    "Báo cáo của {{ don_vi.tenn }}",
    p("Số: {{ so_k", "y_hie", "uu }}"),
    "{{ don_vi.ten }",
    "{%p for k in noi_dung %}",
    "{{ k.chuu }}, {{ loop.idx }}",
    "{%p endfor %}",
    "{{ k.chu }}",
    "{%p if tong_so %} phần này sẽ mất",
    "{%p endif %}",
    table(("{%tr for n in phu_luc.nhom %}", ""), ("{{ n.tenn }}", "{{ cycler }}"), ("{%tr endfor %}", "")),
    "{%p if tong_so %}",
)
FOUND = [
    ("word/document.xml", "đoạn 1", "“don_vi” không có mục “tenn”.", "Ý bạn là “don_vi.ten”?"),
    ("word/document.xml", "đoạn 2", "Không có tên “so_ky_hieuu” trong dữ liệu.", "Ý bạn là “so_ky_hieu”?"),
    ("word/document.xml", "đoạn 5", "“k” không có mục “chuu”.", "Ý bạn là “k.chu”?"),
    ("word/document.xml", "đoạn 5", "“loop” không có mục “idx”.", "Ý bạn là “loop.index”?"),
    ("word/document.xml", "bảng 1, hàng 2, ô 1", "“n” không có mục “tenn”.", "Ý bạn là “n.ten”?"),
    ("word/header1.xml", "đầu trang 1, đoạn 1", "“ky” không có mục “tem”.", "Ý bạn là “ky.ten”?"),
    ("docProps/core.xml", "thuộc tính tệp “title”", "“don_vi” không có mục “maa”.", "Ý bạn là “don_vi.ma”?"),
]
PLACES = {
    "đoạn 3": "Thẻ mở bằng “{{” nhưng thiếu dấu đóng",
    "đoạn 7": "Tên “k” chỉ dùng được bên trong vòng lặp qua “noi_dung”.",
    "đoạn 8": "nên chữ “phần này sẽ mất” cùng đoạn sẽ mất.",
    "bảng 1, hàng 2, ô 2": "Không có tên “cycler” trong dữ liệu.",
    "đoạn 10": "Thẻ “if” chưa được đóng bằng “endif”.",
}


@pytest.fixture(scope="module")
def wrong() -> list[Any]:
    return findings(*WRONG_BLOCKS, more=header("{{ ky.tem }}"), title="{{ don_vi.maa }}")


@pytest.mark.parametrize("expected", FOUND, ids=lambda expected: expected[1])
def test_it_finds_every_misspelt_name_at_its_place(wrong: list[Any], expected: tuple[str, ...]) -> None:
    assert expected in {(one.part, one.place, one.problem, one.suggestion) for one in wrong}


@pytest.mark.parametrize("place", PLACES)
def test_it_finds_every_other_mistake_in_the_same_file(wrong: list[Any], place: str) -> None:
    assert [PLACES[place] in one.problem for one in wrong if one.place == place] == [True]


def test_it_finds_each_mistake_once(wrong: list[Any]) -> None:
    assert len(wrong) == len(FOUND) + len(PLACES)
    assert {one.severity for one in wrong} == {"error"}


def test_it_says_the_words_around_a_mistake() -> None:
    assert findings("Kính gửi: {{ don_vi.tenn }} (để b/c)")[0].near == "Kính gửi: {{ don_vi.tenn }} (để b/c)"


def test_it_cuts_long_words_around_a_mistake() -> None:
    near = findings("chữ " * 100 + "{{ tenn }}" + " chữ" * 100)[0].near
    assert len(near) < 80
    assert near.startswith("…")


def test_a_finding_is_six_plain_texts() -> None:
    found = asdict(findings("{{ tenn }}")[0])
    assert list(found) == ["part", "place", "near", "problem", "suggestion", "severity"]
    assert all(isinstance(words, str) for words in found.values())


RIGHT = {
    "plain text": ("Báo cáo",),
    "text and entry": ("{{ so_ky_hieu }} {{ don_vi.ten }}",),
    "first of a list": ("{%p if noi_nhan %}", "{{ noi_nhan[0] }}", "{%p endif %}"),
    "paragraphs": ("{%p for k in noi_dung %}", "{{ k.chu }}", "{%p endfor %}"),
    "branches": ("{%p if tong_so == 1 %}", "a", "{%p elif tong_so < 5 %}", "b", "{%p else %}", "c", "{%p endif %}"),
    "in a line": ("a {% for n in noi_nhan %}{{ n }}{% if not loop.last %}, {% endif %}{% endfor %} b",),
    "rows": (table(("TT", "Tên"), ("{%tr for k in noi_dung %}", ""), ("{{ loop.index }}", "{{ k.chu }}"),
                   ("{%tr endfor %}", "")),),
    "cells": (table(("{%tc for n in noi_nhan %}", "{{ n }}", "{%tc endfor %}")),),
    "runs": ("a {%r if tong_so %}b{%r endif %} c",),
    "rows in rows": (table(("{%tr for n in phu_luc.nhom %}", ""), ("{{ n.ten }}", ""), ("{%tr for h in n.hang %}", ""),
                           ("{{ h.tt }}", "{{ h.gia_tri[0] }}"), ("{%tr endfor %}", ""), ("{%tr endfor %}", "")),),
    "joined lines": ("Ở đây {% if tong_so -%}", "nông thôn", "{%- else -%}", "thành thị", "{%- endif %}"),
    "cell colour and span": (table(("{% cellbg so_ky_hieu %}a", "{% colspan 2 %}b")),),
    "merged down": (table(("{%tr for n in noi_nhan %}", ""), ("{% vm %}a", "{{ n }}"), ("{%tr endfor %}", "")),),
    "merged across": (table(("{%tc for n in noi_nhan %}", "{% hm %}a", "{%tc endfor %}")),),
    "comment": ("{# chú thích {{ x }} #}",),
    "listed filters": ("{{ noi_nhan|join(', ') }} {{ so_ky_hieu|upper|trim }} {{ noi_dung|length }}",),
    "default": ("{{ so_ky_hieu|default('…') }}",),
    "choice in a tag": ("{{ so_ky_hieu if tong_so else '' }}",),
    "one of these": ("{% if so_ky_hieu in ['a', 'b'] %}c{% endif %}",),
    "neighbours": ("{% for k in noi_dung %}{% if not loop.first %}{{ loop.previtem.chu }}{% endif %}{% endfor %}",),
    "literal tags": ("{_{ don_vi }_} {_% if %_}",),
    "every letter a run": (p(*"Số {{ so_ky_hieu }} và {% if tong_so %}a{% endif %}"),),
    "percent and braces in text": ("đạt 92,4% {tốt}",),
    "page number": ('<w:p><w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "><w:r/></w:fldSimple></w:p>',),
    "link in the text": ('<w:p><w:r><w:instrText> HYPERLINK "https://congdoan.vn" </w:instrText></w:r></w:p>',),
}  # fmt: skip


@pytest.mark.parametrize("name", RIGHT)
def test_it_lets_through_whatever_the_tag_language_offers(name: str) -> None:
    assert findings(*RIGHT[name]) == []


def one_example(value: Any) -> Any:
    """A contract from a context: of each list one item, with the entries of all its items."""
    if isinstance(value, dict):
        return {key: one_example(inner) for key, inner in value.items()}
    if not isinstance(value, list):
        return value
    items = [one_example(item) for item in value]
    merged = {key: inner for item in items if isinstance(item, dict) for key, inner in item.items()}
    return [merged] if merged else items[:1]


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.stem)
def test_our_own_report_templates_pass(file: Any) -> None:
    contract = one_example({**SAMPLES["district"](), **SAMPLES["district"]("tld-2024")})
    assert check_template(file.read_bytes(), contract) == []


def test_a_context_of_fewer_names_fails_them() -> None:
    contract = one_example(SAMPLES["district"]())
    del contract["ky"]
    assert errors(check_template(OURS[0].read_bytes(), contract))


def test_it_notes_what_the_outline_offers_and_the_template_leaves_out() -> None:
    data = template("{{ don_vi.ten }}", "{%p for k in noi_dung %}", "{{ k.chu }}", "{%p endfor %}")
    expected = ["don_vi.ten", "don_vi.ma", "noi_dung", "noi_dung[].chu", "noi_dung[].kieu", "ky"]
    found = check_template(data, CONTRACT, expected)
    assert [one.problem for one in found] == [
        f"Mẫu không in “{name}”." for name in ("don_vi.ma", "noi_dung[].kieu", "ky")
    ]
    assert {one.severity for one in found} == {"note"}


def test_a_part_that_is_never_filled_may_hold_no_tag() -> None:
    notes = part("endnotes", f'<w:endnote w:id="1">{p("{{ don_vi.ten }}")}</w:endnote>')
    found = findings("a", more={"word/endnotes.xml": (f"{WORD_TYPE}.endnotes+xml", notes)})
    assert [one.problem for one in found] == ["Thẻ trong chú thích cuối không được điền."]


def test_a_footnote_is_named_by_its_number() -> None:
    notes = part("footnotes", f'<w:footnote w:id="2">{p("{{ tenn }}")}</w:footnote>')
    found = findings("a", more={"word/footnotes.xml": (f"{WORD_TYPE}.footnotes+xml", notes)})
    assert [one.place for one in found] == ["chú thích chân trang 2, đoạn 1"]


def test_a_text_box_and_a_table_in_a_cell_have_places_too() -> None:
    box = f"<w:p><w:r><w:pict><w:txbxContent>{p('{{ tenn }}')}</w:txbxContent></w:pict></w:r></w:p>"
    inner = f"<w:tc><w:tcPr/>{table(('a', '{{ tenn }}'))}{p('')}</w:tc>"
    found = findings(box, table(("a", "b")).replace("</w:tbl>", f"<w:tr>{inner}</w:tr></w:tbl>"))
    assert [one.place for one in found] == ["đoạn 1, hộp chữ 1, đoạn 1", "bảng 1, hàng 2, ô 1, bảng 1, hàng 1, ô 2"]


def test_a_cell_that_may_end_up_empty_is_a_warning() -> None:
    loop = p("{%p for n in noi_nhan %}") + p("{{ n }}") + p("{%p endfor %}")
    assert [one.severity for one in findings(table((loop, "b")))] == ["warning"]
    assert findings(table((loop + p(""), "b"))) == []


def test_what_cannot_be_rendered_without_data_is_a_warning() -> None:
    found = findings("{{ noi_nhan|first }}")
    assert [one.severity for one in found] == ["warning"]
    assert "Khi dữ liệu trống" in found[0].problem


def test_a_table_that_no_word_processor_saved_is_refused() -> None:
    assert "Có bảng bị hỏng (thiếu khai báo cột)." in problems(f"<w:tbl>{row('a')}</w:tbl>")


def test_what_passes_renders() -> None:
    data = template(*RIGHT["rows in rows"])
    groups = [{"ten": "I", "hang": [{"tt": "1", "gia_tri": ["5"], "tong": "5"}]}]
    assert errors(check_template(data, CONTRACT)) == []
    assert load_template(data).render({**CONTRACT, "phu_luc": {"ten": "", "nhom": groups}})
