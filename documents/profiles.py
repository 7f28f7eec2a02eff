"""The official format as data: documents/profiles/*.toml, read by the template builder and the format checker."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

FOLDER = Path(__file__).with_suffix("")

Align = Literal["left", "center", "right", "both"]


@dataclass(frozen=True)
class Measure:
    """A measure the rule gives as a range, and the one used here; mm for lengths, pt for sizes."""

    least: float
    most: float
    used: float

    def allows(self, value: float, tolerance: float = 0.0) -> bool:
        """Whether a measured value is within the rule."""
        return self.least - tolerance <= value <= self.most + tolerance


@dataclass(frozen=True)
class Sheet:
    """The paper of a section: its size and margins in mm, and the clause they come from."""

    clause: str
    width_mm: float
    height_mm: float
    top: Measure
    bottom: Measure
    left: Measure
    right: Measure

    @property
    def text_width_mm(self) -> float:
        """The width between the margins in use, in mm."""
        return self.width_mm - self.left.used - self.right.used

    @property
    def landscape(self) -> bool:
        """Whether the paper lies on its side."""
        return self.width_mm > self.height_mm


@dataclass(frozen=True)
class Component:
    """How one component of a document is printed. `role` is its name in templates, `style` its Word style."""

    role: str
    style: str
    clause: str
    size_pt: Measure
    align: Align
    bold: bool = False
    italic: bool = False
    upper: bool = False
    indent: bool = False
    before_pt: float = 0
    after_pt: float = 0
    keep_next: bool = False

    @property
    def body(self) -> bool:
        """Whether it is running text: indented, spaced and leaded as the body."""
        return self.indent


@dataclass(frozen=True)
class Body:
    """Running text: the indents allowed in mm and the one used, least spacing in pt, leading in lines."""

    clause: str
    indents_mm: tuple[float, ...]
    indent_mm: float
    spacing_pt: float
    line: Measure


@dataclass(frozen=True)
class PageNumber:
    """Where page numbers stand; `edge_mm` is the distance of their line from the edge of the paper."""

    clause: str
    place: Literal["top", "bottom"]
    first_page: bool
    edge_mm: float


@dataclass(frozen=True)
class Rules:
    """The drawn rules: weight in pt, the least and the most share of the text over them that they may have under
    the agency and the subject, and the lengths in mm a template offers there."""

    clause: str
    weight_pt: float
    share: tuple[float, float]
    agency_mm: tuple[float, ...]
    subject_mm: tuple[float, ...]


@dataclass(frozen=True)
class Profile:
    """One set of official measures, in force for one period."""

    id: str
    name: str
    rule: str
    font: str
    font_clause: str
    page: Sheet
    appendix: Sheet
    restart_numbering: bool
    body: Body
    page_number: PageNumber
    addressee_printed: bool
    addressee_clause: str
    basis_ending: str
    rules: Rules
    seal_mm: float
    components: Mapping[str, Component]


class UnknownProfile(Exception):
    """A format profile that is not on file."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Không có thể thức “{name}”; hãy chọn một trong: {', '.join(profile_ids())}.")


def profile_ids() -> tuple[str, ...]:
    """The ids of the profiles on file, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def profile(name: str) -> Profile:
    """The profile of that id, e.g. "tld-2011". Raises UnknownProfile."""
    if name not in profile_ids():
        raise UnknownProfile(name)
    return read_profile((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def read_profile(text: str) -> Profile:
    """A profile from its TOML text."""
    raw = tomllib.loads(text)
    page = sheet(raw["page"])
    return Profile(
        id=raw["id"],
        name=raw["name"],
        rule=raw["rule"],
        font=raw["font"]["name"],
        font_clause=raw["font"]["clause"],
        page=page,
        appendix=sheet({**raw["appendix"], "width_mm": page.height_mm, "height_mm": page.width_mm}),
        restart_numbering=raw["appendix"]["restart_numbering"],
        body=body(raw["body"]),
        page_number=PageNumber(**raw["page_number"]),
        addressee_printed=raw["addressee"]["printed"],
        addressee_clause=raw["addressee"]["clause"],
        basis_ending=raw["basis"]["ending"],
        rules=rules(raw["rules"]),
        seal_mm=raw["signature"]["seal_mm"],
        components={role: component(role, kept) for role, kept in raw["components"].items()},
    )


def sheet(raw: Mapping[str, Any]) -> Sheet:
    """The paper of a section from its table; KeyError names what is missing."""
    margins = {side: Measure(*raw[f"{side}_mm"]) for side in ("top", "bottom", "left", "right")}
    return Sheet(clause=raw["clause"], width_mm=raw["width_mm"], height_mm=raw["height_mm"], **margins)


def body(raw: Mapping[str, Any]) -> Body:
    """The measures of running text from their table."""
    return Body(**{**raw, "indents_mm": tuple(raw["indents_mm"]), "line": Measure(*raw["line"])})


def rules(raw: Mapping[str, Any]) -> Rules:
    """The drawn rules from their table."""
    least, most = raw["share"]
    return Rules(raw["clause"], raw["weight_pt"], (least, most), tuple(raw["agency_mm"]), tuple(raw["subject_mm"]))


def component(role: str, raw: Mapping[str, Any]) -> Component:
    """One component from its table, under its role."""
    return Component(role=role, **{**raw, "size_pt": Measure(*raw["size_pt"])})
