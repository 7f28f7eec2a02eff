"""The demo's narratives: long where they should be, never the same twice, true to figures and years."""

import random
import re
import unicodedata
from functools import cache
from statistics import mean, median

import pytest

from forms.outline import NarrativeQuestion
from reporting.demo import DemoReport
from reporting.demo.bank import prose_tables, table
from reporting.demo.facts import Facts
from reporting.demo.prose import ANYTHING, Voice, banks, narrative, read
from reporting.paragraphs import style_of
from tests.reporting.demo_made import made, outline, prose, report, texts, whole_reports

N = 200
WAYS = [way for bank in banks().values() for paragraph in bank for ways in paragraph["say"] for way in ways]

# What had not happened, was not yet so called or is no register of theirs by July 2012.
LATER = (
    r"201[3-9]|202\d|Luật Công đoàn 2012|Bộ luật Lao động 2012|Nghị định số 30/2020|thành phố Gia Nghĩa|"
    r"Zalo|Facebook|Lâm Đồng|giai đoạn 2016|Hiến pháp 2013|lorem"
)


@cache
def of_cdcs() -> tuple[DemoReport, ...]:
    return tuple(each for each in whole_reports(made(N)) if each.unit_code[0] == "C")


def words(text: str) -> int:
    return len(text.split())


@pytest.mark.parametrize("code", ["H01", "H02", "H03", "H04", "H05", "H06", "H07", "H08"])
def test_a_district_writes_two_thousand_words_and_ten_long_paragraphs(code: str) -> None:
    paragraphs = [paragraph for _, paragraph in texts(report(made(60), code))]
    assert sum(map(words, paragraphs)) >= 2_000
    assert sum(words(paragraph) >= 80 for paragraph in paragraphs) >= 10


def test_a_cdcs_writes_a_third_as_much_at_most() -> None:
    lengths = [words(prose(each)) for each in of_cdcs() if each.unit_code != "C0001"]
    assert min(lengths) > 400
    assert median(lengths) < 800
    assert max(lengths) < 1_100


def test_a_district_uses_dashes_and_plus_signs_as_paragraphs() -> None:
    styles = {style_of(paragraph) for _, paragraph in texts(report(made(60), "H01"))}
    assert {"doan", "gach", "cong"} <= styles


def test_every_required_question_is_answered() -> None:
    for each in whole_reports(made(60)):
        kind = made(60).by_code[each.unit_code].kind
        for section in outline().sections_for(kind):
            for question in section.questions:
                answer = each.contents.get(section.id, {}).get(question.id)
                assert answer or not question.required, (each.unit_code, question.id)


def test_two_cdcs_seldom_share_a_paragraph() -> None:
    draw = random.Random(1)
    told = [set(texts(each)) for each in of_cdcs()]
    pairs = [draw.sample(told, 2) for _ in range(500)]
    assert mean(len(one & other) for one, other in pairs) < 2
    assert mean(map(len, told)) > 25


def test_nothing_is_told_that_came_after_july_2012() -> None:
    for each in made(N).reports:
        assert re.search(LATER, prose(each)) is None, each.unit_code


def test_the_search_for_what_came_later_finds_it() -> None:
    assert re.search(LATER, "Thực hiện Luật Công đoàn 2012, từ năm 2013 …")
    assert re.search(LATER, "Đến ngày 30/6/2012, theo Luật Công đoàn sửa đổi …") is None


def test_things_begin_in_the_year_they_began() -> None:
    for each in whole_reports(made(N)):
        text = prose(each)
        assert not re.search(r"bảo hiểm thất nghiệp[^.;]*\b2008\b", text)
        assert not re.search(r"Tháng Công nhân[^.;]*\b2008\b", text)
        assert not re.search(r"nông thôn mới[^.;]*\b(2008|2009)\b", text)


def test_a_school_never_speaks_of_strikes_or_agreements() -> None:
    units = made(N).by_code
    for each in of_cdcs():
        if "truong" in table("works")[units[each.unit_code].work]["groups"]:
            assert not re.search("đình công|ngừng việc|thỏa ước|công nhân phun thuốc", prose(each)), each.unit_code


