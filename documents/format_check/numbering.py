"""The marks that Word itself puts before the paragraphs of a list: `1.`, `a)`, `-`, counted as Word counts them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from string import ascii_lowercase

from lxml import etree

from documents.format_check.looks import VAL, Props, W, paragraph_props, whole

ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
PLACE = re.compile("%([1-9])")
# Bullets are drawn from symbol fonts; a reader sees a dot.
DASHES = "-–—+"
DOT = "•"


@dataclass(frozen=True)
class Level:
    """One level of a list: how it counts, from where, how its mark is written and its paragraphs indented."""

    kind: str
    text: str
    start: int
    props: Props


def roman(number: int) -> str:
    written = "x" * (number // 10 if number < 400 else 0)
    left = number % 10
    for value, letters in ROMAN[1:]:
        while left >= value:
            written += letters
            left -= value
    return written


def letter(number: int) -> str:
    """Word's own letters, a to z and then aa: never đ."""
    return ascii_lowercase[(number - 1) % 26] * min(1 + (number - 1) // 26, 4)


def shown(kind: str, number: int) -> str:
    """A number as a list of that kind writes it."""
    if number < 1:
        return str(number)
    return COUNTED[kind](number) if kind in COUNTED else str(number)


COUNTED: Mapping[str, Callable[[int], str]] = {
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "none": lambda number: "",
}


@dataclass
class Numbering:
    """The lists of a file and how far each has counted. Paragraphs must be asked for in document order."""

    lists: Mapping[str, Mapping[int, Level]]
    kinds: Mapping[str, str]
    restarts: Mapping[str, Mapping[int, int]]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)

    def level(self, number: str, level: int) -> Level | None:
        """The level of a list, if the file has it."""
        return self.lists.get(number, {}).get(level)

    def mark(self, number: str, level: int) -> str:
        """The mark of the next paragraph of this list at this level; "" where it has none."""
        found = self.level(number, level)
        if found is None:
            return ""
        if found.kind == "bullet":
            return found.text if found.text in DASHES else DOT
        counted = self._counted(number, level, found)
        return PLACE.sub(lambda match: self._at(number, counted, int(match[1]) - 1), found.text)

    def _counted(self, number: str, level: int, found: Level) -> dict[int, int]:
        counted = self.counts.setdefault(self.kinds.get(number, number), {})
        if number not in self.met:
            self.met.add(number)
            counted |= {place: start - 1 for place, start in self.restarts.get(number, {}).items()}
        counted[level] = counted.get(level, found.start - 1) + 1
        for deeper in [each for each in counted if each > level]:
            del counted[deeper]
        return counted

    def _at(self, number: str, counted: Mapping[int, int], level: int) -> str:
        found = self.level(number, level)
        return "" if found is None else shown(found.kind, counted.get(level, found.start))


def read_numbering(part: etree._Element | None) -> Numbering:
    """The lists in word/numbering.xml; none where the file has no such part."""
    if part is None:
        return Numbering({}, {}, {})
    abstract = {each.get(f"{W}abstractNumId", ""): read_levels(each) for each in part.iter(f"{W}abstractNum")}
    lists, kinds, restarts = {}, {}, {}
    for each in part.iter(f"{W}num"):
        number, kind = each.get(f"{W}numId", ""), value(each, "abstractNumId")
        overrides = list(each.iter(f"{W}lvlOverride"))
        replaced = {level: found for override in overrides for level, found in read_levels(override).items()}
        lists[number] = {**abstract.get(kind, {}), **replaced}
        kinds[number] = kind
        restarts[number] = {
            whole(override.get(f"{W}ilvl")): whole(value(override, "startOverride"), 1)
            for override in overrides
            if override.find(f"{W}startOverride") is not None
        }
    return Numbering(lists, kinds, restarts)


def read_levels(element: etree._Element) -> dict[int, Level]:
    return {whole(level.get(f"{W}ilvl")): read_level(level) for level in element.iter(f"{W}lvl")}


def read_level(level: etree._Element) -> Level:
    return Level(
        kind=value(level, "numFmt") or "decimal",
        text=value(level, "lvlText"),
        start=whole(value(level, "start"), 1),
        props=paragraph_props(level.find(f"{W}pPr")),
    )


def value(element: etree._Element, name: str) -> str:
    found = element.find(f"{W}{name}")
    return "" if found is None else found.get(VAL, "")
