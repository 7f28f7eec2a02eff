"""Texts that break careless renderers, the same on every run (reliability: B1 to B4, B7, B15)."""

import random
import re

PIECES = (
    "&", "<", ">", '"', "'", "&amp;", "&lt;", "&#1;", "&#x0;", "]]>", "<![CDATA[", "<!--", "-->", "<?xml?>",
    "</w:t></w:r></w:p></w:tc>", "<w:br/>", "<w:p/>", "{{", "}}", "{%", "%}", "{#", "#}", "{{ 7*7 }}", "{%p if x %}",
    "{%tr endfor %}", "{_{", "}_}", "{_%", "%_}", "{_{ x }_}", "{{r x }}", "{% vm %}", "{% raw %}", "{{ self }}",
    "\\", "\\n", "\n", "\r\n", "\r", "\t", "\x0b", "\x0c", "\x07", "\x00", "\x1b", "\x7f", "\x85", "\u2028", "\u2029",
    "\u00a0", "\u00ad", "\u200b", "\u200d", "\u202e", "\u2066", "\u3164", "\ufeff", "\ufffe", "\uffff", "\ufdd0",
    "😀", "👩‍👩‍👧", "𠮷", "Đắk R'lấp", "Ủy ban", "uỷ", "e\u0302\u0323", "M'Nông", "“ngoặc kép”", "…", "./.", "%s",
    "${x}", "$(id)", "`id`", "../../etc", "C:\\x", "=1+1", "@SUM(1)", "' OR 1=1", " ", "  ", "a",
)  # fmt: skip

# What XML 1.0 cannot hold; the guard lets it fall.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def hostile_texts(count: int, seed: int = 20) -> list[str]:
    """Every piece alone, then mixtures of up to eight, each with a mark that makes it unique."""
    chance = random.Random(seed)
    made = list(PIECES[:count])
    while len(made) < count:
        made.append("".join(chance.choices(PIECES, k=chance.randint(2, 8))) + f"·{len(made)}")
    return made


def as_printed(text: str) -> str:
    """The text as a reader of the file gets it."""
    return UNWRITABLE.sub("", text)
