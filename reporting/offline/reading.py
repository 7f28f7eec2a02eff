"""A returned file read into the pages of its report, by the same readers as what is typed there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from documents.offline.found import Trouble, Typed
from forms.section_form import SectionForm, TooLong
from reporting.offline.asking import Asking
from reporting.offline.taking import Taken, taken


@dataclass(frozen=True)
class Filled:
    """A page after the file was read into it; `places` and `mended` go by the names of cells."""

    form: SectionForm
    content: Mapping[str, Any]
    troubles: list[Trouble] = field(default_factory=list)
    places: Mapping[str, str] = field(default_factory=dict)
    mended: frozenset[str] = frozenset()


def filled(now: Asking, section: str, typed: Mapping[str, Typed]) -> Filled:
    """Read a file's cells into a page; a cell that cannot be read is told, and left as the server has it."""
    takes = {each.name: taken(each, typed) for each in now.form(section)}
    form = now.form(section)
    troubles: list[Trouble] = []
    try:
        form.read_json(values_of(takes))
    except TooLong as error:
        places = [place for each in takes.values() for place in each.places.values()]
        return Filled(now.form(section), now.content(section), [Trouble(places[0], str(error))])
    for name, problem in form.problems.items():
        mine = takes[name.partition("-")[0]]
        if name in mine.places:
            troubles.append(Trouble(mine.places[name], problem, name))
            drop(mine, name, form[name.partition("-")[0]].kind)
    form = now.form(section)
    content = form.read_json(values_of(takes))
    places_by_name = {name: place for each in takes.values() for name, place in each.places.items()}
    return Filled(
        form, content, troubles, places_by_name, frozenset(name for each in takes.values() for name in each.mended)
    )


def values_of(takes: Mapping[str, Taken]) -> dict[str, str]:
    return {name: text for each in takes.values() for name, text in each.values.items()}


def drop(mine: Taken, name: str, kind: str) -> None:
    """Leave a cell as it is; of a free table all of it, for rows may have moved."""
    if kind == "rows":
        mine.values.clear()
    else:
        mine.values.pop(name, None)
