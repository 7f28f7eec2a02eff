"""An answer cut into what can be taken from it: its paragraphs and their sentences. Pure."""

import re
from collections.abc import Iterator

_END = re.compile(r"(?<=[.!?…])\s+(?=\S)")
_SHORT = re.compile(r"(?:^|[\s(])(?:[^\W\d_]{1,3}|\d{1,3})\.$")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of an answer: its lines, empty ones left out."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph, in order; joined by single spaces they are the paragraph again."""
    return list(_sentences(" ".join(paragraph.split())))


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(text):
        sentence, after = text[start : end.start()], text[end.end()]
        if not after.islower() and not _abbreviated(sentence):
            yield sentence
            start = end.end()
    if text[start:]:
        yield text[start:]


def _abbreviated(sentence: str) -> bool:
    """Whether its last word is no end of a sentence: “TP. Hồ Chí Minh”, “ThS. Lan”, “1. Công tác”."""
    last = _SHORT.search(sentence)
    return last is not None and (last[0].strip(" (")[0].isupper() or sentence.rstrip(".").isdigit())
