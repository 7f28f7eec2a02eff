"""Templates grown at random: right ones, and the same with a tag lost, moved or of another level."""

import random
import re
from typing import Any

from tests.documents.templates import GRID, cell, p, row

WORDS = (
    "{{ don_vi.ten }}",
    "{{ tong_so }}",
    "{{ so_ky_hieu|upper }}",
    '{{ noi_nhan|join(", ") }}',
    "chữ",
    "",
    "{# c #}",
)
OPENERS = ("for x in noi_nhan", "for k in noi_dung", "if tong_so", "if noi_nhan")
CELL_TAGS = ("{% cellbg so_ky_hieu %}", "{% colspan 2 %}", "{% vm %}", "{% hm %}")
LEVELS = ("", "p", "tr", "tc", "r", "-")
TAG = re.compile(r"\{%[^<]*?%\}|\{\{[^<]*?\}\}")
DEEPEST = 2


class Garden:
    """Grows one template after another; the same seed grows the same ones."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def body(self, wrong: bool) -> str:
        """The XML of a document's paragraphs and tables."""
        made = self.blocks(0)
        for _ in range(self.chance.randint(1, 2) if wrong else 0):
            made = self.mistaken(made)
        return made

    def blocks(self, depth: int) -> str:
        return "".join(self.block(depth) for _ in range(self.chance.randint(1, 3)))

    def block(self, depth: int) -> str:
        kind = self.chance.random()
        if depth >= DEEPEST or kind < 0.4:
            return self.runs(self.line())
        return self.repeated(depth) if kind < 0.65 else self.table(depth + 1)

    def line(self) -> str:
        """Words, often with a condition or a loop among them."""
        words = self.chance.choice(WORDS)
        if self.chance.random() < 0.3:
            begin, end = self.pair(self.chance.choice(["", "", "r", "-"]))
            words = self.chance.choice(["", "a "]) + begin + words + end + self.chance.choice(["", " b"])
        return words

    def repeated(self, depth: int) -> str:
        begin, end = self.pair(self.chance.choice(["p", "p", "p", "", "-"]))
        return self.runs(begin) + self.blocks(depth + 1) + self.runs(end)

    def table(self, depth: int) -> str:
        rows = "".join(self.rows(depth) for _ in range(self.chance.randint(1, 2)))
        return f"<w:tbl>{GRID}{rows}</w:tbl>"

    def rows(self, depth: int) -> str:
        kind = self.chance.random()
        plain = f"<w:tr>{self.cell(depth)}{self.cell(depth)}</w:tr>"
        if kind < 0.4:
            begin, end = self.pair("tr")
            return row(begin, "") + plain + row(end, "")
        if kind < 0.6:
            begin, end = self.pair("tc")
            return f"<w:tr>{cell(self.runs(begin))}{self.cell(depth)}{cell(self.runs(end))}</w:tr>"
        return plain

    def cell(self, depth: int) -> str:
        if self.chance.random() < 0.2:
            return cell(self.blocks(depth + 1) + p(""))
        special = self.chance.choice(CELL_TAGS) if self.chance.random() < 0.1 else ""
        return cell(self.runs(special + self.chance.choice(WORDS)))

    def pair(self, level: str) -> tuple[str, str]:
        """An opener and its closer of one level; “-” trims one side."""
        opener = self.chance.choice(OPENERS)
        closer = f"end{opener.split()[0]}"
        if level != "-":
            return f"{{%{level} {opener} %}}", f"{{%{level} {closer} %}}"
        return f"{{% {opener} -%}}", f"{{%- {closer} %}}"

    def runs(self, text: str) -> str:
        """A paragraph whose text is cut into runs anywhere."""
        most = min(4, max(len(text) - 1, 0))
        cuts = sorted(self.chance.sample(range(1, len(text)), self.chance.randint(0, most))) if most else []
        return p(*(text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)))

    def mistaken(self, xml: str) -> str:
        """A whole tag lost, doubled, moved behind another, or of another level."""
        found = list(TAG.finditer(xml))
        if not found:
            return xml
        one, other = self.chance.choice(found), self.chance.choice(found)
        relevelled = re.sub(r"^\{%(p|tr|tc|r|-)?", "{%" + self.chance.choice(LEVELS), one[0])
        put = self.chance.choice(["", one[0] * 2, other[0] + one[0], relevelled, relevelled])
        return xml[: one.start()] + put + xml[one.end() :]

    def context(self, shape: Any) -> Any:
        """Data of a contract's shape: lists of none to three, texts that need escaping."""
        if isinstance(shape, dict):
            return {name: self.context(inner) for name, inner in shape.items()}
        if isinstance(shape, list):
            return [self.context(shape[0]) for _ in range(self.chance.randint(0, 3))]
        return self.chance.randint(0, 1) if isinstance(shape, int) else self.chance.choice(["", "a & <b>", "ô"])
