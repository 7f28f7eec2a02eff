"""The form of one report to be filled in away from the server, as the plain data that its files are written from."""

from collections.abc import Mapping
from typing import Any

from documents.offline.excel_form import excel_form
from documents.offline.form import Block, Form, Part
from documents.offline.word_form import word_form
from forms.format_page import FORMAT_SECTION
from forms.outline import Section
from forms.section_form import SectionForm
from reporting.desk import Desk
from reporting.offline.asking import FORMAT_TITLE, Asking, asking, ticket_of
from reporting.offline.blocks import BLOCKS, line
from reporting.offline.ticket import signed
from reporting.printing import Printed
from store.connection import Database
from vietnamese.dates import cited_day
from vietnamese.filenames import ascii_name

TITLE = "BIỂU NHẬP BÁO CÁO"
TELLING = (
    "Ghi vào các ô trắng; ô xám có sẵn hoặc tự tính. Số nguyên viết liền hoặc chấm hàng nghìn (1.234), số lẻ viết dấu "
    "phẩy (12,5). Để trống nếu chưa có số liệu, ghi 0 nếu bằng không, ghi dấu - nếu không phát sinh.",
    "Mỗi dòng trong một ô là một đoạn của báo cáo; dòng bắt đầu bằng “-”, “+”, “a)”, “1.” in thành ý nhỏ. "
    "Gõ bằng phông Unicode (Times New Roman); chữ gõ bằng phông .VnTime hoặc VNI được đổi khi nộp tệp.",
    "Không đổi, xóa hay chép đè các mã. Lưu tệp rồi gửi lại ở trang “Nhận biểu đã nhập” của báo cáo, hoặc gửi cho "
    "cấp trên; máy chủ cho xem từng chỗ khác trước khi ghi.",
)


class UnknownForm(ValueError):
    """Biểu nhập chỉ có hai dạng: .xlsx (Excel) và .docx (Word)."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


WRITERS = {"xlsx": excel_form, "docx": word_form}


def offline_form(db: Database, desk: Desk, kind: str, key: bytes) -> Printed:
    """The unit's own form with the answers there are, as `kind` xlsx or docx; raises UnknownForm."""
    if kind not in WRITERS:
        raise UnknownForm
    return Printed(file_name(desk, kind), WRITERS[kind](form_of(asking(db, desk), key)))


def file_name(desk: Desk, kind: str) -> str:
    """`C0123_Cong-doan-co-so-…_bieu-nhap.xlsx`."""
    return f"{desk.unit.code}_{ascii_name(desk.unit.short_name)}_bieu-nhap.{kind}"


def form_of(now: Asking, key: bytes) -> Form:
    """The whole form as plain data."""
    desk, forms = now.desk, now.forms()
    outline = desk.outline
    return Form(
        agency=tuple(desk.unit.superior_lines),
        unit=tuple(desk.unit.heading_lines),
        title=TITLE,
        subject=outline.title,
        facts=facts_of(desk),
        ticket=signed(ticket_of(now, forms), key),
        periods=tuple((period.id, period.label) for period in outline.periods),
        total_label=f"Đến {cited_day(outline.periods[-1].to)}" if outline.totals else "",
        parts=tuple(parts_of(now, forms)),
        telling=TELLING,
    )


def facts_of(desk: Desk) -> tuple[tuple[str, str], ...]:
    told = [("Đơn vị:", f"{desk.unit.name} (mã {desk.unit.code})"), ("Đợt báo cáo:", desk.outline.short_title)]
    told.append(("Nơi nhận báo cáo:", desk.receiver))
    return tuple([*told, ("Hạn gửi:", cited_day(desk.due.day))] if desk.due.day else told)


def parts_of(now: Asking, forms: Mapping[str, SectionForm]) -> list[Part]:
    """The sections with their headings, “Thể thức” last."""
    parts = [part_of(section, forms) for section in now.desk.sections()]
    asked = tuple(line(field) for field in forms[FORMAT_SECTION])
    return [*parts, Part(FORMAT_TITLE, 1, "", asked)]


def part_of(section: Section, forms: Mapping[str, SectionForm]) -> Part:
    title = section.title.upper() if section.level == 1 else section.title
    blocks: list[Block] = []
    for field in forms.get(section.id, ()):
        blocks += block_of(field)
    return Part(f"{section.number} {title}", section.level, section.guidance, tuple(blocks))


def block_of(field: Any) -> list[Block]:
    blocks = BLOCKS.get(field.kind)
    return blocks(field) if blocks else [line(field)]
