"""The old codes themselves: fonts, tables, reading and writing."""

import shutil
import subprocess
from unicodedata import is_normalized

import pytest

from tests.vietnamese.sentences import right_sentences
from vietnamese import tcvn3, vni
from vietnamese.legacy import Encoding, by_font, decode, encode

TCVN3, CAPITALS, VNI = Encoding.TCVN3, Encoding.TCVN3_CAPITALS, Encoding.VNI


@pytest.mark.parametrize("font", [".VnTime", ".vntime", "'.VnArial NarrowB', serif", "VnTime", ".VnGothic"])
def test_a_vn_font_is_tcvn3(font: str) -> None:
    assert by_font(font) is TCVN3


@pytest.mark.parametrize("font", [".VnTimeH", ".VnArialH Bold", '".VnTimeH","sans-serif"', "VnTimeH"])
def test_a_vn_font_with_h_draws_capitals(font: str) -> None:
    assert by_font(font) is CAPITALS


@pytest.mark.parametrize("font", ["VNI-Times", "vni-helve", "VNI Times", "'VNI-Times', serif"])
def test_a_vni_font_is_vni(font: str) -> None:
    assert by_font(font) is VNI


@pytest.mark.parametrize("font", ["", "Times New Roman", "VNtimes new roman", "Verdana", "Arial, .VnTime", "Vni", "H"])
def test_every_other_font_tells_nothing(font: str) -> None:
    assert by_font(font) is None


def test_tcvn3_has_74_codes_for_74_letters() -> None:
    assert (len(tcvn3.CODES), len(set(tcvn3.CODES.values()))) == (74, 74)
    assert all("\xa1" <= code <= "\xfe" for code in tcvn3.CODES)


def test_every_code_of_tcvn3_is_that_of_the_c_library() -> None:
    codes = "".join(tcvn3.CODES)
    iconv = shutil.which("iconv")
    assert iconv is not None
    done = subprocess.run(
        [iconv, "-f", "TCVN5712-1", "-t", "UTF-8"], input=codes.encode("latin-1"), capture_output=True
    )
    assert done.stdout.decode() == decode(codes, TCVN3)


def test_the_soft_hyphen_is_a_letter_and_the_hyphen_is_none() -> None:
    assert decode("t\xad t\xadëng - t-t", TCVN3) == "tư tưởng - t-t"


def test_a_soft_hyphen_that_a_pdf_made_a_minus_is_read_between_letters_only() -> None:
    assert decode("ng\u2212êi 3 \u2212 5", TCVN3) == "người 3 \u2212 5"


@pytest.mark.parametrize(
    ("stripped", "whole"), [("®îc", "được"), ("ph¬ng", "phương"), ("N¦íC", "NƯỚC"), ("rîu", "rượu")]
)
def test_a_lost_soft_hyphen_returns_where_nothing_else_can_stand(stripped: str, whole: str) -> None:
    assert decode(stripped, TCVN3) == whole


def test_a_tone_is_read_in_one_pass() -> None:
    assert decode("c©u µ c\xb8c", TCVN3) == "câu à các"


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Hµ NéI", "HÀ NỘI"),
        ("Hµ Néi", "Hà Nội"),
        ("Uû ban nh©n d©n", "Uỷ ban nhân dân"),
        ("BCH ë ®Þa ph\xad¬ng", "BCH ở địa phương"),
        ("L§L§ Hµ Giang", "LĐLĐ Hà Giang"),
    ],
)
def test_words_typed_in_capitals_get_capital_tones(typed: str, whole: str) -> None:
    assert decode(typed, TCVN3) == whole


def test_a_capitals_font_makes_every_letter_a_capital() -> None:
    assert decode("b¸o c¸o s¬ kÕt 5 n¨m", CAPITALS) == "BÁO CÁO SƠ KẾT 5 NĂM"


def test_letters_that_word_keeps_as_symbols_are_read() -> None:
    assert decode("\uf043\uf0abng \uf0ae\uf06f\uf0b5\uf06e", TCVN3) == "Công đoàn"


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("Coâng ñoaøn cô sôû", "Công đoàn cơ sở"),
        ("COÂNG ÑOAØN CÔ SÔÛ", "CÔNG ĐOÀN CƠ SỞ"),
        ("AÙnh Aùnh UÛy Uûy", "Ánh Ánh Ủy Ủy"),
        ("thaúng thaéng thaèng thaüng haëng", "thẳng thắng thằng thẵng hặng"),
        ("tieáng Vieät, huyeän lî, lyï, YÛ", "tiếng Việt, huyện lỵ, lỵ, Ỷ"),
        ("ñi, kæ, mó, chò, lì, yeâu, ngöôøi, löïa", "đi, kỉ, mĩ, chị, lì, yêu, người, lựa"),
    ],
)
def test_vni_is_read_longest_code_first_in_both_cases(typed: str, whole: str) -> None:
    assert decode(typed, VNI) == whole


def test_every_letter_of_vni_is_composed_and_each_of_the_134_is_there() -> None:
    letters = set(vni.CODES.values())
    assert letters == {case for letter in tcvn3.CODES.values() for case in (letter.lower(), letter.upper())}
    assert all(is_normalized("NFC", letter) for letter in letters)


def test_ten_thousand_sentences_to_vni_and_back_are_equal() -> None:
    lost = [text for text in right_sentences(10_000) if decode(encode(text, VNI), VNI) != text]
    assert lost == []


def test_ten_thousand_sentences_to_tcvn3_fonts_and_back_are_equal() -> None:
    lost = [text for text in right_sentences(10_000) if _through_fonts(text) != text]
    assert lost == []


def _through_fonts(text: str) -> str:
    return "".join(decode(part, CAPITALS if high else TCVN3) for part, high in tcvn3.encode_runs(text))


def test_ten_thousand_sentences_to_plain_tcvn3_and_back_lose_toned_capitals_only() -> None:
    lost = [text for text in right_sentences(10_000) if decode(encode(text, TCVN3), TCVN3).lower() != text.lower()]
    plain = [text for text in right_sentences(10_000) if all(not high for _, high in tcvn3.encode_runs(text))]
    assert lost == []
    assert len(plain) > 5_000
    assert [text for text in plain if decode(encode(text, TCVN3), TCVN3) != text] == []


def test_decomposed_text_is_written_too() -> None:
    assert encode("Ho\u0302\u0300", VNI) == "Hoà"


@pytest.mark.parametrize("sign", ["«", "®", "ñ", "×"])
def test_a_sign_that_tcvn3_reads_as_a_letter_is_refused(sign: str) -> None:
    with pytest.raises(tcvn3.NotInTcvn3, match=sign):
        encode(f"Số {sign}", TCVN3)
    assert encode("Số é”", TCVN3) == "Sè Ð”"


def test_a_letter_that_vni_reads_as_another_is_refused() -> None:
    with pytest.raises(vni.NotInVni, match="ñ"):
        encode("El Niño", VNI)
    assert encode("«é»", VNI) == "«eù»"
