"""The demo's own consolidations: figures that came from below, one run that changed some, one total typed over."""

from contextlib import closing
from pathlib import Path

from reporting.clock import Clock
from reporting.consolidation.consolidating import consolidate_report, gather
from reporting.consolidation.rerun import explained, frozen
from reporting.consolidation.settling import differences_of
from reporting.founding_demo import DEMO_DAY, TYPED_OVER, found_demo
from reporting.lookup import report_of
from store import consolidations, entries
from store.connection import Database, connect
from store.migrations import migrate
from tests.reporting.demo_made import made, report

NOW = Clock(DEMO_DAY).now()


def test_the_province_was_consolidated_twice_and_one_unit_made_the_difference(db: Database) -> None:
    desk = report_of(db, "nq20", "TINH", NOW)
    first, last = consolidations.of_report(db, desk.report.id)
    causes = {share.name for one in explained(db, desk.outline, frozen(first), frozen(last)) for share in one.shares}
    assert len(causes) == 1


def test_its_figures_are_those_of_the_demo_and_another_run_changes_nothing(db: Database) -> None:
    desk = report_of(db, "nq20", "TINH", NOW)
    done = consolidate_report(db, desk, 1, NOW)
    assert (done.draft.written, done.draft.left) == ((), ())
    planned = report(made(16), "TINH").contents["tinh_hinh_chung"]["so_lieu_chung"]["figures"]["A01"]
    assert done.gathered.made.kept()["A01"] == planned


def test_with_the_reports_handed_in_there_is_something_to_do(db: Database) -> None:
    desk = report_of(db, "nq20", "TINH", NOW)
    assert consolidate_report(db, desk, 1, NOW, submitted=True).draft.written


def test_a_sector_types_one_total_otherwise_where_it_has_units(tmp_path: Path) -> None:
    migrate(tmp_path / "baocao.db")
    with closing(connect(tmp_path / "baocao.db")) as fresh:
        found_demo(fresh, 60, NOW)
        found = differences_of(fresh, gather(fresh, report_of(fresh, "nq20", "N03", NOW)))
    assert [one.place.cell for one in found] == [TYPED_OVER]


def test_where_it_has_none_its_draft_is_as_planned(db: Database) -> None:
    kept = entries.of_report(db, report_of(db, "nq20", "N03", NOW).report.id)
    planned = report(made(16), "N03").contents
    assert {section: kept[section].content for section in planned} == planned
