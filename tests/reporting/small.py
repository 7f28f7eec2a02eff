"""A small outline of every way to add over units, and figures of it packed as hand-ins keep them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from forms.outline import (
    CampaignDefaults,
    Deadline,
    Indicator,
    IndicatorsQuestion,
    Mean,
    NarrativeQuestion,
    Outline,
    Period,
    Section,
    Step,
    UnitKind,
)
from reporting.consolidation import Consolidated, Own, Part, consolidate
from reporting.consolidation.packing import Layout, pack, unpack

UPPER = ("huyen", "nganh", "tinh")
PERIODS = tuple(
    Period(
        id=year,
        label=year,
        printed=f"Năm {year}",
        from_=date(int(year), 1, 1),
        to=date(int(year), 12, 31),
        partial=year == "2012",
    )
    for year in ("2010", "2011", "2012")
)
KINDS = (
    UnitKind(id="cdcs", label="Công đoàn cơ sở", leads="Ban Chấp hành", sign_lines=("CHỦ TỊCH",)),
    UnitKind(id="huyen", label="LĐLĐ huyện", leads="Ban Thường vụ", sign_lines=("CHỦ TỊCH",), receives=True),
    UnitKind(id="nganh", label="Công đoàn ngành", leads="Ban Thường vụ", sign_lines=("CHỦ TỊCH",), receives=True),
    UnitKind(id="tinh", label="LĐLĐ tỉnh", leads="Ban Thường vụ", sign_lines=("CHỦ TỊCH",), receives=True),
)
INDICATORS = (
    Indicator(id="A01", label="Tổng số lao động", measure="người", entry="cdcs"),
    Indicator(id="A07", label="Tiền lương bình quân", measure="đồng/người", units=Mean(mean="A08"), entry="cdcs"),
    Indicator(id="A08", label="Số người được tính", measure="người", entry="cdcs"),
    Indicator(id="O01", label="Công đoàn cơ sở", measure="CĐCS", units="count", only_for=UPPER),
    Indicator(id="O05", label="Đoàn viên", measure="người", entry="cdcs"),
    Indicator(id="O09", label="Tỷ lệ đoàn viên", measure="%", ratio=("O05", "A01")),
    Indicator(id="L01", label="Lớp tập huấn", measure="lớp", period="flow"),
    Indicator(id="M01", label="Kinh phí", measure="triệu đồng", decimals=1, period="flow"),
    Indicator(id="T01", label="Văn bản chỉ đạo", measure="văn bản", period="flow", only_for=UPPER),
    Indicator(id="C03", label="Cơ quan có công đoàn", measure="đơn vị", entry="upper"),
    Indicator(id="C04", label="Tổ chức hội nghị", measure="đơn vị", entry="cdcs", yes_no_for=("cdcs",)),
    Indicator(id="E05", label="Lao động sáng tạo", measure="người", period="flow", not_asked=("2012",)),
    Indicator(id="W01", label="Giờ học bình quân", measure="giờ", decimals=1, units=Mean(mean="W02")),
    Indicator(id="W02", label="Số người học", measure="người"),
)
QUESTIONS = (
    IndicatorsQuestion(kind="indicators", id="so_lieu", label="Số liệu", rows=tuple(one.id for one in INDICATORS)),
    NarrativeQuestion(kind="narrative", id="nhan_xet", label="Nhận xét", required=False),
)
OUTLINE = Outline(
    slug="thu",
    title="Thử",
    short_title="Thử",
    opening="Thực hiện",
    basis=(),
    unit_kinds=KINDS,
    campaign=CampaignDefaults(
        steps=(Step(id="report", label="Gửi báo cáo"),),
        deadlines=tuple(Deadline(kind=kind, step="report", date=date(2012, 7, 20)) for kind in ("cdcs", "huyen")),
        department="Ban Tuyên giáo",
    ),
    periods=PERIODS,
    sections=(Section(id="muc", number="I.", level=1, title="Mục", questions=QUESTIONS),),
    indicators=INDICATORS,
)
LAYOUT = Layout.of(OUTLINE)

Figures = Mapping[str, Mapping[str, str]]


def part(code: str, kind: str = "cdcs", **figures: str) -> Part:
    """A child whose figures of 2011 these are."""
    return Part(code, kind, unpack(LAYOUT, pack(LAYOUT, in_2011(figures))))


def in_2011(figures: Mapping[str, str]) -> dict[str, dict[str, str]]:
    return {indicator: {"2011": figure} for indicator, figure in figures.items()}


def summed(*parts: Part, kind: str = "huyen", branches: Mapping[str, int] | None = None, **own: str) -> Consolidated:
    """The consolidation of these children under H01, whose own figures of 2011 are `own`."""
    return consolidate(OUTLINE, Own("H01", kind, in_2011(own), branches or {}), parts)


def content(figures: Figures, own: Figures | None = None, **more: Any) -> dict[str, Any]:
    """The one section's content."""
    answer: dict[str, Any] = {"figures": figures, **({"own": own} if own else {})}
    return {"muc": {"so_lieu": answer, **more}}
