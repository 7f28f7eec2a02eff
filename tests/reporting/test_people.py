"""Sign block, recipients, number and date as offices write them."""

from dataclasses import replace
from datetime import date

from reporting.people import Format, number_line, recipients, sign_block, superior_name
from store.units import Unit


def test_room_is_left_for_the_number_unless_given(district: Unit) -> None:
    assert number_line(district, "").replace("\u00a0", " ") == "Số:         /BC-LĐLĐ"
    assert number_line(district, "5") == "Số: 05/BC-LĐLĐ"
    assert number_line(district, "112") == "Số: 112/BC-LĐLĐ"


def test_the_chair_signs_for_the_standing_committee(district: Unit) -> None:
    assert sign_block(district, Format()) == {"dong": ["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"], "ten": "Nguyễn Thị Hạnh"}


def test_a_vice_chair_signs_without_kt(district: Unit) -> None:
    block = sign_block(district, Format(signer_role="pho_chu_tich"))
    assert block == {"dong": ["TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH"], "ten": "Y Thanh Niê"}


def test_a_grassroots_union_signs_for_its_executive_committee(school: Unit) -> None:
    assert sign_block(school, Format(signer_name="Lê Thị Mai"))["dong"] == ["TM. BAN CHẤP HÀNH", "CHỦ TỊCH"]


def test_as_above_stands_only_where_the_paper_is_addressed(district: Unit, province: Unit) -> None:
    own = replace(district, recipients=("Như trên", "Huyện ủy Cư Jút (b/c)", "Lưu: VT"))
    assert recipients(own, province, Format(), addressed=True)[0] == "- Như trên;"
    assert recipients(own, province, Format(), addressed=False)[0] == "- Huyện ủy Cư Jút (b/c);"


def test_the_last_recipient_ends_with_a_full_stop(district: Unit, province: Unit) -> None:
    lines = recipients(district, province, Format(recipients=("- Như trên;", "Lưu: VT.")), addressed=True)
    assert lines == ["- Như trên;", "- Lưu: VT."]


def test_a_unit_without_a_list_writes_to_its_parent_and_its_party_committee(district: Unit, province: Unit) -> None:
    lines = recipients(district, province, Format(), addressed=False)
    assert lines == ["- LĐLĐ tỉnh Đắk Nông;", "- Huyện ủy Cư Jút (b/c);", "- Lưu: VT."]


def test_the_format_page_is_read_with_anything_missing() -> None:
    read = Format.read({"date": "2012-07-05", "recipients": "a\n\n b "})
    assert read == Format(day=date(2012, 7, 5), recipients=("a", "b"))


def test_the_root_writes_to_the_superior_its_heading_names(district: Unit, province: Unit) -> None:
    assert superior_name(district, province) == "Liên đoàn Lao động tỉnh Đắk Nông"
    assert superior_name(province, None) == "Tổng Liên đoàn Lao động Việt Nam"
