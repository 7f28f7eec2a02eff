"""Whose board a visitor may see: the clerk the whole campaign's, a unit with others under it its own branch's."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from flask import abort
from flask_login import current_user

from reporting.board import Row, board
from reporting.board.choosing import Filter
from store import unit_parents, units
from store.campaigns import Campaign
from store.units import Unit
from web.configuration import clock
from web.connection import get_db
from web.office import campaign_asked, kinds_of


@dataclass(frozen=True)
class Scope:
    """What a visitor asks to see: `trail` leads from the visitor's own unit down to the board's top."""

    campaign: Campaign
    asked: Filter
    trail: tuple[Unit, ...]
    rows: list[Row]

    @property
    def top(self) -> Unit:
        """The unit that the board is about."""
        return self.trail[-1]

    @property
    def base(self) -> str:
        """The address of the board."""
        return f"/dot-bao-cao/{self.campaign.slug}/theo-doi"

    @property
    def letters(self) -> str:
        """The address of reminders."""
        return f"/dot-bao-cao/{self.campaign.slug}/don-doc"

    @cached_property
    def chosen(self) -> list[Row]:
        """The rows that the filter leaves."""
        return self.asked.chosen(self.rows)

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The labels of unit kinds."""
        return kinds_of(self.campaign)

    def address(self, path: str = "", **more: str) -> str:
        """The board's address with its filter, and what else it is to say."""
        return self.link(self.asked, path, **more)

    def link(self, asked: Filter, path: str = "", **more: str) -> str:
        """The board's address with a filter."""
        query = urlencode({**asked.query, **more})
        return f"{self.base}{path}?{query}" if query else f"{self.base}{path}"

    def who(self, under: str = "", kind: str = "", state: str = "", punctual: str = "") -> str:
        """Where those stand whom a number counts."""
        asked = Filter(under=under or self.asked.under, kind=kind, state=state, punctual=punctual)
        return self.link(asked) + "#don-vi"

    @property
    def reminders(self) -> str:
        """The page of reminders to the branch and the kind that are shown; it lists those alone who have not sent."""
        overdue = "qua-han" if self.asked.punctual == "qua-han" else ""
        asked = {"nhanh": self.asked.under, "loai": self.asked.kind, "muc": overdue}
        query = urlencode({name: text for name, text in asked.items() if text})
        return f"{self.letters}?{query}" if query else self.letters

    def may_settle(self, row: Row) -> bool:
        """Whether the visitor reviews this unit's report: the direct parent's people and the clerk do."""
        if row.unit_id == current_user.unit_id:
            return False
        return bool(current_user.role == "clerk" or row.unit_id in self.children)

    @cached_property
    def children(self) -> frozenset[int]:
        """The units right under the visitor's own, whether that one takes part itself or not."""
        own = unit_parents.children(get_db(), self.trail[0].id, self.campaign.tree_date)
        return frozenset(unit.id for unit in own)


def scope_of(slug: str, asked: Mapping[str, str]) -> Scope:
    """The board of the campaign as an address or a form asks for it; 404 for a stranger to it."""
    campaign, wanted = campaign_asked(slug), Filter.read(asked)
    trail = trail_to(wanted.under, campaign.tree_date)
    whole = current_user.role == "clerk" and len(trail) == 1
    rows = board(get_db(), campaign, clock().now(), None if whole else trail[-1])
    if not rows and not whole:
        abort(404)
    return Scope(campaign, wanted, trail, rows)


def trail_to(code: str, on: str) -> tuple[Unit, ...]:
    """From the visitor's own unit down to the unit of this code ("": the own one); 404 where that is not below it."""
    own = units.get(get_db(), current_user.unit_id)
    if current_user.role != "clerk" and not unit_parents.has_children(get_db(), own.id, on):
        abort(404)
    unit = units.by_code(get_db(), code) if code else own
    trail: list[Unit] = []
    while unit and unit.id != own.id and unit not in trail:
        trail.insert(0, unit)
        unit = unit_parents.parent(get_db(), unit.id, on)
    if unit is None and not (trail and current_user.role == "clerk"):
        abort(404)
    return (own, *trail)
