"""The result while it grows: cut to what is committed, seen only when whole, readable by everybody."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from jobs.bundle import Held, draft_of, opened, signed
from jobs.zip_records import dos_time, ending, listed, local_header
from store.job_files import Placed

MADE = datetime(2012, 7, 10, 9, 30, 4)
SIGN = b"bao-cao 1"


@pytest.fixture
def result(tmp_path: Path) -> Path:
    return tmp_path / "a.zip"


def publish(result: Path, files: dict[str, bytes]) -> None:
    with opened(result, MADE) as bundle:
        placed = [bundle.add(name, data) for name, data in files.items()]
        bundle.publish(sorted(placed), SIGN)


def test_every_file_is_read_as_it_was(result: Path) -> None:
    files = {"b/0002.docx": b"hai" * 999, "0001.docx": b"", "danh-sach.csv": "tên".encode()}
    publish(result, files)
    with zipfile.ZipFile(result) as whole:
        assert {name: whole.read(name) for name in whole.namelist()} == files
        assert whole.infolist()[0].date_time == (2012, 7, 10, 9, 30, 4)


def test_nothing_is_seen_before_it_is_whole(result: Path) -> None:
    with opened(result, MADE) as bundle:
        placed = bundle.add("0001.docx", b"x")
        bundle.to_disk()
        assert not result.exists() and draft_of(result).exists()
        bundle.publish([placed], SIGN)
        assert result.exists() and not draft_of(result).exists()


def test_a_result_of_before_stays_until_the_new_one_is_whole(result: Path) -> None:
    publish(result, {"0001.docx": b"cu"})
    with opened(result, MADE) as bundle:
        bundle.add("0001.docx", b"moi")
    assert zipfile.ZipFile(result).read("0001.docx") == b"cu"


def test_what_lies_behind_the_committed_bytes_is_cut_off(result: Path) -> None:
    with opened(result, MADE) as bundle:
        first = bundle.add("0001.docx", b"x" * 10)
        written = bundle.to_disk()
        bundle.add("0002.docx", b"never committed" * 1000)
    with opened(result, MADE) as bundle:
        bundle.go_on_at(written)
        second = bundle.add("0002.docx", b"y")
        bundle.publish([first, second], SIGN)
    with zipfile.ZipFile(result) as whole:
        assert whole.read("0001.docx") + whole.read("0002.docx") == b"x" * 10 + b"y"


def test_more_is_put_behind_a_result_that_was_seen(result: Path) -> None:
    with opened(result, MADE) as bundle:
        first = bundle.add("0001.docx", b"x" * 3_000_000)
        written = bundle.to_disk()
        bundle.publish([first], SIGN)
    with opened(result, MADE) as bundle:
        bundle.take_back(written)
        bundle.go_on_at(written)
        bundle.publish([first, bundle.add("0002.docx", b"y")], SIGN)
    with zipfile.ZipFile(result) as whole:
        assert whole.testzip() is None and len(whole.read("0001.docx")) == 3_000_000


def test_a_file_in_pieces_has_its_size_in_front(result: Path) -> None:
    with opened(result, MADE) as bundle:
        placed = bundle.add_pieces("danh-sach.csv", iter([b"a", b"bc", b""]))
        bundle.publish([placed, bundle.add("z", b"z")], SIGN)
    with zipfile.ZipFile(result) as whole:
        assert (whole.read("danh-sach.csv"), whole.read("z")) == (b"abc", b"z")


def test_two_cannot_write_one_result(result: Path) -> None:
    with opened(result, MADE), pytest.raises(Held), opened(result, MADE):
        pass
    with opened(result, MADE) as bundle:
        assert bundle.size == 0


def test_a_result_is_known_again_by_its_sign(result: Path) -> None:
    assert not signed(result, SIGN)
    publish(result, {"0001.docx": b"x"})
    assert signed(result, SIGN) and not signed(result, b"bao-cao 2")
    result.write_bytes(b"x")
    assert not signed(result, SIGN)


def test_more_files_than_the_old_format_counts_are_all_found() -> None:
    made, data = dos_time(MADE), io.BytesIO()
    length = len(local_header(Placed("000000", 0, 0, 0), made))
    files = [Placed(f"{n:06}", n * length, 0, 0) for n in range(70_000)]
    start = sum(data.write(local_header(file, made)) for file in files)
    size = sum(data.write(listed(file, made)) for file in files)
    data.write(ending(start, size, len(files), SIGN))
    with zipfile.ZipFile(data) as whole:
        assert len(whole.namelist()) == 70_000 and whole.read("069999") == b""


def test_a_result_of_more_than_four_gigabytes_is_read(result: Path) -> None:
    with opened(result, MADE) as bundle:
        first = bundle.add("0001.docx", b"first")
        bundle.go_on_at(5 << 30)  # sparse: the hole takes no room
        bundle.publish([first, bundle.add("0002.docx", b"far")], SIGN)
    with zipfile.ZipFile(result) as whole:
        assert (whole.read("0001.docx"), whole.read("0002.docx")) == (b"first", b"far")
