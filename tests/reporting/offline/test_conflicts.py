"""C13: whose form it is, which state it was made from, and what somebody else has saved since."""

from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from reporting.offline.importing import EVENT, NotTaken, take
from store import entries, events, users
from store.connection import Database
from store.entries import Conflict
from store.errors import ReportLocked
from tests.reporting.offline.filling_in import FIGURES, NOW, TEXTS, Desktop, at

CHUNG, QUESTION = "tinh_hinh_chung", "dac_diem_tinh_hinh"
OTHER, OTHER_QUESTION = "trien_khai", "tham_muu_cong_doan"


def write(unit: Desktop, section: str, question: str, text: str) -> None:
    """Somebody saves this answer on the page."""
    kept = entries.get(unit.db, unit.desk.report.id, section)
    user = users.by_login(unit.db, unit.code)
    assert user
    content = {**kept.content, question: text}
    entries.save(
        unit.db, unit.desk.report.id, section, content, kept.revision, "", "", user.id, "2012-07-10T10:00:00+07:00"
    )


def answered(text: str) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        at(book, TEXTS, QUESTION, "C").value = text

    return change


def accept(unit: Desktop, data: bytes) -> int:
    made, user = unit.proposal(data), users.by_login(unit.db, unit.code)
    assert user
    return take(unit.db, made, [page.id for page in made.judged.pages], {}, user.id, "tep.xlsx", NOW)


def test_a_change_is_told_by_section_and_cell(branch: Desktop) -> None:
    (page,) = branch.proposal(branch.workbook(answered("Lời mới."))).judged.pages
    (cell,) = page.answers[0].cells
    assert (page.id, page.conflict, cell.new) == (CHUNG, False, "Lời mới.")
    assert cell.place.startswith("Lời văn!C")
    assert cell.old == entries.get(branch.db, branch.desk.report.id, CHUNG).content[QUESTION]


def test_what_was_accepted_is_kept_with_its_event(branch: Desktop) -> None:
    before = entries.get(branch.db, branch.desk.report.id, CHUNG).revision
    assert accept(branch, branch.workbook(answered("Lời mới."))) == 1
    kept = entries.get(branch.db, branch.desk.report.id, CHUNG)
    assert (kept.content[QUESTION], kept.revision) == ("Lời mới.", before + 1)
    assert [each.note for each in events.of_report(branch.db, branch.desk.report.id) if each.kind == EVENT] == [
        "tep.xlsx: 1 mục, 1 ô"
    ]


def test_the_same_file_again_changes_nothing(branch: Desktop) -> None:
    data = branch.workbook(answered("Lời mới."))
    accept(branch, data)
    assert branch.proposal(data).judged.unchanged


def test_a_section_saved_since_and_written_in_the_file_is_a_conflict_with_both_texts(branch: Desktop) -> None:
    data = branch.workbook(answered("Lời trong tệp."))
    write(branch, CHUNG, QUESTION, "Lời trên trang.")
    (page,) = branch.proposal(data).judged.pages
    (cell,) = page.answers[0].cells
    assert (page.conflict, cell.old, cell.new) == (True, "Lời trên trang.", "Lời trong tệp.")


def test_a_section_saved_since_and_left_alone_in_the_file_stays(branch: Desktop) -> None:
    data = branch.workbook(answered("Lời trong tệp."))
    write(branch, OTHER, OTHER_QUESTION, "Lời trên trang.")
    made = branch.proposal(data).judged
    assert ([page.id for page in made.pages], made.contested, len(made.behind)) == ([CHUNG], False, 1)


def test_sections_without_conflict_can_still_be_taken(branch: Desktop) -> None:
    def change(book: Workbook) -> None:
        answered("Lời trong tệp.")(book)
        at(book, TEXTS, OTHER_QUESTION, "C").value = "Tham mưu trong tệp."

    data = branch.workbook(change)
    write(branch, CHUNG, QUESTION, "Lời trên trang.")
    made, user = branch.proposal(data), users.by_login(branch.db, "N03")
    assert user
    assert take(branch.db, made, [OTHER], {}, user.id, "tep.xlsx", NOW) == 1
    assert entries.get(branch.db, branch.desk.report.id, CHUNG).content[QUESTION] == "Lời trên trang."


def test_what_is_saved_between_looking_and_accepting_is_noticed(branch: Desktop) -> None:
    made, user = branch.proposal(branch.workbook(answered("Lời trong tệp."))), users.by_login(branch.db, "N03")
    assert user
    with pytest.raises(Conflict):
        take(branch.db, made, [CHUNG], {CHUNG: made.judged.pages[0].revision - 1}, user.id, "tep.xlsx", NOW)


def test_the_form_of_another_unit_is_refused(branch: Desktop, school: Desktop) -> None:
    with pytest.raises(NotTaken, match="của đơn vị mã C0001, không phải của"):
        branch.proposal(school.form(), branch.desk)


def test_the_form_of_another_server_is_refused(branch: Desktop) -> None:
    with pytest.raises(NotTaken, match="máy chủ khác lập"):
        branch.proposal(branch.form(), key=b"x" * 32)


def test_a_form_put_together_from_two_is_refused(branch: Desktop, school: Desktop) -> None:
    def change(book: Workbook) -> None:
        book["_bc"]["A1"].value = ticket

    ticket = load_workbook(BytesIO(school.form()))["_bc"]["A1"].value
    with pytest.raises(NotTaken, match="ghép từ biểu của hai đơn vị"):
        branch.proposal(branch.workbook(change))


def test_a_report_that_was_handed_in_is_compared_but_not_written(school: Desktop) -> None:
    data = school.workbook(answered("Lời mới."))
    assert school.proposal(data).judged.cells == 1
    with pytest.raises(ReportLocked):
        accept(school, data)


def test_all_chosen_sections_are_kept_or_none(branch: Desktop, db: Database) -> None:
    def change(book: Workbook) -> None:
        answered("Lời trong tệp.")(book)
        at(book, FIGURES, "so_lieu_trien_khai-T01-*", "E").value = 77

    made, user = branch.proposal(branch.workbook(change)), users.by_login(db, "N03")
    assert user
    write(branch, OTHER, OTHER_QUESTION, "Lời trên trang.")
    with pytest.raises(Conflict):
        take(db, made, [CHUNG, OTHER], {}, user.id, "tep.xlsx", NOW)
    assert entries.get(db, branch.desk.report.id, CHUNG).content.get(QUESTION) != "Lời trong tệp."
