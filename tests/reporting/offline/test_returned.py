"""Files that come back many at once have a time in all, so that a heavy heap keeps nobody else waiting."""

from reporting.offline.returned import NO_TIME_LEFT, read_all


def test_a_file_that_is_no_form_is_refused_by_itself() -> None:
    [broken, word] = read_all([b"PK\x03\x04" + b"\0" * 200, "Đây là chữ.".encode()])
    assert NO_TIME_LEFT not in (broken["refused"], word["refused"])


def test_no_file_is_begun_once_the_time_is_over() -> None:
    assert read_all([b"PK\x03\x04"] * 30, seconds=-1) == [{"refused": NO_TIME_LEFT}] * 30
