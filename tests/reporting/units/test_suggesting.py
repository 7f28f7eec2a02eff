"""What a new unit has where its row says nothing."""

import pytest

from reporting.units.suggesting import broken, completed, usual_suffixes
from store.units import Unit


@pytest.mark.parametrize(
    ("name", "short", "suffix"),
    [
        ("Công đoàn cơ sở Trường A", "CĐCS Trường A", "CĐCS"),
        ("Liên đoàn Lao động huyện Cư Jút", "LĐLĐ huyện Cư Jút", "LĐLĐ"),
        ("Công đoàn ngành Y tế", "CĐ ngành Y tế", "CĐN"),
        ("Công đoàn xã Quảng Sơn", "CĐ xã Quảng Sơn", "CĐ"),
        ("Nghiệp đoàn xe ôm", "Nghiệp đoàn xe ôm", "CĐ"),
    ],
)
def test_short_names_and_suffixes_follow_the_name(name: str, short: str, suffix: str) -> None:
    told = completed({"name": name}, None, None, "", 7)
    assert (told["short_name"], told["code_suffix"], told["sort_order"]) == (short, suffix, 8)


def test_what_is_given_stays() -> None:
    told = completed({"name": "Công đoàn cơ sở A", "short_name": "A", "sort_order": 0}, None, None, "CĐ-A", 7)
    assert (told["short_name"], told["sort_order"], told["code_suffix"]) == ("A", 0, "CĐ-A")


def test_the_suffix_of_most_of_a_kind_is_the_usual_one() -> None:
    some = [Unit(0, str(n), "A", "A", "cdcs", code_suffix=suffix) for n, suffix in enumerate(("X", "Y", "Y", ""))]
    assert usual_suffixes(some) == {"cdcs": "Y"}


def test_a_very_long_name_is_broken_at_once() -> None:
    lines = broken("ủy ban " * 28)
    assert (" ".join(lines), max(map(len, lines)) <= 25) == (("ỦY BAN " * 28).strip(), True)
    assert broken("") == ()
