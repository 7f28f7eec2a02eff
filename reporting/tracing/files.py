"""The workbook of a consolidated report as a file to hand out."""

from documents.consolidation_book import consolidation_book
from reporting.desk import Desk
from reporting.lookup import NotFound
from reporting.printing import Printed, traced_of
from reporting.tracing.book import book_of
from store.connection import Database, snapshot
from vietnamese.filenames import ascii_name


class NeverConsolidated(NotFound):
    """A report that is of no units' figures, so it has no workbook of them."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Báo cáo của {name} chưa được tổng hợp từ đơn vị trực thuộc nên chưa có phụ lục Excel.")


def workbook_of(db: Database, desk: Desk) -> Printed:
    """The workbook over the last consolidation of the report; raises `NeverConsolidated`."""
    with snapshot(db):
        traced = traced_of(db, desk)
        if traced is None:
            raise NeverConsolidated(desk.unit.short_name)
        made = book_of(db, desk, traced)
    name = f"{desk.unit.code}_{ascii_name(desk.unit.short_name)}_phu-luc-tong-hop.xlsx"
    return Printed(name, consolidation_book(made))
