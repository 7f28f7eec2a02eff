"""Which tags belong together: for … endfor, if … elif … else … endif, read on past every mistake."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from documents.template_check.findings import Fault
from documents.template_check.tags import CELL_WORDS, FORBIDDEN, Tag
from documents.template_check.tree import MOST_DEEP, MOST_NESTED

OPENERS = {"for": "endfor", "if": "endif"}
CLOSERS = {closer: opener for opener, closer in OPENERS.items()}
BRANCHES = {"else": ("for", "if"), "elif": ("if",)}
ALONE = ("else", "endif", "endfor", "vm", "hm")
KNOWN_WORDS = "for, endfor, if, elif, else, endif, cellbg, colspan, vm, hm"


@dataclass
class Block:
    """An opener, the branches inside it and its closer (None where it is missing)."""

    opener: Tag
    branches: list[Tag] = field(default_factory=list)
    closer: Tag | None = None

    @property
    def tags(self) -> list[Tag]:
        return [self.opener, *self.branches, *([self.closer] if self.closer else [])]


class Pairing:
    """Pairs the statements of one part."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.faults: list[tuple[Tag, Fault]] = []
        self._open: list[Block] = []

    def read(self, statements: Iterable[Tag]) -> "Pairing":
        """Take the statements in the order in which Jinja reads them."""
        for tag in statements:
            if tag.keyword in OPENERS:
                self._opened(tag)
            elif tag.keyword in CLOSERS:
                self._closed(tag)
            elif tag.keyword in BRANCHES:
                self._branched(tag)
        for block in self._open:
            self._unclosed(block)
        self._open.clear()
        return self

    def _opened(self, tag: Tag) -> None:
        block = Block(tag)
        self.blocks.append(block)
        self._open.append(block)
        loops = [block for block in self._open if block.opener.keyword == "for"]
        if tag.keyword == "for" and len(loops) == MOST_DEEP + 1:
            advice = "Xin bỏ bớt một vòng lặp."
            self.faults.append((tag, Fault(f"Vòng lặp lồng sâu quá {MOST_DEEP} tầng.", advice)))
        elif len(self._open) == MOST_NESTED + 1:
            self.faults.append((tag, Fault(f"Các thẻ lồng nhau quá {MOST_NESTED} tầng.", "Xin bỏ bớt.")))

    def _closed(self, tag: Tag) -> None:
        wanted = CLOSERS[tag.keyword]
        if not any(block.opener.keyword == wanted for block in self._open):
            self.faults.append((tag, Fault(f"Thẻ “{tag.keyword}” không có “{wanted}” mở trước nó.",
                                           f"Xin thêm thẻ “{wanted}” phía trên, hoặc xóa thẻ này.")))  # fmt: skip
            return
        while self._open[-1].opener.keyword != wanted:
            self._unclosed(self._open.pop(), before=tag)
        self._open.pop().closer = tag

    def _branched(self, tag: Tag) -> None:
        wanted = BRANCHES[tag.keyword]
        if not self._open or self._open[-1].opener.keyword not in wanted:
            advice = "Xin đặt thẻ này giữa “if” và “endif”."
            self.faults.append((tag, Fault(f"Thẻ “{tag.keyword}” không nằm trong thẻ “if” nào.", advice)))
            return
        if any(branch.keyword == "else" for branch in self._open[-1].branches):
            self.faults.append((tag, Fault(f"Thẻ “{tag.keyword}” đứng sau “else”.", "“else” phải là nhánh cuối cùng.")))
        self._open[-1].branches.append(tag)

    def _unclosed(self, block: Block, before: Tag | None = None) -> None:
        word = block.opener.keyword
        where = f" trước “{before.keyword}” ở {before.paragraph.place}" if before else ""
        level = block.opener.level
        advice = f"Xin thêm “{{%{level} {OPENERS[word]} %}}”{where}."
        self.faults.append((block.opener, Fault(f"Thẻ “{word}” chưa được đóng bằng “{OPENERS[word]}”.", advice)))


def word_fault(tag: Tag) -> Fault | None:
    """What is wrong with a statement's first word."""
    if not tag.inner:
        return Fault("Thẻ rỗng.", "Xin điền lệnh hoặc xóa thẻ.")
    if tag.word in FORBIDDEN:
        return Fault(f"Lệnh “{tag.word}” không được phép trong mẫu.", f"Các lệnh dùng được: {KNOWN_WORDS}.")
    if tag.keyword != tag.word:
        meant = f"Ý bạn là “{tag.keyword}”?" if tag.keyword else f"Các lệnh dùng được: {KNOWN_WORDS}."
        return Fault(f"Không có lệnh “{tag.word}”.", meant)
    if tag.keyword in ALONE and tag.rest:
        return Fault(f"Sau “{tag.keyword}” không được có “{tag.rest}”.", f"Xin xóa “{tag.rest}”.")
    if tag.keyword in CELL_WORDS and tag.level:
        return Fault(f"Lệnh “{tag.keyword}” không viết cùng “{tag.level}”.", f"Xin sửa thành “{{% {tag.inner} %}}”.")
    return None
