"""The tags in a paragraph's text, whole though Word splits them over runs, and marks that make no whole tag."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from documents.template_check.findings import Fault
from documents.template_check.names import folded
from documents.template_check.places import Paragraph

MARK = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
COMMENT_END = re.compile(r"#\}")
CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
LEVELS = {"p": "đoạn", "tr": "hàng", "tc": "ô", "r": "cụm chữ"}
LEVEL = re.compile(r"(tr|tc|p|r) ")
# A level that docxtpl does not see: apart from the brace, or not followed by a common blank.
MISPLACED_LEVEL = re.compile(r"[-+]?\s*(tr|tc|p|r)([-+]?\s|$)", re.IGNORECASE)
CONTROL = ("for", "endfor", "if", "elif", "else", "endif")
CELL_WORDS = ("cellbg", "colspan", "vm", "hm")
# What Jinja or docxtpl would obey, and a report template has no use for.
FORBIDDEN = frozenset({
    "set", "endset", "macro", "endmacro", "include", "import", "from", "extends", "block", "endblock", "call",
    "endcall", "filter", "endfilter", "with", "endwith", "autoescape", "endautoescape", "raw", "endraw", "do", "break",
    "continue", "trans", "endtrans", "pluralize", "debug",
})  # fmt: skip
# docxtpl straightens these itself.
CURLY = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


@dataclass(frozen=True, eq=False)
class Tag:
    """A whole tag: text[start:end] of its paragraph."""

    paragraph: Paragraph
    start: int
    end: int

    @cached_property
    def source(self) -> str:
        return self.paragraph.text[self.start : self.end]

    @property
    def opening(self) -> str:
        return self.source[:2]

    @cached_property
    def level(self) -> str:
        """The letters p, tr, tc or r where the tag stands for the whole paragraph, row, cell or run; else ""."""
        body = self.source[2:-2]
        named = LEVEL.match(body) or (MISPLACED_LEVEL.match(body) if self.opening == "{%" else None)
        return named.group(1).lower() if named else ""

    @cached_property
    def inner(self) -> str:
        """What stands between the braces, without level and blank control, quotes straightened."""
        body = self.source[2:-2].strip().removeprefix("-").removeprefix("+").strip()
        if self.level:
            body = MISPLACED_LEVEL.sub("", body, count=1) if MISPLACED_LEVEL.match(body) else body
        return body.removesuffix("-").removesuffix("+").strip().translate(CURLY)

    @cached_property
    def keyword(self) -> str:
        """The first word of a statement, in the spelling that was meant ("" where it cannot be told)."""
        if self.opening != "{%":
            return ""
        word = self.word
        return word if word in CONTROL or word in CELL_WORDS or word in FORBIDDEN else meant(word)

    @property
    def word(self) -> str:
        """The first word as it is typed."""
        return self.inner.split(maxsplit=1)[0] if self.inner else ""

    @property
    def rest(self) -> str:
        """What follows the first word."""
        return self.inner[len(self.word) :].strip()

    @property
    def trims(self) -> bool:
        """Whether the tag joins its text to the paragraph before or after ({%- -%})."""
        return self.opening == "{%" and (self.source[2] in "-+" or self.source[-3] in "-+")


def meant(word: str) -> str:
    """The statement that a misspelt word most likely stands for."""
    likely = difflib.get_close_matches(folded(word), [*CONTROL, *CELL_WORDS], n=1, cutoff=0.6)
    return likely[0] if likely else ""


@dataclass(frozen=True)
class Loose:
    """A mark that makes no whole tag, with what is wrong."""

    paragraph: Paragraph
    start: int
    end: int
    fault: Fault


def tags(paragraph: Paragraph) -> Iterator[Tag | Loose]:
    """The tags of a paragraph in order, and every mark that is part of none."""
    text, position = paragraph.text, 0
    while mark := MARK.search(text, position):
        following = (COMMENT_END if mark.group() == "{#" else MARK).search(text, mark.end())
        if mark.group() not in CLOSING:
            yield Loose(paragraph, *mark.span(), STRAY.get(mark.group(), STRAY["}}"]))
            position = mark.end()
        elif following is None or following.group() in CLOSING:
            end = following.start() if following else len(text)
            yield Loose(paragraph, mark.start(), end, unclosed(mark.group(), text[mark.start() : end]))
            position = end
        elif following.group() == CLOSING[mark.group()]:
            yield Tag(paragraph, mark.start(), following.end())
            position = following.end()
        else:
            yield Loose(paragraph, mark.start(), following.end(), crossed(mark.group(), following.group()))
            position = following.end()


STRAY = {
    mark: Fault(f"Dấu đóng “{mark}” không có dấu mở.", f"Xin thêm “{opening}” phía trước, hoặc xóa dấu thừa.")
    for opening, mark in CLOSING.items()
}


def unclosed(opening: str, text: str) -> Fault:
    """`{{ don_vi.ten` or `{{ don_vi.ten }` without its end."""
    half = "; mới có một dấu “}”" if "}" in text else ""
    return Fault(
        f"Thẻ mở bằng “{opening}” nhưng thiếu dấu đóng “{CLOSING[opening]}” trong cùng đoạn{half}.",
        f"Xin thêm “{CLOSING[opening]}” vào cuối thẻ; thẻ phải nằm gọn trong một đoạn.",
    )


def crossed(opening: str, closing: str) -> Fault:
    return Fault(f"Thẻ mở bằng “{opening}” nhưng đóng bằng “{closing}”.", f"Xin đóng thẻ bằng “{CLOSING[opening]}”.")
