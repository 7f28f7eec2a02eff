"""The text of a Word file's paragraphs and cells in runs, each with its font; what was deleted is no part of it."""

from collections.abc import Iterator, Mapping

from lxml import etree

from documents.offline.found import Run
from documents.offline.xml import local, tree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GONE = frozenset({"del", "moveFrom", "rPr", "pPr", "sdtPr", "instrText", "delText", "footnoteReference"})
PICTURED = frozenset({"drawing", "pict", "object", "AlternateContent"})
STANDS_FOR = {"tab": " ", "cr": "\n", "softHyphen": "\xad", "noBreakHyphen": "-"}

Fonts = Mapping[str, str]
"""{style id: the font that it sets}"""


def style_fonts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The font of each style that sets one, of the style that it is based on else."""
    if "word/styles.xml" not in parts:
        return {}
    styles = {style.get(f"{W}styleId", ""): style for style in tree("word/styles.xml", parts).iter(f"{W}style")}
    own = {id: font for id, style in styles.items() if (font := font_in(style))}
    parents = {id: style.find(f"{W}basedOn") for id, style in styles.items()}
    based = {id: parent.get(f"{W}val", "") for id, parent in parents.items() if parent is not None}
    return {id: font for id in styles if (font := inherited(id, own, based))}


def inherited(id: str, own: Mapping[str, str], based: Mapping[str, str]) -> str:
    for _ in range(20):
        if id in own or id not in based:
            break
        id = based[id]
    return own.get(id, "")


def font_in(element: etree._Element) -> str:
    """The font that an element's run properties set."""
    fonts = element.find(f"{W}rPr/{W}rFonts")
    return (fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "") if fonts is not None else ""


def paragraph_runs(paragraph: etree._Element, fonts: Fonts) -> list[Run]:
    """A paragraph's text in runs."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    usual = fonts.get(style.get(f"{W}val", ""), "") if style is not None else ""
    found: list[Run] = []
    for run in runs_in(paragraph):
        own = run.find(f"{W}rPr/{W}rStyle")
        font = font_in(run) or (fonts.get(own.get(f"{W}val", ""), "") if own is not None else "") or usual
        found += [(piece, font or None) for piece in pieces(run)]
    return found


def runs_in(element: etree._Element) -> Iterator[etree._Element]:
    """The runs that stand, also those inside links, insertions and content controls."""
    for child in element:
        name = local(child)
        if name == "r":
            yield child
        elif name not in GONE:
            yield from runs_in(child)


def pieces(run: etree._Element) -> Iterator[str]:
    for child in run:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name == "br":
            yield "\n" if child.get(f"{W}type") is None else ""
        elif name == "sym":
            yield symbol(child.get(f"{W}char", ""))
        elif name in STANDS_FOR:
            yield STANDS_FOR[name]


def symbol(code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else ""


def listed(paragraph: etree._Element) -> bool:
    """Whether Word numbers the paragraph by itself: its mark is no text of it."""
    return paragraph.find(f"{W}pPr/{W}numPr") is not None


def cell_runs(cell: etree._Element, fonts: Fonts) -> list[Run]:
    """A cell's text, a line a paragraph; an automatic list becomes lines that begin with a dash."""
    found: list[Run] = []
    for number, paragraph in enumerate(each for each in standing(cell) if local(each) == "p"):
        found += [("\n", None)] if number else []
        runs = paragraph_runs(paragraph, fonts)
        if listed(paragraph) and any(text.strip() for text, _ in runs):
            found.append(("- ", None))
        found += runs
    return found


def standing(element: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables right in an element, also those inside content controls."""
    for child in element:
        name = local(child)
        if name in ("p", "tbl"):
            yield child
        elif name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            yield from standing(child)


def text_of(runs: list[Run]) -> str:
    return "".join(text for text, _ in runs)


def pictured(cell: etree._Element) -> bool:
    """Whether something stands in a cell that is no text."""
    return any(local(each) in PICTURED for each in cell.iter(etree.Element))
