"""The letters of tags: what Word's corrections, other keyboards and copying from elsewhere do to them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from documents.template_check.findings import Fault
from documents.template_check.places import Paragraph
from documents.template_check.tags import CLOSING, CURLY, LEVEL, LEVELS, Loose, Tag

QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
MOST_LETTERS = 1000
MOST_BLANKS = re.compile(r"\s{40}")
# Outside whole tags: braces of other alphabets, braces set apart, one brace where two are meant.
STRANGE_BRACE = re.compile("[｛﹛❴⦃]+|[｝﹜❵⦄]+")
APART = re.compile(r"\{\s+[{%](?=.*\})|[%}]\s+\}")
SINGLE = re.compile(r"\{\s*([^\W\d][\w.]*)\s*\}")

SET_APART = Fault("Hai dấu của thẻ bị tách rời nhau.", "Xin xóa dấu cách giữa hai dấu.")


def spelling(tag: Tag) -> Iterator[Fault]:
    """What is wrong with the letters of a tag, whatever it means."""
    if len(tag.source) > MOST_LETTERS or MOST_BLANKS.search(tag.source):
        yield Fault("Thẻ dài quá hoặc chứa quá nhiều dấu cách.", "Xin chia thẻ thành nhiều thẻ ngắn.")
    if tag.opening == "{#":
        yield from commented(tag)
        return
    bare = QUOTED.sub("", tag.source.translate(CURLY))
    if bare != QUOTED.sub("", tag.source):
        curly = "Trong thẻ có dấu ngoặc kép cong (“ ”) do Word tự sửa; máy hiểu là ngoặc thẳng."
        yield Fault(curly, "Nên gõ lại ngoặc thẳng, hoặc tắt “Smart quotes” trong AutoCorrect.", "warning")
    for letter in dict.fromkeys(bare):
        if not (letter.isascii() or letter.isalnum() or letter.isspace() or unicodedata.combining(letter)):
            yield Fault(f"Trong thẻ có ký tự lạ {shown(letter)}.", replacement(letter))


def shown(letter: str) -> str:
    """“–” or, for what cannot be seen, its name."""
    code = f"U+{ord(letter):04X}"
    return f"ẩn {code}" if unicodedata.category(letter) in ("Cf", "Zs", "Cc") else f"“{letter}” ({code})"


def replacement(letter: str) -> str:
    if unicodedata.category(letter) in ("Cf", "Zs"):
        return "Xin xóa và gõ lại thẻ bằng bàn phím, không dán từ nơi khác."
    return "Xin gõ lại thẻ; chỉ dùng chữ, số, dấu chấm, dấu gạch dưới và ngoặc thẳng."


def commented(tag: Tag) -> Iterator[Fault]:
    """docxtpl obeys some tags even inside {# … #}."""
    if re.search(r"[{%](p|tr|tc|r) |%\s*(vm|hm|colspan|cellbg)\b", tag.source[2:]):
        yield Fault("Trong chú thích {# … #} còn thẻ khác.", "Xin xóa thẻ trong chú thích.")


def level_faults(tag: Tag) -> Iterator[Fault]:
    """`{% p`, `{%-p`, `{%p` before a hard blank, `%` inside: docxtpl does not see the level."""
    if not tag.level:
        return
    if not LEVEL.match(tag.source[2:-2]):
        written = f"{tag.opening}{tag.level}"
        yield Fault(
            f"Thẻ {LEVELS[tag.level]} viết chưa đúng: “{written}” phải viết liền, sau đó một dấu cách thường.",
            f"Xin sửa thành “{written} {tag.inner} {CLOSING[tag.opening]}”.",
        )
    elif re.search(r"[}%]", tag.source[2:-2]) or tag.source[-3] in "-+":
        yield Fault(f"Trong thẻ “{tag.opening}{tag.level}” không được có dấu % hoặc }}, cuối thẻ không có dấu - hay +.",
                    f"Xin sửa thành “{tag.opening}{tag.level} … {CLOSING[tag.opening]}”, bỏ dấu đó.")  # fmt: skip


def beside(paragraph: Paragraph, whole: Iterable[Tag]) -> Iterator[Loose]:
    """Marks outside the whole tags that were meant as tags and would be printed as they stand."""
    text = list(paragraph.text)
    for tag in whole:
        text[tag.start : tag.end] = " " * (tag.end - tag.start)
    rest = "".join(text)
    for mark in STRANGE_BRACE.finditer(rest):
        fault = Fault(f"Dấu {shown(mark.group()[0])} chỉ giống dấu ngoặc của thẻ.", "Xin gõ lại { hoặc }.")
        yield Loose(paragraph, *mark.span(), fault)
    for mark in APART.finditer(rest):
        yield Loose(paragraph, *mark.span(), SET_APART)
