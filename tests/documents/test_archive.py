"""The package writer: what any reader of zip files reads, and the same bytes every time."""

import io
import os
import subprocess
import sys
import zipfile

import pytest

from documents.archive import Package, archived, entry, quick_entry
from documents.package import packed, unpacked

PARTS = {"word/a.xml": b"<a>" + b"x" * 5000 + b"</a>", "phụ lục.xml": b"<b/>", "media/noise.png": os.urandom(3000)}


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def test_other_readers_find_every_part_whole() -> None:
    with opened(packed(PARTS)) as read:
        assert read.testzip() is None
        assert {name: read.read(name) for name in read.namelist()} == PARTS


def test_every_part_has_the_same_date_and_no_origin() -> None:
    with opened(packed(PARTS)) as read:
        assert {(each.date_time, each.create_system) for each in read.infolist()} == {((2012, 1, 1, 0, 0, 0), 0)}


def test_what_does_not_get_smaller_is_stored() -> None:
    with opened(packed(PARTS)) as read:
        kinds = {each.filename: each.compress_type for each in read.infolist()}
    assert kinds["media/noise.png"] == zipfile.ZIP_STORED
    assert kinds["word/a.xml"] == zipfile.ZIP_DEFLATED


@pytest.mark.parametrize("size", [1, 7, 100_000])
def test_a_part_in_slabs_is_the_part(size: int) -> None:
    content = "Công đoàn ".encode() * 3000
    slabs = [content[begin : begin + size] for begin in range(0, len(content), size)]
    assert unpacked(archived([quick_entry("a", slabs)])) == {"a": content}


def test_an_empty_part_is_there() -> None:
    assert unpacked(archived([quick_entry("a", []), entry("b", b"")])) == {"a": b"", "b": b""}


def test_only_what_changes_is_packed_anew() -> None:
    package = Package(PARTS, ["word/a.xml"])
    assert unpacked(package.filled({"word/a.xml": [b"<a>", b"1</a>"]})) == {**PARTS, "word/a.xml": b"<a>1</a>"}
    assert list(unpacked(package.filled({"word/a.xml": [b""]}))) == list(PARTS)


def test_it_packs_without_the_fast_codec_too() -> None:
    program = (
        "import sys; sys.modules['isal'] = None\n"
        "from documents.archive import archived, codec, quick_entry\n"
        "sys.stdout.buffer.write(archived([quick_entry('a', [b'1' * 999, b'2'])]) + codec.__name__.encode())"
    )
    made = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout
    assert made.endswith(b"zlib")
    assert unpacked(made.removesuffix(b"zlib")) == {"a": b"1" * 999 + b"2"}
