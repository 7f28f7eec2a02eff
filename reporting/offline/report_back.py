"""An edited paper set against its report: the paragraphs whose place is certain, and those whose place is not.

Nothing is guessed: a paragraph between two answers, one that was moved or two run together are told, and the answers
they touch stay as the server has them.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from documents.offline.found import Found, Run, Trouble, Typed
from reporting.marks import printed_mark
from reporting.offline.asking import Asking
from reporting.offline.outline_marks import Plan, Slot, plan_of
from reporting.offline.ticket import Issued
from reporting.paragraphs import END, UNANSWERED, without_end

MOVED = "đoạn của “{slot}” đã bị chuyển sang chỗ khác. Câu này giữ nguyên; muốn đổi, xin sửa trên trang."
JOINED = "đoạn của “{slot}” và “{other}” đã nhập làm một. Hai câu này giữ nguyên; xin tách ra rồi gửi lại."
NOWHERE = "đoạn mới này có thể thuộc {slots}, không rõ câu nào. Xin chép vào đúng câu trên trang."
OUTSIDE = "đoạn này không nằm trong câu trả lời nào nên không nhận. Xin chép vào câu cần ghi trên trang."
MANY = 3
SHOWN = 50


@dataclass
class Piece:
    """A marked paragraph as it stands now, with those that were split from it or added behind it."""

    rank: int
    print: str
    lines: list[list[Run]]
    place: str


@dataclass
class Reading:
    """An edited paper while it is read; `spoiled` are the ranks of answers that are left alone."""

    plan: Plan
    pieces: list[Piece] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    spoiled: set[int] = field(default_factory=set)

    def name(self, rank: int) -> str:
        return self.plan.slots[rank].label

    def spoil(self, place: str, message: str, *ranks: int) -> None:
        self.spoiled |= set(ranks)
        self.troubles.append(Trouble(place, message))


Paragraph = Mapping[str, Any]


def report_found(now: Asking, found: Found, same_edition: bool) -> tuple[Found, dict[str, Issued]]:
    """What an edited paper changes, as cells that were typed; and for each section what it was printed from.

    `same_edition`: nothing was saved on the server since it was printed.
    """
    read = Reading(plan_of(now))
    standing = within(found.marked)
    ranked = [(number, rank) for number, each in enumerate(standing) for rank in ranks_in(read.plan, each)[:1]]
    in_order = {ranked[at][0] for at in longest_run([rank for _, rank in ranked])}
    for number, each in enumerate(standing):
        if "table" not in each:
            paragraph(read, standing, number, each, in_order)
    typed, issued = [], {}
    for rank, slot in read.plan.slots.items():
        mine = [piece for piece in read.pieces if piece.rank == rank]
        if rank in read.spoiled or unchanged(slot, mine):
            continue
        typed.append(Typed(slot.name, mine[0].place if mine else "", runs_of(slot, mine)))
        if not same_edition and [piece.print for piece in mine if piece.print] != slot.prints:
            issued[slot.section] = Issued(-1, "")
    return Found(kind="report", typed=typed, troubles=read.troubles), issued


def within(marked: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The body: from its first mark to the table behind its last one."""
    with_marks = [number for number, each in enumerate(marked) if each.get("marks")]
    if not with_marks:
        return []
    end = next((n for n in range(with_marks[-1] + 1, len(marked)) if "table" in marked[n]), len(marked))
    return marked[with_marks[0] : end]


def ranks_in(plan: Plan, each: Paragraph) -> list[int]:
    """The ranks of the marks that begin in a paragraph."""
    codes = (code_of(mark)[0] for mark in each.get("marks", ()))
    return [plan.ranks[code] for code in codes if code in plan.ranks]


def code_of(mark: str) -> tuple[str, str]:
    """`_bc12_2c1fd436_1869a9d6` as (`_2c1fd436`, `1869a9d6`), `_bc4_m_ee16de69` as (`_m_ee16de69`, "")."""
    _, _, rest = mark.lstrip("_").partition("_")
    if rest.startswith("m_"):
        return f"_{rest}", ""
    code, _, print = rest.partition("_")
    return f"_{code}", print


