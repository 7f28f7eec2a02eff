"""`flask units import` as scripts call it."""

from pathlib import Path

from tests.test_cli import flask, refused

HEAD = "Mã đơn vị;Mã đơn vị cấp trên;Loại đơn vị;Tên đơn vị\n"
GOOD = f"{HEAD}X01;H01;Công đoàn cơ sở;Công đoàn cơ sở Trường THPT Lê Quý Đôn\nH01;;;Tên mới\n"
BAD = f"{HEAD}X01;H99;Công đoàn cơ sở;Công đoàn cơ sở A\nH01;;xx;\n"


def written(folder: Path, text: str, name: str = "ds.csv") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def test_a_dry_run_tells_what_would_change_and_writes_nothing(instance: Path, tmp_path: Path) -> None:
    before = (instance / "baocao.db").read_bytes()
    done = flask(instance, "units", "import", written(tmp_path, GOOD), "--dry-run")
    assert (done.returncode, done.stderr) == (0, "")
    assert "mới: X01: Công đoàn cơ sở Trường THPT Lê Quý Đôn, dưới H01" in done.stdout and "→ “Tên mới”" in done.stdout
    assert (instance / "baocao.db").read_bytes() == before


def test_an_import_adds_and_updates_and_a_second_one_changes_nothing(instance: Path, tmp_path: Path) -> None:
    file = written(tmp_path, GOOD)
    assert "1 mới, 1 thay đổi, 0 không đổi" in flask(instance, "units", "import", file).stdout
    again = flask(instance, "units", "import", file)
    assert (again.returncode, "0 mới, 0 thay đổi, 2 không đổi" in again.stdout) == (0, True)


def test_every_bad_row_is_told_and_nothing_is_written(instance: Path, tmp_path: Path) -> None:
    for words in ((), ("--dry-run",)):
        done = flask(instance, "units", "import", written(tmp_path, BAD), *words)
        assert (done.returncode, done.stdout) == (1, "")
        told = done.stderr.splitlines()
        assert [line.partition(": ")[0] for line in told[:2]] == [
            "ds.csv, dòng 2, cột “Mã đơn vị cấp trên”",
            "ds.csv, dòng 3, cột “Loại đơn vị”",
        ]
    assert "2 mới" not in flask(instance, "units", "import", written(tmp_path, GOOD), "--dry-run").stdout


def test_a_campaign_opened_later_has_the_new_units_and_an_earlier_one_has_not(instance: Path, tmp_path: Path) -> None:
    flask(instance, "units", "import", written(tmp_path, GOOD), "--on", "2012-08-01")
    for slug, day in (("truoc", "2012-07-31"), ("sau", "2012-08-01")):
        flask(instance, "campaign", "open", "nq20-so-ket-5-nam", "--slug", slug, "--tree-date", day)
    shown = [flask(instance, "report", "show", slug, "X01", "--json").returncode for slug in ("truoc", "sau")]
    assert shown == [1, 0]


def test_what_is_no_list_is_told_in_one_line(instance: Path, tmp_path: Path) -> None:
    for text, said in (("%PDF-1.7", "PDF"), ("Ngày;Tiền\n1;2\n", "Mã đơn vị"), ("", "không có dòng nào")):
        assert said in refused(flask(instance, "units", "import", written(tmp_path, text)))


def test_wrong_usage_exits_with_2(instance: Path, tmp_path: Path) -> None:
    assert flask(instance, "units", "import").returncode == 2
    assert flask(instance, "units", "import", written(tmp_path, GOOD), "--on", "mai").returncode == 2
