"""Finds the components under the text by what they say and where they stand: sign block, recipients, annexes."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from documents.format_check.pieces import Piece, pieces
from documents.format_check.reading import Paragraph

# How far from “Nơi nhận:” the lines over the signature may begin, in paragraphs.
NEAR = 30
MOST_OF_A_LINE = 70
MOST_OF_A_PARAGRAPH = 250
ANNEX = re.compile(r"phu luc( so)?( [ivxl]{1,5}| \d{1,2}| [a-z])?\W*$")
TIED = re.compile(r"\W*kem theo\b")
RECIPIENTS = re.compile(r"noi nhan\W*$")
AUTHORITY = re.compile(r"(?P<short>t/?m|k/?t|t/?l|tuq|q)(?P<sign>\s*[./:]|)(?:\s+|(?<=[./:]))(?=\w)", re.IGNORECASE)
TITLE = re.compile(
    r"(quyen |pho )?(chu tich|truong ban|truong phong|chanh van phong|bi thu|giam doc|tong giam doc|hieu truong"
    r"|to truong)( thuong truc| cong doan)?$"
)
DASH = ("-", "–", "—", "+")
# What stands where the signature will, and is none of its components.
SIGNED = re.compile(r"[(\[].*[)\]]$|\W*(da ky|ky ten|ky, |ky va )")
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
    lines = list(pieces(each for each in paragraphs[first:] if may_close(each)))
    head, signs = anchors(lines)
    last = max((line.paragraph.index for line in [*signs, *head]), default=first)
    names = [line for line in lines if line.paragraph.index > last and is_annex_name(line)]
    end = names[0].paragraph.index if names else len(paragraphs)
    start = min((line.paragraph.index for line in [*signs, *head]), default=end)
    under = [line for line in lines if start <= line.paragraph.index < end and line.says]
    listed = recipients(under, head)
    taken = set(map(id, [*listed, *head]))
    signed = [line for line in under if id(line) not in taken and not SIGNED.match(line.key)]
    authority, signer = signature(signed)
    found = {"quyen_han": authority, "ho_ten": signer, "noi_nhan_dau": head, "noi_nhan": listed}
    return Closing(found, annexes(paragraphs, names), start)


def may_close(paragraph: Paragraph) -> bool:
    """Whether a paragraph may hold a line of the closing: those are short, or parted by tabs and line breaks."""
    return len(paragraph.raw) <= MOST_OF_A_PARAGRAPH


def anchors(lines: Sequence[Piece]) -> tuple[tuple[Piece, ...], list[Piece]]:
    """`Nơi nhận:` and the lines over the signature: the first two that stand near each other, or what there is."""
    heads = [line for line in lines if RECIPIENTS.match(line.key)]
    signs = [line for line in lines if is_sign_line(line)]
    for head in heads:
        beside = [line for line in signs if near(line, head)]
        if beside:
            return (head,), beside
    if heads:
        return (heads[-1],), []
    return (), [line for line in signs if near(line, signs[0])]


def near(line: Piece, other: Piece) -> bool:
    return abs(line.paragraph.index - other.paragraph.index) <= NEAR


def is_sign_line(line: Piece) -> bool:
    if len(line.text) > MOST_OF_A_LINE:
        return False
    return AUTHORITY.match(line.text) is not None or (TITLE.match(line.key) is not None and line.mostly("bold"))


def recipients(under: Sequence[Piece], head: Sequence[Piece]) -> tuple[Piece, ...]:
    """The list of recipients: what stands under its head, or the dashes beside the signature."""
    if not head:
        return tuple(line for line in under if line.text.startswith(DASH))
    after = under[under.index(head[0]) + 1 :]
    cell = head[0].paragraph.cell
    if cell is not None:
        return tuple(line for line in after if line.paragraph.cell == cell)
    listed: list[Piece] = []
    for line in after:
        goes_on = bool(listed) and not listed[-1].text.endswith((";", ".")) and not is_sign_line(line)
        if line.side != "right" and (line.text.startswith(DASH) or goes_on):
            listed.append(line)
    return tuple(listed)


def signature(lines: Sequence[Piece]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The lines of authority and title, and the name under them if one is there."""
    if not lines:
        return (), ()
    last = lines[-1]
    if AUTHORITY.match(last.text) or TITLE.match(last.key) or len(lines) == 1:
        return tuple(lines), ()
    return tuple(lines[:-1]), (last,)


def is_annex_name(line: Piece) -> bool:
    """Whether a line is `Phụ lục …` and stands for itself."""
    cell = line.paragraph.cell
    return ANNEX.match(line.key) is not None and line.alone and (cell is None or cell.columns == 1)


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
