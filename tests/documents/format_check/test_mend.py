"""What is mended is right afterwards, and no word of it has changed."""

import io

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

from documents.format_check.check import check
from documents.format_check.file import NotChecked, opened
from documents.format_check.fixes import PARAGRAPH_ORDER, RUN_ORDER, SECTION_ORDER
from documents.format_check.looks import W
from documents.format_check.mend import mend
from documents.format_check.reading import read_document
from documents.package import unpacked
from tests.documents.faults import FAULTS, LONG, Wrong, font, form, reworded
from tests.documents.foreign import Case, with_tables, with_tabs
from tests.documents.format_check.test_faults import MADE, changed, profile_of, right_report

MENDED = frozenset({
    "paper", "margin", "font", "size", "one_size", "weight", "slant", "align", "first_line", "hanging", "gap",
    "line_spacing", "page_number_missing", "page_number_place", "page_number_first", "page_number_restart",
})  # fmt: skip
TRIED = ("own", "tabs")
CASES = [pytest.param(s, wrong, id=f"{wrong.name}, {s}") for wrong in FAULTS for s in wrong.structures if s in TRIED]


def words(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in read_document(opened(data)).paragraphs]


@pytest.mark.parametrize(("structure", "wrong"), CASES)
def test_a_fault_of_looks_is_mended_and_one_of_words_is_left(structure: str, wrong: Wrong) -> None:
    data = changed(structure, wrong)
    result = mend(data, profile_of(structure))
    rules = ([each.rule for each in result.mended], [each.rule for each in result.left])
    assert rules == (([wrong.rule], []) if wrong.rule in MENDED else ([], [wrong.rule]))
    assert words(result.data) == words(data)


@pytest.mark.parametrize("structure", MADE)
def test_a_right_report_comes_back_as_it_was(structure: str) -> None:
    data = right_report(structure)
    result = mend(data, profile_of(structure))
    assert (result.data, result.mended, result.left) == (data, [], [])


def spoilt() -> bytes:
    """A report with many faults at once."""
    document = Document(io.BytesIO(with_tables(Case(number="Số: 5/BC-LĐLĐ"))))
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Arial", Pt(12)
    document.styles["Normal"].paragraph_format.space_after = Pt(0)
    document.styles["Normal"].paragraph_format.line_spacing = 2.0
    document.sections[0].left_margin = Mm(20)
    document.sections[0].different_first_page_header_footer = False
    font(LONG, bold=True)(document)
    form(LONG, left_indent=Mm(20))(document)
    reworded("./.", ".")(document)
    document.save(kept := io.BytesIO())
    return kept.getvalue()


def test_many_faults_are_mended_at_once_and_the_words_are_left() -> None:
    result = mend(spoilt())
    mended = {each.rule for each in result.mended}
    assert mended >= {"margin", "font", "size", "gap", "line_spacing", "weight", "hanging"}
    assert [each.rule for each in result.left] == ["number_form", "end_mark"]
    assert result.left == check(result.data)


def test_a_mended_file_opens_and_its_other_parts_are_the_same_to_the_byte() -> None:
    data = spoilt()
    result = mend(data)
    before, after = unpacked(data), unpacked(result.data)
    assert Document(io.BytesIO(result.data)).paragraphs
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml", "word/header1.xml"}


@pytest.mark.parametrize(("tag", "order"), [("pPr", PARAGRAPH_ORDER), ("rPr", RUN_ORDER), ("sectPr", SECTION_ORDER)])
def test_what_is_put_in_stands_where_word_demands_it(tag: str, order: tuple[str, ...]) -> None:
    document = opened(mend(spoilt()).data).tree("word/document.xml")
    held = [[child.tag.partition("}")[2] for child in each] for each in document.iter(f"{W}{tag}")]
    assert held
    assert [names for names in held if names != sorted(names, key=order.index)] == []


@pytest.mark.parametrize("bottom", [True, False])
def test_page_numbers_are_moved_to_where_the_profile_has_them(bottom: bool) -> None:
    wrong = with_tabs(Case(addressee="" if not bottom else "Kính gửi: LĐLĐ tỉnh", bottom=bottom))
    result = mend(wrong, "tld-2024" if bottom else "tld-2011")
    assert ([each.rule for each in result.mended], result.left) == (["page_number_place"], [])


def footed(text: str) -> bytes:
    """A report with its number at the foot, and words before it on the same line."""
    document = Document(io.BytesIO(with_tabs(Case(bottom=True))))
    document.sections[0].footer.paragraphs[0].runs[0]._r.addprevious(
        parse_xml(f'<w:r {nsdecls("w")}><w:t xml:space="preserve">{text} </w:t></w:r>')
    )
    document.save(kept := io.BytesIO())
    return kept.getvalue()


@pytest.mark.parametrize(("text", "left"), [("Trang", []), ("- ", []), ("Lưu hành nội bộ,", ["Lưu hành nội bộ,"])])
def test_a_number_is_moved_with_what_goes_with_it_and_the_rest_stays(text: str, left: list[str]) -> None:
    result = mend(footed(text), "tld-2024")
    footer = Document(io.BytesIO(result.data)).sections[0].footer
    assert [each.text.strip() for each in footer.paragraphs if each.text.strip()] == left
    assert ([each.rule for each in result.mended], result.left) == (["page_number_place"], [])


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(NotChecked):
        mend(b"%PDF-1.7")
