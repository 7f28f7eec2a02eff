"""Where a section stands among the pages of its report: the map beside it, the way back and on."""

from collections.abc import Sequence
from typing import NamedTuple

from werkzeug.routing import BaseConverter

from forms.format_page import FORMAT_SECTION
from reporting.desk import Desk


class SectionConverter(BaseConverter):
    """`tinh_hinh_chung` is `tinh-hinh-chung` in an address."""

    regex = r"[a-z0-9-]{1,80}"

    def to_python(self, value: str) -> str:
        return value.replace("-", "_")

    def to_url(self, value: str) -> str:
        return value.replace("_", "-")


class Place(NamedTuple):
    """A section as a page; a heading, under which others stand, has no `href`."""

    id: str
    number: str
    level: int
    title: str
    guidance: str
    href: str

    @property
    def name(self) -> str:
        """As a heading or a link: `1. Công tác triển khai…`; a dash is no number."""
        return f"{self.number} {self.title}".lstrip("- ")


FORMAT_GUIDANCE = (
    "Số, ngày, người ký và nơi nhận in trên báo cáo. Để trống số và ngày thì bản in chừa chỗ cho văn thư ghi."
)


def places_of(desk: Desk, base: str) -> list[Place]:
    """Every section this unit sees, in the order of the document, then the page “Thể thức”."""
    places = [
        Place(
            section.id,
            section.number,
            section.level,
            section.title,
            section.guidance,
            address(base, section.id) if section.questions else "",
        )
        for section in desk.sections()
    ]
    return [*places, Place(FORMAT_SECTION, "", 1, "Thể thức", FORMAT_GUIDANCE, address(base, FORMAT_SECTION))]


def address(base: str, section_id: str) -> str:
    """The page of a section of the report at `base`."""
    return f"{base}/muc/{section_id.replace('_', '-')}"


def place_called(places: Sequence[Place], section_id: str) -> Place | None:
    """The page of this id; None for a heading and for what this unit does not see."""
    return next((place for place in places if place.id == section_id and place.href), None)


def neighbours(places: Sequence[Place], here: Place) -> tuple[Place | None, Place | None]:
    """The pages before and after this one."""
    pages = [place for place in places if place.href]
    at = pages.index(here)
    return (pages[at - 1] if at else None), (pages[at + 1] if at + 1 < len(pages) else None)


def path_to(places: Sequence[Place], here: Place) -> str:
    """The headings over a section, the nearest by its name: `II › 2 › a) Công tác tuyên truyền…`."""
    above: list[Place] = []
    for place in places:
        if place is here:
            break
        above = [*(each for each in above if each.level < place.level), place]
    above = [each for each in above if each.level < here.level]
    return " › ".join([*(each.number.rstrip(".)") for each in above[:-1]), *(each.name for each in above[-1:])])
