"""Finds the components over the text by what they say and where they stand: Quốc hiệu to the basis."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from documents.format_check.pieces import Piece, pieces, whole
from documents.format_check.reading import Paragraph

HEADING_WITHIN = 80
SUBJECT_LINES = 8
MOST_OF_A_LINE = 90
# No line of a heading is as long as this; the subject and the text may be.
LONG = 150

# The first pattern that fits names a line of the heading: those of `keys` read it without its marks.
BY_KEY: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("quoc_hieu", re.compile(r"cong hoa xa hoi chu nghia viet nam")),
    ("tieu_ngu", re.compile(r"doc lap\W+tu do\W+hanh phuc")),
    ("kinh_gui", re.compile(r"kinh gui\b")),
    ("dia_danh_ngay", re.compile(r".*\bngay\b.*\bthang\b.*\bnam\b|.*,\s*(ngay )?\d{1,2}/\d{1,2}/\d{4}\W*$")),
)
# What a letter is about stands under its number; a letter (công văn) is the one document that names no kind.
LETTER_SUBJECT = re.compile(r"v ?/ ?v\b")
NUMBER = re.compile(r"số\b\s*[:.]?[^,]*[/-][^,]*$", re.IGNORECASE)
KINDS: Mapping[str, str] = {
    "bao cao": "BC", "to trinh": "TTr", "ke hoach": "KH", "thong bao": "TB", "huong dan": "HD", "chuong trinh": "CTr",
    "nghi quyet": "NQ", "quyet dinh": "QĐ", "chi thi": "CT", "ket luan": "KL", "quy che": "QC", "quy dinh": "QyĐ",
    "de an": "ĐA", "phuong an": "PA", "bien ban": "BB", "thong cao": "TC", "du an": "DA", "hop dong": "HĐ",
}  # fmt: skip
"""Kinds of documents, without marks, and how their numbers abbreviate them (NĐ 30/2020, Phụ lục III)."""
REPORT = "bao cao"
# Where the name of another union body begins in a heading.
AGENCY = re.compile(r"(tong )?(lien doan lao dong|ldld)\b|cong doan\b|cd(cs|n|gd|vc|yt)\b|tong lien doan")
# What may stand over a heading and is no part of the agency's name.
STAMPS = re.compile(r"(du thao|hoa toc|thuong khan|khan|mat|toi mat|tuyet mat)( lan)?( \d+)?\W*$")
HEADED = re.compile(r"([IVXL]+|\d{1,2})\s*[.)/-]\s")
OPENS = re.compile(r"(can cu|thuc hien|phan (thu|[ivx]+))\b")
BASIS = re.compile(r"can cu\b")


class Opening(NamedTuple):
    """The components over the text by their names in the profile, and the index of the first paragraph under them."""

    found: Mapping[str, tuple[Piece, ...]]
    alone: bool
    after: int


def opening(paragraphs: Sequence[Paragraph]) -> Opening:
    """The components over the text. `alone`: the kind of document has a line to itself."""
    lines = list(pieces(paragraphs[:HEADING_WITHIN]))
    kind, alone = kind_of(lines)
    over = lines[: lines.index(kind)] if kind else lines[: last_of_heading(lines)]
    found = named(over)
    agencies = agency_lines(over, found)
    superior, agency = parted(agencies)
    under = lines[lines.index(kind) + 1 :] if kind else lines[len(over) :] if "trich_yeu_cong_van" not in found else []
    subject = subject_lines(under, kind)
    first = max((piece.paragraph.index + 1 for piece in [*over, *([kind] if kind else []), *subject]), default=0)
    addressed = addressee(paragraphs, first) if "kinh_gui" not in found else ()
    first = max((piece.paragraph.index + 1 for piece in addressed), default=first)
    basis = basis_lines(paragraphs, first)
    first = max((piece.paragraph.index + 1 for piece in basis), default=first)
    listed = {
        "co_quan_chu_quan": superior,
        "co_quan": agency,
        "loai": (kind,) if kind else (),
        "trich_yeu": subject,
        "kinh_gui": addressed,
        "can_cu": basis,
    }
    return Opening({**listed, **{role: (piece,) for role, piece in found.items()}}, alone, first)


def kind_of(lines: Sequence[Piece]) -> tuple[Piece | None, bool]:
    """The line that names the kind of document; second best is one that goes on to say what it is about."""
    heading = list(takewhile(lambda line: len(line.text) < LONG, lines))
    named_kind = next((line for line in heading if line.key.rstrip(" :.") in KINDS), None)
    if named_kind:
        return named_kind, True
    begun = (line for line in lines if line.key.startswith(f"{REPORT} ") and line.shown.isupper())
    return next(begun, None), False


def role_of(line: Piece) -> str:
    """Which component of the heading a line is; "" for none of those known by their words."""
    if LETTER_SUBJECT.match(line.key):
        return "trich_yeu_cong_van"
    if len(line.text) > MOST_OF_A_LINE:
        return ""
    if NUMBER.match(line.text):
        return "so_ky_hieu"
    return next((role for role, pattern in BY_KEY if pattern.match(line.key)), "")


def named(lines: Iterable[Piece]) -> dict[str, Piece]:
    """The components known by their words, the first of each."""
    found: dict[str, Piece] = {}
    for line in lines:
        role = role_of(line)
        if role:
            found.setdefault(role, line)
    return found


def last_of_heading(lines: Sequence[Piece]) -> int:
    """How many lines the heading has where no line names the kind of document."""
    heading = takewhile(lambda line: len(line.text) < LONG and role_of(line) != "kinh_gui", lines)
    known = [place for place, line in enumerate(heading) if role_of(line)]
    return max(known, default=-1) + 1


def agency_lines(over: Sequence[Piece], found: Mapping[str, Piece]) -> list[Piece]:
    """The lines of the agency and its superior: the column that is not the State's, down to the number."""
    state = next((found[role] for role in ("quoc_hieu", "tieu_ngu", "dia_danh_ngay") if role in found), None)
    number = found.get("so_ky_hieu")
    until = over.index(number) if number and number.paragraph.cell is None else len(over)
    taken = set(map(id, found.values()))
    lines = [line for line in over[:until] if line.says and id(line) not in taken and not STAMPS.match(line.key)]
    return [line for line in lines if state is None or not same_column(line, state)]


