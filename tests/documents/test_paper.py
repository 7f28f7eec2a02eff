"""What is made follows the profile: every component in its font, size, weight and place."""

import io

import pytest
from docx import Document
from lxml import etree

from documents import Template
from documents.package import unpacked
from documents.profiles import Component, Profile, profile_ids
from tests.documents.reading import W, in_mm, paragraphs, style_of, text_of, texts, tree
from tests.documents.samples import NARRATIVE, PERIODS, SAMPLES, SUBJECT, district

COMPONENTS = [
    "QuocHieu", "TieuNgu", "CoQuanChuQuan", "CoQuan", "SoKyHieu", "DiaDanhNgay", "Loai", "TrichYeu", "Doan", "Gach",
    "Cong", "Chu", "So", "Muc1", "Muc2", "Muc3", "Muc4", "Muc5", "DoanCuoi", "NoiNhanDau", "NoiNhan", "QuyenHan",
    "HoTen", "BangDau", "BangSo", "PhuLucTen", "PhuLucTieuDe", "PhuLucKemTheo", "BieuDau", "BieuNhom", "BieuSo",
]  # fmt: skip


@pytest.fixture
def report(made: dict[str, bytes]) -> bytes:
    return made["district"]


def styles(docx: bytes) -> dict[str, etree._Element]:
    return {style.get(f"{W}styleId"): style for style in tree(docx, "word/styles.xml").iter(f"{W}style")}


def value(style: etree._Element, path: str, attribute: str = "val") -> str | None:
    found = style.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}{attribute}")


def sections(docx: bytes) -> list[etree._Element]:
    return list(tree(docx).iter(f"{W}sectPr"))


def component_of(profile: Profile, style: str) -> Component:
    by_style = {"".join(w.capitalize() for w in role.split("_")): c for role, c in profile.components.items()}
    return by_style[style]


@pytest.mark.parametrize("style", COMPONENTS)
def test_a_component_has_the_size_and_weight_of_the_profile(report: bytes, format_profile: Profile, style: str) -> None:
    component, found = component_of(format_profile, style), styles(report)[style]
    assert texts(report, style)
    assert value(found, "rPr/sz") == str(round(component.size_pt.used * 2))
    assert (found.find(f"{W}rPr/{W}b") is not None, found.find(f"{W}rPr/{W}i") is not None) == (
        component.bold,
        component.italic,
    )


@pytest.mark.parametrize("style", COMPONENTS)
def test_a_component_is_aligned_and_named_as_the_profile_says(
    report: bytes, format_profile: Profile, style: str
) -> None:
    component, found = component_of(format_profile, style), styles(report)[style]
    assert (value(found, "pPr/jc"), value(found, "name")) == (component.align, component.style)


@pytest.mark.parametrize("style", ["Doan", "Gach", "Cong", "Chu", "So", "DoanCuoi", "Muc1", "Muc5"])
def test_running_text_is_justified_indented_and_spaced(report: bytes, format_profile: Profile, style: str) -> None:
    found = styles(report)[style]
    assert in_mm(value(found, "pPr/ind", "firstLine")) == pytest.approx(format_profile.body.indent_mm, abs=0.02)
    assert value(found, "pPr/ind", "hanging") is value(found, "pPr/ind", "left") is None
    assert int(value(found, "pPr/spacing", "after") or 0) >= format_profile.body.spacing_pt * 20


def test_running_text_sets_nothing_by_itself(report: bytes) -> None:
    running = {"Doan", "Gach", "Cong", "Chu", "So", "DoanCuoi", "Muc1", "Muc2", "Muc3", "Muc4", "Muc5"}
    direct = [p.find(f"{W}pPr") for p in tree(report).iter(f"{W}p") if style_of(p) in running]
    assert [len(found) for found in direct] == [1] * len(direct)


