"""What one may ask an outline: what a kind of unit sees, and where a name is looked up."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from forms.outline import (
    Indicator,
    IndicatorsQuestion,
    Mean,
    NarrativeQuestion,
    NotInOutline,
    Outline,
    Section,
    load_outline,
    parse_stored,
    shipped,
    shipped_slugs,
)

HEAD = """\
slug: thu
title: Thử
short_title: Thử
opening: Thực hiện
basis: []
unit_kinds:
  - {id: cdcs, label: Cơ sở, leads: Ban Chấp hành, sign_lines: [CHỦ TỊCH], words_percent: 45}
  - {id: huyen, label: Huyện, leads: Ban Thường vụ, sign_lines: [CHỦ TỊCH], receives: true}
campaign: {department: Ban, steps: [], deadlines: []}
periods:
  - {id: "2011", label: "2011", printed: Năm 2011, from: 2011-01-01, to: 2011-12-31}
indicators:
  - {id: A01, label: Lao động, measure: người, period: stock, entry: cdcs}
  - {id: A07, label: Lương, measure: đồng, period: stock, units: {mean: A08}, only_for: [huyen]}
  - {id: A08, label: Số người, measure: người, period: stock}
  - {id: O01, label: CĐCS, measure: CĐCS, period: stock, entry: upper}
  - {id: O02, label: CĐCS đếm được, measure: CĐCS, period: stock, units: count, entry: upper}
  - {id: R01, label: Tỷ lệ, measure: "%", ratio: [O01, A01]}
sections:
"""
SECTIONS = """\
  - {id: phan, number: I., level: 1, title: Phần}
  - id: hoi
    number: "1."
    level: 2
    title: Mục của đơn vị
    title_for: {huyen: Mục của huyện}
    questions:
      - {id: chung, kind: narrative, label: Chung, words: 100, required: true}
      - {id: rieng, kind: narrative, label: Riêng, words: 100, required_for: [huyen]}
      - {id: huyen_thoi, kind: narrative, label: Huyện, only_for: [huyen]}
      - {id: so_lieu, kind: indicators, label: Số liệu, rows: [A01, A07, A08, O01, R01]}
      - {id: so_cdcs, kind: indicators, label: Số CĐCS, rows: [O02]}
"""
UPPER_ONLY = """\
  - {id: tren, number: II., level: 1, title: Phần của cấp trên, only_for: [huyen]}
  - id: duoi
    number: "1."
    level: 2
    title: Mục dưới phần của cấp trên
    questions: [{id: hoi_duoi, kind: narrative, label: Hỏi}]
"""
EMPTY_FOR_CDCS = """\
  - {id: trong, number: III., level: 1, title: Phần chỉ có câu hỏi cho huyện}
  - id: mot
    number: "1."
    level: 2
    title: Mục
    questions: [{id: hoi_mot, kind: narrative, label: Hỏi, only_for: [huyen]}]
