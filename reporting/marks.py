"""The hidden marks of a printed report: which question a paragraph answers, and what it said when it was printed.

They end the names of bookmarks, so they hold letters, digits and `_` only, and are short.
"""

from functools import lru_cache
from zlib import crc32

from reporting.paragraphs import Block


@lru_cache(maxsize=4096)
def named(code: str) -> str:
    """The short name of a section, a question or an addressee's cell."""
    return f"{crc32(code.encode()):08x}"


def heading_mark(code: str) -> str:
    """The mark of the heading of a section, a question or an addressee."""
    return f"_m_{named(code)}"


def printed_mark(text: str) -> str:
    """What tells a printed paragraph from another."""
    return f"{crc32(text.encode()):08x}"


def marked(code: str, blocks: list[Block]) -> list[Block]:
    """The paragraphs of an answer, each with the mark of its cell and of its text."""
    cell = f"_{named(code)}_"
    for block in blocks:
        block["dau"] = cell + printed_mark(block["chu"])
    return blocks
