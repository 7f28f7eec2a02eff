"""`flask text fix`: bytes in, UTF-8 out."""

import os
import subprocess
import sys
from pathlib import Path

from vietnamese.legacy import Encoding, encode

ROOT = Path(__file__).resolve().parent.parent
FLASK = Path(sys.executable).parent / "flask"
RIGHT = "Công đoàn cơ sở đã họp.\r\nKý tên\n"


def fixed(data: bytes, tmp_path: Path) -> subprocess.CompletedProcess[bytes]:
    around = {**os.environ, "BAOCAO_INSTANCE": str(tmp_path / "khong-co")}
    return subprocess.run([FLASK, "text", "fix"], cwd=ROOT, env=around, input=data, capture_output=True, check=False)


def test_old_fonts_and_letters_in_pieces_come_out_as_unicode(tmp_path: Path) -> None:
    text = f"{encode(RIGHT, Encoding.TCVN3)}{encode(RIGHT, Encoding.VNI)}e\u0302\u0323"
    done = fixed(text.encode(), tmp_path)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, f"{RIGHT}{RIGHT}ệ", b"")


def test_right_text_comes_out_byte_for_byte(tmp_path: Path) -> None:
    data = f"{RIGHT}café, 5 µm, «x»\n".encode()
    assert fixed(data, tmp_path).stdout == data


def test_a_file_of_single_bytes_is_read_too(tmp_path: Path) -> None:
    assert fixed(encode(RIGHT, Encoding.TCVN3).encode("latin-1"), tmp_path).stdout.decode() == RIGHT


def test_nothing_in_is_nothing_out(tmp_path: Path) -> None:
    assert (fixed(b"", tmp_path).returncode, fixed(b"", tmp_path).stdout) == (0, b"")


def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path) -> None:
    done = fixed(b"\xff\xd8\xff\xe0 caf\xe9", tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith("Lỗi: ")
    assert done.stderr.count(b"\n") == 1
