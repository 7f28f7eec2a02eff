"""Which passwords may not be chosen, and that ordinary good ones may."""

import pytest

from forms.passwords import LONGEST, SHORTEST, common_words, refusal

GOOD = ("mùa gặt trên nương", "cậu bé chăn trâu", "x9$kQ2!mZ", "con đường đất đỏ", "đđđ ớớớ ừừừ")


@pytest.mark.parametrize("password", GOOD)
def test_it_takes_a_sentence_or_a_jumble(password: str) -> None:
    assert refusal(password, "H01") == ""


@pytest.mark.parametrize(
    "password",
    [
        "12345678",
        "87654321",
        "0987654321",
        "abcdefgh",
        "aaaaaaaa",
        "abababab",
        "password",
        "P@ssw0rd1",
        "matkhau123",
        "Mật khẩu 123",
        "qwertyuiop",
        "anhyeuem123",
        "congdoan2012",
        "Công đoàn Việt Nam!",
        "LĐLĐ tỉnh Đắk Nông",
        "c0ngdoan2012",
        "baocao2012",
        "        ",
    ],
)
def test_it_refuses_what_is_tried_first(password: str) -> None:
    assert "dễ đoán" in refusal(password)


@pytest.mark.parametrize("password", ["h01matkhau", "H01 12345", "cdcs0123cdcs0123"])
def test_it_refuses_the_login_with_little_around_it(password: str) -> None:
    login = "CDCS0123" if password.startswith("cdcs") else "H01"
    assert "tên đăng nhập" in refusal(password, login) or "dễ đoán" in refusal(password, login)


def test_letters_of_the_login_inside_a_sentence_are_no_reason() -> None:
    assert refusal("đường n01 dốc qua đồi", "N01") == ""


def test_length_is_counted_in_composed_letters() -> None:
    assert str(SHORTEST) in refusal("ngắn")
    assert refusal("đèo sáng") == ""
    assert refusal("e\u0323\u0302" * 3) and "ít nhất" in refusal("e\u0323\u0302" * 7)


def test_it_refuses_more_than_256_characters_without_reading_them() -> None:
    longest = ("con đường đất đỏ " * 20)[:LONGEST]
    assert refusal(longest) == ""
    assert str(LONGEST) in refusal(longest + "x")
    assert str(LONGEST) in refusal("e\u0323" * 5_000_000)


def test_the_list_is_plain_small_letters() -> None:
    assert all(word.isascii() and word == word.lower() for word in common_words())
    assert len(common_words()) > 150
