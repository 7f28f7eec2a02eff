"""What repairing tells and keeps: changes, runs with fonts, Unicode typed in pieces."""

from random import Random
from unicodedata import is_normalized, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile_strings import hostile_strings
from tests.vietnamese.sentences import right_sentences
from vietnamese.legacy import Encoding, encode
from vietnamese.repair import Change, Repair, Run, repair, repair_runs
from vietnamese.tcvn3 import encode_runs

TCVN3, VNI = Encoding.TCVN3, Encoding.VNI
OLD = "aâàñöôûDÐ®«µ¸\xad§ \n\u2212cng'“é"
any_text = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(OLD)), max_size=60)


def applied(text: str, repaired: Repair) -> str:
    """The text with each told change made by hand."""
    for change in reversed(repaired.changes):
        assert text[change.start : change.end] == change.before != change.after
        text = text[: change.start] + change.after + text[change.end :]
    return text


@given(any_text)
def test_the_changes_told_are_the_changes_made(text: str) -> None:
    assert applied(text, repair(text)) == repair(text).text


@given(any_text)
def test_a_repaired_text_is_composed(text: str) -> None:
    assert is_normalized("NFC", repair(text).text)


def test_hostile_texts_without_an_old_code_are_composed_and_nothing_else() -> None:
    texts = [
        text for text in hostile_strings(10_000) if not {one.encoding for one in repair(text).changes} - {"Unicode"}
    ]
    assert len(texts) > 9_900
    bars = str.maketrans("ðÐɖƉ", "đĐđĐ")
    assert [t for t in texts if repair(t).text.translate(bars) != normalize("NFC", t).translate(bars)] == []


def test_a_change_tells_its_place_both_wordings_and_the_code() -> None:
    assert repair("Thực hiện c«ng v¨n nµy").changes == (Change(10, 22, "c«ng v¨n nµy", "công văn này", TCVN3),)


def test_a_change_ends_where_the_old_words_end() -> None:
    assert [change.before for change in repair("Gửi: LÑLÑ huyeän (VNI), số 5").changes] == ["LÑLÑ huyeän"]


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("Ho\u0302\u0300 Chi\u0301 Minh", "Hồ Chí Minh"),
        ("Vi\xea\u0323t Nam", "Việt Nam"),
        ("Việt và e\u0301\u0302, o\u0323\u031b", "Việt và ế, ợ"),
        ("ha\u0300\u0306ng", "hằng"),
    ],
)
def test_letters_typed_in_pieces_are_composed_in_whatever_order(typed: str, whole: str) -> None:
    assert repair(typed).text == whole


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("Ðảng bộ Ðắk Nông, LÐLÐ, ðoàn viên", "Đảng bộ Đắk Nông, LĐLĐ, đoàn viên"),
        ("Nghị định NÐ-CP, Ð/c Được", "Nghị định NĐ-CP, Đ/c Được"),
        ("Ɖoàn ɖi", "Đoàn đi"),
    ],
)
def test_look_alikes_of_the_barred_d_are_mended_in_vietnamese_words(typed: str, whole: str) -> None:
    assert repair(typed).text == whole


@pytest.mark.parametrize("text", ["Það er ekki", "við, að, með", "Ðelícia", "ÐÆT"])
def test_icelandic_keeps_its_letter(text: str) -> None:
    assert repair(text) == Repair(text)


def test_changes_of_neighbouring_words_are_told_as_one() -> None:
    typed = normalize("NFD", "Hồ Chí Minh và Việt Nam")
    assert [change.after for change in repair(typed).changes] == ["Hồ Chí", "và Việt"]


def test_right_runs_come_back_as_they_are() -> None:
    runs: list[Run] = [("Công đoàn ", "Times New Roman"), ("cơ sở", None), ("", ".VnTime"), (" abc", "VNI-Times")]
    assert repair_runs(runs) == [Repair(text) for text, _ in runs]


def test_a_font_decides_for_its_run() -> None:
    runs = [("cã", ".VnTime"), (" có ", "Times New Roman"), ("soá", "VNI-Times"), (" b¸o", ".VnTimeH")]
    assert [one.text for one in repair_runs(runs)] == ["có", " có ", "số", " BÁO"]


def test_each_run_tells_its_own_changes() -> None:
    first, second = repair_runs([("C«ng ®", ".VnTime"), ("oµn viªn", ".VnTime")])
    assert first.changes == (Change(0, 6, "C«ng ®", "Công đ", TCVN3),)
    assert second.changes == (Change(0, 8, "oµn viªn", "oàn viên", TCVN3),)


def test_a_letter_of_vni_that_two_runs_share_goes_to_its_base() -> None:
    assert [one.text for one in repair_runs([("Co", "VNI-Times"), ("âng", "VNI-Helve")])] == ["Cô", "ng"]


def test_a_font_that_its_text_belies_tells_nothing() -> None:
    assert [one.text for one in repair_runs([("Đảng ủy có", ".VnTime")])] == ["Đảng ủy có"]
    assert [one.text for one in repair_runs([("Đảng ủy, c«ng ®oµn", ".VnTime")])] == ["Đảng ủy, công đoàn"]


def test_old_text_in_a_font_of_unicode_is_told_by_its_syllables() -> None:
    runs: list[Run] = [("C«ng ®", "Arial"), ("oµn, ", "Arial"), ("đã họp", None)]
    assert [one.text for one in repair_runs(runs)] == ["Công đ", "oàn, ", "đã họp"]


def test_sentences_cut_in_runs_anywhere_come_back_whole() -> None:
    dice = Random(5)
    cut = [repaired for text in right_sentences(10_000)[::10] for repaired in (_cut_and_repaired(text, dice),)]
    assert cut == [normalize("NFC", text) for text in right_sentences(10_000)[::10]]


def _cut_and_repaired(text: str, dice: Random) -> str:
    if dice.random() < 0.5:
        pieces = [(piece, ".VnTimeH" if high else ".VnTime") for piece, high in encode_runs(text)]
    else:
        pieces = [(encode(text, VNI), "VNI-Times")]
    runs: list[Run] = []
    for piece, font in pieces:
        at = dice.randint(0, len(piece))
        runs += [(piece[:at], font), (piece[at:], font)]
    return "".join(one.text for one in repair_runs(runs))


def test_a_paragraph_in_thousands_of_runs_is_repaired_as_one() -> None:
    whole = f"{encode('Liên đoàn Lao động tỉnh', TCVN3)} Công đoàn cơ sở, " * 100
    runs = repair_runs([(sign, None) for sign in whole])
    assert "".join(each.text for each in runs) == repair(whole).text != whole
    assert sum(len(each.changes) for each in runs) > 100
