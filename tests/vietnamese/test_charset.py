import re
from unicodedata import normalize

import pytest

from tests.vietnamese.sentences import right_sentences
from vietnamese.charset import UnknownCharset, text_of
from vietnamese.legacy import Encoding, encode

TEXT = "Công đoàn cơ sở “Hoa Mai” – đã họp\r\nvới người lao động."


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_as_it_is(charset: str) -> None:
    assert text_of(f"e\u0301 {TEXT}".encode(charset)) == f"e\u0301 {TEXT}"


@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI])
def test_bytes_of_an_old_code_are_read(encoding: Encoding) -> None:
    saved = encode(TEXT, encoding).translate({0x201C: "\x93", 0x201D: "\x94", 0x2013: "\x96"}).encode("latin-1")
    assert text_of(saved) == TEXT


def test_bytes_of_the_windows_code_page_are_read() -> None:
    texts = [text for text in right_sentences(10_000)[::20] if not text.isascii()]
    assert [text for text in texts if text_of(in_pieces(text).encode("cp1258")) != text] == []


def in_pieces(text: str) -> str:
    """The text as Windows-1258 has it: letters with a hat or horn, their tone after them."""
    return re.sub("[^\x00-\x7f]", lambda letter: _split(letter[0]), text)


def _split(letter: str) -> str:
    apart = normalize("NFD", letter)
    tones = "".join(mark for mark in apart if mark in "\u0300\u0301\u0303\u0309\u0323")
    return normalize("NFC", "".join(mark for mark in apart if mark not in tones)) + tones


@pytest.mark.parametrize("data", ["café crème à Orléans".encode("latin-1"), b"\xff\xd8\xff\xe0\x00\x10JFIF\x81"])
def test_what_makes_no_sense_is_refused(data: bytes) -> None:
    with pytest.raises(UnknownCharset, match="UTF-8"):
        text_of(data)
