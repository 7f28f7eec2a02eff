"""`flask report form` and `flask report import`: a line a file, nothing written in a dry run."""

import io
import json
from pathlib import Path

from openpyxl import load_workbook

from tests.reporting.offline.filling_in import FIGURES, TEXTS, at
from tests.test_cli import flask, refused


def filled(file: Path, figure: object) -> Path:
    book = load_workbook(io.BytesIO(file.read_bytes()))
    at(book, FIGURES, "so_lieu_chung-A01-*", "E").value = figure
    at(book, TEXTS, "dac_diem_tinh_hinh", "C").value = "Lời trong tệp."
    made = file.with_name(f"da-dien-{figure}.xlsx")
    book.save(made)
    return made


def test_a_form_goes_out_and_comes_back(instance: Path, tmp_path: Path) -> None:
    forms = [tmp_path / f"bieu.{kind}" for kind in ("xlsx", "docx")]
    for form in forms:
        assert flask(instance, "report", "form", "nq20", "N03", "-o", str(form)).returncode == 0
    same = flask(instance, "report", "import", "--dry-run", *map(str, forms))
    assert same.stdout.splitlines() == ["bieu.xlsx: không thay đổi", "bieu.docx: không thay đổi"]

    wrong = filled(forms[0], "chừng trăm")
    told = flask(instance, "report", "import", "--dry-run", str(wrong))
    assert (told.returncode, "Số liệu!E4" in told.stdout) == (1, True)
    right = filled(forms[0], 4321)
    told = flask(instance, "report", "import", "--dry-run", str(right))
    assert told.stdout.startswith(f"{right.name}: 2 ô thay đổi\n")
    assert "→ “4.321”" in told.stdout
    shown = json.loads(flask(instance, "report", "show", "nq20", "N03", "--json").stdout)
    assert shown["figures"]["A01"]["2008"] != "4321"

    taken = flask(instance, "report", "import", str(right))
    assert (taken.returncode, taken.stdout) == (0, f"{right.name}: đã nhận 2 ô thay đổi\n")
    shown = json.loads(flask(instance, "report", "show", "nq20", "N03", "--json").stdout)
    assert shown["figures"]["A01"]["2008"] == "4321"


def test_a_form_of_another_kind_is_refused(instance: Path, tmp_path: Path) -> None:
    assert ".xlsx (Excel)" in refused(flask(instance, "report", "form", "nq20", "N03", "-o", str(tmp_path / "b.odt")))


def test_a_file_that_is_no_form_is_told_on_one_line(instance: Path, tmp_path: Path) -> None:
    (tmp_path / "la.xlsx").write_bytes(b"khong phai bieu")
    done = flask(instance, "report", "import", str(tmp_path / "la.xlsx"))
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stdout.startswith("la.xlsx: không nhận được.")
