"""Who may see which report, and what they are to it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from forms.outline import Outline
from reporting.desk import open_desk
from store.connection import Database
from tests.reporting.conftest import DISTRICT, PROVINCE, SCHOOL
from tests.reporting.tree import NOW, OTHER, desk, grow, own_desk, user


@pytest.fixture
def db(tmp_path: Path, outline: Outline) -> Iterator[Database]:
    opened = grow(tmp_path / "baocao.db", outline)
    yield opened
    opened.close()


def roles(db: Database, login: str, unit: object) -> set[str]:
    found = desk(db, login, unit)  # type: ignore[arg-type]
    return set(found.roles) if found else set()


def test_an_officer_writes_the_report_of_their_own_unit(db: Database) -> None:
    assert roles(db, "C0002", SCHOOL) == {"author"}
    assert own_desk(db, SCHOOL).may_edit


def test_the_direct_parent_reviews(db: Database) -> None:
    assert roles(db, "H02", SCHOOL) == {"reviewer"}
    assert not desk(db, "H02", SCHOOL).may_edit


def test_the_clerk_reviews_every_unit_and_writes_the_provinces_own(db: Database) -> None:
    assert roles(db, "chuyenvien", SCHOOL) == roles(db, "chuyenvien", DISTRICT) == {"reviewer"}
    assert roles(db, "chuyenvien", PROVINCE) == {"author"}


def test_a_stranger_is_told_nothing(db: Database) -> None:
    assert desk(db, "H03", SCHOOL) is None
    assert desk(db, "C0002", DISTRICT) is None
    assert open_desk(db, user(db, "chuyenvien"), 999_999, NOW) is None


def test_a_report_is_late_on_the_day_after_its_deadline(db: Database) -> None:
    assert not own_desk(db, SCHOOL).late
    assert own_desk(db, SCHOOL, NOW + timedelta(days=11)).late


def test_it_goes_to_the_actual_parent(db: Database) -> None:
    assert own_desk(db, SCHOOL).receiver == "LĐLĐ huyện Cư Jút"
    assert own_desk(db, OTHER).receiver == "LĐLĐ tỉnh Đắk Nông"


def test_units_with_children_are_known(db: Database) -> None:
    assert own_desk(db, DISTRICT).has_children
    assert not own_desk(db, SCHOOL).has_children