def test_the_font_stands_in_every_slot_and_in_the_theme(report: bytes, format_profile: Profile) -> None:
    slots = tree(report, "word/styles.xml").find(f".//{W}rPrDefault//{W}rFonts").attrib.values()
    faces = [face.get("typeface") for face in tree(report, "word/theme/theme1.xml").iter("{*}latin", "{*}ea", "{*}cs")]
    assert (list(slots), faces) == ([format_profile.font] * 4, [format_profile.font] * 6)


def test_nothing_is_set_in_small_capitals_nor_in_another_font(report: bytes) -> None:
    whole = b"".join(xml for name, xml in unpacked(report).items() if name.startswith("word/"))
    assert (b"smallCaps" in whole, b"<w:caps" in whole, whole.count(b"<w:rFonts")) == (False, False, 1)


def test_it_is_vietnamese_and_in_the_current_layout_mode(report: bytes) -> None:
    settings = tree(report, "word/settings.xml")
    assert settings.find(f".//{W}compatSetting").get(f"{W}val") == "15"
    assert tree(report, "word/styles.xml").find(f".//{W}lang").get(f"{W}val") == "vi-VN"


def test_paper_and_margins_are_the_profiles(report: bytes, format_profile: Profile) -> None:
    for section, sheet in zip(sections(report), (format_profile.page, format_profile.appendix), strict=True):
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        assert (round(in_mm(size.get(f"{W}w"))), round(in_mm(size.get(f"{W}h")))) == (sheet.width_mm, sheet.height_mm)
        for side in ("top", "bottom", "left", "right"):
            assert in_mm(margins.get(f"{W}{side}")) == pytest.approx(getattr(sheet, side).used, abs=0.02)


def test_the_annex_lies_on_its_side(report: bytes) -> None:
    turned = [section.find(f"{W}pgSz").get(f"{W}orient") for section in sections(report)]
    assert turned == [None, "landscape"]


def test_page_numbers_stand_where_the_profile_puts_them(report: bytes, format_profile: Profile) -> None:
    part = {"top": "header", "bottom": "footer"}[format_profile.page_number.place]
    number = tree(report, f"word/{part}1.xml")
    assert number.find(f".//{W}fldSimple").get(f"{W}instr").strip() == "PAGE"
    assert tree(report, f"word/{part}2.xml").find(f".//{W}fldSimple") is None
    assert [name for name in unpacked(report) if name.startswith(("word/header", "word/footer"))] == [
        f"word/{part}1.xml",
        f"word/{part}2.xml",
    ]


def test_numbers_begin_at_one_in_each_section_and_do_not_show_on_its_first_page(report: bytes) -> None:
    for section in sections(report):
        assert section.find(f"{W}titlePg") is not None
        assert section.find(f"{W}pgNumType").get(f"{W}start") == "1"


def test_no_line_break_stands_in_any_paragraph(made: dict[str, bytes]) -> None:
    assert [name for name, docx in made.items() if b"<w:br" in unpacked(docx)["word/document.xml"]] == []


def test_no_tag_is_left(made: dict[str, bytes]) -> None:
    parts = [xml for docx in made.values() for xml in unpacked(docx).values()]
    assert [xml for xml in parts if b"{{" in xml or b"{%" in xml or b"{#" in xml] == []
    assert [docx for docx in made.values() if texts(docx, "TheLenh")] == []


def test_the_end_mark_stands_once_and_last(made: dict[str, bytes]) -> None:
    for docx in made.values():
        marked = [(style, text) for style, text in paragraphs(docx) if "./." in text]
        assert [(style, text[-3:]) for style, text in marked] == [("DoanCuoi", "./.")]


def test_every_answer_is_printed_in_the_style_of_its_mark(report: bytes) -> None:
    assert [NARRATIVE[2] in texts(report, "Gach"), NARRATIVE[3] in texts(report, "Cong")] == [True, True]
    assert [NARRATIVE[4] in texts(report, "Chu"), NARRATIVE[5] in texts(report, "So")] == [True, True]
    assert NARRATIVE[0] in texts(report, "Doan")


