"""A unit that is renamed: what it handed in prints as it was, what it still writes prints as it is."""

import io
from dataclasses import replace
from datetime import datetime

import pytest
from docx import Document

from reporting.clock import VIETNAM
from reporting.export import Press
from reporting.frozen import as_printed
from reporting.lookup import campaign_called, report_of
from reporting.printing import print_report
from store import reports, units
from store.connection import Database
from store.job_items import Item
from store.units import Unit

NOW = datetime(2012, 7, 10, 9, tzinfo=VIETNAM)
RENAMED = "Liên đoàn Lao động thành phố Mới"
LINES = ("LIÊN ĐOÀN LAO ĐỘNG", "THÀNH PHỐ MỚI")


def rename(db: Database, code: str) -> Unit:
    """The unit as it was before."""
    unit = units.by_code(db, code)
    assert unit
    units.change(db, replace(unit, name=RENAMED, short_name=RENAMED, heading_lines=LINES))
    return unit


def printed(db: Database, code: str) -> str:
    paper = Document(io.BytesIO(print_report(db, report_of(db, "nq20", code, NOW)).data))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


def code_in(db: Database, status: str) -> str:
    """The first unit whose report is in this state."""
    found = reports.of_campaign(db, campaign_called(db, "nq20").id)
    return next(unit.code for unit in units.all_units(db) if found[unit.id].status == status)


def test_a_report_that_is_handed_in_prints_the_names_it_was_handed_in_with(db: Database) -> None:
    old = rename(db, "H01")
    text = printed(db, "H01")
    assert old.name in text and RENAMED not in text and LINES[1] not in text


@pytest.mark.parametrize("status", ["draft", "returned"])
def test_a_report_still_in_the_making_prints_the_new_ones(db: Database, status: str) -> None:
    code = code_in(db, status)
    rename(db, code)
    assert LINES[1] in printed(db, code)


def test_a_report_opened_again_takes_the_new_names(db: Database) -> None:
    rename(db, "H01")
    report = report_of(db, "nq20", "H01", NOW).report
    reports.change_status(db, report.id, "accepted", "returned", None, "2012-07-10T09:00:00+07:00")
    assert LINES[1] in printed(db, "H01")


def test_many_reports_at_once_do_the_same(db: Database) -> None:
    old, desk = rename(db, "H01"), report_of(db, "nq20", "H01", NOW)
    item = Item(1, desk.unit.id, desk.report.id, "a.docx", 0, 1)
    (ready,) = Press(db, desk.campaign).ready([item])
    assert (ready.context["don_vi"]["ten"], ready.context["co_quan"]) == (old.name, list(old.heading_lines))


def test_whom_to_call_is_always_todays(db: Database) -> None:
    unit = units.by_code(db, "H01")
    assert unit
    seen = as_printed(unit, {"code": "H01", "name": "Cũ", "sign_lines": ["A", "B"], "contact_phone": "1"})
    assert (seen.name, seen.sign_lines, seen.contact_phone) == ("Cũ", ("A", "B"), unit.contact_phone)


def test_names_of_another_unit_are_not_taken(db: Database) -> None:
    unit = units.by_code(db, "H01")
    assert unit and as_printed(unit, {"code": "H02", "name": "Khác"}) == unit
