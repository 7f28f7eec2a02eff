"""Many reports in one Word file: each as it is alone, none touching another."""

import io
import re
import struct
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.shared import Mm
from lxml import etree

from doc_templates.build import path
from documents import NotPlainData, RenderFailed, Template, load_template
from documents.package import CONTENT_TYPES, unpacked
from documents.relations import relations, resolved, types
from documents.volume import MixedStyles, NothingToBind, volume
from documents.volume.ids import CannotBind
from tests.documents.corpus import para, saved
from tests.documents.packages import package
from tests.documents.reading import W, page_texts, pages, paragraphs, text_of, to_pdf, tree
from tests.documents.samples import district, grassroots, sector

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DOCUMENT = "word/document.xml"
DIVIDER: dict[str, Any] = {
    "co_quan_chu_quan": ["LIÊN ĐOÀN LAO ĐỘNG TỈNH ĐẮK NÔNG"],
    "co_quan": ["BAN TUYÊN GIÁO – NỮ CÔNG"],
    "ten": "TẬP 1",
    "tieu_de": "BÁO CÁO SƠ KẾT & PHỤ LỤC",
    "phu": ["Huyện Cư Jút"],
    "muc_luc": ["1. LĐLĐ huyện Cư Jút", "2. Công đoàn ngành Giáo dục"],
    "ma_ban": "bản 1",
}


@pytest.fixture(scope="module")
def own(format_profile: Any) -> Template:
    return load_template(path(format_profile.id).read_bytes())


@pytest.fixture(scope="module")
def contexts(format_profile: Any) -> list[dict[str, Any]]:
    return [sample(format_profile.id) for sample in (district, sector, grassroots)]


@pytest.fixture(scope="module")
def bound(own: Template, contexts: list[dict[str, Any]]) -> bytes:
    return volume(DIVIDER, [(own, context) for context in contexts])


def test_the_reports_stand_one_after_the_other_behind_the_divider(
    bound: bytes, own: Template, contexts: list[dict[str, Any]]
) -> None:
    alone = [line for context in contexts for line in paragraphs(own.render(context))]
    together = paragraphs(bound)
    assert together[-len(alone) :] == alone
    assert [text for _, text in together[: -len(alone)]] == [
        *DIVIDER["co_quan_chu_quan"], *DIVIDER["co_quan"], "TẬP 1", DIVIDER["tieu_de"], "Huyện Cư Jút",
        *DIVIDER["muc_luc"],
    ]  # fmt: skip


def test_the_same_data_make_the_same_file(bound: bytes, own: Template, contexts: list[dict[str, Any]]) -> None:
    assert volume(DIVIDER, ((own, context) for context in contexts)) == bound


def test_each_report_has_its_two_sections_and_counts_from_one(bound: bytes) -> None:
    sections = list(tree(bound).iter(f"{W}sectPr"))
    numbered = [section.find(f"{W}pgNumType") for section in sections]
    assert [None if each is None else each.get(f"{W}start") for each in numbered] == [None] + ["1"] * 6
    assert sections[-1].getparent().tag == f"{W}body"


def test_its_properties_name_title_profile_and_edition(bound: bytes, format_profile: Any) -> None:
    kept = {each.get("name"): "".join(each.itertext()) for each in tree(bound, "docProps/custom.xml")}
    assert kept == {"HoSo": format_profile.id, "BanSo": "bản 1"}
    assert tree(bound, "docProps/core.xml").findtext("{*}title") == "TẬP 1: BÁO CÁO SƠ KẾT & PHỤ LỤC"


def sound(docx: bytes) -> None:
    """Fails where a reference leads nowhere, a part has no type, or an id stands twice."""
    parts = unpacked(docx)
    listed = relations(parts, DOCUMENT)
    used = {value for each in tree(docx).iter(etree.Element) for name, value in each.attrib.items() if R in name}
    assert used <= {each.id for each in listed}
    assert [each for each in listed if not each.external and resolved(DOCUMENT, each.target) not in parts] == []
    declared = types(parts)
    typed = {*declared.parts, CONTENT_TYPES}
    assert [name for name in parts if name not in typed and name.rpartition(".")[2] not in declared.endings] == []
    assert [name for name in declared.parts if name not in parts] == []
    for ids in unique(docx, [each.id for each in listed]):
        assert [each for each, times in Counter(ids).items() if times > 1] == []
    Document(io.BytesIO(docx))


