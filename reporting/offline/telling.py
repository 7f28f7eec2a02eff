"""What is said of a returned file on one line, and the lines under it."""

from collections.abc import Iterator

from reporting.offline.judging import Judged

UNCHANGED = "không thay đổi"
EMPTY = "(để trống)"
MOST_SHOWN, BEFORE = 80, 20


def summary(made: Judged) -> str:
    """`không thay đổi`, `12 ô thay đổi, 1 mục có bản mới hơn trên máy chủ, 2 lỗi`."""
    if not made.whole:
        return f"không nhận được, {len(made.troubles)} lỗi về cấu trúc biểu"
    said = [f"{made.cells} ô thay đổi"] if made.pages else []
    contested = sum(page.conflict for page in made.pages)
    said += [f"{contested} mục đã có bản mới hơn trên máy chủ"] if contested else []
    said += [f"{len(made.troubles)} lỗi"] if made.troubles else []
    return ", ".join(said) or UNCHANGED


def lines(made: Judged) -> Iterator[str]:
    """Each error with its cell, then each change with its cell: old → new."""
    for trouble in made.troubles:
        yield f"lỗi: {trouble.place}: {trouble.message}"
    for page in made.pages:
        mark = " (mục này đã có bản mới hơn trên máy chủ)" if page.conflict else ""
        for answer in page.answers:
            for cell in answer.cells:
                what = f"{answer.question} › {cell.label}" if cell.label else answer.question
                place = f" [{cell.place}]" if cell.place else ""
                yield f"{page.title} › {what}{place}: {both(cell.old, cell.new)}{mark}"
    for title in made.behind:
        yield f"{title}: trên máy chủ đã có bản mới hơn, tệp không sửa mục này nên giữ nguyên"


def both(old: str, new: str) -> str:
    """Two texts as `“…” → “…”`, long ones from a little before the place where they part."""
    old, new = " ".join(old.split()), " ".join(new.split())
    same = next(
        (at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), min(len(old), len(new))
    )
    start = max(0, same - BEFORE) if max(len(old), len(new)) > MOST_SHOWN else 0
    return f"{cut(old, start)} → {cut(new, start)}"


def cut(text: str, start: int) -> str:
    """A text from a place on, no longer than is read at a glance."""
    if not text:
        return EMPTY
    end = start + MOST_SHOWN
    return f"“{'…' if start else ''}{text[start:end]}{'…' if len(text) > end else ''}”"
