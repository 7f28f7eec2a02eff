"""The audit on its page."""

from store import Database, audit
from tests.web.browser import Browser

AT = "2012-07-10T08:00:00+07:00"


def test_the_newest_stands_first_with_who_and_when(clerk: Browser, db: Database) -> None:
    audit.add(db, "unit.change", None, AT, "H01", {"old": {"name": "Tên cũ"}, "new": {"name": "Tên mới"}}, "10.0.0.7")
    page = clerk.get("/nhat-ky").text
    assert "<del>Tên cũ</del> → <ins>Tên mới</ins>" in page and "10.0.0.7" in page and "08:00 ngày 10/07/2012" in page


def test_it_is_filtered_and_keeps_the_filter_over_its_pages(clerk: Browser, db: Database) -> None:
    for number in range(101):
        audit.add(db, "unit.add", None, AT, f"C{number:04}")
    page = clerk.get("/nhat-ky?ve=C0&loai=don-vi&tu=10/07/2012&den=10/07/2012").text
    assert "101 việc." in page and "ve=C0&amp;loai=don-vi" in page and "trang=2" in page
    assert "0 việc." in clerk.get("/nhat-ky?ve=C0&den=09/07/2012").text


def test_a_day_that_cannot_be_read_is_told(clerk: Browser) -> None:
    assert "Không đọc được ngày “hôm qua”" in clerk.get("/nhat-ky?tu=hôm qua").text
    assert clerk.get("/nhat-ky?loai=khac&trang=9999").status_code == 200


def test_what_somebody_wrote_is_shown_as_text(clerk: Browser, db: Database) -> None:
    audit.add(db, "unit.change", None, AT, "<b>H01</b>", {"old": {}, "new": {"name": "<script>x</script>"}})
    page = clerk.get("/nhat-ky").text
    assert "<script>x" not in page and "&lt;script&gt;x" in page
