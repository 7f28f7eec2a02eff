"""Short names proposed from titles."""

import pytest

from reporting.campaigns.naming import LONGEST, proposed_slug


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Sơ kết 5 năm Nghị quyết số 20-NQ/TW", "so-ket-5-nam-nghi-quyet-so-20-nq-tw"),
        ("Báo cáo quý III/2026", "bao-cao-quy-iii-2026"),
        ("Đợt “đặc biệt”", "dot-dac-biet"),
        ("…", "dot"),
        ("", "dot"),
        ("a" * 60, "dot"),
    ],
)
def test_a_title_becomes_words_of_an_address(title: str, slug: str) -> None:
    assert proposed_slug(title) == slug


def test_it_ends_with_a_whole_word() -> None:
    long = proposed_slug("Sơ kết năm năm thực hiện nghị quyết của Ban Chấp hành Trung ương")
    assert len(long) <= LONGEST and long == "so-ket-nam-nam-thuc-hien-nghi-quyet-cua"


def test_a_taken_one_gets_a_number() -> None:
    assert proposed_slug("Quý III", {"quy-iii", "quy-iii-2"}) == "quy-iii-3"