def unique(docx: bytes, related: list[str]) -> list[list[str]]:
    """Lists of what may stand once only."""
    document = tree(docx)
    starts = list(document.iter(f"{W}bookmarkStart"))
    drawings = [each.get("id") for each in document.iter("{*}docPr")]
    return [related, drawings, [each.get(f"{W}id") for each in starts], [each.get(f"{W}name") for each in starts]]


def test_every_reference_leads_somewhere_and_no_id_stands_twice(bound: bytes) -> None:
    sound(bound)


def test_templates_of_one_style_sheet_stand_together(format_profile: Any, contexts: list[dict[str, Any]]) -> None:
    four = grassroots(format_profile.id)
    four["phu_luc"]["cot"] = four["phu_luc"]["cot"][:4]
    other = load_template(path(format_profile.id, 4).read_bytes())
    made = volume(DIVIDER, [(load_template(path(format_profile.id).read_bytes()), contexts[0]), (other, four)])
    sound(made)
    grids = [len(table.findall(f"{W}tblGrid/{W}gridCol")) for table in tree(made).iter(f"{W}tbl")]
    assert (grids.count(10), grids.count(9)) == (1, 1)


def test_other_style_sheets_are_refused() -> None:
    two = [(load_template(path(name).read_bytes()), grassroots(name)) for name in ("tld-2011", "tld-2024")]
    with pytest.raises(MixedStyles, match="styles"):
        volume(DIVIDER, two)
    assert volume(DIVIDER, two[:1])


def test_nothing_makes_no_volume() -> None:
    with pytest.raises(NothingToBind, match="không có báo cáo"):
        volume(DIVIDER, [])


def picture() -> io.BytesIO:
    """A PNG of one dot."""
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0\0")),
        (b"IEND", b""),
    )
    made = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + b"".join(made))


def office(change: Callable[[Any], object] = lambda document: None) -> Template:
    """A template typed in Word: a header that the data fill, a logo in it and one in the text."""
    document = Document()
    header = document.sections[0].header.paragraphs[0]
    header.add_run("Mẫu của {{ ten }}")
    header.add_run().add_picture(picture(), Mm(5))
    document.add_paragraph("Báo cáo của {{ ten }}").add_run().add_picture(picture(), Mm(9))
    for line in ("{%p for x in dong %}", "{{ x }}", "{%p endfor %}"):
        document.add_paragraph(line)
    change(document)
    return load_template(saved(document))


ANSWERS: list[dict[str, Any]] = [{"ten": name, "dong": ["một", "hai"]} for name in ("CĐCS A", "CĐCS B & C", "CĐCS D")]


def headers(docx: bytes) -> list[str]:
    """The text of the header that each section names, in order."""
    parts = unpacked(docx)
    by_id = {each.id: resolved(DOCUMENT, each.target) for each in relations(parts, DOCUMENT)}
    named = [each.get(f"{R}id") for each in tree(docx).iter(f"{W}headerReference")]
    return [text_of(etree.fromstring(parts[by_id[name]])) for name in named]


def test_a_header_that_the_data_fill_is_each_reports_own() -> None:
    template = office()
    made = volume(DIVIDER, [(template, context) for context in ANSWERS])
    sound(made)
    assert headers(made) == [f"Mẫu của {context['ten']}" for context in ANSWERS]


def test_pictures_come_along_from_every_template() -> None:
    other = office(lambda document: document.add_paragraph("khác"))
    made = volume(DIVIDER, [(office(), ANSWERS[0]), (other, ANSWERS[1]), (other, ANSWERS[2])])
    sound(made)
    parts = unpacked(made)
    seen = {
        resolved(name, each.target)
        for name in parts
        for each in relations(parts, name)
        if each.short_kind == "image" and name.startswith("word/")
    }
    assert len(seen) == 2
    assert seen <= set(parts)


