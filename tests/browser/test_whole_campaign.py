"""A whole campaign in real browsers: opened, invited, filled, returned, reminded, consolidated twice, printed.

Every figure of the two consolidated reports, on paper and in the workbook, is held against plain sums over what
`report show` prints of each unit.
"""

import copy
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from documents.format_check.check import check
from forms.outline import Outline, load_outline
from reporting.founding import CLERK
from tests.browser.campaign.expected import Exact, Expected, printed, rounded
from tests.browser.campaign.files import BY_UNIT, WHOLE, Book, body, figures_on_paper, units_on_paper
from tests.browser.campaign.journey import Journey, lived
from tests.browser.campaign.steps import DOOR, OUTLINE
from tests.browser.campaign.tree import CHILDREN, PARENTS, SILENT, found
from tests.browser.campaign.typed import MENDED, REMARK, WORK
from tests.browser.served_demo import ServedDemo
from tests.browser.steps import Visit

LEVELS = pytest.mark.parametrize("unit", ["H01", "TINH"])
MISSING = "CĐCS Trạm Y tế xã Nhân Đạo"


@pytest.fixture(scope="module")
def journey(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journey]:
    folder = tmp_path_factory.mktemp("whole") / "instance"
    folder.mkdir()
    found(folder)
    demo, contexts = ServedDemo(folder), list[BrowserContext]()

    def window() -> Visit:
        context = chromium.new_context(locale="vi-VN", accept_downloads=True)
        context.set_default_timeout(30_000)
        contexts.append(context)
        return Visit(context, context.new_page(), demo.address).watch()

    try:
        yield lived(window, code_told(demo), folder)
    finally:
        for context in contexts:
            context.close()
        demo.stop()


def code_told(demo: ServedDemo) -> str:
    """The clerk's one-time code, as the server prints it for whoever starts it."""
    told = re.search(rf"{CLERK} +(\S+)", "".join(demo.told))
    assert told
    return told[1]


@pytest.fixture(scope="module")
def asked() -> Outline:
    return load_outline(OUTLINE.read_text())


def on_paper(asked: Outline, figure: list[Exact], id: str) -> list[str]:
    one = asked.indicator(id)
    return [printed(each, 1 if one.ratio else one.decimals) for each in figure]


def annex(journey: Journey, asked: Outline, unit: str) -> dict[str, list[str]]:
    """{indicator: its periods and its last column} of the annex by period, on paper."""
    rows = figures_on_paper(journey.papers[unit], "Số đơn vị có số liệu")
    # The sum of a flow and the state of a stock have a column each; one of them is empty.
    return {one.id: [*row[:-3], row[-3] + row[-2]] for one in asked.indicators if (row := rows.get(one.label))}


def test_opening_warns_of_days_that_contradict_each_other(journey: Journey) -> None:
    late_guidance, child_after_parent = "đơn vị nhận được hướng dẫn khi đã quá hạn", "cấp trên phải gửi khi cấp dưới"
    assert late_guidance in journey.seen["doubted"]
    assert child_after_parent in journey.seen["doubted"]
    assert child_after_parent not in journey.seen["mended_day"]


def test_each_unit_has_a_letter_of_its_own_code(journey: Journey) -> None:
    assert journey.codes.keys() == PARENTS.keys() - {"TINH"}
    assert len(set(journey.codes.values())) == 5
    assert f"{DOOR}/moi" in journey.letters


def test_the_code_opened_each_ones_own_report(journey: Journey) -> None:
    assert len(set(journey.bases.values())) == 5
    for unit in ("C01", "C02", "C04"):
        assert journey.reports[unit]["entries"]["ket_qua"]["viec_da_lam"] == (MENDED if unit == "C02" else WORK[unit])


def test_the_returned_report_showed_the_remark_and_went_again(journey: Journey) -> None:
    assert "Báo cáo bị trả lại để sửa" in journey.seen["returned"]
    assert REMARK in journey.seen["returned"]
    assert "C02-02-" in journey.seen["C02 sent again"]


def test_the_reminder_goes_to_exactly_the_one_that_has_not_sent(journey: Journey) -> None:
    assert re.findall(r"\d\. (\w+) – ", journey.reminders) == [SILENT]
    assert re.findall("Kính gửi: (.+)", journey.reminders) == ["Công đoàn cơ sở Trạm Y tế xã Nhân Đạo"]


def test_reports_are_accepted_together_at_both_levels(journey: Journey) -> None:
    states = {unit: report["status"] for unit, report in journey.reports.items()}
    assert states == {**dict.fromkeys(PARENTS, "accepted"), "TINH": "draft", SILENT: "draft"}
    for told in ("accepted below", "accepted"):
        assert "Đã duyệt 2 báo cáo" in journey.seen[told]


