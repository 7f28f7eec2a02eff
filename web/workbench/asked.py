"""What a request for the workbench names: the report, the point, the filter."""

from collections.abc import Callable, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from flask import abort, request

from reporting.desk import Desk
from reporting.section_forms import place_names
from reporting.workbench.digest import Answer
from reporting.workbench.gathering import Below, below_of, points
from reporting.workbench.points import Point
from vietnamese.keys import search_key
from web.connection import get_db

UNUSED, COPIED, ACCEPTED = "chua-dung", "giong", "da-duyet"
SHOWN = {"": "Tất cả", UNUSED: "Chưa dùng", COPIED: "Có đoạn giống nơi khác", ACCEPTED: "Đã duyệt"}
CARDS = 20
MOST_DIGITS = 6


class Asked(NamedTuple):
    """A filter over answers: every word sought, and a state of `SHOWN`; `page` from 1."""

    sought: str
    shown: str
    page: int

    @property
    def query(self) -> str:
        """As it stands in an address, without the page."""
        return urlencode({name: value for name, value in (("tim", self.sought), ("loc", self.shown)) if value})

    def href(self, page: int) -> str:
        """The address of another page of the same."""
        return f"?{self.query}{'&' if self.query else ''}trang={page}"

    def lets(self, answer: Answer) -> bool:
        """Whether an answer is among those asked for."""
        if not _SHOWN[self.shown](answer):
            return False
        words = search_key(self.sought).split()
        text = f"{answer.unit.search_key} {search_key(answer.told.text)}" if words else ""
        return all(word in text for word in words)


_SHOWN: dict[str, Callable[[Answer], bool]] = {
    "": lambda answer: True,
    UNUSED: lambda answer: not answer.used,
    COPIED: lambda answer: answer.copied,
    ACCEPTED: lambda answer: answer.told.status == "accepted",
}


def asked() -> Asked:
    """The filter of this request; what there is not is as nothing."""
    shown, page = request.args.get("loc", ""), request.args.get("trang", "1")
    number = int(page) if page.isascii() and page.isdigit() and len(page) <= MOST_DIGITS else 1
    return Asked(request.args.get("tim", "").strip()[:200], shown if shown in SHOWN else "", max(number, 1))


def point_asked(desk: Desk, section: str, point: str) -> tuple[Below, Point | None]:
    """The units below and the point; None where there are no units, 404 for a point that they are not asked."""
    below = below_of(get_db(), desk)
    if not below.units:
        return below, None
    known = points(desk, below, place_names(desk))
    return below, next((one for one in known if (one.section, one.id) == (section, point)), None) or abort(404)


class Card(NamedTuple):
    """An answer with those that say nearly the same."""

    answer: Answer
    others: list[Answer]


def cards(answers: Sequence[Answer], filter: Asked) -> list[Card]:
    """The answers asked for; near-duplicates stand under the first of them, the leader where it is among them."""
    found: dict[int, Card] = {}
    for answer in answers:
        if not filter.lets(answer):
            continue
        known = found.get(answer.leader)
        if known is None:
            found[answer.leader] = Card(answer, [])
        elif answer.unit.id == answer.leader:
            found[answer.leader] = Card(answer, [known.answer, *known.others])
        else:
            known.others.append(answer)
    return list(found.values())
