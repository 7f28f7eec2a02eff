"""Outlines that a campaign may be opened on."""

import pytest

from forms.outline import shipped
from reporting.campaigns.outlines import LARGEST, MOST_TOLD, NotAnOutline, Source, read_file
from reporting.opening import NoSuchOutline

NQ20 = "nq20-so-ket-5-nam"


def test_a_shipped_one_by_name_and_a_file_by_its_text() -> None:
    assert Source(NQ20).outline() == Source(text=shipped(NQ20)).outline()
    with pytest.raises(NoSuchOutline):
        Source("khac").outline()


def test_every_error_of_a_file_has_its_line() -> None:
    wrong = shipped(NQ20).replace("slug: nq20-so-ket-5-nam", "slug: A B").replace("short_title:", "short:")
    with pytest.raises(NotAnOutline, match="lỗi") as told:
        Source(text=wrong).outline()
    lines = [line for line, _ in told.value.problems]
    assert len(lines) > 1 and lines == sorted(lines)


def test_of_thousands_of_errors_the_first_are_shown_and_all_counted() -> None:
    wrong = shipped(NQ20) + "".join(f"\nk{number}: 1" for number in range(1000)) + "\n"
    with pytest.raises(NotAnOutline, match=r"còn 1000 lỗi\. Dưới đây là 200 lỗi đầu") as told:
        Source(text=wrong).outline()
    assert len(told.value.problems) == MOST_TOLD


def test_a_file_is_text_of_a_bearable_size() -> None:
    assert read_file("\ufeffslug: x".encode()) == "slug: x"
    with pytest.raises(NotAnOutline, match="1 MB"):
        read_file(b"x" * (LARGEST + 1))
    with pytest.raises(NotAnOutline, match="UTF-8"):
        read_file("Đề cương".encode("utf-16"))