def test_the_page_of_the_district_names_the_missing_unit(journey: Journey) -> None:
    assert "2/3 đơn vị" in journey.seen["H01 summed"]
    assert MISSING in journey.seen["H01 summed"]


def test_a_figure_opens_to_the_units_that_it_is_made_of(journey: Journey) -> None:
    lines = journey.seen["A01 opened"]
    for name, figure in (("CĐCS Trường THCS Kiến Đức", "43"), ("CĐCS Công ty TNHH Gỗ Nhân Cơ", "1.240")):
        assert re.search(rf"{name}\s+{figure}\s+bản", lines)
    assert re.search(rf"{MISSING}.+Chưa được tính", lines)


def test_the_picked_passage_stands_in_the_reports_above(journey: Journey) -> None:
    assert [line for line in (WORK["H01"], MENDED.split(". ")[0]) if line not in body(journey.papers["H01"])] == []
    assert WORK["H01"] in body(journey.papers["TINH"])


@LEVELS
def test_the_draft_holds_the_totals_of_the_oracle(journey: Journey, asked: Outline, unit: str) -> None:
    totals, kept = Expected(asked, journey.reports, unit).totals, journey.reports[unit]["figures"]
    assert kept.keys() >= {"A01", "L01", "G01", "K01", "E01"}
    assert {id: row for id, row in totals.items() if id in kept} == kept


@LEVELS
def test_every_figure_of_the_annex_by_period_is_that_of_the_oracle(journey: Journey, asked: Outline, unit: str) -> None:
    wanted = Expected(asked, journey.reports, unit)
    assert annex(journey, asked, unit) == {one.id: on_paper(asked, row, one.id) for one, row in wanted.by_period()}


def test_a_figure_of_one_unit_that_were_another_would_be_seen(journey: Journey, asked: Outline) -> None:
    changed = copy.deepcopy(journey.reports)
    changed["C01"]["figures"]["A01"]["2011"] = "44"
    wanted = {one.id: on_paper(asked, row, one.id) for one, row in Expected(asked, changed, "H01").by_period()}
    found = annex(journey, asked, "H01")
    assert [id for id in wanted if wanted[id] != found[id]] == ["A01", "T01"]


@LEVELS
def test_every_figure_of_the_annex_by_unit_is_that_of_the_oracle(journey: Journey, asked: Outline, unit: str) -> None:
    wanted, counted = Expected(asked, journey.reports, unit), units_on_paper(journey.papers[unit])["đã"]
    rows = figures_on_paper(journey.papers[unit], "Cộng từ các đơn vị")
    assert rows == {one.label: on_paper(asked, row, one.id) for one, row in wanted.columns(counted)}


@LEVELS
def test_the_annex_lists_every_unit_as_counted_or_missing(journey: Journey, unit: str) -> None:
    listed = units_on_paper(journey.papers[unit])
    assert sorted(listed["đã"] + listed["chưa"]) == sorted(CHILDREN[unit])
    assert [code for code in listed["chưa"] if code != SILENT] == []
    assert MISSING in body(journey.papers[unit])


@LEVELS
def test_the_papers_have_no_fault_of_form(journey: Journey, unit: str) -> None:
    assert check(journey.papers[unit]) == []


@LEVELS
def test_the_summing_sheets_of_the_workbook_come_to_the_oracle(journey: Journey, asked: Outline, unit: str) -> None:
    wanted, book = Expected(asked, journey.reports, unit), Book(journey.books[unit])
    columns = {one.id: [rounded(each) for each in row] for one, row in wanted.columns(book.children())}
    assert book.rows(WHOLE, 4) == {one.id: [rounded(each) for each in row] for one, row in wanted.by_period()}
    assert book.rows(BY_UNIT, len(columns["A01"])) == columns
    assert book.live() > 100


@LEVELS
def test_each_units_line_in_the_workbook_is_what_it_gave(journey: Journey, asked: Outline, unit: str) -> None:
    book = Book(journey.books[unit])
    for period in asked.periods:
        wanted = Expected(asked, journey.reports, unit).lines(period.id)
        found = book.period(period.label.replace("/", "-"))
        assert {line: found[line] for line in wanted} == wanted


def test_no_request_left_the_host_and_the_consoles_stayed_silent(journey: Journey) -> None:
    assert len(journey.visits) == 5
    assert [visit.foreign + visit.errors for visit in journey.visits.values()] == [[]] * 5
