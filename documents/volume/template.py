"""A template made ready for a volume: compiled anew with its own ids, with the parts it draws on."""

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lxml import etree

from documents.engine import Template, fill
from documents.guard import check_plain
from documents.package import parsed
from documents.parts import part
from documents.relations import Relation, relations, relations_part, resolved, types, written_relations
from documents.volume.divider import inner
from documents.volume.ids import NUMBER, OWN, refuse_unbindable, set_apart
from documents.volume.sections import PageKinds, W, begun_anew, closed

IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
# Kinds of parts that a volume has once, from its first template; templates of one volume share the style sheet.
ONCE = (
    "styles", "stylesWithEffects", "settings", "webSettings", "theme", "fontTable", "numbering", "footnotes",
    "endnotes", "comments", "commentsExtended", "commentsIds", "people", "customXml", "glossaryDocument",
)  # fmt: skip


class Moving(NamedTuple):
    """A header or footer that the data fill, or a picture, so that each report has its own."""

    relation: Relation
    name: str
    relations: bytes


class Report(NamedTuple):
    """One report of a volume: the XML of its body, the parts it has alone with their types, and the references
    by which the document finds them."""

    body: bytes
    parts: dict[str, bytes]
    types: dict[str, str]
    relations: list[Relation]


class Bound:
    """A template in a volume. `key` sets its ids and parts apart from those of the volume's other templates; `known`
    are the kinds of headers and footers that any of them has, `own` the names of pictures that reports bring along."""

    def __init__(self, template: Template, key: str, known: PageKinds, own: frozenset[str] = frozenset()) -> None:
        """Raises CannotBind."""
        tree = parsed(template.document, template.parts[template.document])
        refuse_unbindable(tree, template)
        self.names = dict(tree.nsmap)
        self.ignorable = tree.get(IGNORABLE, "").split()
        self.parts: dict[str, bytes] = {}
        self.types: dict[str, str] = {}
        self.relations: list[Relation] = []
        self._moving: list[Moving] = []
        self._moves = own.union(template.fillings)
        self._template, self._key, self._kinds = template, key, types(template.parts).parts
        set_apart(tree, dict(self._related()))
        closed(tree.find(f"{W}body"))
        begun_anew(next(tree.iter(f"{W}sectPr")), known)
        self._document = part(template.document, etree.tostring(tree), True)

    def report(self, context: dict[str, Any], number: int, pictures: Mapping[str, bytes] | None = None) -> Report:
        """The report of that number in the volume, with its own pictures. Raises as `Template.render` does."""
        check_plain(context)
        own = {**context, NUMBER: f"{number:04d}"}
        made = Report(self._body(own), {}, {}, [])
        for moving in self._moving:
            self._add(made, moving, own, pictures or {})
        return made

    def _body(self, context: dict[str, Any]) -> bytes:
        if isinstance(self._document, bytes):
            xml = self._document
        else:
            xml = b"".join(fill(self._template.document, self._document, context))
        return inner(xml)

    def _add(self, report: Report, moving: Moving, context: dict[str, Any], pictures: Mapping[str, bytes]) -> None:
        number = context[NUMBER]
        name = self._own_name(moving.name, f"-{number}")
        if moving.name in self._template.fillings:
            report.parts[name] = b"".join(fill(moving.name, self._template.fillings[moving.name], context))
        else:
            report.parts[name] = pictures.get(moving.name, self._template.parts[moving.name])
        if moving.name in self._kinds:
            report.types[name] = self._kinds[moving.name]
        if moving.relations:
            report.parts[relations_part(name)] = moving.relations
        report.relations.append(moving.relation._replace(id=f"{moving.relation.id}-{number}", target=f"/{name}"))

    def _related(self) -> Iterator[tuple[str, str]]:
        """What the document refers to: old id, new id. Takes along the parts that a volume does not have once."""
        document = self._template.document
        for relation in relations(self._template.parts, document):
            if relation.short_kind in ONCE:
                continue
            own = relation._replace(id=f"{self._key}{relation.id}")
            yield relation.id, self._taken(own, resolved(document, relation.target))

    def _taken(self, relation: Relation, name: str) -> str:
        """Takes along what the document refers to; the id by which its text must call it."""
        if relation.external:
            self.relations.append(relation)
        elif name in self._moves:
            self._moving.append(Moving(relation, name, self._relations_of(name)))
            return f"{relation.id}-{OWN}"
        else:
            self.relations.append(relation._replace(target=self._carried(name)))
        return relation.id

    def _carried(self, name: str) -> str:
        """Takes a part along with all it refers to; the target by which it is found."""
        own = self._own_name(name)
        if own not in self.parts:
            self.parts[own] = self._template.parts[name]
            if name in self._kinds:
                self.types[own] = self._kinds[name]
            if listed := self._relations_of(name):
                self.parts[relations_part(own)] = listed
        return f"/{own}"

    def _relations_of(self, name: str) -> bytes:
        """The references of a part as they are in the volume, empty where it has none."""
        listed = relations(self._template.parts, name)
        carried = [
            each if each.external else each._replace(target=self._carried(resolved(name, each.target)))
            for each in listed
        ]
        return written_relations(carried) if carried else b""

    def _own_name(self, name: str, more: str = "") -> str:
        folder, file = posixpath.split(name)
        stem, ending = posixpath.splitext(file)
        return posixpath.join(folder, f"{self._key}{stem}{more}{ending}")
