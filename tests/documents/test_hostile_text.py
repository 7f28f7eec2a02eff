"""What users type stands in the document letter by letter, wherever it is printed."""

import io

import pytest
from docx import Document
from docxtpl import DocxTemplate
from lxml import etree

from documents import RenderFailed, Template, load_template
from documents.package import unpacked
from tests.documents.hostile import as_printed, hostile_texts
from tests.documents.packages import docx, filled_parts
from tests.documents.reading import W, text_of, tree
from tests.documents.samples import grassroots

TEXTS = hostile_texts(500)


@pytest.fixture(scope="module")
def rendered(template: Template) -> bytes:
    context = grassroots()
    row = context["phu_luc"]["nhom"][0]["hang"][0]
    context["noi_dung"] = [{"kieu": "gach", "chu": text} for text in TEXTS] + [{"kieu": "doan", "chu": "Hết./."}]
    context["phu_luc"]["nhom"] = [{"ten": "N", "hang": [{**row, "noi_dung": text} for text in TEXTS]}]
    context["co_quan"] = TEXTS
    return template.render(context)


def found(element: etree._Element, style: str) -> list[str]:
    styles = element.iterfind(f".//{W}pStyle[@{W}val='{style}']")
    return [text_of(mark.getparent().getparent()) for mark in styles]


@pytest.mark.parametrize("style", ["Gach", "CoQuan", "BieuChu"])
def test_body_heading_and_table_say_what_was_typed(rendered: bytes, style: str) -> None:
    expected = [as_printed(text) for text in TEXTS]
    assert found(tree(rendered), style) == expected


@pytest.mark.parametrize("part", ["word/header1.xml", "word/footer1.xml", "word/footnotes.xml"])
def test_headers_footers_and_footnotes_do_too(part: str) -> None:
    made = filled_parts("{%p for x in l %}", "{{ x }}", "{%p endfor %}", context={"l": TEXTS})
    said = [text_of(p) for p in etree.fromstring(made[part]).iter(f"{W}p")]
    assert said == [as_printed(text) for text in TEXTS]


def test_properties_do_too() -> None:
    for text in TEXTS:
        made = filled_parts("x", title="{{ x }}", context={"x": text})
        assert etree.fromstring(made["docProps/core.xml"]).findtext(".//{*}title") == as_printed(text)


def test_every_part_is_read_strictly(rendered: bytes) -> None:
    for xml in unpacked(rendered).values():
        etree.fromstring(xml, etree.XMLParser(recover=False, resolve_entities=False))


def test_a_lone_surrogate_is_refused_instead_of_cutting_the_text(template: Template) -> None:
    with pytest.raises(RenderFailed, match="ký tự không lưu được"):
        template.render({**grassroots(), "trich_yeu": "Sơ kết \ud800 5 năm"})


def test_one_text_of_a_megabyte_is_printed_whole() -> None:
    long = "Công đoàn " * 100_000
    assert text_of(tree(docx("{{ x }}", context={"x": long + "HẾT"}))) == long + "HẾT"


def test_a_text_too_long_for_a_part_is_refused_whole() -> None:
    with pytest.raises(RenderFailed, match="cấu trúc"):
        docx("{{ x }}", context={"x": "a" * 11_000_000})


def test_docxtpl_alone_would_lose_these_texts() -> None:
    source, made = io.BytesIO(), io.BytesIO()
    blank = Document()
    blank.add_paragraph("{{ x }}")
    blank.save(source)
    careless = DocxTemplate(source)
    careless.render({"x": "A & B <C> {_{"})
    careless.save(made)
    assert text_of(tree(made.getvalue())) != "A & B <C> {_{"
    assert text_of(tree(load_template(source.getvalue()).render({"x": "A & B <C> {_{"}))) == "A & B <C> {_{"
