"""Changes to a Word file's elements that only touch how it looks: each returns the change, to be made later."""

from collections.abc import Mapping, Sequence

from lxml import etree

from documents.format_check.looks import W
from documents.format_check.rules import Mend

# The order in which Word demands what a w:pPr and a w:rPr hold.
PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct",
    "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing",
    "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl",
    "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
)  # fmt: skip
RUN_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow",
    "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position",
    "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
    "eastAsianLayout", "specVanish", "oMath", "rPrChange",
)  # fmt: skip
SECTION_ORDER = (
    "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc", "pgBorders",
    "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi",
    "rtlGutter", "docGrid", "printerSettings", "sectPrChange",
)  # fmt: skip
FACES = ("ascii", "hAnsi", "eastAsia", "cs")
TWIPS_PER_PT = 20
TWIPS_PER_MM = 1440 / 25.4
SINGLE = 240
# What Word takes for granted in a w:pgMar that names nothing.
USUAL_MARGINS = {
    "top": 1440, "right": 1440, "bottom": 1440, "left": 1440, "header": 720, "footer": 720, "gutter": 0,
}  # fmt: skip


def child(element: etree._Element, name: str, order: Sequence[str]) -> etree._Element:
    """The child of that name, put in its place where there is none."""
    found = element.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        later = {f"{W}{each}" for each in order[order.index(name) + 1 :]}
        place = next((number for number, each in enumerate(element) if each.tag in later), len(element))
        element.insert(place, found)
    return found


def first_child(element: etree._Element, name: str) -> etree._Element:
    """The w:pPr or w:rPr of an element, always its first child."""
    found = element.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        element.insert(0, found)
    return found


def run_part(run: etree._Element, name: str) -> etree._Element:
    return child(first_child(run, "rPr"), name, RUN_ORDER)


def paragraph_part(paragraph: etree._Element, name: str) -> etree._Element:
    return child(first_child(paragraph, "pPr"), name, PARAGRAPH_ORDER)


def set_values(element: etree._Element, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        element.set(f"{W}{name}", str(value))


def set_size(run: etree._Element, size_pt: float) -> Mend:
    """A size in pt."""

    def change() -> None:
        for name in ("sz", "szCs"):
            set_values(run_part(run, name), {"val": round(size_pt * 2)})

    return change


def set_face(run: etree._Element, face: str) -> Mend:
    """A face for all letters; the theme's has no say any more."""

    def change() -> None:
        fonts = run_part(run, "rFonts")
        fonts.attrib.clear()
        set_values(fonts, dict.fromkeys(FACES, face))

    return change


def set_toggle(run: etree._Element, names: Sequence[str], on: bool) -> Mend:
    def change() -> None:
        for name in names:
            set_values(run_part(run, name), {"val": int(on)})

    return change


def set_bold(run: etree._Element, on: bool) -> Mend:
    """Bold or not."""
    return set_toggle(run, ("b", "bCs"), on)


def set_italic(run: etree._Element, on: bool) -> Mend:
    """Italic or not."""
    return set_toggle(run, ("i", "iCs"), on)


def set_align(paragraph: etree._Element, align: str) -> Mend:
    """`left`, `center`, `right` or `both`."""
    return lambda: set_values(paragraph_part(paragraph, "jc"), {"val": align})


def set_indents(paragraph: etree._Element, first_mm: float) -> Mend:
    """A first line moved in, and nothing else."""

    def change() -> None:
        indents = paragraph_part(paragraph, "ind")
        indents.attrib.clear()
        set_values(indents, {"left": 0, "right": 0, "firstLine": round(first_mm * TWIPS_PER_MM)})

    return change


def set_after(paragraph: etree._Element, space_pt: float) -> Mend:
    """Room after a paragraph, whatever the style of the next one."""

    def change() -> None:
        spacing = paragraph_part(paragraph, "spacing")
        spacing.attrib.pop(f"{W}afterAutospacing", None)
        spacing.attrib.pop(f"{W}afterLines", None)
        set_values(spacing, {"after": round(space_pt * TWIPS_PER_PT)})
        set_values(paragraph_part(paragraph, "contextualSpacing"), {"val": 0})

    return change


def set_line(paragraph: etree._Element, lines: float) -> Mend:
    """Leading in lines."""
    values = {"line": round(lines * SINGLE), "lineRule": "auto"}
    return lambda: set_values(paragraph_part(paragraph, "spacing"), values)


def set_paper(section: etree._Element, width_mm: float, height_mm: float) -> Mend:
    """The size of the paper."""
    values = {"w": round(width_mm * TWIPS_PER_MM), "h": round(height_mm * TWIPS_PER_MM)}
    return lambda: set_values(child(section, "pgSz", SECTION_ORDER), values)


def set_margin(section: etree._Element, side: str, margin_mm: float) -> Mend:
    """One margin; room for binding is part of the left one."""

    def change() -> None:
        margins = child(section, "pgMar", SECTION_ORDER)
        unsaid = [name for name in USUAL_MARGINS if f"{W}{name}" not in margins.attrib]
        set_values(margins, {name: USUAL_MARGINS[name] for name in unsaid})
        set_values(margins, {side: round(margin_mm * TWIPS_PER_MM)} | ({"gutter": 0} if side == "left" else {}))

    return change
