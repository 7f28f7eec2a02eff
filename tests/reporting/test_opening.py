"""A campaign opened on any outline."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from documents.profiles import UnknownProfile
from forms.outline import NotInOutline, Outline
from reporting.opening import (
    BadSlug,
    NobodyTakesPart,
    NoSuchOutline,
    Opening,
    SlugTaken,
    open_on,
    shipped_outline,
    usual_profile,
)
from reporting.outlines import outline_of
from store import audit, campaigns, deadlines, reports, units
from tests.reporting.ground import NOW, TREE_DAY, Ground, plant
from tests.reporting.small import OUTLINE

PARENTS = {"T": "", "H1": "T", "C1": "H1", "C2": "T"}
KINDS = {"T": "tinh", "H1": "huyen", "C1": "cdcs", "C2": "cdcs"}


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    planted = plant(tmp_path / "baocao.db", OUTLINE, PARENTS, KINDS)
    yield planted
    planted.db.close()


def members(ground: Ground, opening: Opening) -> list[str]:
    campaign = open_on(ground.db, OUTLINE, opening, NOW)
    codes = {unit.id: code for code, unit in ground.units.items()}
    return sorted(codes[unit_id] for unit_id in reports.of_campaign(ground.db, campaign.id))


def test_it_takes_the_outline_its_deadlines_and_every_unit(ground: Ground) -> None:
    assert members(ground, Opening("dot-moi", TREE_DAY)) == ["C1", "C2", "H1", "T"]
    campaign = campaigns.by_slug(ground.db, "dot-moi")
    assert campaign is not None
    assert (outline_of(campaign), campaign.title, campaign.tree_date) == (OUTLINE, "Thử", "2012-07-01")
    assert deadlines.of_campaign(ground.db, campaign.id)[0] == ("cdcs", "report", "2012-07-20")


def test_kinds_and_a_branch_choose_the_units(ground: Ground) -> None:
    assert members(ground, Opening("k", TREE_DAY, kinds=("huyen", "tinh"))) == ["H1", "T"]
    assert members(ground, Opening("b", TREE_DAY, under=ground.units["H1"])) == ["C1", "H1"]


def test_the_units_are_those_of_the_tree_day(ground: Ground) -> None:
    units.change(ground.db, replace(ground.units["C2"], closed_on="2012-06-01"))
    assert members(ground, Opening("k", TREE_DAY)) == ["C1", "H1", "T"]


def test_it_is_written_down(ground: Ground) -> None:
    open_on(ground.db, OUTLINE, Opening("dot-moi", TREE_DAY), NOW)
    last = audit.latest(ground.db)[0]
    assert (last.action, last.subject, last.detail["units"]) == ("campaign.open", "dot-moi", 4)


def test_a_name_is_given_once(ground: Ground) -> None:
    with pytest.raises(SlugTaken, match="thu"):
        open_on(ground.db, OUTLINE, Opening("thu", TREE_DAY), NOW)


@pytest.mark.parametrize("slug", ["", "Nq20", "nq 20", "nghị-quyết", "a_b"])
def test_a_name_can_stand_in_an_address(ground: Ground, slug: str) -> None:
    with pytest.raises(BadSlug):
        open_on(ground.db, OUTLINE, Opening(slug, TREE_DAY), NOW)


def test_an_unknown_kind_or_profile_and_nobody_are_refused(ground: Ground) -> None:
    with pytest.raises(NotInOutline):
        open_on(ground.db, OUTLINE, Opening("x", TREE_DAY, kinds=("xa",)), NOW)
    with pytest.raises(UnknownProfile):
        open_on(ground.db, OUTLINE, Opening("x", TREE_DAY, profile="tld-1999"), NOW)
    with pytest.raises(NobodyTakesPart):
        open_on(ground.db, OUTLINE, Opening("x", TREE_DAY, kinds=("nganh",)), NOW)
    assert campaigns.by_slug(ground.db, "x") is None


def test_the_format_is_that_of_the_outlines_time(outline: Outline) -> None:
    assert usual_profile(outline) == "tld-2011"
    later = tuple(one.model_copy(update={"to": date(2026, 3, 31)}) for one in outline.periods)
    assert usual_profile(outline.model_copy(update={"periods": later})) == "tld-2024"


def test_a_shipped_outline_is_found_by_name(outline: Outline) -> None:
    assert shipped_outline("nq20-so-ket-5-nam") == outline
    with pytest.raises(NoSuchOutline, match="nq20-so-ket-5-nam"):
        shipped_outline("nq21")
