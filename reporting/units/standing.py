"""The units as they stand before something changes, read once: what every plan and every move is judged by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from reporting.outlines import outline_of
from reporting.units.kinds import Kinds, known_kinds
from reporting.units.suggesting import usual_suffixes
from store import campaigns, reports, unit_places, units
from store.connection import Database
from store.unit_places import Place
from store.units import Unit
from vietnamese.keys import search_key


@dataclass(frozen=True)
class Standing:
    """Every unit by its code, its last place by its id, and what binds it.

    `asked_in` are, by unit id, the campaigns that the unit reports in: (title, kinds their outline knows).
    """

    units: Mapping[str, Unit]
    places: Mapping[int, Place]
    first_days: Mapping[int, str]
    kinds: Kinds
    asked_in: Mapping[int, tuple[tuple[str, frozenset[str]], ...]]

    @cached_property
    def by_id(self) -> dict[int, Unit]:
        return {unit.id: unit for unit in self.units.values()}

    @cached_property
    def codes(self) -> dict[str, str]:
        """{code in small letters: code}: a sign-in name minds no capitals either."""
        return {code.lower(): code for code in self.units}

    @cached_property
    def root(self) -> Unit | None:
        """The unit that was never under anybody; the first of several."""
        open_ones = (unit for unit in self.units.values() if not unit.closed_on)
        return next((unit for unit in open_ones if unit.id not in self.places), None)

    @cached_property
    def named(self) -> dict[str, frozenset[str]]:
        """{name or short name, folded: codes}, of the open units."""
        found: dict[str, frozenset[str]] = {}
        for unit in self.units.values():
            for word in {search_key(unit.name), search_key(unit.short_name)} if not unit.closed_on else ():
                found[word] = found.get(word, frozenset()) | {unit.code}
        return found

    @cached_property
    def usual_suffix(self) -> dict[str, str]:
        """{kind: the suffix of most units of the kind}."""
        return usual_suffixes(self.units.values())

    def names_of(self, text: str) -> frozenset[str]:
        """The codes of the open units that are called so, marks and capitals aside."""
        return self.named.get(search_key(text), frozenset())

    def parent(self, unit: Unit) -> Unit | None:
        """Whom the unit stands under at last."""
        place = self.places.get(unit.id)
        return self.by_id[place.parent_id] if place and place.valid_to is None else None

    def against_kind(self, unit: Unit, kind: str) -> str:
        """The title of a campaign that the unit reports in and that does not know the kind; "" where there is none."""
        return next((title for title, kinds in self.asked_in.get(unit.id, ()) if kind not in kinds), "")


def standing(db: Database) -> Standing:
    """All that plans are judged by."""
    asked: dict[int, tuple[tuple[str, frozenset[str]], ...]] = {}
    for campaign in campaigns.all_campaigns(db):
        known = campaign.title, frozenset(kind.id for kind in outline_of(campaign).unit_kinds)
        for unit_id in reports.of_campaign(db, campaign.id):
            asked[unit_id] = (*asked.get(unit_id, ()), known)
    return Standing(
        units={unit.code: unit for unit in units.all_units(db)},
        places=unit_places.latest(db),
        first_days=unit_places.first_days(db),
        kinds=known_kinds(db),
        asked_in=asked,
    )


def usual_day(db: Database, today: date) -> date:
    """From which day changes hold where nobody says: today; for the very first units the first campaign's own day."""
    if unit_places.first_days(db):
        return today
    return min([today, *(date.fromisoformat(one.tree_date) for one in campaigns.all_campaigns(db))])
