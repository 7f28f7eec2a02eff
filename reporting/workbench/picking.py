"""Passages put into a report's draft and taken out of it again, always through an ordinary save."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from reporting.clock import stamp
from reporting.desk import Desk
from reporting.workbench.cutting import paragraphs, sentences
from reporting.workbench.gathering import Below, of_point, told_at
from reporting.workbench.points import Point, answer_at, appended, taken_out, with_answer
from store import entries, passages, reports
from store.connection import Database, write
from store.narratives import Told
from store.passages import Passage


class Chosen(NamedTuple):
    """A paragraph of a hand-in, or those of its sentences whose places are named (none: all of it)."""

    report_id: int
    version: int
    paragraph: int
    sentences: tuple[int, ...] = ()


class SourceChanged(ValueError):
    """Đơn vị vừa nộp bản khác nên đoạn đã chọn không còn như trên trang. Xin đọc bản mới dưới đây rồi chọn lại."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


class NothingChosen(ValueError):
    """Xin chọn ít nhất một đoạn hoặc một câu."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


class NotAsked(ValueError):
    """Đơn vị không có câu hỏi này trong báo cáo của mình nên chỉ đọc được, không đưa vào bản nháp được."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def pick(
    db: Database,
    desk: Desk,
    below: Below,
    point: Point,
    chosen: Sequence[Chosen],
    revision: int,
    by: int,
    now: datetime,
) -> int:
    """Put the chosen passages behind what the draft says at a point; returns how many, 0 where all were in use.

    `revision` is that of the section on the page they were chosen from. Raises NothingChosen, SourceChanged,
    NotAsked, ReportLocked, Conflict.
    """
    if not chosen:
        raise NothingChosen
    if not point.ours:
        raise NotAsked
    with write(db):
        reports.refuse_locked(db, desk.report.id)
        told = {one.report_id: one for one in told_at(db, desk, below, point).values()}
        in_use = {key_of(one) for one in of_point(passages.of_report(db, desk.report.id), point)}
        found = [made(desk, point, told, one, by, now) for one in chosen]
        fresh = [one for one in found if key_of(one) not in in_use]
        if fresh:
            put(db, desk, point, fresh, revision, by, now)
        return len(fresh)


def key_of(passage: Passage) -> tuple[int, int, int, str]:
    """What makes two passages the same."""
    return passage.source_report, passage.source_version, passage.paragraph, passage.text


def made(desk: Desk, point: Point, told: dict[int, Told], chosen: Chosen, by: int, now: datetime) -> Passage:
    """The passage as it stands in its source; the page only names it."""
    source = told.get(chosen.report_id)
    if source is None or source.version != chosen.version:
        raise SourceChanged
    try:
        text = paragraphs(source.text)[chosen.paragraph]
        if chosen.sentences:
            cut = sentences(text)
            text = " ".join(cut[place] for place in sorted(set(chosen.sentences)))
    except IndexError:
        raise SourceChanged from None
    where = (point.section, point.question, point.addressee)
    origin = (source.report_id, source.version, source.revision, chosen.paragraph)
    return Passage(0, desk.report.id, *where, *origin, text, by, stamp(now))


def put(
    db: Database, desk: Desk, point: Point, fresh: Sequence[Passage], revision: int, by: int, now: datetime
) -> None:
    kept = entries.get(db, desk.report.id, point.section)
    text = appended(answer_at(kept.content, point), [one.text for one in fresh])
    content = with_answer(kept.content, point, text)
    entries.save(db, desk.report.id, point.section, content, revision, "", "", by, stamp(now))
    for one in fresh:
        passages.add(db, one)


def unpick(db: Database, desk: Desk, point: Point, passage_id: int, by: int, now: datetime) -> bool | None:
    """Take a passage back; its text leaves the draft only where it stands there just as it was taken.

    True where the text left, False where somebody has changed it and it stays, None where there is no such
    passage in use. Raises ReportLocked.
    """
    with write(db):
        reports.refuse_locked(db, desk.report.id)
        mine = of_point(passages.of_report(db, desk.report.id), point)
        passage = next((one for one in mine if one.id == passage_id), None)
        if passage is None or not passages.drop(db, desk.report.id, passage_id, by, stamp(now)):
            return None
        kept = entries.get(db, desk.report.id, point.section)
        rest = taken_out(answer_at(kept.content, point), passage.text)
        if rest is None:
            return False
        content = with_answer(kept.content, point, rest)
        entries.save(db, desk.report.id, point.section, content, kept.revision, "", "", by, stamp(now))
        return True
