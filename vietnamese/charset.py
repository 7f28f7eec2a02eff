"""Bytes of a text file, whatever it was saved in (reliability.md B5)."""

import codecs
from unicodedata import normalize

from vietnamese.readings import impossible_words, marked_words
from vietnamese.repair import repair

# The quotation marks and dashes of Windows, which stand beside every code of its fonts.
_WINDOWS = {code: bytes([code]).decode("cp1252", errors="ignore") or chr(code) for code in range(0x80, 0xA0)}
_MARKED = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class UnknownCharset(ValueError):
    """Không nhận ra bộ mã của văn bản."""


def text_of(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 (with its mark), TCVN3, VNI or Windows-1258, without a byte order mark.

    Only what is no UTF-8 is guessed at, by its syllables. Raises UnknownCharset where they make no sense.
    """
    try:
        return data.decode("utf-16" if data.startswith(_MARKED) else "utf-8-sig")
    except UnicodeDecodeError:
        return _of_single_bytes(data)


def _of_single_bytes(data: bytes) -> str:
    mended = repair(data.decode("latin-1").translate(_WINDOWS))
    composed = normalize("NFC", data.decode("cp1258", errors="replace"))
    if mended.changes and impossible_words(mended.text) <= impossible_words(composed):
        return mended.text
    # Names are many in a line of names, but never most of a text.
    if "\ufffd" in composed or impossible_words(composed) * 2 > len(marked_words(composed)):
        raise UnknownCharset(
            "Không nhận ra bộ mã của văn bản. Xin mở tệp bằng chương trình soạn thảo, lưu ở dạng UTF-8 rồi làm lại."
        )
    return composed
