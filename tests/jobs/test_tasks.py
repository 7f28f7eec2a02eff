"""Tasks are pure: a bad sheet says why and stops none of the others."""

import io
import zipfile
from pathlib import Path

import pytest

from jobs.tasks import Made, Order, Sheet, render
from reporting.paper import template_file

TEMPLATE = template_file("tld-2011")


def test_a_sheet_becomes_a_word_file(sheet: Sheet) -> None:
    (made,) = render([sheet], Order())
    assert made.reason == ""
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(made.files["docx"])).namelist()


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (Sheet(TEMPLATE, {}), "mẫu gọi một tên không có trong dữ liệu"),
        (Sheet(b"no template", {}), "tệp không phải .docx"),
        (Sheet(TEMPLATE, {"x": Path("/")}), "không dùng được trong văn bản"),
        (Sheet(TEMPLATE, 5), "ngoài dự kiến"),  # type: ignore[arg-type]
    ],
)
def test_a_bad_sheet_says_why_and_the_next_is_made(sheet: Sheet, bad: Sheet, said: str) -> None:
    refused, made = render([bad, sheet], Order())
    assert said in refused.reason and not refused.files
    assert made.files["docx"].startswith(b"PK")


def test_the_same_sheet_gives_the_same_bytes(sheet: Sheet) -> None:
    assert list(render([sheet], Order())) == list(render([sheet], Order()))


def dividing(name: str = "TẬP 1") -> Order:
    return Order(divider={"co_quan_chu_quan": [], "co_quan": ["LĐLĐ"], "ten": name, "tieu_de": "BÁO CÁO", "phu": []})


def text(data: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


def sections(made: Made) -> int:
    return text(made.files["docx"]).count("</w:sectPr>")


def test_the_sheets_of_a_volume_become_one_file(sheet: Sheet) -> None:
    first, second = render([sheet, sheet], dividing())
    assert set(first.files) == {"docx"} and second == Made({})
    assert text(first.files["docx"]).count("TẬP 1") == 1
    alone = next(iter(render([sheet], Order())))
    assert sections(first) == 1 + 2 * sections(alone)


def test_a_volume_is_made_without_the_sheet_that_cannot_be(sheet: Sheet) -> None:
    bad, good, last = render([Sheet(TEMPLATE, {}), sheet, sheet], dividing())
    assert "không có trong dữ liệu" in bad.reason
    assert good.files and not last.files and not last.reason
    assert "1. Liên đoàn" in text(good.files["docx"])


def test_a_volume_of_nothing_says_why_of_each(sheet: Sheet) -> None:
    made = list(render([Sheet(TEMPLATE, {}), Sheet(b"", {})], dividing()))
    assert all(each.reason and not each.files for each in made)


def test_a_sheet_becomes_a_word_file_and_its_pdf(sheet: Sheet, tmp_path: Path) -> None:
    bad, made = render([Sheet(TEMPLATE, {}), sheet], Order(("docx", "pdf")), tmp_path / "soffice")
    assert made.files["docx"].startswith(b"PK") and made.files["pdf"].startswith(b"%PDF")
    assert bad.reason and not bad.files


def test_only_the_formats_asked_for_are_given(sheet: Sheet, tmp_path: Path) -> None:
    (made,) = render([sheet], Order(("pdf",)), tmp_path / "soffice")
    assert set(made.files) == {"pdf"}


def test_a_worker_without_libreoffice_says_so_of_each(
    sheet: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    (missing,) = render([sheet], Order(("pdf",)), tmp_path / "soffice")
    (unset,) = render([sheet], Order(("pdf",)))
    assert "không chạy được LibreOffice" in missing.reason and not missing.files
    assert "không có LibreOffice" in unset.reason
