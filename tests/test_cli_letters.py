"""`flask campaign remind` and `flask campaign invite` as scripts call them."""

import zipfile
from dataclasses import replace
from pathlib import Path

from reporting.lookup import campaign_called
from store import campaigns, connect, reminders
from tests.test_cli import flask, refused


def names(file: Path) -> list[str]:
    return [name.split("_")[1] for name in zipfile.ZipFile(file).namelist()]


def owing(instance: Path) -> int:
    db = connect(instance / "baocao.db")
    sql = """SELECT count(*) FROM reports JOIN units ON units.id = unit_id
             WHERE status NOT IN ('submitted', 'accepted') AND code <> 'TINH'"""
    return int(db.conn.execute(sql).fetchone()[0])


def test_reminders_go_to_those_who_have_not_sent_and_are_written_down(instance: Path, tmp_path: Path) -> None:
    file = tmp_path / "don-doc.zip"
    done = flask(instance, "campaign", "remind", "nq20", "-o", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Đã lập {owing(instance)} công văn" in done.stdout
    assert len(names(file)) == len(reminders.latest(connect(instance / "baocao.db"), 1)) == owing(instance)


def test_invitations_of_a_branch_come_as_one_word_file_for_its_owner_only(instance: Path, tmp_path: Path) -> None:
    file = tmp_path / "thu-moi.docx"
    words = ("campaign", "invite", "nq20", "--under", "H01", "-o", str(file), "--address", "https://baocao.example/")
    done = flask(instance, *words)
    assert (done.returncode, done.stderr) == (0, "")
    text = zipfile.ZipFile(file).read("word/document.xml").decode()
    assert "https://baocao.example/moi<" in text and file.stat().st_mode & 0o077 == 0


def test_what_cannot_be_done_is_told_in_one_line(instance: Path, tmp_path: Path) -> None:
    file = str(tmp_path / "thu.zip")
    assert ".zip" in refused(flask(instance, "campaign", "invite", "nq20", "-o", str(tmp_path / "thu.txt")))
    assert "Địa chỉ phải có dạng" in refused(
        flask(instance, "campaign", "invite", "nq20", "-o", file, "--address", "x")
    )
    assert "không ghi được tệp" in refused(flask(instance, "campaign", "remind", "nq20", "-o", "/khong/co/thu.zip"))


def test_letters_of_a_closed_campaign_are_refused(instance: Path, tmp_path: Path) -> None:
    db = connect(instance / "baocao.db")
    campaigns.change(db, replace(campaign_called(db, "nq20"), status="closed"))
    for command in ("remind", "invite"):
        file = tmp_path / f"{command}.zip"
        assert "khép lại" in refused(flask(instance, "campaign", command, "nq20", "-o", str(file)))
        assert not file.exists()
