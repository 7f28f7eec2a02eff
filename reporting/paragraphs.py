"""From what was typed to what is printed: one line is one paragraph, its mark chooses the style."""

import re
from collections.abc import Sequence
from typing import Any

UNANSWERED = "Không có nội dung báo cáo"
END = "./."
PLAIN = "doan"

# Each style that a line's mark may ask for: the characters it begins with, and the whole mark.
MARKS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("gach", "-–—", re.compile(r"[-–—]\s*\S")),
    ("cong", "+", re.compile(r"\+\s*\S")),
    ("chu", "abcdefghijklmnopqrstuvwxyzđ", re.compile(r"[a-zđ]\)\s*\S")),
    ("so", "0123456789", re.compile(r"[0-9]{1,2}[.)]\s+\S")),
)
BY_FIRST = {letter: (style, mark) for style, letters, mark in MARKS for letter in letters}


Block = dict[str, Any]
"""One printed block: its style (`kieu`) and its text (`chu`, the mark included), or a table's columns and rows."""


def style_of(line: str) -> str:
    """The style that a line's mark asks for: gach `-`, cong `+`, chu `a)`, so `1.`, else doan."""
    found = BY_FIRST.get(line[:1])
    return found[0] if found and found[1].match(line) else PLAIN


def paragraphs(text: str) -> list[Block]:
    """The paragraphs of a narrative; blank lines fall away, outer spaces too."""
    lines = [line.strip() for line in text.split("\n")]
    return [{"kieu": style_of(line), "chu": without_end(line)} for line in lines if line]


def without_end(line: str) -> str:
    """A line without the closing `./.` of official texts: a report carries it once, at its own end."""
    return f"{line[: -len(END)].rstrip()}." if line.endswith(END) else line


def closed(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with `./.` after the last one (NĐ 30/2020, Phụ lục III: all specimens end so)."""
    if not blocks or "chu" not in blocks[-1]:
        return list(blocks)
    return [*blocks[:-1], {**blocks[-1], "chu": ended(blocks[-1]["chu"])}]


def ended(text: str) -> str:
    """A text with its one `./.`."""
    bare = text.rstrip()
    return f"{bare}/." if bare.endswith(".") else f"{bare.rstrip(';,:')}{END}"
