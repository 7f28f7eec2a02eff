"""A consolidated report in a volume: its charts come along, each with its own numbers."""

from documents import load_template, volume
from documents.package import unpacked
from reporting.lookup import campaign_called, report_of
from reporting.paper import consolidated_file
from reporting.printing import plain, traced_of
from store.connection import Database
from tests.reporting.ground import NOW
from tests.reporting.tracing.grove import chained


def test_the_charts_of_two_reports_stand_apart(db: Database) -> None:
    chained(db)
    campaign = campaign_called(db, "nq20")
    template = load_template(consolidated_file(campaign.profile))
    desks = [report_of(db, "nq20", code, NOW) for code in ("TINH", "H01")]
    reports = [(template, plain(db, desk, traced=traced_of(db, desk))) for desk in desks]
    opening = {"co_quan_chu_quan": [], "co_quan": [], "ten": "TẬP 1", "tieu_de": "Báo cáo", "phu": [], "muc_luc": [],
               "ma_ban": ""}  # fmt: skip
    parts = unpacked(volume(opening, reports))
    drawn = [parts[f"word/charts/bieu_do_1-000{number}.xml"] for number in (1, 2)]
    assert drawn[0] != drawn[1]
    assert all(b"{{" not in xml and b"{%" not in xml for xml in drawn)
