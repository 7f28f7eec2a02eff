import pytest

from vietnamese.phones import PhoneError, phone

WRITTEN = ["0261.3544.123", "(0261) 3 544 123", "+84 905 123 456", "3544123", "0905123456, 0261.3544.123"]


@pytest.mark.parametrize("written", WRITTEN)
def test_a_number_is_kept_as_it_was_written(written: str) -> None:
    assert phone(written) == written


def test_the_zero_that_a_spreadsheet_took_is_put_back() -> None:
    assert (phone("905123456"), phone("2613544123")) == ("0905123456", "02613544123")


@pytest.mark.parametrize("written", ["abc", "12", "0905x123456", "=cmd|x", "-1", "0" * 50])
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(PhoneError, match="0261"):
        phone(written)


def test_nothing_is_nothing() -> None:
    assert phone("") == ""
