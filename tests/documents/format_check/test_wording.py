import pytest

from documents.format_check.wording import date_wish, number_wish


@pytest.mark.parametrize(
    "text",
    ["Số: 05/BC-LĐLĐ", "Số: 151/BC-CĐCS", "Số: /BC-LĐLĐ", "Số: …/BC-CĐGD", "Số: ……/BC-CĐCS", "Số:05/BC-TGNC"],
)
def test_a_right_number_is_left_alone(text: str) -> None:
    assert number_wish(text, "BC") == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Số: 5/BC-LĐLĐ", "“Số: 05/BC-LĐLĐ”"),
        ("Số 05/BC-LĐLĐ", "dấu hai chấm"),
        ("Số: 05 /BC - LĐLĐ", "không cách chữ"),
        ("Số: 36-BC/TU", "dạng"),
        ("Số: 05/KH-LĐLĐ", "“BC-”"),
        ("Số: 05/BC-lđlđ", "in hoa “LĐLĐ”"),
    ],
)
def test_a_wrong_number_is_told_how_it_should_be(text: str, said: str) -> None:
    assert said in number_wish(text, "BC")


@pytest.mark.parametrize(
    "text",
    [
        "Cư Jút, ngày 05 tháng 7 năm 2012",
        "Đắk R'lấp, ngày 28 tháng 02 năm 2012",
        "Gia Nghĩa, ngày 10 tháng 12 năm 2012",
        "Cư Jút, ngày … tháng … năm 2012",
        "Cư Jút, ngày tháng năm 2012",
        "Cư Jút, ngày ..... tháng 7 năm 20…",
    ],
)
def test_a_right_date_is_left_alone(text: str) -> None:
    assert date_wish(text) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Cư Jút, ngày 5 tháng 7 năm 2012", "“ngày 05”"),
        ("Cư Jút, ngày 05 tháng 07 năm 2012", "“tháng 7”"),
        ("Cư Jút, ngày 05 tháng 2 năm 2012", "“tháng 02”"),
        ("Cư Jút ngày 05 tháng 7 năm 2012", "dấu phẩy"),
        ("Cư Jút, ngày 31 tháng 02 năm 2012", "có thật"),
        ("Cư Jút, 05/7/2012", "dạng"),
        ("Cư Jút, Ngày 05 tháng 7 năm 2012", "dạng"),
    ],
)
def test_a_wrong_date_is_told_how_it_should_be(text: str, said: str) -> None:
    assert said in date_wish(text)