def longest_run(ranks: Sequence[int]) -> list[int]:
    """The places of the longest run that never falls: what is not in it was moved."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for place, rank in enumerate(ranks):
        length = bisect_right(ends, rank)
        ends[length : length + 1] = [rank]
        at[length : length + 1] = [place]
        before.append(at[length - 1] if length else -1)
    found, place = [], at[-1] if at else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return found[::-1]


def paragraph(read: Reading, standing: Sequence[Paragraph], number: int, each: Paragraph, in_order: set[int]) -> None:
    """Put one paragraph where it belongs, or tell why it cannot be."""
    marked = [mark for mark in each["marks"] if code_of(mark)[1]]
    slots = list(
        dict.fromkeys(read.plan.ranks[code_of(mark)[0]] for mark in marked if code_of(mark)[0] in read.plan.ranks)
    )
    place = place_of(each)
    if len(slots) > 1:
        read.spoil(place, JOINED.format(slot=read.name(slots[0]), other=read.name(slots[1])), *slots)
    elif slots and number not in in_order:
        read.spoil(place, MOVED.format(slot=read.name(slots[0])), *slots)
    elif slots:
        read.pieces.append(Piece(slots[0], code_of(marked[0])[1], [each["runs"]] if each["text"] else [], place))
        read.pieces += [Piece(slots[0], code_of(mark)[1], [], place) for mark in marked[1:]]
    elif each["goes_on"] and code_of(each["goes_on"])[1] and not each["marks"]:
        split(read, each)
    elif each["text"] and not each["marks"] and not printed_here(read, each["text"]):
        added(read, standing, number, each, in_order)


def printed_here(read: Reading, text: str) -> bool:
    """Whether a paragraph without a mark is one that the paper prints by itself."""
    return text in read.plan.titles or text.startswith(UNANSWERED)


def place_of(each: Paragraph) -> str:
    text = each["text"]
    return f"đoạn “{text[:SHOWN]}{'…' if len(text) > SHOWN else ''}”"


def split(read: Reading, each: Paragraph) -> None:
    """The rest of a paragraph that Enter was pressed in."""
    if read.pieces and each["text"]:
        read.pieces[-1].lines.append(each["runs"])


def added(read: Reading, standing: Sequence[Paragraph], number: int, each: Paragraph, in_order: set[int]) -> None:
    """A paragraph without a mark: it belongs to the only answer that may stand there, if there is only one."""
    low = next((rank_at(read.plan, standing[n]) for n in range(number - 1, -1, -1) if n in in_order), 0)
    following = (rank_at(read.plan, standing[n]) for n in range(number + 1, len(standing)) if n in in_order)
    high = next(following, max(read.plan.slots, default=0))
    may = [rank for rank in read.plan.slots if low <= rank <= high]
    if len(may) == 1:
        read.pieces.append(Piece(may[0], "", [each["runs"]], place_of(each)))
        return
    named = ", ".join(f"“{read.name(rank)}”" for rank in may[:MANY]) + (" …" if len(may) > MANY else "")
    read.troubles.append(Trouble(place_of(each), NOWHERE.format(slots=named) if may else OUTSIDE))


def rank_at(plan: Plan, each: Paragraph) -> int:
    return ranks_in(plan, each)[0]


def unchanged(slot: Slot, mine: Sequence[Piece]) -> bool:
    """Whether the paper says what the server has."""
    if [piece.print for piece in mine] != slot.prints or any(len(piece.lines) != 1 for piece in mine):
        return not mine and not slot.lines
    return all(as_printed(text(piece.lines[0]), piece.print) for piece in mine)


def as_printed(line: str, print: str) -> bool:
    """Whether a paragraph still says what it said when it was printed; the last one carries the closing `./.`."""
    bare = line.strip()
    ways = [bare, without_end(bare)]
    ways += [bare.removesuffix(END) + mark for mark in ("", ";", ",", ":")] if bare.endswith(END) else []
    return any(printed_mark(way) == print for way in ways)


def text(runs: Sequence[Run]) -> str:
    return "".join(each for each, _ in runs)


def runs_of(slot: Slot, mine: Sequence[Piece]) -> list[Run]:
    """An answer as the paper has it: lines nobody touched as they are kept, the others as they were typed."""
    kept = dict(zip(slot.prints, slot.lines, strict=True))
    lines: list[list[Run]] = []
    for piece in mine:
        if len(piece.lines) == 1 and piece.print in kept and as_printed(text(piece.lines[0]), piece.print):
            lines.append([(kept[piece.print], None)])
        else:
            lines += [closed_off(line) for line in piece.lines]
    return [run for number, line in enumerate(lines) for run in ([("\n", None)] if number else []) + line]


def closed_off(line: list[Run]) -> list[Run]:
    """A typed paragraph without the `./.` that ends a paper."""
    return [(without_end(text(line).strip()), line[0][1])] if text(line).strip().endswith(END) else line
