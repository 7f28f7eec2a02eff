"""The commands as scripts call them: words in, a file or one line out, exit 0, 1 or 2."""

import json
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLASK = Path(sys.executable).parent / "flask"
Done = subprocess.CompletedProcess[str]


def flask(instance: Path, *words: str) -> Done:
    around = {**os.environ, "BAOCAO_INSTANCE": str(instance)}
    return subprocess.run([FLASK, *words], cwd=ROOT, env=around, capture_output=True, text=True, check=False)


def refused(done: Done) -> str:
    """The one line of a refusal."""
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    return done.stderr


def test_init_makes_the_province_its_clerk_and_the_first_campaign(tmp_path: Path) -> None:
    done = flask(tmp_path, "init")
    assert done.returncode == 0
    assert "chuyenvien" in done.stdout
    assert json.loads(flask(tmp_path, "report", "show", "nq20", "TINH", "--json").stdout)["status"] == "draft"


def test_init_of_a_demo_makes_as_many_units_and_stands_still(tmp_path: Path) -> None:
    done = flask(tmp_path, "init", "--demo", "6")
    assert done.returncode == 0
    assert "2012-07-10" in (tmp_path / "config.toml").read_text()
    assert flask(tmp_path, "report", "show", "nq20", "C0003", "--json").returncode == 0
    assert "C0004" in refused(flask(tmp_path, "report", "show", "nq20", "C0004", "--json"))


def test_init_twice_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    flask(tmp_path, "init")
    assert "đã có dữ liệu" in refused(flask(tmp_path, "init"))


def test_a_report_is_rendered_to_a_word_file(instance: Path, tmp_path: Path) -> None:
    out = tmp_path / "f.docx"
    assert flask(instance, "report", "render", "nq20", "H01", "-o", str(out)).returncode == 0
    assert "BÁO CÁO" in ZipFile(out).read("word/document.xml").decode()


def test_a_report_is_rendered_in_another_profile(instance: Path, tmp_path: Path) -> None:
    out = tmp_path / "f.docx"
    assert flask(instance, "report", "render", "nq20", "H01", "-o", str(out), "--profile", "tld-2024").returncode == 0
    assert "Kính gửi" in ZipFile(out).read("word/document.xml").decode()


def test_a_report_is_shown_with_every_answer_and_figure(instance: Path) -> None:
    shown = json.loads(flask(instance, "report", "show", "nq20", "H01", "--json").stdout)
    assert (shown["unit"], shown["campaign"], shown["status"]) == ("H01", "nq20", "accepted")
    assert set(shown) == {"unit", "campaign", "status", "entries", "figures", "own"}
    assert shown["figures"]["A01"]["2011"].isdigit()


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("report", "show", "khac", "H01", "--json"), "khac"),
        (("report", "show", "nq20", "H99", "--json"), "H99"),
        (("report", "render", "nq20", "H01", "-o", "/khong-co/f.docx"), "/khong-co"),
        (("report", "render", "nq20", "H01", "-o", "f.docx", "--profile", "tld-1999"), "tld-1999"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(instance: Path, words: tuple[str, ...], named: str) -> None:
    assert named in refused(flask(instance, *words))


def test_a_command_without_an_instance_says_what_to_run(tmp_path: Path) -> None:
    assert "flask init" in refused(flask(tmp_path, "report", "show", "nq20", "H01", "--json"))


def test_wrong_usage_exits_with_2(instance: Path) -> None:
    assert flask(instance, "report", "render", "nq20").returncode == 2


def test_a_bad_configuration_is_told_in_one_line(instance: Path) -> None:
    (instance / "config.toml").write_text("[server]\nport = 'tám nghìn'\n")
    done = flask(instance, "report", "show", "nq20", "H01", "--json")
    assert done.returncode == 1
    assert "server.port" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_shipped_outline_has_no_error(instance: Path) -> None:
    assert flask(instance, "outline", "check", "forms/outlines/nq20-so-ket-5-nam.yaml").returncode == 0


def test_a_bad_outline_is_told_every_error_with_its_line(instance: Path, tmp_path: Path) -> None:
    bad = tmp_path / "xau.yaml"
    bad.write_text("slug: xau\ntitle: 5\nlạ: 1\n")
    done = flask(instance, "outline", "check", str(bad))
    assert done.returncode == 1
    assert "dòng 2" in done.stderr
    assert "dòng 3" in done.stderr


def test_a_backup_is_restored_elsewhere(instance: Path, tmp_path: Path) -> None:
    there = tmp_path / "noi-khac"
    assert flask(instance, "backup", str(tmp_path / "luu")).returncode == 0
    assert flask(there, "restore", str(tmp_path / "luu")).returncode == 0
    shown = [flask(folder, "report", "show", "nq20", "H01", "--json").stdout for folder in (instance, there)]
    assert shown[0] == shown[1] != ""


@pytest.mark.parametrize("profile", ["tld-2011", "tld-2024"])
@pytest.mark.parametrize("unit", ["H01", "N01", "C0001"])
def test_what_is_printed_here_keeps_the_official_format(
    instance: Path, tmp_path: Path, unit: str, profile: str
) -> None:
    out = tmp_path / "f.docx"
    flask(instance, "report", "render", "nq20", unit, "-o", str(out), "--profile", profile)
    done = flask(instance, "report", "check", str(out), "--json")
    assert (json.loads(done.stdout), done.returncode) == ([], 0)


def test_a_file_in_another_format_is_told_what_is_wrong(instance: Path, tmp_path: Path) -> None:
    out = tmp_path / "f.docx"
    flask(instance, "report", "render", "nq20", "C0001", "-o", str(out), "--profile", "tld-2024")
    done = flask(instance, "report", "check", str(out), "--profile", "tld-2011", "--json")
    assert done.returncode == 1
    assert {"rule", "place", "found", "allowed", "clause", "message"} == set(json.loads(done.stdout)[0])


def test_what_is_no_word_file_is_refused_in_one_line(instance: Path) -> None:
    assert "Word" in refused(flask(instance, "report", "check", "README.md"))
