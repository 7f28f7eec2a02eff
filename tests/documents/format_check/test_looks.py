"""What a reader sees is resolved through every level that may set it."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

from documents.format_check.file import opened
from documents.format_check.reading import Paragraph, read_document

Build = Callable[[Any], Any]


def read(build: Build) -> Paragraph:
    """The paragraph a function builds into an empty document, as it is read."""
    document = Document()
    build(document)
    document.save(kept := io.BytesIO())
    return next(each for each in read_document(opened(kept.getvalue())).paragraphs if each.text)


def styled(document: Any, name: str, kind: Any = WD_STYLE_TYPE.PARAGRAPH, base: str | None = None) -> Any:
    style = document.styles.add_style(name, kind)
    style.base_style = document.styles[base] if base else None
    return style


def test_the_theme_gives_the_face_where_nothing_else_does() -> None:
    look = read(lambda document: document.add_paragraph("Chữ")).spans[0].look
    assert (look.low, look.high, look.size_pt) == ("Cambria", "Cambria", 11)


def test_a_style_takes_what_it_does_not_set_from_the_one_it_is_based_on() -> None:
    def build(document: Any) -> None:
        styled(document, "Gốc").font.name = "Arial"
        styled(document, "Con", base="Gốc").font.size = Pt(13)
        document.add_paragraph("Chữ", style="Con")

    look = read(build).spans[0].look
    assert (look.low, look.size_pt) == ("Arial", 13)


def test_marked_letters_may_have_another_face_than_the_rest() -> None:
    def build(document: Any) -> None:
        run = document.add_paragraph().add_run("Đắk")
        run._r.get_or_add_rPr().append(parse_xml(f'<w:rFonts {nsdecls("w")} w:ascii="Times New Roman"/>'))

    look = read(build).spans[0].look
    assert (look.low, look.high) == ("Times New Roman", "Cambria")


def test_bold_over_bold_is_light_but_a_run_has_the_last_word() -> None:
    def build(document: Any, **font: Any) -> None:
        styled(document, "Đậm").font.bold = True
        styled(document, "Nhấn", WD_STYLE_TYPE.CHARACTER).font.bold = True
        run = document.add_paragraph(style="Đậm").add_run("Chữ", style="Nhấn")
        run.font.bold = font.get("bold")

    assert not read(build).spans[0].look.bold
    assert read(lambda document: build(document, bold=True)).spans[0].look.bold


def test_a_table_style_holds_under_the_paragraphs_own() -> None:
    def build(document: Any) -> None:
        table = document.add_table(rows=1, cols=1, style="Light Grid Accent 1")
        table.cell(0, 0).paragraphs[0].add_run("Chữ")

    paragraph = read(build)
    assert (paragraph.spans[0].look.bold, paragraph.setting.after_pt) == (True, 0)
    assert paragraph.cell is not None


def test_a_style_based_on_itself_is_read_all_the_same() -> None:
    def build(document: Any) -> None:
        style = styled(document, "Vòng")
        style.font.size = Pt(15)
        style.base_style = style
        document.add_paragraph("Chữ", style="Vòng")

    assert read(build).spans[0].look.size_pt == 15


def numbered(document: Any, form: str, text: str, own_indent: bool = False) -> None:
    """A paragraph in a list of Word's own."""
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="5"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="%1)"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>'
        "</w:lvl></w:abstractNum>"
    ))  # fmt: skip
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    paragraph = document.add_paragraph(text)
    if own_indent:
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Mm(0), Mm(10)
    listed = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'
    paragraph._p.get_or_add_pPr().insert(0, parse_xml(listed))


@pytest.mark.parametrize(("form", "text"), [("lowerLetter", "e) Chữ"), ("decimal", "5) Chữ"), ("upperRoman", "V) Chữ")])
def test_the_mark_that_word_puts_is_read_as_text(form: str, text: str) -> None:
    assert read(lambda document: numbered(document, form, "Chữ")).text == text


def test_a_list_indents_its_paragraphs_unless_they_do_so_themselves() -> None:
    listed = read(lambda document: numbered(document, "decimal", "Chữ")).setting
    own = read(lambda document: numbered(document, "decimal", "Chữ", own_indent=True)).setting
    assert (round(listed.left_mm, 1), round(listed.first_mm, 2)) == (12.7, -6.35)
    assert (own.left_mm, round(own.first_mm)) == (0, 10)


def test_what_is_deleted_or_hidden_is_not_read() -> None:
    def build(document: Any) -> None:
        paragraph = document.add_paragraph("Chữ")
        paragraph.add_run(" ẩn").font.hidden = True
        deleted = '<w:del {0} w:id="1" w:author="x"><w:r><w:delText> xóa</w:delText></w:r></w:del>'
        inserted = '<w:ins {0} w:id="2" w:author="x"><w:r><w:t> thêm</w:t></w:r></w:ins>'
        for change in (deleted, inserted):
            paragraph._p.append(parse_xml(change.format(nsdecls("w"))))

    assert read(build).text == "Chữ thêm"


def test_text_in_a_content_control_is_read() -> None:
    def build(document: Any) -> None:
        control = f'<w:sdt {nsdecls("w")}><w:sdtContent><w:p><w:r><w:t>Chữ</w:t></w:r></w:p></w:sdtContent></w:sdt>'
        document.element.body.insert(0, parse_xml(control))

    assert read(build).ordinal == 1
