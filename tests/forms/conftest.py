"""A small outline that tests may shape: three periods, the last one partial, and all kinds of question."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from forms.outline import (
    AddressedQuestion,
    Addressee,
    CampaignDefaults,
    ChoiceQuestion,
    Column,
    DateQuestion,
    Indicator,
    IndicatorsQuestion,
    Mean,
    NarrativeQuestion,
    NumberQuestion,
    Option,
    Outline,
    Period,
    RowsQuestion,
    Rule,
    Section,
    UnitKind,
)
from forms.section_form import SectionForm, section_form

PERIODS = tuple(
    Period(
        id=year,
        label=year if not half else f"6T/{year}",
        printed=f"Năm {year}" if not half else f"6 tháng đầu năm {year}",
        from_=date(int(year), 1, 1),
        to=date(int(year), 6 if half else 12, 30),
        partial=half,
    )
    for year, half in (("2010", False), ("2011", False), ("2012", True))
)
KINDS = (
    UnitKind(id="cdcs", label="CĐCS", leads="Ban Chấp hành", sign_lines=("CHỦ TỊCH",)),
    UnitKind(id="huyen", label="Huyện", leads="Ban Thường vụ", sign_lines=("CHỦ TỊCH",), receives=True),
)
INDICATORS = (
    Indicator(id="A01", label="Tổng số CNVCLĐ", measure="người"),
    Indicator(id="A02", label="Nữ", measure="người", level=1),
    Indicator(id="A07", label="Tiền lương bình quân", measure="đồng/người", units=Mean(mean="A08")),
    Indicator(id="A08", label="Số người được tính", measure="người"),
    Indicator(id="O05", label="Đoàn viên", measure="người"),
    Indicator(id="O07", label="Kết nạp mới", measure="người", period="flow"),
    Indicator(id="O08", label="Giảm", measure="người", period="flow"),
    Indicator(id="O09", label="Tỷ lệ đoàn viên", measure="%", ratio=("O05", "A01")),
    Indicator(id="M01", label="Kinh phí", measure="triệu đồng", decimals=1, period="flow"),
    Indicator(id="E05", label="Lao động sáng tạo", measure="người", period="flow", not_asked=("2012",)),
    Indicator(id="C04", label="Tổ chức hội nghị", measure="đơn vị", yes_no_for=("cdcs",)),
    Indicator(id="O01", label="CĐCS", measure="CĐCS", entry="cdcs", only_for=("huyen",)),
)
ROWS = tuple(indicator.id for indicator in INDICATORS)
SOURCES = (Option(id="tinh_uy", label="25-CTr/TU"), Option(id="tinh_doan", label="76/CTr-LĐLĐ"))
TARGETS = RowsQuestion(
    kind="rows",
    id="chi_tieu",
    label="Chỉ tiêu",
    columns=(
        Column(id="target", label="Chỉ tiêu"),
        Column(id="source", label="Nguồn", kind="choice", options=SOURCES, other="Khác"),
        Column(id="aimed", label="Mục tiêu", kind="number", decimals=1),
        Column(id="reached", label="Thực hiện", kind="number", decimals=1),
        Column(id="percent", label="%", kind="percent", of=("reached", "aimed")),
    ),
)
QUESTIONS = (
    NarrativeQuestion(kind="narrative", id="ket_qua", label="Kết quả", words=300, required=True),
    IndicatorsQuestion(kind="indicators", id="so_lieu", label="Số liệu", rows=ROWS, required=True),
    TARGETS,
    AddressedQuestion(
        kind="addressed",
        id="kien_nghi",
        label="Kiến nghị",
        to=(
            Addressee(id="tinh_uy", addressee="Đối với Tỉnh ủy"),
            Addressee(id="huyen_uy", addressee="Đối với {unit.district_party}", only_for=("huyen",)),
        ),
    ),
    ChoiceQuestion(
        kind="choice",
        id="xep_loai",
        label="Xếp loại",
        options=(Option(id="tot", label="Tốt"), Option(id="kha", label="Khá")),
    ),
    DateQuestion(kind="date", id="ngay_hop", label="Ngày họp"),
    NumberQuestion(kind="number", id="so_cuoc", label="Số cuộc", decimals=1),
)


def small_outline(
    questions: Sequence[Any] = QUESTIONS,
    rules: Sequence[Rule] = (),
    indicators: Sequence[Indicator] = INDICATORS,
    periods: Sequence[Period] = PERIODS,
) -> Outline:
    """An outline of one section, "muc", with these questions."""
    return Outline(
        slug="thu",
        title="Thử",
        short_title="Thử",
        opening="Thực hiện",
        basis=(),
        unit_kinds=KINDS,
        campaign=CampaignDefaults(steps=(), deadlines=(), department="Ban Tuyên giáo"),
        periods=tuple(periods),
        sections=(Section(id="muc", number="I.", level=1, title="Mục", questions=tuple(questions)),),
        indicators=tuple(indicators),
        rules=tuple(rules),
    )


@pytest.fixture
def make_outline() -> Callable[..., Outline]:
    return small_outline


@pytest.fixture
def outline() -> Outline:
    return small_outline()


def browser_post(form: SectionForm, **changed: str) -> MultiDict[str, str]:
    """What a browser sends back of a page that draws the form, lines ended as browsers end them."""
    sent: dict[str, str] = {}
    for field in form:
        sent.update(_DRAWN[field.kind](field))
    sent.update({name.replace("__", "-"): text for name, text in changed.items()})
    return MultiDict({**{name: text.replace("\n", "\r\n") for name, text in sent.items()}, form.end_name: "1"})


def _grid(field: Any) -> dict[str, str]:
    cells = [cell for row in field.rows for cell in (*row.cells, *row.own_cells)]
    return {cell.name: cell.shown for cell in cells if cell.asked}


def _table(field: Any) -> dict[str, str]:
    sent = {field.count_name: str(len(field.own))}
    for cell in (cell for _, cells in field.rows for cell in cells if not cell.locked):
        sent[cell.name] = cell.shown
        if cell.other_name:
            sent[cell.other_name] = cell.other
    return sent


def _one(field: Any) -> dict[str, str]:
    return {field.name: field.shown}


_DRAWN: dict[str, Callable[[Any], dict[str, str]]] = {
    "indicators": _grid,
    "rows": _table,
    "addressed": lambda field: {cell.name: cell.shown for cell in field.cells},
    **dict.fromkeys(("narrative", "choice", "date", "number", "line"), _one),
}


@pytest.fixture
def make_form(outline: Outline) -> Callable[..., SectionForm]:
    """The form of the small outline's section for a unit with children, over some content."""

    def make(content: dict[str, Any] | None = None, kind: str = "huyen", **more: Any) -> SectionForm:
        section = outline.section(kind, "muc")
        places = {"unit.district_party": "Huyện ủy Cư Jút"}
        return section_form(outline, section, kind, kind == "huyen", content or {}, places, **more)

    return make


@pytest.fixture
def post() -> Callable[..., MultiDict[str, str]]:
    return browser_post
