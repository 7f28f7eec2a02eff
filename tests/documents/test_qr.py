import pytest

from documents.qr import DOTS, QUIET, qr_picture
from tests.documents.qr_reading import pixels_of, said_by

ADDRESSES = [
    "http://192.168.1.10:8000/moi/7KQM9XVDC4PH",
    "https://baocao.ldlddaknong.org.vn/moi/7KQM9XVDC4PH",
    "http://may-chu/moi/234CDFHJKMNP",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_reader_of_its_own_reads_the_address(address: str) -> None:
    assert said_by(qr_picture(address), DOTS, QUIET) == address


def test_control_the_reader_tells_two_codes_apart() -> None:
    one, other = (said_by(qr_picture(f"{ADDRESSES[0][:-1]}{sign}"), DOTS, QUIET) for sign in "HJ")
    assert (one[-1], other[-1]) == ("H", "J")


def test_there_is_quiet_around_the_code() -> None:
    pixels = pixels_of(qr_picture(ADDRESSES[0]))
    edge = QUIET * DOTS
    assert not any(any(row) for row in pixels[:edge] + pixels[-edge:])
    assert not any(row[place] for row in pixels for place in [*range(edge), *range(-edge, 0)])
