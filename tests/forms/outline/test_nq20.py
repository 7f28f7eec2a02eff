"""The outline of the five-year review asks what the official guidance asks, of each kind of unit."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from unicodedata import is_normalized

import pytest

from forms.outline import (
    AddressedQuestion,
    IndicatorsQuestion,
    NarrativeQuestion,
    Outline,
    RowsQuestion,
    load_outline,
    parse_stored,
    shipped,
    shipped_slugs,
)

SLUG = "nq20-so-ket-5-nam"
KINDS = ("cdcs", "cdcs_truc_thuoc", "huyen", "nganh", "tinh")
GUIDANCE = (Path(__file__).parent / "huong-dan-nq20.txt").read_text(encoding="utf-8")

PRINTED = """
I. 1 tinh_hinh_chung
II. 1 ket_qua
1. 2 trien_khai
2. 2 chuong_trinh_hanh_dong
a) 3 nang_cao_trinh_do
- 4 tuyen_truyen_phap_luat
- 4 doi_song_tinh_than
- 4 hinh_thuc_hieu_qua
b) 3 buc_xuc_cong_nhan
- 4 chinh_sach_phap_luat
- 4 van_de_buc_xuc
- 4 doi_thoai
3. 2 doan_vien_to_chuc
a) 3 doan_vien
b) 3 cdcs_vung_manh
c) 3 can_bo_cong_doan
d) 3 phat_trien_dang
4. 2 thi_dua
a) 3 thi_dua_lao_dong
b) 3 nong_thon_moi
c) 3 xanh_sach_dep
d) 3 thi_dua_hoc_tap
5. 2 nghien_cuu_ly_luan
III. 1 danh_gia_chung
1. 2 kien_nghi
2. 2 nhiem_vu
"""


@pytest.fixture(scope="module")
def outline() -> Outline:
    return load_outline(shipped(SLUG))


def plain(text: str) -> str:
    return " ".join(text.split())


def official_lines() -> list[str]:
    """Every line of II and of III with its 1. and 2., without 3. (which are the campaign's deadlines)."""
    lines = [plain(line) for line in GUIDANCE.splitlines()]
    first = lines.index("II. Nội dung sơ kết:")
    return lines[first : lines.index("3. Tổ chức thực hiện:")]


def sentences(line: str) -> list[str]:
    return [sentence for sentence in re.split(r"(?<=[.;…])\s+(?=[A-ZĐÁÂÔƯ])", line) if sentence]


def place_of(outline: Outline, sentence: str) -> str:
    """The section whose guidance holds the sentence, "" where none does."""
    return next((section.id for section in outline.sections if sentence in plain(section.guidance)), "")


def test_the_official_text_is_cut_where_it_should_be() -> None:
    lines = official_lines()
    assert len(lines) == 36
    assert lines[-1].startswith("- Cần lựa chọn những nội dung phù hợp")


@pytest.mark.parametrize("line", official_lines())
def test_each_official_sentence_stands_word_for_word_in_the_guidance(outline: Outline, line: str) -> None:
    missing = [sentence for sentence in [line, *sentences(line)] if not place_of(outline, sentence)]
    assert missing == []


def test_a_sentence_that_is_not_official_is_not_found(outline: Outline) -> None:
    assert place_of(outline, "Công tác phát triển Đảng trong công nhân lao động.") == ""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("line", official_lines())
def test_each_official_line_has_a_question_that_every_unit_must_answer(outline: Outline, line: str, kind: str) -> None:
    seen = outline.sections_for(kind)
    start = [section.id for section in seen].index(place_of(outline, line))
    asked = [question for section in seen[start:] for question in section.questions if question.required]
    below = [section.level for section in seen[start + 1 :]]
    own = seen[start].questions
    assert any(question.required for question in own) or (not own and below[0] > seen[start].level and asked)


def test_sections_print_the_numbers_of_the_guidance(outline: Outline) -> None:
    printed = [f"{section.number} {section.level} {section.id}" for section in outline.sections]
    assert printed == PRINTED.split("\n")[1:-1]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_sees_every_number_so_that_none_is_skipped_in_print(outline: Outline, kind: str) -> None:
    assert [section.id for section in outline.sections_for(kind)] == [section.id for section in outline.sections]


def test_the_evaluation_prints_its_questions_with_letters_and_headings(outline: Outline) -> None:
    asked = outline.section("huyen", "danh_gia_chung").questions
    assert [(question.number, question.id) for question in asked] == [
        ("a)", "chi_tieu"),
        ("b)", "uu_diem"),
        ("c)", "ton_tai"),
        ("d)", "nguyen_nhan"),
        ("đ)", "bai_hoc"),
        ("e)", "giai_phap"),
    ]
    assert all(question.heading for question in asked)


def test_party_and_union_are_asked_separately_about_carrying_out(outline: Outline) -> None:
    asked = [question.id for question in outline.section("huyen", "trien_khai").questions]
    assert asked == ["trien_khai_cap_uy", "tham_muu_cong_doan", "so_lieu_trien_khai"]


def test_content_forms_and_what_works_are_asked_about_the_law(outline: Outline) -> None:
    asked = [question.id for question in outline.section("nganh", "tuyen_truyen_phap_luat").questions]
    assert asked == ["noi_dung_phap_luat", "hinh_thuc_phap_luat", "phap_luat_hieu_qua", "so_lieu_phap_luat"]


def test_targets_name_their_programme_and_print_seven_columns(outline: Outline) -> None:
    targets = outline.section("cdcs", "danh_gia_chung").questions[0]
    assert isinstance(targets, RowsQuestion)
    printed = [column.id for column in targets.columns if column.printed]
    assert printed == ["source", "target", "measure", "aimed", "reached", "percent", "remark"]
    assert [option.label[:10] for option in targets.columns[0].options] == ["25-CTr/TU ", "76/CTr-LĐL"]


def test_a_target_can_be_linked_only_to_figures_the_unit_is_asked(outline: Outline) -> None:
    def offered(kind: str) -> set[str]:
        targets = outline.section(kind, "danh_gia_chung").questions[0]
        assert isinstance(targets, RowsQuestion)
        return {option.id for option in targets.columns[-1].options}

    assert offered("cdcs") < offered("huyen")
    assert offered("cdcs") == {indicator.id for indicator in outline.indicators_for("cdcs")}


ADDRESSEES = {
    "cdcs": ["tinh_uy_ubnd", "tong_lien_doan", "ldld_tinh", "cong_doan_cap_tren"],
    "cdcs_truc_thuoc": ["tinh_uy_ubnd", "tong_lien_doan", "ldld_tinh"],
    "huyen": ["tinh_uy_ubnd", "tong_lien_doan", "ldld_tinh", "huyen_uy_ubnd"],
    "nganh": ["tinh_uy_ubnd", "tong_lien_doan", "ldld_tinh"],
    "tinh": ["tinh_uy_ubnd", "tong_lien_doan"],
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_unit_has_its_own_addressees(outline: Outline, kind: str) -> None:
    question = outline.section(kind, "kien_nghi").questions[0]
    assert isinstance(question, AddressedQuestion)
    assert [to.id for to in question.to] == ADDRESSEES[kind]


def test_addressees_of_a_district_come_from_the_unit(outline: Outline) -> None:
    question = outline.section("huyen", "kien_nghi").questions[0]
    assert isinstance(question, AddressedQuestion)
    assert question.to[-1].addressee == "Đối với {unit.district_party}, {unit.district_committee}"


@pytest.mark.parametrize(
    ("kind", "step", "day"),
    [
        ("cdcs", "so_ket", date(2012, 6, 30)),
        ("cdcs_truc_thuoc", "so_ket", date(2012, 6, 30)),
        ("huyen", "so_ket", date(2012, 7, 31)),
        ("nganh", "so_ket", date(2012, 7, 31)),
        ("tinh", "so_ket", date(2012, 9, 30)),
        ("cdcs", "report", date(2012, 7, 20)),
        ("cdcs_truc_thuoc", "report", date(2012, 7, 20)),
        ("huyen", "report", date(2012, 7, 20)),
        ("nganh", "report", date(2012, 7, 20)),
    ],
)
def test_the_campaign_starts_with_the_deadlines_of_the_guidance(
    outline: Outline, kind: str, step: str, day: date
) -> None:
    days = {(deadline.kind, deadline.step): deadline.date for deadline in outline.campaign.deadlines}
    assert days[kind, step] == day
    assert len(days) == 9


def test_the_campaign_names_the_department_and_its_telephone(outline: Outline) -> None:
    campaign = outline.campaign
    assert (campaign.department, campaign.phone) == ("Ban Tuyên giáo – Nữ công", "05012.246.757")


def test_the_printed_title_is_the_whole_name_of_the_resolution(outline: Outline) -> None:
    assert outline.title.startswith("Sơ kết 5 năm thực hiện Nghị quyết số 20-NQ/TW ngày 28/01/2008 của")
    assert "(khóa X) về “Tiếp tục xây dựng giai cấp công nhân Việt Nam" in outline.title


def test_only_the_guidance_of_the_confederation_is_cited_in_the_opening(outline: Outline) -> None:
    assert [basis.number for basis in outline.basis if basis.opening] == ["691/HD-TLĐ"]
    assert "{guidance}" in outline.opening
    assert "{guidance}" not in outline.opening_for["tinh"]


def words_of_ours(outline: Outline) -> list[str]:
    asked = [question for section in outline.sections for question in section.questions]
    titles = [section.title for section in outline.sections] + [outline.title, outline.opening]
    figures = [f"{indicator.label} {indicator.note}" for indicator in outline.indicators]
    return titles + [f"{q.label} {q.heading}" for q in asked] + figures + [rule.message for rule in outline.rules]


MISSPELT = ("Ctr", "nghành", "Đăk", "lien ", "nươc", "hang năm", "Truing", "NQ-TW", "của tỉnh ủy")


@pytest.mark.parametrize("misspelt", MISSPELT)
def test_the_misspellings_of_the_guidance_stay_in_the_guidance(outline: Outline, misspelt: str) -> None:
    assert [words for words in words_of_ours(outline) if misspelt in words] == []


def test_all_words_are_composed_unicode() -> None:
    assert is_normalized("NFC", shipped(SLUG))


ORDERS = re.compile(r"(Nâng cao|Đẩy mạnh|Xây dựng|Tổng kết|Chủ động|Cần|Khái quát|Căn cứ|Thực hiện|Phát triển)\b")


def test_titles_are_noun_phrases_and_no_orders(outline: Outline) -> None:
    titles = [title for section in outline.sections for title in [section.title, *section.title_for.values()]]
    assert [title for title in titles if ORDERS.match(title)] == []


def test_the_pattern_for_orders_knows_an_order() -> None:
    assert ORDERS.match("Đẩy mạnh các phong trào thi đua")


def narratives(outline: Outline, kind: str) -> list[NarrativeQuestion]:
    asked = [question for section in outline.sections_for(kind) for question in section.questions]
    return [question for question in asked if isinstance(question, NarrativeQuestion)]


def test_a_grassroots_unit_has_a_lighter_form_than_a_district(outline: Outline) -> None:
    def weight(kind: str) -> tuple[int, int]:
        asked = narratives(outline, kind)
        return len([one for one in asked if one.required]), sum(one.words or 0 for one in asked)

    assert weight("cdcs") < weight("cdcs_truc_thuoc") < weight("huyen")
    assert weight("cdcs")[1] < weight("huyen")[1] / 2


def test_every_narrative_advises_how_long_it_should_be(outline: Outline) -> None:
    assert [question.id for question in narratives(outline, "tinh") if not question.words] == []


def test_tables_of_figures_are_named_so_lieu(outline: Outline) -> None:
    asked = [question for section in outline.sections for question in section.questions]
    assert all(question.id.startswith("so_lieu_") == isinstance(question, IndicatorsQuestion) for question in asked)


def test_it_is_the_same_after_it_has_been_stored(outline: Outline) -> None:
    assert parse_stored(outline.model_dump_json()) == outline


@pytest.mark.parametrize("slug", shipped_slugs())
def test_every_outline_that_comes_with_the_program_is_without_error(slug: str) -> None:
    assert load_outline(shipped(slug)).slug == slug
