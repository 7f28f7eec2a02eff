"""`flask report export`: one call, one file; a call that was cut off is gone on with."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from jobs.command import NoPdf, Unfinished, export_to
from jobs.exports import Progress
from reporting.clock import Clock
from reporting.export import Wanted
from settings import ROOT
from store import jobs
from store.campaigns import Campaign
from store.connection import Database, write
from tests.jobs.makers import Faulty, Killed
from tests.jobs.results import LIST, documents, rows
from tests.spoiling import spoil

UNITS = 16
FLASK = Path(sys.executable).parent / "flask"


def flask(instance: Path, *words: str) -> subprocess.CompletedProcess[str]:
    around = {**os.environ, "BAOCAO_INSTANCE": str(instance)}
    return subprocess.run([FLASK, *words], cwd=ROOT, env=around, capture_output=True, text=True, check=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "bao-cao.zip"


@pytest.fixture
def export(db: Database, campaign: Campaign, clock: Clock, file: Path) -> Callable[..., Progress]:
    def call(executor: Faulty, **wanted: str) -> Progress:
        return export_to(db, campaign, Wanted(**wanted), file, clock, executor=executor)  # type: ignore[arg-type]

    return call


def die_at(turn: int) -> Faulty:
    def die(faulty: Faulty) -> None:
        if faulty.turns == turn:
            raise Killed

    return Faulty(die)


def test_the_command_writes_every_report_into_one_file(instance: Path, file: Path) -> None:
    done = flask(instance, "report", "export", "nq20", "-o", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    assert "16/16" in done.stdout
    assert len(documents(file)) == UNITS == len(rows(file))


def test_the_command_takes_a_part_of_the_tree_and_another_profile(instance: Path, file: Path) -> None:
    words = ("report", "export", "nq20", "-o", str(file), "--under", "H01", "--profile", "tld-2024")
    assert flask(instance, *words).returncode == 0
    assert 0 < len(documents(file)) < UNITS and "TINH" not in rows(file)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("khac",), "khac"),
        (("nq20", "--under", "H99"), "H99"),
        (("nq20", "--profile", "tld-1999"), "tld-1999"),
    ],
)
def test_what_cannot_be_exported_is_told_in_one_line(
    instance: Path, file: Path, words: tuple[str, ...], named: str
) -> None:
    done = flask(instance, "report", "export", *words, "-o", str(file))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert named in done.stderr and not file.exists()


def test_a_folder_that_is_not_there_is_told_in_one_line(instance: Path, tmp_path: Path) -> None:
    done = flask(instance, "report", "export", "nq20", "-o", str(tmp_path / "khong-co" / "a.zip"))
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "Không đọc hoặc ghi được" in done.stderr


def test_a_report_that_cannot_be_made_is_named_and_the_others_are_there(
    instance: Path, db: Database, file: Path
) -> None:
    spoil(db, 1)
    done = flask(instance, "report", "export", "nq20", "-o", str(file))
    assert done.returncode == 1 and "15/16" not in done.stderr
    assert "TINH: Câu trả lời có chỗ không đọc được" in done.stderr
    assert len(documents(file)) == UNITS - 1


def test_a_call_that_was_cut_off_is_gone_on_with(
    export: Callable[..., Progress], file: Path, db: Database, campaign: Campaign
) -> None:
    with pytest.raises(Killed):
        export(die_at(3))
    second = Faulty()
    assert export(second).counts.done == UNITS
    assert sum(map(len, second.handed)) == UNITS - 8 == UNITS // 2
    assert len(documents(file)) == UNITS and len(jobs.of_campaign(db, campaign.id)) == 1


def test_a_report_saved_after_the_cut_makes_the_next_call_begin_anew(
    export: Callable[..., Progress], db: Database, file: Path
) -> None:
    with pytest.raises(Killed):
        export(die_at(3))
    with write(db):
        db.conn.execute("UPDATE entries SET revision = revision + 1 WHERE report_id = 1")
    second = Faulty()
    export(second)
    assert sum(map(len, second.handed)) == UNITS == len(documents(file))


def test_another_call_for_the_same_file_begins_anew(export: Callable[..., Progress], file: Path) -> None:
    with pytest.raises(Killed):
        export(die_at(2))
    export(Faulty(), under="H01")
    assert 0 < len(documents(file)) < UNITS


def test_how_far_it_is_is_told_now_and_then(
    db: Database, campaign: Campaign, clock: Clock, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobs.command.TELL_EVERY", 0)
    told: list[int] = []
    export_to(db, campaign, Wanted(), file, clock, lambda seen: told.append(seen.counts.settled), Faulty())
    assert told == sorted(told) and len(told) == 4


def test_a_job_that_cannot_go_on_says_why(
    db: Database, campaign: Campaign, clock: Clock, tmp_path: Path
) -> None:
    with pytest.raises(Unfinished, match="Chạy lại đúng lệnh này"):
        export_to(db, campaign, Wanted(), tmp_path / "khong-co" / "a.zip", clock)


def test_the_command_adds_a_pdf_to_each_word_file_and_binds_volumes(instance: Path, file: Path) -> None:
    words = ("report", "export", "nq20", "-o", str(file), "--under", "N01", "--pdf")
    assert flask(instance, *words).returncode == 0
    with zipfile.ZipFile(file) as whole:
        names = set(whole.namelist()) - {LIST}
        assert all(whole.read(name).startswith(b"%PDF" if name.endswith(".pdf") else b"PK") for name in names)
    assert {name.removesuffix(".pdf") + ".docx" for name in names} & names == {n for n in names if n.endswith(".docx")}
    assert flask(instance, *words[:-1], "--volume").returncode == 0
    assert [name.startswith("tap-001") for name in documents(file)] == [True]


def test_pdfs_are_refused_where_they_cannot_be_made(
    db: Database, campaign: Campaign, clock: Clock, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoPdf, match="LibreOffice"):
        export_to(db, campaign, Wanted(formats=("pdf",)), file, clock)
    assert jobs.of_campaign(db, campaign.id) == ()
