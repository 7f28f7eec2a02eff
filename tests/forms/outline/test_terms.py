"""An outline written once is read for any term of its cycle: words, days, deadlines follow."""

from datetime import date

import pytest

from forms.outline import OutlineProblems, load_outline
from forms.outline.terms import BadTerm, read_term
from tests.forms.quarter import QUARTER


@pytest.mark.parametrize(
    ("text", "name", "first", "last"),
    [
        ("2026-Q3", "quý III/2026", date(2026, 7, 1), date(2026, 9, 30)),
        ("2028-Q1", "quý I/2028", date(2028, 1, 1), date(2028, 3, 31)),
        ("2026-H2", "6 tháng cuối năm 2026", date(2026, 7, 1), date(2026, 12, 31)),
        ("2028-M02", "tháng 2/2028", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026", "năm 2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_term_has_a_name_and_days(text: str, name: str, first: date, last: date) -> None:
    term = read_term(text)
    assert term and (term.id, term.name.replace("\u00a0", " "), term.first, term.last) == (text, name, first, last)


NO_TERMS = ["", "2026-Q5", "2026-Q0", "2026-M13", "26-Q1", "2026-T3", "2026-", "0001", "9999", "1899-Q1", "2026-Q"]


@pytest.mark.parametrize("text", NO_TERMS)
def test_what_is_no_term_is_none(text: str) -> None:
    assert read_term(text) is None


def test_terms_follow_each_other_over_the_new_year() -> None:
    term = read_term("2026-Q1")
    assert term and (term.before.id, term.after.id, term.year_before.id) == ("2025-Q4", "2026-Q2", "2025-Q1")
    last = read_term("2026-M12")
    assert last and last.after.id == "2027-M01"


def test_the_same_file_serves_another_term() -> None:
    third, fourth = load_outline(QUARTER), load_outline(QUARTER, "2026-Q4")
    assert (third.term, fourth.term) == ("2026-Q3", "2026-Q4")
    assert fourth.short_title == "Báo cáo quý\u00a0IV/2026"
    assert fourth.title.endswith("nhiệm vụ quý\u00a0I/2027")
    assert fourth.campaign.deadlines[0].date == date(2027, 1, 5)
    assert [period.printed for period in third.periods][:2] == ["Lũy kế đến 30/6/2026", "Quý\u00a0III/2026"]


def test_the_first_quarter_has_no_column_of_what_was_before() -> None:
    first = load_outline(QUARTER, "2026-Q1")
    assert [period.id for period in first.periods] == ["now", "sum", "then", "plan", "part"]
    derived = first.period("sum").derived
    assert derived and derived.total == ("now",)


@pytest.mark.parametrize(("term", "said"), [("2026-M07", "loại kỳ khác"), ("2026-Q7", "không phải một kỳ")])
def test_another_cycle_is_refused(term: str, said: str) -> None:
    with pytest.raises(BadTerm, match=said):
        load_outline(QUARTER, term)


def test_an_outline_without_terms_has_none_to_choose() -> None:
    with pytest.raises(BadTerm, match="không báo cáo theo kỳ"):
        load_outline(QUARTER.replace('term: "2026-Q3"\n', ""), "2026-Q3")


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('term: "2026-Q3"', "term: quy-3", 3, "“quy-3” không phải một kỳ"),
        ("<ky_sau>", "<quy_sau>", 4, "chỗ trống <quy_sau> không có; chỉ dùng: <ky>"),
        ("Báo cáo <ky>", "Báo cáo <ky+3>", 5, "không phải một ngày"),
    ],
)
def test_what_is_wrong_with_a_place_is_told_with_its_line(old: str, new: str, line: int, said: str) -> None:
    with pytest.raises(OutlineProblems) as refused:
        load_outline(QUARTER.replace(old, new, 1))
    [problem] = refused.value.problems
    assert problem.line == line
    assert said in problem.message


def test_a_file_without_term_keeps_its_angle_brackets() -> None:
    text = QUARTER.split("totals:")[0].replace('term: "2026-Q3"\n', "").replace("<den+5>", "2026-10-05")
    rest = QUARTER[QUARTER.index("sections:") :]
    plain = 'periods:\n  - {id: now, label: Nay, printed: Nay, from: 2026-07-01, to: 2026-09-30}\n'
    outline = load_outline(text + plain + rest.replace(", not_asked: [plan]", ""))
    assert outline.short_title == "Báo cáo <ky>"
