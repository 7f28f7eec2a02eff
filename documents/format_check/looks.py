"""What one place in a Word file sets of its own: the properties of a w:rPr and of a w:pPr as plain values.

Sizes come out in pt, lengths in twips, as the file has them; `looks` and `settings` are what a reader sees.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
OFF = frozenset({"0", "false", "off", "none"})
MM_PER_TWIP = 25.4 / 1440
PT_PER_TWIP = 1 / 20
# Word's own where a file says nothing: its first face, ten points, single lines.
FACE = "Times New Roman"
SIZE_PT = 10.0
SINGLE = 240
MOST_HALF_POINTS = 3276
# What "auto" before or after a paragraph comes to.
AUTO_SPACE = 280

Props = dict[str, Any]
Fonts = Mapping[str, str]
"""Theme fonts: `minor` and `major` -> face."""


@dataclass(frozen=True)
class Look:
    """How letters are printed. `low` is the face of unmarked letters, `high` that of letters with marks."""

    low: str = FACE
    high: str = FACE
    size_pt: float = SIZE_PT
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    underlined: bool = False
    raised: bool = False
    hidden: bool = False


@dataclass(frozen=True)
class Setting:
    """How a paragraph is set; `line` is in lines where it is a multiple, `line_pt` in pt where it is fixed."""

    align: str = "left"
    left_mm: float = 0.0
    right_mm: float = 0.0
    first_mm: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    line: float | None = 1.0
    line_pt: float | None = None
    contextual: bool = False
    line_above: bool = False
    line_below: bool = False
    tabs: tuple[tuple[int, str], ...] = field(default=())


def whole(text: str | None, default: int = 0) -> int:
    """A measure of the file as a whole number; what is none counts as not set."""
    try:
        return round(float(text or ""))
    except (ValueError, OverflowError):
        return default


def on(element: etree._Element) -> bool:
    return element.get(VAL, "1") not in OFF


def face(element: etree._Element, slot: str, fonts: Fonts) -> str | None:
    """The face of a slot: a theme's name goes before a face's."""
    named: str | None = element.get(f"{W}{slot}")
    themed = element.get(f"{W}{slot}Theme")
    if themed:
        return fonts.get("major" if themed.startswith("major") else "minor") or named
    return named


def faces(element: etree._Element, fonts: Fonts) -> Props:
    found = {"low": face(element, "ascii", fonts), "high": face(element, "hAnsi", fonts)}
    return {key: name for key, name in found.items() if name}


def size(element: etree._Element) -> Props:
    half_points = whole(element.get(VAL))
    return {"size_pt": half_points / 2} if 0 < half_points <= MOST_HALF_POINTS else {}


TOGGLES: Mapping[str, str] = {f"{W}b": "bold", f"{W}i": "italic", f"{W}caps": "capitals", f"{W}vanish": "hidden"}

RUN_READERS: Mapping[str, Callable[[etree._Element], Props]] = {
    f"{W}sz": size,
    f"{W}u": lambda element: {"underlined": on(element)},
    f"{W}vertAlign": lambda element: {"raised": element.get(VAL) in ("superscript", "subscript")},
    f"{W}rStyle": lambda element: {"style": element.get(VAL)},
}


def run_props(properties: etree._Element | None, fonts: Fonts) -> Props:
    """What a w:rPr sets."""
    found: Props = {}
    for child in () if properties is None else properties:
        if child.tag in TOGGLES:
            found[TOGGLES[child.tag]] = on(child)
        elif child.tag == f"{W}rFonts":
            found |= faces(child, fonts)
        elif child.tag in RUN_READERS:
            found |= RUN_READERS[child.tag](child)
    return found


ALIGNS: Mapping[str, str] = {"start": "left", "end": "right", "distribute": "both", "justify": "both"}


def align(element: etree._Element) -> Props:
    said = element.get(VAL, "left")
    return {"align": ALIGNS.get(said, said)}


def spacing(element: etree._Element) -> Props:
    found: Props = {}
    for side in ("before", "after"):
        if element.get(f"{W}{side}") is not None:
            found[side] = whole(element.get(f"{W}{side}"))
        if element.get(f"{W}{side}Autospacing", "0") not in OFF:
            found[side] = AUTO_SPACE
    if element.get(f"{W}line") is not None:
        found["line"] = whole(element.get(f"{W}line"), SINGLE)
        found["line_rule"] = element.get(f"{W}lineRule", "auto")
    return found


def indents(element: etree._Element) -> Props:
    found: Props = {}
    for key, names in (("left", ("left", "start")), ("right", ("right", "end"))):
        given = [element.get(f"{W}{name}") for name in names if element.get(f"{W}{name}") is not None]
        found |= {key: whole(given[0])} if given else {}
    if element.get(f"{W}hanging") is not None:
        found["first"] = -whole(element.get(f"{W}hanging"))
    elif element.get(f"{W}firstLine") is not None:
        found["first"] = whole(element.get(f"{W}firstLine"))
    return found


def borders(element: etree._Element) -> Props:
    sides = {"line_above": element.find(f"{W}top"), "line_below": element.find(f"{W}bottom")}
    return {key: side.get(VAL) not in ("nil", "none") for key, side in sides.items() if side is not None}


def tab_stops(element: etree._Element) -> Props:
    return {"tabs": {whole(tab.get(f"{W}pos")): tab.get(VAL, "left") for tab in element.iter(f"{W}tab")}}


def numbering(element: etree._Element) -> Props:
    kept = {"number": element.find(f"{W}numId"), "level": element.find(f"{W}ilvl")}
    return {key: found.get(VAL, "0") for key, found in kept.items() if found is not None}


PARAGRAPH_READERS: Mapping[str, Callable[[etree._Element], Props]] = {
    f"{W}jc": align,
    f"{W}spacing": spacing,
    f"{W}ind": indents,
    f"{W}pBdr": borders,
    f"{W}tabs": tab_stops,
    f"{W}numPr": numbering,
    f"{W}contextualSpacing": lambda element: {"contextual": on(element)},
}


def paragraph_props(properties: etree._Element | None) -> Props:
    """What a w:pPr sets."""
    found: Props = {}
    for child in () if properties is None else properties:
        if child.tag in PARAGRAPH_READERS:
            found |= PARAGRAPH_READERS[child.tag](child)
    return found


def over(lower: Props, upper: Props) -> Props:
    """The properties of two levels: the upper one holds, tab stops add up."""
    merged = {**lower, **upper}
    if "tabs" in lower and "tabs" in upper:
        merged["tabs"] = lower["tabs"] | upper["tabs"]
    return merged


def look(props: Props) -> Look:
    """The properties of a run, all levels merged, as a reader sees them."""
    names = ("low", "high", "size_pt", "bold", "italic", "capitals", "underlined", "raised", "hidden")
    return Look(**{name: props[name] for name in names if name in props})


def setting(props: Props) -> Setting:
    """The properties of a paragraph, all levels merged, as a reader sees them."""
    lines = props.get("line", SINGLE)
    multiple = props.get("line_rule", "auto") == "auto"
    stops = props.get("tabs", {})
    return Setting(
        align=props.get("align", "left"),
        left_mm=props.get("left", 0) * MM_PER_TWIP,
        right_mm=props.get("right", 0) * MM_PER_TWIP,
        first_mm=props.get("first", 0) * MM_PER_TWIP,
        before_pt=props.get("before", 0) * PT_PER_TWIP,
        after_pt=props.get("after", 0) * PT_PER_TWIP,
        line=lines / SINGLE if multiple else None,
        line_pt=None if multiple else lines * PT_PER_TWIP,
        contextual=props.get("contextual", False),
        line_above=props.get("line_above", False),
        line_below=props.get("line_below", False),
        tabs=tuple(sorted((place, kind) for place, kind in stops.items() if kind != "clear")),
    )
