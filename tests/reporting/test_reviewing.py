"""What a reviewer says and does, and that nothing said is passed over."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from forms.outline import Outline
from reporting.clock import VIETNAM, stamp
from reporting.desk import Desk
from reporting.reviewing import LONGEST, NothingSaid, TooMuchSaid, accept, mend, say, send_back
from reporting.submission import Overtaken, Unfinished, submit
from reporting.workflow import NotAllowed
from store import comments, entries, events
from store.connection import Database
from store.errors import Missing
from tests.reporting.conftest import DISTRICT, PROVINCE, SCHOOL
from tests.reporting.filled import filled_contents
from tests.reporting.tree import NOW, desk, grow, own_desk, user


@pytest.fixture
def db(tmp_path: Path, outline: Outline) -> Iterator[Database]:
    """The school's report, handed in to the district."""
    opened = grow(tmp_path / "baocao.db", outline)
    for section, content in filled_contents(outline, SCHOOL.kind).items():
        report, author = own_desk(opened, SCHOOL).report.id, user(opened, "C0002").id
        entries.save(opened, report, section, content, 0, "", "", author, stamp(NOW))
    hand_in(opened)
    yield opened
    opened.close()


def hand_in(db: Database) -> None:
    submit(db, own_desk(db, SCHOOL), user(db, "C0002"), NOW)


def reviewing(db: Database) -> Desk:
    found = desk(db, "H02", SCHOOL)
    assert found is not None
    return found


def said(db: Database, text: str = "Bổ sung số liệu.", section: str = "") -> int:
    return say(db, reviewing(db), user(db, "H02"), NOW, text, section).id


def back(db: Database, text: str = "", action: str = "return") -> None:
    send_back(db, reviewing(db), action, user(db, "H02"), NOW, text)


def status(db: Database) -> str:
    return own_desk(db, SCHOOL).report.status


def test_a_report_is_not_returned_without_a_word(db: Database) -> None:
    with pytest.raises(NothingSaid):
        back(db)
    assert status(db) == "submitted"


def test_control_one_remark_on_a_section_is_enough(db: Database) -> None:
    said(db, section="trien_khai")
    back(db)
    assert status(db) == "returned"


def test_what_is_said_on_returning_stands_as_a_remark_on_the_whole(db: Database) -> None:
    back(db, "Xin ghi rõ hơn.")
    report = own_desk(db, SCHOOL).report.id
    assert [(each.section, each.body) for each in comments.of_report(db, report)] == [("", "Xin ghi rõ hơn.")]
    assert events.of_report(db, report)[-1].note == "Xin ghi rõ hơn."


def test_the_same_words_sent_twice_stand_once(db: Database) -> None:
    assert said(db) == said(db)


def test_a_remark_of_spaces_or_too_long_is_refused(db: Database) -> None:
    for text, refused in ((" \u200b", NothingSaid), ("x" * (LONGEST + 1), TooMuchSaid)):
        with pytest.raises(refused):
            said(db, text)


def test_an_open_remark_keeps_the_report_from_being_sent_again(db: Database) -> None:
    number = said(db, section="trien_khai")
    back(db)
    with pytest.raises(Unfinished) as refused:
        hand_in(db)
    found = refused.value.findings
    assert [(each.section, each.cell) for each in found] == [("trien_khai", f"y-kien-{number}")]
    assert "“Bổ sung số liệu.” chưa được đánh dấu đã sửa" in found[0].message


def test_control_once_ticked_it_is_sent_again_and_the_remark_stays(db: Database) -> None:
    number = said(db)
    back(db)
    for _ in range(2):
        mend(db, own_desk(db, SCHOOL), user(db, "C0002"), NOW, number)
    hand_in(db)
    assert status(db) == "submitted"
    assert comments.of_report(db, own_desk(db, SCHOOL).report.id)[0].resolved_by == user(db, "C0002").id


def test_only_the_author_ticks_and_only_what_is_said_of_this_report(db: Database) -> None:
    number = said(db)
    back(db)
    with pytest.raises(NotAllowed):
        mend(db, reviewing(db), user(db, "H02"), NOW, number)
    with pytest.raises(Missing):
        mend(db, own_desk(db, DISTRICT), user(db, "H02"), NOW, number)


def test_a_report_is_reopened_with_a_reason_only(db: Database) -> None:
    said(db)
    accept(db, reviewing(db), user(db, "H02"), NOW)
    with pytest.raises(NothingSaid):
        back(db, action="reopen")
    back(db, "Số liệu năm 2011 phải sửa.", "reopen")
    assert status(db) == "returned"


STEPS: list[Callable[[Database, Desk], object]] = [
    lambda db, at: accept(db, at, user(db, "C0002"), NOW),
    lambda db, at: send_back(db, at, "return", user(db, "C0002"), NOW, "Tự trả lại."),
    lambda db, at: say(db, at, user(db, "C0002"), NOW, "Tự góp ý."),
]


@pytest.mark.parametrize("step", STEPS)
def test_nobody_reviews_the_own_report(db: Database, step: Callable[[Database, Desk], object]) -> None:
    with pytest.raises(NotAllowed):
        step(db, own_desk(db, SCHOOL))
    assert status(db) == "submitted"


def test_a_lost_race_writes_nothing(db: Database) -> None:
    before = reviewing(db)
    accept(db, before, user(db, "H02"), NOW)
    with pytest.raises(Overtaken):
        send_back(db, before, "return", user(db, "H02"), NOW, "Muộn rồi.")
    with pytest.raises(Overtaken):
        say(db, before, user(db, "H02"), NOW, "Muộn rồi.")
    assert comments.of_report(db, before.report.id) == ()


def test_the_topmost_unit_takes_its_report_back_after_the_deadline_for_nobody_else_can(db: Database) -> None:
    late = datetime(2013, 1, 1, tzinfo=VIETNAM)
    root, below = desk(db, "chuyenvien", PROVINCE, late), desk(db, "C0002", SCHOOL, late)
    assert root is not None and below is not None
    handed_in = replace(root, report=replace(root.report, status="submitted"))
    assert [step.action for step in handed_in.transitions] == ["recall"]
    assert below.transitions == []
