import zipfile
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pytest

from documents.format_check.check import check
from reporting.letters.files import REMINDER, bound, word_file, zipped
from reporting.letters.letter import Letter
from reporting.letters.owing import Owing, owing
from reporting.letters.reminding import Wording, message, reminder_letters
from reporting.letters.scope import Place
from store import Database
from tests.reporting.letters.ground import AFTER, BEFORE, seen, sheet

PROFILES = ("tld-2011", "tld-2024")
LONG = "Công đoàn cơ sở Công ty Trách nhiệm hữu hạn Một thành viên Thương mại & Dịch vụ <Đắk R'lấp> Nâm N'Jang"


def letters(db: Database, now: datetime = BEFORE, profile: str = "tld-2011", **more: object) -> list[Letter]:
    found = seen(db, now)
    wording = Wording(sheet(profile, now, **more), until=date(2012, 8, 5))
    return list(reminder_letters(found, owing(db, found, now), wording))


def text_of(letter: Letter) -> str:
    return "\n".join(block["chu"] for block in letter.context["noi_dung"])


def renamed(each: Owing, name: str) -> Owing:
    unit = replace(each.place.unit, name=name, short_name=name)
    return replace(each, place=Place(each.place.row, unit, each.place.parent))


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("now", [BEFORE, AFTER], ids=["before", "after"])
def test_no_letter_breaks_a_rule_of_the_format(db: Database, profile: str, now: datetime) -> None:
    made = letters(db, now, profile)
    found = {each.unit.code: [fault.message for fault in check(word_file(REMINDER, each), profile)] for each in made}
    assert {code: faults for code, faults in found.items() if faults} == {}
    assert made


@pytest.mark.parametrize("profile", PROFILES)
def test_a_long_name_with_signs_of_xml_stands_in_its_letter(db: Database, profile: str) -> None:
    found = seen(db)
    late = [renamed(each, LONG) for each in owing(db, found, BEFORE)[:1]]
    [letter] = reminder_letters(found, late, Wording(sheet(profile)))
    data = word_file(REMINDER, letter)
    assert check(data, profile) == []
    assert b"&amp; D\xe1\xbb\x8bch v\xe1\xbb\xa5 &lt;" in zipfile.ZipFile(BytesIO(data)).read("word/document.xml")


def test_before_the_deadline_it_asks_for_time_kept_after_it_for_haste_and_reason(db: Database) -> None:
    before, after = text_of(letters(db)[0]), text_of(letters(db, AFTER)[0])
    assert "đúng thời hạn" in before and "còn 10 ngày" in before
    assert "đã quá thời hạn 10 ngày" in after and "chậm nhất ngày 05/8/2012" in after and "lý do" in after


def test_it_names_campaign_guidance_deadline_and_contact(db: Database) -> None:
    said = text_of(letters(db)[0])
    assert "sơ kết 5 năm Nghị quyết số 20-NQ/TW" in said
    assert "Hướng dẫn số" in said and "chậm nhất ngày 20/7/2012" in said
    assert "điện thoại" in said


def test_each_letter_is_signed_by_the_unit_right_above(db: Database) -> None:
    found = seen(db)
    above = {place.unit.code: place.parent for place in found.places}
    for each in letters(db):
        parent = above[each.unit.code]
        assert parent and each.context["co_quan"] == list(parent.heading_lines)
        assert each.context["kinh_gui"] == [each.unit.name]


def test_the_clerk_may_let_the_province_sign_all(db: Database) -> None:
    found = seen(db)
    made = reminder_letters(found, owing(db, found, BEFORE), Wording(sheet(), sender=found.root))
    assert {tuple(each.context["co_quan"]) for each in made} == {found.root.heading_lines}


def test_number_and_date_are_left_open_unless_typed(db: Database) -> None:
    context = letters(db)[0].context
    assert context["so_ky_hieu"].endswith("/LĐLĐ") and not any(sign.isdigit() for sign in context["so_ky_hieu"])
    assert context["dia_danh_ngay"].endswith("ngày … tháng … năm 2012")


def test_what_is_typed_stands_on_the_letters_of_its_own_unit_only(db: Database) -> None:
    root = seen(db).root
    made = letters(db, maker=root.id, number="7", room="TGNC", day=date(2012, 7, 12))
    numbers = {(tuple(each.context["co_quan"]) == root.heading_lines, each.context["so_ky_hieu"]) for each in made}
    assert (True, "Số: 07/LĐLĐ-TGNC") in numbers
    assert not any("07" in number for ours, number in numbers if not ours)


def test_all_letters_stand_in_one_archive_and_in_one_volume(db: Database) -> None:
    made = letters(db)
    names = zipfile.ZipFile(BytesIO(zipped(REMINDER, made))).namelist()
    assert [name.split("_")[1] for name in names] == [each.unit.code for each in made]
    volume = zipfile.ZipFile(BytesIO(bound(REMINDER, made, seen(db).root, BEFORE.date()))).read("word/document.xml")
    assert volume.count("Kính gửi: ".encode()) == len(made)


def test_the_short_text_says_whom_and_where(db: Database) -> None:
    found = seen(db)
    each = owing(db, found, BEFORE)[0]
    said = message(each, found, "http://may-chu")
    assert each.place.unit.short_name in said and "http://may-chu" in said and "Còn 10 ngày" in said
