import zipfile
from datetime import timedelta
from io import BytesIO

import pytest

from documents.format_check.check import check
from documents.qr import DOTS, PART, QUIET
from reporting.clock import Clock, stamp
from reporting.letters.codes import printed
from reporting.letters.files import INVITATION, NobodyToWriteTo, bound, word_file
from reporting.letters.invitation import invitation_letters
from reporting.letters.inviting import AGAIN, FRESH, AlreadyDone, Asking, Guest, Invited, chosen, guests, invite, revoke
from store import Database, invitations, units, users, write
from tests.documents.qr_reading import said_by
from tests.reporting.letters.ground import seen, sheet

NOW = Clock().now()
AT = stamp(NOW)
SECRET = b"s" * 32
DOOR = "http://192.168.1.10:8000"


def asking(key: str = "mot", **more: int) -> Asking:
    return Asking(key, SECRET, 1, NOW + timedelta(**more))


def waiting(db: Database, whom: str = FRESH) -> list[Guest]:
    return chosen(guests(db, seen(db), AT), whom)


def invited(db: Database, key: str = "mot", whom: str = FRESH) -> list[Invited]:
    return invite(db, seen(db), waiting(db, whom), asking(key))


def test_everybody_without_a_password_is_invited_but_not_the_province_itself(db: Database) -> None:
    found = seen(db)
    below = [place.unit.id for place in found.places if place.unit.id != found.root.id]
    assert [each.place.unit.id for each in invited(db)] == below


def test_control_who_has_a_password_or_a_living_letter_is_not(db: Database) -> None:
    user = users.by_login(db, "C0001")
    assert user
    users.set_password(db, user.id, "x")
    assert "C0001" not in {each.place.unit.code for each in waiting(db)}
    invited(db)
    assert waiting(db) == []
    with pytest.raises(NobodyToWriteTo):
        invited(db, "hai")


def test_the_same_asking_gives_the_same_codes_and_a_new_one_ends_them(db: Database) -> None:
    first = invited(db)
    assert invite(db, seen(db), [], asking()) == first
    again = invited(db, "hai", AGAIN)
    assert {each.signs for each in first}.isdisjoint(each.signs for each in again)
    assert {found.ended_as for each in first if (found := invitations.find(db, each.signs))} == {"replaced"}


def test_letters_whose_codes_have_all_ended_are_not_made_again(db: Database) -> None:
    invited(db)
    found = seen(db)
    revoke(db, found, found.places, 1, AT)
    with pytest.raises(AlreadyDone):
        invite(db, found, waiting(db), asking())


def test_a_unit_without_an_account_gets_one_under_its_code(db: Database) -> None:
    found, unit = seen(db), units.by_code(db, "C0001")
    assert unit
    with write(db):
        db.conn.execute("UPDATE users SET login = 'cu', unit_id = ? WHERE login = 'C0001'", (found.root.id,))
    [bare] = [each for each in waiting(db) if each.user is None]
    [made] = invite(db, found, [bare], asking())
    opened = users.by_login(db, "C0001")
    assert made.login == "C0001" and opened and (opened.unit_id, opened.role) == (unit.id, "officer")


def test_a_closed_account_is_not_invited(db: Database) -> None:
    user = users.by_login(db, "C0001")
    assert user
    users.set_active(db, user.id, False)
    assert "C0001" not in {each.place.unit.code for each in waiting(db, AGAIN)}


def test_revoking_ends_the_codes_of_the_units_meant_only(db: Database) -> None:
    first, second, *_ = invited(db)
    assert revoke(db, seen(db), [first.place], 1, AT) == 1
    states = {each.place.unit.id: each.state for each in guests(db, seen(db), AT)}
    assert (states[first.place.unit.id], states[second.place.unit.id]) == ("revoked", "open")


@pytest.mark.parametrize("profile", ["tld-2011", "tld-2024"])
def test_no_letter_breaks_a_rule_of_the_format(db: Database, profile: str) -> None:
    made = list(invitation_letters(seen(db), invited(db), DOOR, sheet(profile)))
    found = [fault.message for each in made for fault in check(word_file(INVITATION, each), profile)]
    assert (len(made) > 10, found) == (True, [])


def test_the_picture_in_each_letter_says_its_own_code(db: Database) -> None:
    guests_now = invited(db)
    made = list(invitation_letters(seen(db), guests_now, DOOR, sheet()))
    for each, letter in zip(guests_now[:4], made, strict=False):
        parts = zipfile.ZipFile(BytesIO(word_file(INVITATION, letter)))
        assert said_by(parts.read(PART), DOTS, QUIET) == f"{DOOR}/moi/{each.signs}"
        assert printed(each.signs).encode() in parts.read("word/document.xml")


def test_in_one_volume_each_letter_keeps_its_own_picture(db: Database) -> None:
    guests_now = invited(db)
    made = list(invitation_letters(seen(db), guests_now, DOOR, sheet()))
    parts = zipfile.ZipFile(BytesIO(bound(INVITATION, made, seen(db).root, NOW.date())))
    said = {said_by(parts.read(name), DOTS, QUIET) for name in parts.namelist() if name.endswith(".png")}
    assert said == {f"{DOOR}/moi/{each.signs}" for each in guests_now}