def test_text_is_clean_and_every_sentence_ends() -> None:
    for each in made(N).reports:
        for question, paragraph in texts(each):
            assert paragraph == unicodedata.normalize("NFC", paragraph) == paragraph.strip()
            assert not re.search(r"[{}\[\]|@]|  |\.\.| ,| ;|;\.|\bxã xã\b|\bNone\b", paragraph), paragraph
            assert paragraph.endswith((".", ":")), (question, paragraph)


def test_paragraphs_begin_with_a_capital_or_a_mark() -> None:
    for each in made(N).reports:
        for _, paragraph in texts(each):
            bare = paragraph.lstrip("-+ ")
            assert bare[0].isupper(), paragraph


@pytest.mark.parametrize("code", ["H01", "H05", "H08", "N02", "C0001"])
def test_members_told_are_members_counted(code: str) -> None:
    whole = report(made(N), code)
    counted = whole.contents["doan_vien"]["so_lieu_doan_vien"]["figures"]["O05"]["2012"]
    told = whole.contents["doan_vien"]["phat_trien_doan_vien"] + whole.contents["tinh_hinh_chung"]["dac_diem_tinh_hinh"]
    assert counted in [number.replace(".", "") for number in re.findall(r"[\d.]*\d", told)]


def test_every_question_of_the_outline_has_a_bank_for_those_who_must_answer_it() -> None:
    for kind in outline().unit_kinds:
        for section in outline().sections_for(kind.id):
            for question in section.questions:
                if isinstance(question, NarrativeQuestion):
                    assert question.id in banks(), question.id


def test_banks_ask_only_for_what_slots_can_give() -> None:
    figures = re.compile(r"[A-Z]\d\d[a-z]?(:\d{4})?\+?$")
    slots = {slot for way in WAYS for bit in read(way).bits for slot in bit[1::2]}
    named = {slot for slot in slots if not figures.match(slot) and not re.match(r"\d+\.\.\d+$", slot)}
    known = {indicator.id for indicator in outline().indicators}
    assert {slot.split(":")[0].rstrip("+") for slot in slots - named if slot[0].isupper()} <= known
    assert {name[0].lower() + name[1:] for name in named} <= WORDS


WORDS = {
    "ldld", "cap_uy", "chinh_quyen", "huyen", "toan", "tren_dia_ban", "ctr_cap_uy", "ke_hoach_cq", "ctr_rieng",
    "xa", "xa2", "xa3", "xa_ket_nghia", "xa_nong_thon", "so_xa", "bon", "bon2", "cay", "cay2", "cay_cn", "dan_toc",
    "diem_nhan", "nganh_nghe", "nguoi", "nguoi2", "truong", "truong2", "dn", "nt", "noi", "dv", "lanh_dao",
    "thu_truong", "nguoi_ld", "hoi_nghi", "chi_bo", "cap_tren",
}  # fmt: skip


def test_sentences_are_spelt_with_vietnamese_marks_and_no_typing_slips() -> None:
    for way in WAYS:
        assert way == unicodedata.normalize("NFC", way)
        assert not re.search(r"  | ,| \.|,,|[‘’]|lien đoàn|nghành|Đăk|Truing", way), way


def test_a_sentence_needs_its_slots_and_conditions() -> None:
    voice = Voice("C0001", frozenset({"cs"}), Facts(outline(), {"O05": [40] * 5}), lambda draw: {"xa": "xã Ea Pô"})
    bank = [{"for": ["cs"], "say": [["Có {O05} đoàn viên ở {xa}.", "Có {A01} lao động.", "+A01 | Có lao động."]]}]
    banks()["thu"] = tuple(bank)
    assert narrative(voice, "thu", must=True) == "Có 40 đoàn viên ở xã Ea Pô."
    del banks()["thu"]


def test_a_question_without_a_bank_is_answered_only_where_it_must_be() -> None:
    voice = Voice("H01", frozenset({"huyen"}), Facts(outline(), {}), lambda draw: {"ldld": "LĐLĐ huyện"})
    assert narrative(voice, "cau_hoi_la", must=False) == ""
    assert "LĐLĐ huyện" in narrative(voice, "cau_hoi_la", must=True)
    assert ANYTHING in banks() and len(prose_tables()) >= 8