def test_a_report_without_a_header_does_not_take_over_its_neighbours() -> None:
    def bare(document: Any) -> None:
        for reference in list(document.element.iter(f"{W}headerReference")):
            reference.getparent().remove(reference)

    made = volume(DIVIDER, [(office(), ANSWERS[0]), (office(bare), ANSWERS[1])])
    sound(made)
    assert headers(made) == ["Mẫu của CĐCS A", ""]


def test_bookmarks_and_what_points_to_them_are_each_reports_own() -> None:
    marked = (
        '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>',
        '<w:bookmarkStart w:id="1" w:name="muc1"/><w:r><w:t>{{ x }}</w:t></w:r><w:bookmarkEnd w:id="1"/>',
        '<w:hyperlink w:anchor="muc1"><w:r><w:t>xem</w:t></w:r></w:hyperlink>',
        "<w:r><w:instrText> REF muc1 </w:instrText></w:r>",
    )
    template = load_template(package(body="<w:p>" + "".join(marked) + "</w:p>"))
    made = volume(DIVIDER, [(template, {"x": "a"}), (template, {"x": "b"})])
    sound(made)
    names = [each.get(f"{W}name") for each in tree(made).iter(f"{W}bookmarkStart")]
    assert names == [each.get(f"{W}anchor") for each in tree(made).iter(f"{W}hyperlink")] == ["muc1_0001", "muc1_0002"]
    assert [each.text for each in tree(made).iter(f"{W}instrText")] == [" REF muc1_0001 ", " REF muc1_0002 "]


@pytest.mark.parametrize(
    "body",
    [
        para("x", '<w:r><w:footnoteReference w:id="1"/></w:r>'),
        para("x", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
    ],
    ids=["a footnote", "a list that Word counts"],
)
def test_what_would_run_on_into_the_next_report_is_refused(body: str) -> None:
    with pytest.raises(CannotBind, match="Xin xuất từng tệp riêng"):
        volume(DIVIDER, [(load_template(package(body=body)), {})])
    assert volume(DIVIDER, [(load_template(package(body=para("x"))), {})])


def test_a_style_that_counts_is_refused_where_it_is_used() -> None:
    with pytest.raises(CannotBind, match="tự đánh số"):
        volume(DIVIDER, [(office(lambda document: document.add_paragraph("a", style="List Number")), ANSWERS[0])])


def test_bad_data_are_refused_as_they_are_alone() -> None:
    template = load_template(package(body=para("{{ x }}")))
    with pytest.raises(RenderFailed, match="không có trong dữ liệu"):
        volume(DIVIDER, [(template, {})])
    with pytest.raises(NotPlainData):
        volume(DIVIDER, [(template, {"x": object()})])
    with pytest.raises(NotPlainData):
        volume({**DIVIDER, "phu": object()}, [(template, {"x": "a"})])


def test_hostile_text_stands_letter_by_letter() -> None:
    template = load_template(package(body=para("{{ x }}")))
    hostile = '</w:body>{{ y }}<w:sectPr/>&"_so_trong_tap'
    made = volume({**DIVIDER, "ten": hostile}, [(template, {"x": hostile})] * 2)
    assert [text for _, text in paragraphs(made) if hostile in text] == [hostile] * 3


def test_on_paper_each_report_is_what_it_is_alone(
    bound: bytes, own: Template, contexts: list[dict[str, Any]], tmp_path: Path
) -> None:
    printed = to_pdf(tmp_path, {"tap": bound} | {str(n): own.render(each) for n, each in enumerate(contexts)})
    alone = [text for n in range(len(contexts)) for text in page_texts(printed[str(n)])]
    together = page_texts(printed["tap"])
    assert "TẬP 1" in together[0]
    assert [re.sub(r"\s+", " ", text) for text in together[1:]] == [re.sub(r"\s+", " ", text) for text in alone]
    assert len(pages(printed["tap"])) == 1 + len(alone)