def test_headings_stay_with_what_follows(report: bytes) -> None:
    kept = [styles(report)[f"Muc{level}"].find(f"{W}pPr/{W}keepNext") for level in range(1, 6)]
    assert None not in kept


def test_the_addressee_is_printed_only_where_the_profile_asks(report: bytes, format_profile: Profile) -> None:
    printed = texts(report, "KinhGui")
    expected = ["Kính gửi: Liên đoàn Lao động tỉnh Đắk Nông"] if format_profile.addressee_printed else []
    assert printed == expected


def test_several_addressees_stand_one_under_another(template: Template) -> None:
    docx = template.render({**district(), "kinh_gui": ["Tỉnh ủy", "LĐLĐ tỉnh"]})
    assert texts(docx, "KinhGui") == ["Kính gửi: ", "- Tỉnh ủy;", "- LĐLĐ tỉnh."]


def test_the_annex_repeats_its_head_and_breaks_no_row(report: bytes) -> None:
    rows = list(list(tree(report).iter(f"{W}tbl"))[-1].iter(f"{W}tr"))
    heads = [number for number, row in enumerate(rows) if row.find(f"{W}trPr/{W}tblHeader") is not None]
    assert (heads, len(rows)) == ([0], 1 + 5 + 100)
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_the_annex_names_its_periods_and_how_each_total_was_made(report: bytes) -> None:
    assert texts(report, "BieuDau")[3:] == [*PERIODS, "Cộng đến 30/6/2012", "Đến 30/6/2012"]


def test_a_total_stands_under_the_head_that_says_how_it_was_made(report: bytes) -> None:
    table = list(tree(report).iter(f"{W}tbl"))[-1]
    rows = [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
    added = next(cells for cells in rows if "Văn bản chỉ đạo đã ban hành" in cells)
    latest = next(cells for cells in rows if "Tiền lương bình quân tháng" in cells)
    assert (bool(added[-2]), bool(added[-1])) == (True, False)
    assert (bool(latest[-2]), bool(latest[-1])) == (False, True)


def test_tables_are_as_wide_as_the_text(report: bytes, format_profile: Profile) -> None:
    widths = [in_mm(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w")) for table in tree(report).iter(f"{W}tbl")]
    upright, turned = format_profile.page.text_width_mm, format_profile.appendix.text_width_mm
    assert widths == pytest.approx([upright, upright, upright, turned], abs=0.1)


def test_the_signature_is_one_row_that_cannot_break(report: bytes) -> None:
    table = list(tree(report).iter(f"{W}tbl"))[-2]
    rows = list(table.iter(f"{W}tr"))
    assert text_of(table).startswith("Nơi nhận:")
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True]


def test_the_properties_name_title_profile_and_revision(report: bytes, format_profile: Profile) -> None:
    kept = {p.get("name"): "".join(p.itertext()) for p in tree(report, "docProps/custom.xml")}
    assert kept == {"HoSo": format_profile.id, "BanSo": "bản 3, lập từ dữ liệu ngày 10/7/2012"}
    assert tree(report, "docProps/core.xml").findtext(".//{*}title") == f"BÁO CÁO: {SUBJECT}"


def test_it_says_nothing_about_when_and_by_whom_it_was_made(report: bytes) -> None:
    core = unpacked(report)["docProps/core.xml"]
    assert (b"created" in core, b"modified" in core, b"lastModifiedBy" in core) == (False, False, False)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("profile", profile_ids())
def test_the_samples_follow_the_contract(name: str, profile: str) -> None:
    context = SAMPLES[name](profile)
    assert context["ho_so"] == profile
    assert all(len(row["gia_tri"]) == 5 for group in context["phu_luc"]["nhom"] for row in group["hang"])


def test_other_readers_open_it(made: dict[str, bytes]) -> None:
    for docx in made.values():
        read = Document(io.BytesIO(docx))
        assert (len(read.sections), read.core_properties.language) == (2, "vi-VN")


def test_it_refers_to_nothing_outside_itself(report: bytes) -> None:
    assert [name for name, xml in unpacked(report).items() if b"External" in xml] == []
