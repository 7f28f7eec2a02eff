"""Finds the components under the text by what they say and where they stand: sign block, recipients, annexes."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from documents.format_pieces import Piece, pieces
from documents.format_reading import Paragraph

# How far from “Nơi nhận:” the lines over the signature may begin, in paragraphs.
NEAR = 30
MOST_OF_A_LINE = 70
ANNEX = re.compile(r"phu luc( so)?( [ivxl]{1,5}| \d{1,2}| [a-z])?\W*$")
TIED = re.compile(r"\W*kem theo\b")
RECIPIENTS = re.compile(r"noi nhan\b")
AUTHORITY = re.compile(r"(?P<short>t/?m|k/?t|t/?l|tuq|q)(?P<sign>\s*[./:]|)(?:\s+|(?<=[./:]))(?=\w)", re.IGNORECASE)
TITLE = re.compile(
    r"(quyen |pho )?(chu tich|truong ban|truong phong|chanh van phong|bi thu|giam doc|tong giam doc|hieu truong"
    r"|to truong)( thuong truc| cong doan)?$"
)
DASH = ("-", "–", "—", "+")
BRACKETED = re.compile(r"[(\[].*[)\]]$")
ANNEX_TITLES = 4


class Annex(NamedTuple):
    """An annex: its name, its title's lines, what ties it to its report, and its paragraphs."""

    name: Piece
    title: tuple[Piece, ...]
    tie: tuple[Piece, ...]
    paragraphs: tuple[Paragraph, ...]


class Closing(NamedTuple):
    """The components under the text by their names in the profile; `start` is the index of their first paragraph."""

    found: Mapping[str, tuple[Piece, ...]]
    annexes: tuple[Annex, ...]
    start: int


def closing(paragraphs: Sequence[Paragraph], first: int) -> Closing:
    """The components under the text, which begins at index `first`."""
    names = annex_names(paragraphs, first)
    end = names[0].paragraph.index if names else len(paragraphs)
    lines = list(pieces(paragraphs[first:end]))
    head = next((line for line in reversed(lines) if RECIPIENTS.match(line.key)), None)
    signs = sign_lines(lines, head)
    start = min((line.paragraph.index for line in [*signs, *([head] if head else [])]), default=end)
    under = [line for line in lines if line.paragraph.index >= start and line.says]
    listed = recipients(under, head)
    taken = set(map(id, [*listed, head]))
    signed = [line for line in under if id(line) not in taken and not BRACKETED.match(line.text)]
    authority, signer = signature(signed)
    found = {
        "quyen_han": authority,
        "ho_ten": signer,
        "noi_nhan_dau": (head,) if head else (),
        "noi_nhan": listed,
    }
    return Closing(found, annexes(paragraphs, names), start)


def is_sign_line(line: Piece) -> bool:
    if len(line.text) > MOST_OF_A_LINE:
        return False
    return AUTHORITY.match(line.text) is not None or (TITLE.match(line.key) is not None and line.mostly("bold"))


def sign_lines(lines: Sequence[Piece], head: Piece | None) -> list[Piece]:
    """The lines over the signature: those near the recipients, or the last of the text."""
    found = [line for line in lines if is_sign_line(line)]
    anchor = head or (found[-1] if found else None)
    if anchor is None:
        return []
    return [line for line in found if abs(line.paragraph.index - anchor.paragraph.index) <= NEAR]


def recipients(under: Sequence[Piece], head: Piece | None) -> tuple[Piece, ...]:
    """The list of recipients: what stands under its head, or the dashes beside the signature."""
    if head is None:
        return tuple(line for line in under if line.text.startswith(DASH))
    after = under[under.index(head) + 1 :]
    if head.paragraph.cell is not None:
        return tuple(line for line in after if line.paragraph.cell == head.paragraph.cell)
    beside = [line for line in after if line.side != "right"]
    return tuple(line for line in beside if line.text.startswith(DASH) or not is_sign_line(line))


def signature(lines: Sequence[Piece]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The lines of authority and title, and the name under them if one is there."""
    if not lines:
        return (), ()
    last = lines[-1]
    if AUTHORITY.match(last.text) or TITLE.match(last.key) or len(lines) == 1:
        return tuple(lines), ()
    return tuple(lines[:-1]), (last,)


def annex_names(paragraphs: Sequence[Paragraph], first: int) -> list[Piece]:
    """The lines `Phụ lục …` that stand for themselves."""
    return [
        line
        for line in pieces(paragraphs[first:])
        if ANNEX.match(line.key) and line.alone and (line.paragraph.cell is None or line.paragraph.cell.columns == 1)
    ]


def annexes(paragraphs: Sequence[Paragraph], names: Sequence[Piece]) -> tuple[Annex, ...]:
    edges = [*(name.paragraph.index for name in names), len(paragraphs)]
    return tuple(annex(name, paragraphs[slice(*edge)]) for name, edge in zip(names, pairwise(edges), strict=True))


def annex(name: Piece, paragraphs: Sequence[Paragraph]) -> Annex:
    """An annex under its name: title and tie are the lines outside of tables before anything else."""
    under = [line for line in pieces(paragraphs[: 4 * ANNEX_TITLES]) if line.says and line.key != name.key]
    tie = next((line for line in under if TIED.match(line.key)), None)
    before = under[: under.index(tie)] if tie else under
    title: list[Piece] = []
    for line in before[:ANNEX_TITLES]:
        if line.paragraph.cell is not None or not (line.paragraph.setting.align == "center" or line.all("bold")):
            break
        title.append(line)
    return Annex(name, tuple(title), (tie,) if tie else (), tuple(paragraphs))
