"""People of the demo at the served pages."""

from store import users
from store.connection import Database
from tests.browser.steps import PASSWORD, Visit
from web.passwords import HASHER


def know(db: Database, login: str) -> None:
    """Give somebody of the demo the password that the tests know."""
    user = users.by_login(db, login)
    assert user
    users.set_password(db, user.id, HASHER.hash(PASSWORD))


def signed_in(visit: Visit, db: Database, login: str) -> Visit:
    """The window of somebody of the demo."""
    know(db, login)
    visit.open("/dang-nhap")
    visit.sign_in(login, PASSWORD)
    visit.page.wait_for_url(lambda url: "dang-nhap" not in url)
    return visit
