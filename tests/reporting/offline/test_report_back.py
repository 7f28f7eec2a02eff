"""A printed report edited in Word: certain places are read, the others are told."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from docx.text.paragraph import Paragraph

from reporting.offline.importing import NotTaken
from reporting.offline.judging import Judged
from reporting.printing import print_report
from store import entries, users
from tests.reporting.offline.filling_in import Desktop, saved_again

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ADVANCES = "dac_diem_tinh_hinh"


@pytest.fixture
def paper(school: Desktop) -> bytes:
    return print_report(school.db, school.desk).data


def answers(file: Any) -> list[Paragraph]:
    """The paragraphs of answers, in order."""
    return [each for each in file.paragraphs if any(mark.count("_") == 3 for mark in marks(each) if "_m_" not in mark)]


def marks(each: Paragraph) -> list[str]:
    return [mark.get(f"{W}name", "") for mark in each._p.iter(f"{W}bookmarkStart")]


def judged(unit: Desktop, paper: bytes, change: Callable[[Any], Any]) -> Judged:
    return unit.proposal(unit.document(change, paper)).judged


def test_an_unchanged_paper_changes_nothing(school: Desktop, paper: bytes) -> None:
    made = school.proposal(paper)
    assert (made.kind, made.judged.unchanged) == ("report", True)


def test_a_paper_that_libreoffice_has_saved_again_changes_nothing(
    school: Desktop, paper: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    back = saved_again(tmp_path_factory.mktemp("office") / "once", {"C0001": paper}, "docx")
    assert school.proposal(back["C0001"]).judged.unchanged


def test_a_changed_sentence_is_found_in_its_answer(school: Desktop, paper: bytes) -> None:
    def change(file: Any) -> None:
        answers(file)[0].runs[0].text += " Thêm một câu."

    made = judged(school, paper, change)
    (cell,) = made.pages[0].answers[0].cells
    assert (made.pages[0].id, made.troubles) == ("tinh_hinh_chung", ())
    assert cell.new == f"{cell.old} Thêm một câu."


def test_a_deleted_paragraph_is_shown_as_a_change(school: Desktop, paper: bytes) -> None:
    def change(file: Any) -> None:
        first = answers(file)[0]._p
        first.getparent().remove(first)

    (page,) = judged(school, paper, change).pages
    assert [cell.new for cell in page.answers[0].cells] == [""]


def test_a_paragraph_split_in_two_stays_in_its_answer(school: Desktop, paper: bytes) -> None:
    def change(file: Any) -> None:
        first = answers(file)[0]
        end = next(first._p.iter(f"{W}bookmarkEnd"))
        rest = deepcopy(first._p)
        for mark in list(rest.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            mark.getparent().remove(mark)
        first._p.addnext(rest)
        rest.append(end)

    (page,) = judged(school, paper, change).pages
    (cell,) = page.answers[0].cells
    assert cell.new == f"{cell.old}\n{cell.old}"


def test_a_paragraph_moved_elsewhere_is_told_and_its_answer_left_alone(school: Desktop, paper: bytes) -> None:
    def change(file: Any) -> None:
        every = answers(file)
        every[0]._p.addprevious(every[-1]._p)

    made = judged(school, paper, change)
    assert ["đã bị chuyển sang chỗ khác" in each.message for each in made.troubles] == [True]
    assert made.pages == ()


def test_two_answers_run_together_are_told(school: Desktop, paper: bytes) -> None:
    def change(file: Any) -> None:
        every = answers(file)
        first, second = every[1]._p, every[2]._p
        for each in list(second):
            if not each.tag.endswith("pPr"):
                first.append(each)
        second.getparent().remove(second)

    made = judged(school, paper, change)
    assert ["đã nhập làm một" in each.message for each in made.troubles] == [True]


def added(after: int) -> Callable[[Any], None]:
    """A new paragraph behind an answer's."""

    def change(file: Any) -> None:
        before = answers(file)[after]
        made = deepcopy(before._p)
        for mark in list(made.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            mark.getparent().remove(mark)
        before._p.addnext(made)
        Paragraph(made, before._parent).runs[0].text = "Đoạn mới thêm trong Word."

    return change


def test_a_new_paragraph_with_one_possible_place_is_taken(school: Desktop, paper: bytes) -> None:
    (page,) = judged(school, paper, added(0)).pages
    assert [cell.new.endswith("\nĐoạn mới thêm trong Word.") for cell in page.answers[0].cells] == [True]


def test_a_new_paragraph_between_two_answers_is_told_not_guessed(school: Desktop, paper: bytes) -> None:
    made = judged(school, paper, added(1))
    assert (len(made.troubles), made.pages) == (1, ())
    assert "có thể thuộc" in made.troubles[0].message
    assert "Đoạn mới thêm" in made.troubles[0].place


def test_an_answer_saved_since_the_paper_was_printed_is_a_conflict(branch: Desktop) -> None:
    paper = print_report(branch.db, branch.desk).data
    kept, user = entries.get(branch.db, branch.desk.report.id, "tinh_hinh_chung"), users.by_login(branch.db, "N03")
    assert user
    content = {**kept.content, ADVANCES: "Lời trên trang."}
    at = "2012-07-10T10:00:00+07:00"
    entries.save(branch.db, kept.report_id, kept.section, content, kept.revision, "", "", user.id, at)

    def change(file: Any) -> None:
        answers(file)[0].runs[0].text = "Lời trong bản Word."

    (page,) = judged(branch, paper, change).pages
    assert (page.conflict, page.answers[0].cells[0].old) == (True, "Lời trên trang.")


def test_the_paper_of_another_unit_is_refused(school: Desktop, branch: Desktop, paper: bytes) -> None:
    with pytest.raises(NotTaken, match="của đơn vị mã C0001"):
        branch.proposal(paper, branch.desk)