def same_column(line: Piece, state: Piece) -> bool:
    """Whether two lines of a heading stand over each other; those of one column only never do."""
    return bool(state.side) and line.side == state.side


def parted(lines: Sequence[Piece]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The superior's lines and the agency's own: the last body that is named; of one name, the bold lines."""
    starts = [place for place, line in enumerate(lines) if AGENCY.match(line.key)]
    if len(starts) > 1:
        return tuple(lines[: starts[-1]]), tuple(lines[starts[-1] :])
    light = next((place for place, line in enumerate(lines) if line.mostly("bold")), 0)
    return tuple(lines[:light]), tuple(lines[light:])


def subject_lines(under: Sequence[Piece], kind: Piece | None) -> tuple[Piece, ...]:
    """What the document is about: the lines under its kind, down to a gap, a rule or the text."""
    found: list[Piece] = []
    for line in under[:SUBJECT_LINES]:
        last = found[-1] if found else kind
        apart = bool(found) and line.paragraph.index > found[-1].paragraph.index + 1
        if apart or line.typed_rule or line.key.startswith("kinh gui") or not belongs(line, last, bool(found)):
            break
        found.append(line)
    return tuple(found)


def belongs(line: Piece, before: Piece | None, begun: bool) -> bool:
    """Whether a line still says what the document is about."""
    if before is not None and (line.paragraph.cell is None) != (before.paragraph.cell is None):
        return False
    set_out = line.paragraph.setting.align == "center" or line.all("bold")
    starts_text = bool(HEADED.match(line.text) or OPENS.match(line.key))
    return set_out and not starts_text if begun or before is None else not starts_text or set_out


def addressee(paragraphs: Sequence[Paragraph], first: int) -> tuple[Piece, ...]:
    """`Kính gửi:` and, where nothing follows it on its line, the addressees listed under it."""
    said = [paragraph for paragraph in paragraphs[first : first + HEADING_WITHIN] if whole(paragraph).says]
    if not said or not said[0].key.startswith("kinh gui"):
        return ()
    found = list(pieces(said[:1]))
    if found[-1].text.endswith(":"):
        for line in pieces(said[1:]):
            if not line.text.startswith(("-", "–", "—")):
                break
            found.append(line)
            if line.text.endswith("."):
                break
    return tuple(found)


def basis_lines(paragraphs: Sequence[Paragraph], first: int) -> tuple[Piece, ...]:
    """The paragraphs `Căn cứ …` over the text; the sentence that opens the report is none of them."""
    found = []
    for paragraph in paragraphs[first:]:
        if not paragraph.text:
            continue
        if paragraph.cell or not BASIS.match(paragraph.key) or paragraph.text.endswith(":"):
            break
        found.append(whole(paragraph))
    return tuple(found)
