"""Names in an export: unique whatever units are called, plain, in the order of the list."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.export_names import PATTERN, BadPattern, Named, check_pattern, named
from store.participants import Participant

FIXED = {"dot": "NQ20", "nam": "2012"}
DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}


def listed(
    names: list[str], pattern: str = PATTERN, branch_of: dict[int, int] | None = None, **more: bool
) -> list[Named]:
    """The list of units of these names, each of its own branch unless told."""
    branch_of = branch_of or {}
    units = [
        Participant(n, f"C{n:04}", name, n, branch_of.get(n, n if n > 1 else 0)) for n, name in enumerate(names, 1)
    ]
    branches: dict[int, tuple[str, int]] = {}
    for unit in units:
        name = names[unit.branch - 1] if unit.branch else ""
        branches[unit.branch] = (name, branches.get(unit.branch, ("", 0))[1] + 1)
    return list(named(iter(units), branches, pattern, FIXED, **more))


def test_a_name_has_the_number_the_unit_and_the_campaign() -> None:
    names = [each.name for each in listed(["LĐLĐ tỉnh Đắk Nông", "CĐCS Trường THPT Chu Văn An"])]
    assert names[1] == "0002_CDCS-Truong-THPT-Chu-Van-An_bao-cao-NQ20"


NFC = "CĐCS Xã Quảng Trực"


@pytest.mark.parametrize(
    "names", [["Tên"] * 3, [NFC, unicodedata.normalize("NFD", NFC), NFC.upper()], ["a/b", "a\\b", "a b"]]
)
def test_units_of_one_name_get_names_that_differ_even_on_windows(names: list[str]) -> None:
    made = [each.name.casefold() for each in listed(names)]
    assert len(set(made)) == len(made)


@given(st.lists(st.text(max_size=200), min_size=1, max_size=12))
def test_whatever_units_are_called_their_names_are_plain_unique_and_sorted(names: list[str]) -> None:
    made = [each.name for each in listed(names)]
    assert all(re.fullmatch(r"[A-Za-z0-9_/-]{1,180}", name) for name in made)
    assert made == sorted(made) and len({name.lower() for name in made}) == len(made)
    assert not DEVICES & {part.split(".")[0].lower() for name in made for part in name.split("/")}


def test_a_long_list_stands_in_a_folder_a_district() -> None:
    names = ["Tỉnh", "Huyện A", "Huyện B", *(f"CĐCS {n}" for n in range(110))]
    branch_of = {n: 2 if n % 2 else 3 for n in range(4, 113)} | {2: 2, 3: 3}
    made = [each.name for each in listed(names, branch_of=branch_of)]
    assert made[0].startswith("0001_Tinh") and "/" not in made[0]
    assert made[1].startswith("0002_Huyen-A/0002_Huyen-A")
    assert {name.split("/")[0] for name in made if "/" in name} == {"0002_Huyen-A", "0003_Huyen-B"}


def test_a_short_list_needs_no_folders() -> None:
    names = ["Tỉnh", "Huyện A", "Huyện B", "CĐCS 1", "CĐCS 2"]
    assert not [each.name for each in listed(names, branch_of={2: 2, 3: 3, 4: 2, 5: 3}) if "/" in each.name]


def test_ten_thousand_units_are_still_in_order() -> None:
    made = [each.name for each in listed(["CĐCS"] * 10_001)]
    assert made == sorted(made) and made[0].startswith("00001_")


def test_volumes_hold_a_district_each_and_begin_anew_after_a_hundred() -> None:
    names = ["Tỉnh", "Huyện A", *(f"CĐCS {n}" for n in range(150)), "Đơn vị lẻ"]
    branch_of = dict.fromkeys(range(2, 153), 2)
    made = listed(names, branch_of=branch_of, volumes=True)
    sizes = {volume: sum(each.volume == volume for each in made) for volume in {each.volume for each in made}}
    assert sizes == {1: 2, 2: 100, 3: 51}
    assert {each.name for each in made} == {
        "tap-001_cac-don-vi-truc-thuoc", "tap-002_Huyen-A", "tap-003_Huyen-A",
    }  # fmt: skip


@pytest.mark.parametrize("pattern", ["{stt}", "{stt}_{ma}", "{ma}_{stt}_{ten}_{dot}_{nam}", "BC-{stt}"])
def test_a_pattern_may_name_what_is_known(pattern: str) -> None:
    check_pattern(pattern)
    assert listed(["Tỉnh"], pattern)[0].name == pattern.format(stt="0001", ma="C0001", ten="Tinh", **FIXED)


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{stt}_{dia_chi}", "chỉ dùng được"),
        ("{ten}", "{stt}"),
        ("{ma}_{ten}", "{stt}"),
        ("{stt}/{ten}", "không dấu"),
        ("..{stt}", "không dấu"),
        ("Báo cáo {stt}", "không dấu"),
        ("{stt}{", "không dấu"),
        ("{stt!r}", "chỉ dùng được"),
        ("", "{stt}"),
    ],
)
def test_a_pattern_that_could_harm_is_refused_with_what_to_do(pattern: str, said: str) -> None:
    with pytest.raises(BadPattern, match=re.escape(said)):
        check_pattern(pattern)
