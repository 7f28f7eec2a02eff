"""The kinds of unit that this instance knows: those of its campaigns' outlines and of the shipped ones."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from forms.outline import Outline, UnitKind, load_outline, shipped, shipped_slugs
from reporting.outlines import outline_of
from store import campaigns
from store.connection import Database
from vietnamese.keys import search_key

_NOT_LETTERS = re.compile("[^a-z0-9]+")


def folded(text: str) -> str:
    """A heading or a label as it is compared: without marks, capitals and signs."""
    return _NOT_LETTERS.sub(" ", search_key(text)).strip()


@dataclass(frozen=True)
class Kinds:
    """The kinds by id; of two of one id that of the newer outline counts, the other's label is understood too."""

    by_id: Mapping[str, UnitKind]
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, outlines: Iterable[Outline]) -> "Kinds":
        """The kinds of these outlines, the first ones first."""
        by_id: dict[str, UnitKind] = {}
        words: dict[str, frozenset[str]] = {}
        for kind in (kind for outline in outlines for kind in outline.unit_kinds):
            by_id.setdefault(kind.id, kind)
            for word in (folded(kind.id), folded(kind.label)):
                words[word] = words.get(word, frozenset()) | {kind.id}
        return cls(by_id, words)

    @cached_property
    def labels(self) -> dict[str, str]:
        """{id: label}, for lists and for choosing."""
        return {id: kind.label for id, kind in self.by_id.items()}

    def label(self, id: str) -> str:
        """The label of a kind; of an unknown one its id."""
        return self.labels.get(id, id)

    def meant(self, text: str) -> frozenset[str]:
        """The ids that a label or an id stands for, marks and capitals aside; empty where it says nothing."""
        return frozenset({text}) if text in self.by_id else self.words.get(folded(text), frozenset())


def known_kinds(db: Database) -> Kinds:
    """Every kind known here, those of the latest campaign first."""
    opened = [outline_of(campaign) for campaign in campaigns.all_campaigns(db)]
    used = {outline.slug for outline in opened}
    return Kinds.of([*opened, *(_shipped(slug) for slug in shipped_slugs() if slug not in used)])


@lru_cache(maxsize=16)
def _shipped(slug: str) -> Outline:
    return load_outline(shipped(slug))
