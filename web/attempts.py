"""Trying to sign in: few tries in a time, and the same answer in the same time for every wrong one (E4)."""

from dataclasses import dataclass

import store
from store import codes, failed_logins, users
from store.users import User
from vietnamese.text import clean_name
from web.passwords import matches


class Wrong(Exception):
    """Mã đơn vị hoặc mật khẩu không đúng. Xin xem lại phím Caps Lock, bộ gõ tiếng Việt rồi gõ lại."""


class TooMany(Exception):
    """Đã thử sai quá nhiều lần."""

    def __init__(self, seconds: int) -> None:
        minutes = -(-seconds // 60)
        super().__init__(
            f"Đã thử sai quá nhiều lần. Xin chờ {minutes} phút rồi thử lại, hoặc nhờ chuyên viên LĐLĐ tỉnh mở khoá."
        )
        self.seconds = seconds


@dataclass(frozen=True)
class Entrant:
    """An account whose password, or whose one-time code, was given."""

    user: User
    by_code: bool


def enter(db: store.Database, login: str, secret: str, address: str, at: str) -> Entrant:
    """The account that `login` and `secret` open; raises `Wrong` or `TooMany`.

    The try is written down as failed before it is checked, so that many at once count, too.
    """
    login = clean_name(login)
    with store.write(db):
        seconds = failed_logins.wait_seconds(db, login, address, at)
        if not seconds:
            failed_logins.record(db, login, address, at)
    if seconds:
        raise TooMany(seconds)
    entrant = _check(db, login, secret, at)
    failed_logins.clear(db, login)
    return entrant


def _check(db: store.Database, login: str, secret: str, at: str) -> Entrant:
    user = users.by_login(db, login)
    by_password = matches(user.password_hash if user else None, secret)
    by_code = codes.holds(db, user.id if user else 0, secret, at)
    if user is None or not user.active or not (by_password or by_code):
        raise Wrong(Wrong.__doc__)
    return Entrant(user, by_code)
