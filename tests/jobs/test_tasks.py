"""Tasks are pure: a bad sheet says why and stops none of the others."""

import io
import zipfile
from pathlib import Path

import pytest

from jobs.tasks import Sheet, render
from reporting.export import Press, Wanted, chosen
from reporting.paper import template_file
from store.campaigns import Campaign
from store.connection import Database, snapshot
from store.job_items import Item

TEMPLATE = template_file("tld-2011")


@pytest.fixture
def sheet(db: Database, campaign: Campaign) -> Sheet:
    with snapshot(db):
        first = next(iter(chosen(db, campaign, Wanted())))
    (ready,) = Press(db, campaign).ready([Item(1, first.unit.unit_id, first.unit.report_id, "a", 0, 1)])
    return Sheet(ready.template, ready.context)


def test_a_sheet_becomes_a_word_file(sheet: Sheet) -> None:
    (made,) = render([sheet], ["docx"])
    assert made.reason == ""
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(made.files["docx"])).namelist()


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (Sheet(TEMPLATE, {}), "mẫu gọi một tên không có trong dữ liệu"),
        (Sheet(b"no template", {}), "tệp không phải .docx"),
        (Sheet(TEMPLATE, {"x": Path("/")}), "không dùng được trong văn bản"),
        (Sheet(TEMPLATE, 5), "Không lập được văn bản (TypeError"),  # type: ignore[arg-type]
    ],
)
def test_a_bad_sheet_says_why_and_the_next_is_made(sheet: Sheet, bad: Sheet, said: str) -> None:
    refused, made = render([bad, sheet], ["docx"])
    assert said in refused.reason and not refused.files
    assert made.files["docx"].startswith(b"PK")


def test_the_same_sheet_gives_the_same_bytes(sheet: Sheet) -> None:
    assert list(render([sheet], ["docx"])) == list(render([sheet], ["docx"]))
