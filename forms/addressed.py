"""Recommendations: a text for each addressee, whose name is filled in for the unit."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from forms.fields import QuestionField
from vietnamese.text import is_blank

_PLACE = re.compile(r"\{([a-z_.]+)\}")


def fill_places(text: str, places: Mapping[str, str]) -> str:
    """The text with each "{unit.district_party}" replaced from {"unit.district_party": …}; "…" where unknown."""
    return _PLACE.sub(lambda place: places.get(place[1]) or "…", text)


class AddressedCell(NamedTuple):
    """The text for one addressee, whose name is filled in for the unit."""

    addressee: str
    name: str
    label: str
    shown: str


class AddressedField(QuestionField):
    """A text for each addressee; those left empty are not kept."""

    def take(self, typed: Mapping[str, str]) -> None:
        """See QuestionField."""
        kept = dict(self.data or {})
        for to in self.question.to:
            text = typed.get(f"{self.name}-{to.id}")
            if text is not None:
                kept[to.id] = self.form.intake.clean(text, self.addressee(to.addressee))
        self.data = {addressee: text for addressee, text in kept.items() if not is_blank(text)}

    def addressee(self, text: str) -> str:
        """The addressee as this unit reads it."""
        return fill_places(text, self.form.places)

    @property
    def cells(self) -> list[AddressedCell]:
        """A cell for each addressee, in order."""
        kept = self.data or {}
        return [
            AddressedCell(to.id, f"{self.name}-{to.id}", self.addressee(to.addressee), kept.get(to.id, ""))
            for to in self.question.to
        ]
