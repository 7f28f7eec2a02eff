"""The formatting a reader sees: defaults, table style, paragraph style, numbering, character style, the run itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from documents.format_check.looks import (
    TOGGLES,
    VAL,
    Fonts,
    Look,
    Props,
    W,
    look,
    over,
    paragraph_props,
    run_props,
    whole,
)

THEME = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CELL_SIDE = 108
"""Twips between a cell's edge and its text where nothing is set (Word's Normal Table)."""


@dataclass(frozen=True)
class Sets:
    """What a style sets, all it is based on included; `parts` is what a table style adds in its first row and so on."""

    run: Props
    paragraph: Props
    parts: Mapping[str, "Sets"]
    cell_sides: tuple[int | None, int | None] = (None, None)


class TablePlace(NamedTuple):
    """Which table style holds at a cell, and the parts of the table (`firstRow`…) the cell lies in."""

    style: str
    parts: tuple[str, ...] = ()


NOTHING = Sets({}, {}, {})
NO_TABLE = TablePlace("")


def theme_fonts(theme: etree._Element | None) -> Fonts:
    """The Latin faces of a theme: `major` for headings, `minor` for text."""
    found: dict[str, str] = {}
    for kind in ("major", "minor"):
        latin = None if theme is None else theme.find(f".//{THEME}{kind}Font/{THEME}latin")
        found[kind] = "" if latin is None else latin.get("typeface", "")
    return found


class Styles:
    """The styles of a file, resolved once each."""

    def __init__(self, styles: etree._Element | None, theme: etree._Element | None) -> None:
        self._fonts = theme_fonts(theme)
        found = [] if styles is None else list(styles.iter(f"{W}style"))
        self._elements = {style.get(f"{W}styleId", ""): style for style in found}
        self._normal: dict[str, str] = {
            style.get(f"{W}type", ""): style.get(f"{W}styleId", "")
            for style in found
            if style.get(f"{W}default", "0") in ("1", "true", "on")
        }
        self._resolved: dict[str, Sets] = {}
        self._styled: dict[tuple[TablePlace, str, str], Props] = {}
        self._default_run = self._default(styles, "rPr")
        self._default_paragraph = self._default(styles, "pPr")

    def _default(self, styles: etree._Element | None, kind: str) -> Props:
        found = None if styles is None else styles.find(f"{W}docDefaults/{W}{kind}Default/{W}{kind}")
        return run_props(found, self._fonts) if kind == "rPr" else paragraph_props(found)

    def sets(self, name: str) -> Sets:
        """What the style of that id sets; one that is not there sets nothing."""
        if name not in self._resolved:
            # A style based on itself, by whatever way, finds nothing more there.
            self._resolved[name] = NOTHING
            self._resolved[name] = self._read(self._elements[name]) if name in self._elements else NOTHING
        return self._resolved[name]

    def _read(self, style: etree._Element) -> Sets:
        based = style.find(f"{W}basedOn")
        under = NOTHING if based is None else self.sets(based.get(VAL, ""))
        parts = {part.get(f"{W}type", ""): self._own(part, NOTHING) for part in style.iter(f"{W}tblStylePr")}
        own = self._own(style, under)
        return Sets(own.run, own.paragraph, {**under.parts, **parts}, own.cell_sides)

    def _own(self, element: etree._Element, under: Sets) -> Sets:
        run = over(under.run, run_props(element.find(f"{W}rPr"), self._fonts))
        paragraph = over(under.paragraph, paragraph_props(element.find(f"{W}pPr")))
        return Sets(run, paragraph, {}, sides(element.find(f"{W}tblPr/{W}tblCellMar"), under.cell_sides))

    def normal(self, kind: str) -> str:
        """The id of the style that holds where none is named; kind `paragraph`, `table`…"""
        return self._normal.get(kind, "")

    def cell_sides(self, table_style: str) -> tuple[int, int]:
        """The twips left and right of the text in a table's cells."""
        for name in (table_style, self.normal("table")):
            left, right = self.sets(name).cell_sides
            if left is not None and right is not None:
                return left, right
        return CELL_SIDE, CELL_SIDE

    def beneath(self, table: TablePlace) -> Props:
        """What holds for paragraphs at that place in a table before their own style."""
        return over(self._default_paragraph, self._of_table(table).paragraph)

    def paragraph(self, style: str) -> Props:
        """What a paragraph style sets; "" is the one that holds where none is named."""
        return self.sets(style or self.normal("paragraph")).paragraph

    def look(self, properties: etree._Element | None, style: str, table: TablePlace = NO_TABLE) -> Look:
        """How a run with these own properties looks in a paragraph of this style."""
        direct = run_props(properties, self._fonts)
        key = (table, style or self.normal("paragraph"), direct.pop("style", None) or "")
        if key not in self._styled:
            self._styled[key] = self._merged(*key)
        return look({**self._styled[key], **direct})

    def _merged(self, table: TablePlace, paragraph: str, character: str) -> Props:
        levels = [self._of_table(table).run, self.sets(paragraph).run, self.sets(character).run]
        merged = dict(self._default_run)
        for level in levels:
            merged |= level
        # Bold over bold is light again: the styles of table, paragraph and character toggle each other.
        for toggle in TOGGLES.values():
            flipped = sum(bool(level.get(toggle)) for level in levels) % 2 == 1
            merged[toggle] = flipped or bool(self._default_run.get(toggle))
        return merged

    def _of_table(self, table: TablePlace) -> Sets:
        whole_table = self.sets(table.style or self.normal("table"))
        merged = whole_table
        for part in table.parts:
            part_sets = whole_table.parts.get(part, NOTHING)
            merged = Sets({**merged.run, **part_sets.run}, over(merged.paragraph, part_sets.paragraph), {})
        return merged


def sides(
    margins: etree._Element | None, under: tuple[int | None, int | None] = (None, None)
) -> tuple[int | None, int | None]:
    """The left and right margin of cells in twips, as a w:tblCellMar sets them over what lies under it."""
    found = list(under)
    for place, names in enumerate((("left", "start"), ("right", "end"))):
        for name in names:
            given = None if margins is None else margins.find(f"{W}{name}")
            if given is not None:
                found[place] = whole(given.get(f"{W}w"))
    return found[0], found[1]
