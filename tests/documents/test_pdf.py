"""PDFs by LibreOffice: nothing it says is believed, and one bad file harms no other."""

import io
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pypdf import PdfReader

from documents import pdf
from documents.pdf import NO_FONT, NOT_INSTALLED, PdfFailed, available, to_pdf
from tests.documents.packages import docx


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("profile")


def page(text: str) -> bytes:
    return docx("{{ x }}", context={"x": text})


def said(made: bytes | PdfFailed) -> str:
    return str(made) if isinstance(made, PdfFailed) else PdfReader(io.BytesIO(made)).pages[0].extract_text()


def test_each_file_gets_its_own_pdf_in_order(home: Path) -> None:
    made = to_pdf([page("Đắk Nông"), page("Cư Jút"), page("Krông Nô")], home, batch=2)
    assert ["Đắk Nông" in said(made[0]), "Cư Jút" in said(made[1]), "Krông Nô" in said(made[2])] == [True] * 3


@pytest.mark.parametrize(
    "broken", [page("x")[:300], b"", b"PK\x03\x04" + b"\0" * 100, b"chu"], ids=["cut", "empty", "rubbish", "text"]
)
def test_a_broken_file_fails_alone(home: Path, broken: bytes) -> None:
    made = to_pdf([page("trước"), broken, page("sau")], home)
    assert ["trước" in said(made[0]), isinstance(made[1], PdfFailed), "sau" in said(made[2])] == [True] * 3


def test_two_workers_with_one_profile_wait_for_each_other(home: Path) -> None:
    with ThreadPoolExecutor(2) as workers:
        made = list(workers.map(lambda name: to_pdf([page(name)], home)[0], ["một", "hai"]))
    assert ["một" in said(made[0]), "hai" in said(made[1])] == [True, True]


def pretender(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A `soffice` that does what the script says."""
    file = folder / "soffice"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    # It makes a file for each word it is called with, most of them where it stands.
    monkeypatch.chdir(folder)


def test_a_run_that_hangs_is_killed_with_all_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretender(tmp_path, monkeypatch, f"sleep 300 & echo $! > {tmp_path}/child; wait")
    monkeypatch.setattr(pdf, "START_SECONDS", 0.5)
    monkeypatch.setattr(pdf, "FILE_SECONDS", 0.0)
    made = to_pdf([page("x")], tmp_path / "home")
    assert "quá lâu" in said(made[0])
    child = int((tmp_path / "child").read_text())
    assert state(child) in ("gone", "Z")


def state(process: int) -> str:
    """The state of a process as the kernel tells it; a dead one that nobody has asked about yet is Z."""
    file = Path(f"/proc/{process}/stat")
    return file.read_text().rpartition(")")[2].split()[0] if file.exists() else "gone"


LIES = {
    "nothing": "exit 0",
    "an empty file": 'for f in "$@"; do :> "${f%.docx}.pdf"; done',
    "half a file": 'for f in "$@"; do printf "%%PDF-1.6 /Type/Page" > "${f%.docx}.pdf"; done',
    "no page": 'for f in "$@"; do printf "%%PDF-1.6 /Type/Pages %%%%EOF" > "${f%.docx}.pdf"; done',
}


@pytest.mark.parametrize("lie", LIES)
def test_a_run_that_says_all_is_well_is_not_believed(lie: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretender(tmp_path, monkeypatch, LIES[lie])
    assert "không đọc được" in said(to_pdf([page("x")], tmp_path / "home")[0])


def test_a_whole_file_is_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = 'for f in "$@"; do printf "%%PDF-1.6 /Type/Page %%%%EOF" > "${f%.docx}.pdf"; done'
    pretender(tmp_path, monkeypatch, whole)
    assert to_pdf([page("x")], tmp_path / "home") == [b"%PDF-1.6 /Type/Page %EOF".replace(b"%EOF", b"%%EOF")]


def test_it_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert available() is None
    monkeypatch.setattr(pdf, "font_found", lambda: False)
    assert available() == NO_FONT
    monkeypatch.setenv("PATH", str(tmp_path))
    assert available() == NOT_INSTALLED


def test_nothing_makes_nothing(tmp_path: Path) -> None:
    assert to_pdf([], tmp_path / "home") == []
