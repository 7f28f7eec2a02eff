"""Letters that invite units to their desks: who has been invited, whom to invite, codes issued and revoked."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from reporting.clock import stamp
from reporting.letters.codes import derived
from reporting.letters.files import NobodyToWriteTo
from reporting.letters.scope import CLOSED, Place, Scope
from store import audit, invitations, users
from store.connection import Database, write
from store.invitations import Batch, Invitation, Issue, digest
from store.users import User

LASTS = timedelta(days=60)
MOST_NAMED = 20
STATES = {
    "none": "Chưa mời",
    "open": "Đã mời, chưa dùng",
    "used": "Đã dùng mã",
    "expired": "Mã hết hạn",
    "revoked": "Đã thu hồi",
    "replaced": "Đã có thư của đợt khác",
    "settled": "Đã có mật khẩu",
}
NO_GUEST = "Không có đơn vị nào cần thư mời: các đơn vị đã có mật khẩu hoặc thư còn hiệu lực."
FRESH, AGAIN = "chua-moi", "lam-lai"
WHOM = {
    FRESH: "Đơn vị chưa đặt mật khẩu và chưa có thư còn hiệu lực",
    AGAIN: "Mọi đơn vị chưa đặt mật khẩu (thư cũ của họ hết hiệu lực)",
}


class AlreadyDone(LookupError):
    """These letters were made, and all their codes have ended since."""

    def __init__(self) -> None:
        super().__init__(
            "Các thư mời này đã lập rồi và mã trong đó nay không còn dùng được. Xin mở lại trang để lập thư mới."
        )

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True)
class Guest:
    """A unit, the account that its invitation opens (None: to be made), its last invitation and how that stands.

    `state` is a key of STATES.
    """

    place: Place
    user: User | None
    invitation: Invitation | None
    state: str
    closed: bool = False

    @property
    def waits(self) -> bool:
        """Whether the unit still has to choose a password."""
        return not self.closed and (self.user is None or self.user.password_hash is None)


@dataclass(frozen=True)
class Invited:
    """A unit with the signs of its fresh code, and until when it works."""

    place: Place
    login: str
    signs: str
    until: str


def guests(db: Database, found: Scope, at: str) -> list[Guest]:
    """The units with their invitations, in the order of the tree; the province, which invites, is no guest."""
    last = invitations.latest(db, found.campaign.id)
    accounts = accounts_by_unit(users.all_users(db))
    invited = (place for place in found.places if place.unit.id != found.root.id)
    return [guest(place, accounts.get(place.unit.id, []), last.get(place.unit.id), at) for place in invited]


def accounts_by_unit(everyone: Iterable[User]) -> Mapping[int, list[User]]:
    """The officers' accounts of each unit; the clerk is not invited."""
    found: dict[int, list[User]] = {}
    for user in everyone:
        if user.role == "officer":
            found.setdefault(user.unit_id, []).append(user)
    return found


def guest(place: Place, accounts: Sequence[User], invitation: Invitation | None, at: str) -> Guest:
    active = [user for user in accounts if user.active]
    named = [user for user in active if user.login == place.unit.code]
    user = next(iter([*named, *active]), None)
    return Guest(place, user, invitation, state_of(invitation, at), closed=bool(accounts) and not active)


def state_of(invitation: Invitation | None, at: str) -> str:
    """A key of STATES."""
    if invitation is None:
        return "none"
    if invitation.ended_as:
        return invitation.ended_as
    return "open" if invitation.open(at) else "expired"


def chosen(among: Iterable[Guest], whom: str) -> list[Guest]:
    """Those whom FRESH or AGAIN means."""
    return [each for each in among if each.waits and (whom == AGAIN or each.state != "open")]


@dataclass(frozen=True)
class Asking:
    """Letters asked for at once: `key` is the asking's own, `secret` the instance's; `at` is the real time."""

    key: str
    secret: bytes
    by: int
    at: datetime


def invite(db: Database, found: Scope, wanted: Sequence[Guest], asking: Asking) -> list[Invited]:
    """Issue a code to each; the codes they had stop working. The same asking again gives the same codes again.

    Raises NobodyToWriteTo, and AlreadyDone where the codes of this very asking have ended.
    """
    if found.closed:
        raise NobodyToWriteTo(CLOSED)
    named = hashlib.sha256(asking.key.encode()).hexdigest()
    with write(db):
        before = invitations.of_batch(db, named)
        if not before:
            issue(db, found, wanted, named, asking)
        issued = invitations.of_batch(db, named)
        logins = {user.id: user.login for user in users.all_users(db)}
    places = {place.unit.id: place for place in found.places}
    made = [
        Invited(places[each.unit_id], logins[each.user_id], signs(asking, each.user_id), each.expires_at)
        for each in issued
        if each.unit_id in places and each.open(stamp(asking.at))
    ]
    if before and not made:
        raise AlreadyDone
    return made


def issue(db: Database, found: Scope, wanted: Sequence[Guest], named: str, asking: Asking) -> None:
    """Keep the codes of an asking; a unit without an account gets one under its code."""
    if not wanted:
        raise NobodyToWriteTo(NO_GUEST)
    at = stamp(asking.at)
    batch = Batch(named, found.campaign.id, asking.by, at, stamp(asking.at + LASTS))
    with_account = [each if each.user else replace(each, user=opened(db, each.place)) for each in wanted]
    issues = [
        Issue(each.place.unit.id, each.user.id, digest(signs(asking, each.user.id)))
        for each in with_account
        if each.user
    ]
    invitations.issue_all(db, batch, issues)
    note(db, "invitation.issue", found, [each.place for each in wanted], asking.by, at)


def opened(db: Database, place: Place) -> User:
    """A new account of the unit, under its code."""
    unit = place.unit
    return users.add(db, User(0, unit.code, unit.short_name or unit.name, unit.id))


def signs(asking: Asking, user_id: int) -> str:
    return derived(asking.secret, asking.key, user_id)


def revoke(db: Database, found: Scope, units: Sequence[Place], by: int, at: str) -> int:
    """End the open codes of these units; returns how many there were."""
    with write(db):
        ended = invitations.revoke(db, found.campaign.id, [place.unit.id for place in units], at)
        if ended:
            note(db, "invitation.revoke", found, units, by, at)
    return ended


def note(db: Database, action: str, found: Scope, units: Sequence[Place], by: int, at: str) -> None:
    """Write down what was done with the codes of these units; a few are named, many are counted."""
    named = [place.unit.code for place in units]
    detail = {"codes": named} if len(named) <= MOST_NAMED else {"units": len(named)}
    audit.add(db, action, by, at, found.campaign.slug, detail)
