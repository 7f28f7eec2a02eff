"""Documents made in other ways than ours: what is right in them is left alone, what is wrong is told once."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from documents.format_check.check import check
from documents.format_check.rules import Finding
from tests.documents.faults import (
    ADDRESSEE,
    ANNEX,
    FIRST,
    KIND,
    MOTTO,
    SIGNER,
    STATE,
    SUBJECT,
    drawn_under,
    paragraph,
    reworded,
    run,
    unruled,
)
from tests.documents.foreign import JUSTIFY, Case, line, with_tables, with_tabs

Change = Callable[[Any], object]
POINTS = ("a) Tuyên", "b) Nâng", "c) Đối", "d) Xây", "đ) Hình", "e) Tham")


def findings(change: Change, made: bytes | None = None, profile: str = "tld-2024") -> list[Finding]:
    document = Document(io.BytesIO(made or with_tables()))
    change(document)
    document.save(kept := io.BytesIO())
    return check(kept.getvalue(), profile)


def rules(*given: Any, **named: Any) -> list[str]:
    return [finding.rule for finding in findings(*given, **named)]


def in_place_of_the_rule(document: Any) -> Any:
    """The empty paragraph under Tiêu ngữ, its border gone."""
    border = drawn_under(document, MOTTO)
    element = border.getparent().getparent()
    border.getparent().remove(border)
    under = Paragraph(element, document)
    under.paragraph_format.left_indent = under.paragraph_format.right_indent = Mm(0)
    return under


def typed(signs: str) -> Change:
    def change(document: Any) -> None:
        in_place_of_the_rule(document).add_run(signs).font.size = Pt(13)

    return change


def vml(document: Any) -> None:
    """A line as Word 2003 draws it."""
    drawn = '<w:pict><v:line from="50pt,2pt" to="211pt,2pt"/></w:pict>'
    words = f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml">{drawn}</w:r>'
    in_place_of_the_rule(document)._p.append(parse_xml(words))


def underlined(document: Any) -> None:
    unruled(MOTTO)(document)
    run(document, MOTTO).font.underline = True


@pytest.mark.parametrize("change", [typed("_" * 24), vml], ids=["signs", "vml"])
def test_a_rule_may_be_made_of_low_lines_or_drawn_as_in_old_word(change: Change) -> None:
    assert rules(change) == []


@pytest.mark.parametrize(
    ("change", "found"), [(typed("-" * 30), "dãy dấu gạch"), (underlined, "gạch chân")], ids=["dashes", "underlined"]
)
def test_dashes_and_underlining_are_no_rule(change: Change, found: str) -> None:
    told = findings(change)
    assert [finding.rule for finding in told] == ["rule_missing"]
    assert found in told[0].found


def lines_of_one_paragraph(document: Any) -> None:
    """Quốc hiệu and Tiêu ngữ in one paragraph, parted by a line break."""
    state, motto = run(document, STATE), paragraph(document, MOTTO)
    state.add_break()
    paragraph(document, STATE)._p.append(run(document, MOTTO)._r)
    motto._p.getparent().remove(motto._p)


def draft(document: Any) -> None:
    document.paragraphs[0].insert_paragraph_before("DỰ THẢO 2").runs[0].bold = True


def parted_by_blanks(document: Any) -> None:
    """The columns of the heading parted by blanks, as in a text typed on a typewriter."""
    for each in document.paragraphs[:3]:
        for tab in list(each._p.iter(qn("w:tab"))):
            if tab.getparent().tag == qn("w:r"):
                tab.getparent().replace(tab, parse_xml(f'<w:t {nsdecls("w")} xml:space="preserve">{" " * 12}</w:t>'))


def test_lines_of_a_heading_may_share_a_paragraph() -> None:
    assert rules(lines_of_one_paragraph) == []


def test_the_stamp_of_a_draft_is_no_agency() -> None:
    assert rules(draft, with_tabs()) == []


def test_columns_parted_by_blanks_are_columns() -> None:
    assert rules(parted_by_blanks, with_tabs()) == []


def test_a_kind_and_subject_in_one_line_are_told_as_such_only() -> None:
    def change(document: Any) -> None:
        run(document, KIND).text = "BÁO CÁO SƠ KẾT 5 NĂM THỰC HIỆN NGHỊ QUYẾT"
        subject = paragraph(document, SUBJECT)._p
        subject.getparent().remove(subject)

    assert rules(change) == ["kind_alone"]


def addressees(*texts: str) -> Change:
    def change(document: Any) -> None:
        run(document, ADDRESSEE).text = "Kính gửi:"
        for text in texts:
            paragraph(document, FIRST).insert_paragraph_before(text)

    return change


def test_several_addressees_stand_in_a_list_of_their_own() -> None:
    assert rules(addressees("- LĐLĐ tỉnh;", "- Huyện ủy Cư Jút.")) == []
    assert rules(addressees("- LĐLĐ tỉnh;", "- Huyện ủy Cư Jút")) == ["addressee_form"]


def basis(*endings: str, italic: bool) -> Change:
    def change(document: Any) -> None:
        for sign in endings:
            said = paragraph(document, FIRST).insert_paragraph_before()
            said.add_run(f"Căn cứ Chương trình số 25-CTr/TU của Tỉnh ủy{sign}").italic = italic
            said.alignment, said.paragraph_format.first_line_indent = JUSTIFY, Mm(10)

    return change


YEAR_OF_2011 = with_tables(Case(addressee="", bottom=True))


@pytest.mark.parametrize(
    ("change", "profile", "told"),
    [
        (basis(";", ".", italic=True), "tld-2024", []),
        (basis(";", ",", italic=True), "tld-2024", ["basis_ending"]),
        (basis(",", ".", italic=True), "tld-2024", ["basis_ending"]),
        (basis(";", ".", italic=False), "tld-2024", ["slant"]),
        (basis(";", ",", italic=False), "tld-2011", []),
        (basis(";", ".", italic=False), "tld-2011", ["basis_ending"]),
    ],
)
def test_the_basis_is_set_and_ended_as_the_profile_says(change: Change, profile: str, told: list[str]) -> None:
    made = YEAR_OF_2011 if profile == "tld-2011" else None
    assert rules(change, made, profile=profile) == told


def test_in_2011_a_report_has_no_addressee_and_its_numbers_at_the_bottom() -> None:
    assert rules(lambda document: None, profile="tld-2011") == ["page_number_place", "addressee_extra"]


def test_as_above_is_for_reports_with_an_addressee() -> None:
    change = reworded("- LĐLĐ tỉnh Đắk Nông", "- Như trên")
    assert rules(change) == []
    assert rules(change, YEAR_OF_2011, profile="tld-2011") == ["recipients_as_above"]


def listed_by_word(document: Any) -> None:
    """The points numbered by Word: a, b, c, d, e, f."""
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt '
        'w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
    ))  # fmt: skip
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for point in POINTS:
        words, properties = run(document, point), paragraph(document, point)._p.get_or_add_pPr()
        words.text = words.text.partition(") ")[2]
        listed = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'
        properties.insert(0, parse_xml(listed))


def test_a_list_of_words_own_has_no_đ() -> None:
    told = findings(listed_by_word)
    assert [(finding.rule, finding.found, finding.allowed) for finding in told] == [("mark_order", "e)", "“đ)”")]
    assert "“e) Hình thức" in told[0].place


def test_a_wrong_style_is_one_finding_however_many_paragraphs_it_sets() -> None:
    def change(document: Any) -> None:
        document.styles["Normal"].font.size = Pt(12)

    told = findings(change)
    assert [(finding.rule, finding.found) for finding in told] == [("size", "12 pt")]
    assert told[0].place.endswith("và 19 chỗ khác")


def test_a_face_of_the_theme_is_one_finding() -> None:
    def change(document: Any) -> None:
        fonts = document.styles["Normal"].element.rPr.find(qn("w:rFonts"))
        fonts.getparent().remove(fonts)

    assert [(finding.rule, finding.found) for finding in findings(change)] == [("font", "Cambria")]


def test_several_annexes_bear_roman_numbers() -> None:
    def change(document: Any) -> None:
        run(document, ANNEX).text = "Phụ lục I"
        document.add_section()
        line(document, "Phụ lục 2", 14, bold=True)
        line(document, "DANH SÁCH", 14, bold=True)
        line(document, "(Kèm theo Báo cáo số 05/BC-LĐLĐ)", 14, italic=True)

    assert rules(change) == ["annex_name"]


def test_a_short_report_of_one_page_needs_no_number() -> None:
    def change(document: Any) -> None:
        document.sections[0].header.paragraphs[0].clear()
        for each in document.paragraphs[8:-8]:
            for words in each.runs:
                words.text = words.text[:60]

    assert "page_number_missing" not in rules(change, with_tabs())


def test_a_number_in_a_text_box_is_found() -> None:
    def change(document: Any) -> None:
        inner = document.sections[0].header.paragraphs[0]
        outer = parse_xml(
            f'<w:p {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:shape><v:textbox>'
            "<w:txbxContent/></v:textbox></v:shape></w:pict></w:r></w:p>"
        )
        inner._p.addprevious(outer)
        outer.find(f".//{qn('w:txbxContent')}").append(inner._p)

    assert rules(change) == []


def typed_into_the_text(*lines: str) -> Change:
    """Lines somebody typed into an answer that look like parts of a heading or closing."""

    def change(document: Any) -> None:
        for text in lines:
            words = paragraph(document, FIRST).insert_paragraph_before(text)
            words.alignment, words.paragraph_format.first_line_indent = JUSTIFY, Mm(10)

    return change


@pytest.mark.parametrize("text", ["Phụ lục I", "Nơi nhận quà: 48 gia đình công nhân.", "Kính gửi quà tới 48 gia đình."])
def test_lines_of_an_answer_are_not_taken_for_the_closing(text: str) -> None:
    assert rules(typed_into_the_text("Ban Thường vụ báo cáo.", text)) == []


@pytest.mark.parametrize("text", ["(Đã ký)", "Đã ký", "(Ký tên, đóng dấu)"])
def test_what_stands_for_a_signature_is_neither_title_nor_name(text: str) -> None:
    assert rules(lambda document: paragraph(document, SIGNER).insert_paragraph_before(text)) == []
