"""How each component over and under the text must look: size, weight, slant, capitals, place on its line."""

from collections.abc import Iterator, Mapping

from documents.format_check.fixes import set_align, set_bold, set_face, set_italic, set_size
from documents.format_check.looks import Look
from documents.format_check.pieces import Piece, lettered
from documents.format_check.places import Places
from documents.format_check.reading import Paragraph, Span
from documents.format_check.roles import Layout
from documents.format_check.rules import Fault, ranged, shown
from documents.profiles import Align, Component, Profile

HEADING = (
    "co_quan_chu_quan", "co_quan", "so_ky_hieu", "quoc_hieu", "tieu_ngu", "dia_danh_ngay", "loai", "trich_yeu",
    "trich_yeu_cong_van", "kinh_gui", "can_cu",
)  # fmt: skip
CLOSING = ("quyen_han", "ho_ten", "noi_nhan_dau", "noi_nhan")
ANNEX = ("phu_luc_ten", "phu_luc_tieu_de", "phu_luc_kem_theo")
# Whose place on the line no rule gives; the basis is set as running text.
ANYWHERE = frozenset({"kinh_gui", "can_cu"})
SIZE_TOLERANCE_PT = 0.25

ALIGNED: Mapping[str, str] = {
    "left": "căn trái", "center": "căn giữa", "right": "căn phải", "both": "căn đều hai lề",
}  # fmt: skip


def component_faults(layout: Layout, profile: Profile, places: Places) -> Iterator[Fault]:
    """What is wrong with the looks of the components, those of the annexes too."""
    for role in (*HEADING, *CLOSING):
        for piece in layout.of(role):
            yield from dressed(piece, profile.components[role], places)
    for annex in layout.annexes:
        for role, lines in zip(ANNEX, ((annex.name,), annex.title, annex.tie), strict=True):
            for piece in lines:
                yield from dressed(piece, profile.components[role], places)


def dressed(piece: Piece, component: Component, places: Places) -> Iterator[Fault]:
    """What is wrong with one line of a component."""
    yield from sized(piece, component, places)
    yield from weighted(piece, component, places)
    yield from slanted(piece, component, places)
    if component.upper and not piece.shown.isupper():
        yield Fault(
            "capitals", component.style, places.of(piece), piece.text, f"“{piece.text.upper()}”", component.clause
        )
    if piece.alone and component.role not in ANYWHERE:
        yield from aligned(piece, component, places)


def sized(piece: Piece, component: Component, places: Places, what: str = "") -> Iterator[Fault]:
    """The sizes of a line that the rule does not allow, one fault each; `what` names the line in place of its
    component."""
    spans = [span for span in piece.spans if lettered(span)]
    for size in dict.fromkeys(span.look.size_pt for span in spans):
        if not component.size_pt.allows(size, SIZE_TOLERANCE_PT):
            wrong = {id(span.element) for span in spans if span.look.size_pt == size}
            mends = tuple(set_size(run, component.size_pt.used) for run in piece.own_runs if id(run) in wrong)
            allowed = ranged(component.size_pt, "pt")
            found = f"{shown(size)} pt"
            yield Fault("size", what or component.style, places.of(piece), found, allowed, component.clause, mends)


def weighted(piece: Piece, component: Component, places: Places) -> Iterator[Fault]:
    wrong = not piece.all("bold") if component.bold else piece.mostly("bold")
    if piece.looks and wrong:
        found, allowed = ("để nét thường", "chữ đậm") if component.bold else ("để chữ đậm", "nét thường, không đậm")
        mends = tuple(set_bold(run, component.bold) for run in piece.own_runs)
        yield Fault("weight", component.style, places.of(piece), found, allowed, component.clause, mends)


def slanted(piece: Piece, component: Component, places: Places) -> Iterator[Fault]:
    wrong = not piece.all("italic") if component.italic else piece.mostly("italic")
    if piece.looks and wrong:
        found, allowed = ("để chữ đứng", "chữ nghiêng") if component.italic else ("để chữ nghiêng", "chữ đứng")
        mends = tuple(set_italic(run, component.italic) for run in piece.own_runs)
        yield Fault("slant", component.style, places.of(piece), found, allowed, component.clause, mends)


def aligned(piece: Piece, component: Component, places: Places) -> Iterator[Fault]:
    """A line that stands elsewhere than it should; justified is as good as left on one line."""
    align = piece.paragraph.setting.align
    allowed: frozenset[Align] = frozenset({"left", "both"} if component.align == "left" else {component.align})
    if align not in allowed:
        mends = (set_align(piece.paragraph.element, component.align),)
        found, right = ALIGNED.get(align, align), ALIGNED[component.align]
        yield Fault("align", component.style, places.of(piece), found, right, component.clause, mends)


def font_faults(layout: Layout, profile: Profile, places: Places) -> Iterator[Fault]:
    """Letters in another face than the rule's, wherever they stand."""
    for paragraph in layout.document.paragraphs:
        wrong: dict[str, list[Span]] = {}
        for span in paragraph.spans:
            for face in faces_used(span):
                if face != profile.font:
                    wrong.setdefault(face, []).append(span)
        for face, spans in wrong.items():
            yield strange(paragraph, face, spans, profile, places)


def strange(paragraph: Paragraph, face: str, spans: list[Span], profile: Profile, places: Places) -> Fault:
    mends = tuple(set_face(span.element, profile.font) for span in spans)
    return Fault("font", "", places.of(paragraph), face, profile.font, profile.font_clause, mends)


def faces_used(span: Span) -> set[str]:
    """The faces that the letters of a run need: marked letters may have another than the rest."""
    if not any(letter.isalnum() for letter in span.text):
        return set()
    look: Look = span.look
    faces = {look.high} if not span.text.isascii() else set()
    return faces | ({look.low} if any(letter.isascii() and letter.isalnum() for letter in span.text) else set())