"""


@pytest.fixture
def outline() -> Outline:
    return load_outline(HEAD + SECTIONS + UPPER_ONLY + EMPTY_FOR_CDCS)


def seen(outline: Outline, kind: str) -> list[str]:
    return [section.id for section in outline.sections_for(kind)]


def test_a_kind_sees_the_headings_over_what_it_is_asked(outline: Outline) -> None:
    assert seen(outline, "huyen") == ["phan", "hoi", "tren", "duoi", "trong", "mot"]


def test_a_heading_with_nothing_to_see_under_it_is_gone(outline: Outline) -> None:
    assert "trong" not in seen(outline, "cdcs")
    assert "phan" in seen(outline, "cdcs")


def test_what_stands_under_a_hidden_heading_is_hidden(outline: Outline) -> None:
    assert "duoi" not in seen(outline, "cdcs")


def test_questions_are_those_of_the_kind(outline: Outline) -> None:
    assert [question.id for question in outline.section("cdcs", "hoi").questions] == ["chung", "rieng", "so_lieu"]


def test_required_says_what_is_required_of_the_kind(outline: Outline) -> None:
    def required(kind: str) -> list[str]:
        return [question.id for question in outline.section(kind, "hoi").questions if question.required]

    assert required("cdcs") == ["chung"]
    assert required("huyen") == ["chung", "rieng"]


def test_titles_may_differ_by_kind(outline: Outline) -> None:
    assert outline.section("huyen", "hoi").title == "Mục của huyện"
    assert outline.section("cdcs", "hoi").title == "Mục của đơn vị"


def test_fewer_words_are_advised_where_the_kind_says_so(outline: Outline) -> None:
    [asked, *_] = outline.section("cdcs", "hoi").questions
    assert isinstance(asked, NarrativeQuestion)
    assert asked.words == 50


def rows_of(section: Section) -> list[str]:
    return [row for question in section.questions if isinstance(question, IndicatorsQuestion) for row in question.rows]


def test_rows_are_those_of_the_kind_and_a_ratio_needs_both_operands(outline: Outline) -> None:
    assert rows_of(outline.section("cdcs", "hoi")) == ["A01", "A08"]
    assert rows_of(outline.section("huyen", "hoi")) == ["A01", "A07", "A08", "O01", "R01", "O02"]


def test_what_a_kind_sees_is_worked_out_once(outline: Outline) -> None:
    assert outline.sections_for("cdcs") is outline.sections_for("cdcs")


@pytest.mark.parametrize(
    ("ask", "name"),
    [
        (lambda outline: outline.indicator("Z99"), "chỉ tiêu “Z99”"),
        (lambda outline: outline.unit_kind("xa"), "loại đơn vị “xa”"),
        (lambda outline: outline.period("2099"), "kỳ “2099”"),
        (lambda outline: outline.sections_for("xa"), "loại đơn vị “xa”"),
        (lambda outline: outline.section("cdcs", "mot"), "mục “mot”"),
        (lambda outline: shipped("khong-co"), "tệp đề cương “khong-co”"),
    ],
)
def test_what_is_not_there_is_said_by_name(outline: Outline, ask: Any, name: str) -> None:
    with pytest.raises(NotInOutline, match=f"Đề cương không có {name}"):
        ask(outline)


def test_what_is_there_is_found(outline: Outline) -> None:
    assert outline.indicator("A01").label == "Lao động"
    assert outline.unit_kind("huyen").receives
    assert outline.period("2011").printed == "Năm 2011"


def test_a_mean_knows_its_weight(outline: Outline) -> None:
    weight = outline.weight_of(outline.indicator("A07"))
    assert weight == outline.indicator("A08")
    assert outline.weight_of(outline.indicator("A01")) is None


@pytest.mark.parametrize(
    ("id", "typed", "keeps_own"),
    [("A01", True, False), ("A08", True, True), ("O01", True, True), ("O02", False, False), ("R01", False, False)],
)
def test_ratios_and_counts_are_not_typed_and_grassroots_figures_have_no_own_part(
    outline: Outline, id: str, typed: bool, keeps_own: bool
) -> None:
    indicator = outline.indicator(id)
    assert (indicator.typed, indicator.keeps_own) == (typed, keeps_own)


def test_a_ratio_has_one_decimal_unless_it_says_otherwise() -> None:
    ratio = Indicator(id="R01", label="Tỷ lệ", measure="%", ratio=("A01", "A02"))
    precise = Indicator(id="R01", label="Tỷ lệ", measure="%", ratio=("A01", "A02"), decimals=2)
    assert (ratio.decimals, precise.decimals) == (1, 2)


def test_a_stored_outline_is_the_same_when_read_again(outline: Outline) -> None:
    again = parse_stored(outline.model_dump_json())
    assert again == outline
    assert again.indicator("A07").units == Mean(mean="A08")


def test_a_stored_outline_that_was_changed_by_hand_is_refused(outline: Outline) -> None:
    with pytest.raises(ValidationError):
        parse_stored(outline.model_dump_json().replace('"stock"', '"year"', 1))


def test_nothing_in_an_outline_can_be_changed(outline: Outline) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        outline.title = "Khác"


def test_the_outline_of_resolution_20_comes_with_the_program() -> None:
    assert "nq20-so-ket-5-nam" in shipped_slugs()


def test_a_rule_for_each_figure_becomes_a_rule_of_every_figure() -> None:
    rule = "{id: K01, each: ['*'], check: X >= 0, severity: error, message: '{chi_tieu} âm'}"
    rules = load_outline(f"{HEAD}{SECTIONS}rules:\n  - {rule}\n").rules
    assert [(rule.id, rule.check) for rule in rules] == [
        ("K01-A01", "A01 >= 0"),
        ("K01-A07", "A07 >= 0"),
        ("K01-A08", "A08 >= 0"),
        ("K01-O01", "O01 >= 0"),
    ]
    assert rules[0].message == "“Lao động” (A01) âm"
