import pytest

from store import Database, failed_logins

AT = "2012-07-10T08:00:00"


def at(seconds: int) -> str:
    return f"2012-07-10T08:{seconds // 60:02}:{seconds % 60:02}"


def fail(db: Database, times: int, login: str = "c0001", address: str = "10.0.0.1", when: str = AT) -> None:
    for number in range(times):
        failed_logins.record(db, login.format(number), address.format(number), when)


@pytest.mark.parametrize(
    ("login", "address", "free"),
    [("c0001", "10.0.0.{}", 9), ("c{}", "10.0.0.1", 29), ("c{}", "10.0.0.{}", 299)],
    ids=["account", "address", "everybody"],
)
def test_after_so_many_failures_within_five_minutes_one_waits(
    db: Database, login: str, address: str, free: int
) -> None:
    fail(db, free, login, address)
    assert failed_logins.wait_seconds(db, "c0001", "10.0.0.1", AT) == 0
    fail(db, 1, login, address)
    assert failed_logins.wait_seconds(db, "c0001", "10.0.0.1", AT) == 300


def test_another_account_from_another_address_does_not_wait(db: Database) -> None:
    fail(db, 10)
    assert failed_logins.wait_seconds(db, "c0002", "10.0.0.1", AT) == 0
    assert failed_logins.wait_seconds(db, "c0001", "10.9.9.9", AT) == 300


def test_one_waits_until_the_tenth_last_failure_is_five_minutes_old(db: Database) -> None:
    for second in range(0, 120, 10):
        fail(db, 1, when=at(second))
    waits = [failed_logins.wait_seconds(db, "c0001", "x", at(second)) for second in (120, 319, 320)]
    assert waits == [200, 1, 0]


def test_capitals_and_spaces_make_no_other_account(db: Database) -> None:
    fail(db, 5, " C0001 ")
    fail(db, 5, "c0001")
    assert failed_logins.wait_seconds(db, "C0001", "x", AT) > 0


def test_a_clock_set_back_makes_nobody_wait_for_longer(db: Database) -> None:
    fail(db, 10, when="2012-07-11T08:00:00")
    assert failed_logins.wait_seconds(db, "c0001", "x", AT) == 300


def test_a_cleared_account_does_not_wait(db: Database) -> None:
    fail(db, 10)
    failed_logins.clear(db, "c0001")
    assert failed_logins.wait_seconds(db, "c0001", "10.0.0.1", AT) == 0


def test_failures_are_forgotten_after_a_day(db: Database) -> None:
    fail(db, 2)
    assert failed_logins.purge(db, "2012-07-11T08:00:00") == 0
    assert failed_logins.purge(db, "2012-07-11T08:00:01") == 2
