"""Templates put together by chance, the same for the same seed: tags of every kind, nested, split over runs."""

import random
from collections.abc import Callable

from tests.documents.corpus import BOLD, cell, para, row, run, table
from tests.documents.packages import package

VALUES = (
    "{{ ten }}", "{{ hiem }}", "{{ nhieu_dong }}", "{{ don_vi.ma }}", "{{ so }}", "{{ rong }}", "{{ danh_sach[1] }}",
    "{{ don_vi['dia'].chi }}", "{{ danh_sach|join('; ') }}", "{{ le * 2 }}", "{{ ten if dung else so }}",
    "{{ khong_co|default(ten) }}", "{{ co_tab }}", "{{ hang|length }}", "{# ghi chú #}", " {_{ ", "chữ & “kép”", " ",
)  # fmt: skip
TESTS = ("dung", "sai", "danh_sach", "trong", "so > 5", "ten == 'a'", "not rong", "danh_sach|length == 3")
LISTS = ("danh_sach", "trong", "cot", "mau", "hang[0].so")
FORMATS = ("", BOLD, "<w:i/>", '<w:rFonts w:ascii="Arial"/>')


class Chance:
    """Draws a body of paragraphs and tables, a few levels deep."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def body(self) -> str:
        return "".join(self.block(3) for _ in range(self.random.randint(2, 6))) + para("hết")

    def block(self, depth: int) -> str:
        kinds: list[Callable[[int], str]] = [self.paragraph, self.paragraph, self.grid]
        if depth:
            kinds += [self.repeated, self.chosen, self.across]
        return self.random.choice(kinds)(depth)

    def paragraph(self, depth: int) -> str:
        return para(*self.runs(self.text(depth)))

    def text(self, depth: int) -> str:
        """Values and inline tags, mixed."""
        parts = [self.random.choice(VALUES) for _ in range(self.random.randint(1, 4))]
        if depth and self.random.random() < 0.4:
            parts.append(f"{{% if {self.random.choice(TESTS)} %}}{self.text(depth - 1)}{{% else %}}khác{{% endif %}}")
        if depth and self.random.random() < 0.3:
            parts.append(f"{{% for x in {self.random.choice(LISTS)} %}}{{{{ x }}}}{self.text(depth - 1)}{{% endfor %}}")
        self.random.shuffle(parts)
        return "".join(parts)

    def runs(self, text: str) -> list[str]:
        """The text in up to three runs, cut anywhere, each in a format of its own."""
        cuts = sorted(self.random.randint(0, len(text)) for _ in range(self.random.randint(0, 2)))
        pieces = [text[begin:end] for begin, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
        return [run(piece, self.random.choice(FORMATS)) for piece in pieces if piece] or [run("")]

    def repeated(self, depth: int) -> str:
        return self.tagged(f"for x in {self.random.choice(LISTS)}", "endfor", para("{{ x }}") + self.block(depth - 1))

    def chosen(self, depth: int) -> str:
        other = para("{%p else %}") + self.block(depth - 1) if self.random.random() < 0.5 else ""
        return self.tagged(f"if {self.random.choice(TESTS)}", "endif", self.block(depth - 1) + other)

    def tagged(self, begin: str, end: str, inner: str) -> str:
        return para(*self.runs(f"{{%p {begin} %}}")) + inner + para(f"{{%p {end} %}}")

    def across(self, depth: int) -> str:
        """A condition that begins in one paragraph and ends in another."""
        begin = para(f"a{{% if {self.random.choice(TESTS)} %}}b")
        return begin + self.paragraph(0) + para("c{% endif %}d")

    def grid(self, depth: int) -> str:
        columns = self.random.randint(1, 4)
        rows = [self.row(columns) for _ in range(self.random.randint(1, 2))]
        if self.random.random() < 0.6:
            rows += [row("{%tr for h in hang %}"), row("{{ h.ten }}", *self.cells(columns - 1)), row("{%tr endfor %}")]
        if self.random.random() < 0.3:
            rows += [row("{%tr if " + self.random.choice(TESTS) + " %}"), self.row(columns), row("{%tr endif %}")]
        if self.random.random() < 0.3:
            rows += [row("{%tc for c in cot %}", "{{ c }}", "{%tc endfor %}")]
        return table(columns, *rows)

    def row(self, columns: int) -> str:
        if columns > 1 and self.random.random() < 0.2:
            return row(cell(self.text(0), properties=f'<w:gridSpan w:val="{columns}"/>'))
        return row(*self.cells(columns))

    def cells(self, count: int) -> list[str]:
        return [self.cell() for _ in range(count)]

    def cell(self) -> str:
        kind = self.random.random()
        inner = para(*self.runs(self.text(1)))
        if kind < 0.1:
            return cell(table(2, row("{{ ten }}", "b")), inner)
        if kind < 0.2:
            return cell("{% cellbg mau[0] %}" + self.random.choice(VALUES[:4]))
        return cell(inner)


def drawn(seed: int) -> bytes:
    """The template of a seed."""
    return package(body=Chance(seed).body(), title="{{ ten }}")
