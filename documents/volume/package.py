"""The package of a volume: what its reports draw on together, and what each of them adds."""

from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import quoteattr

from documents.archive import Entry, archived, entry
from documents.engine import Template
from documents.guard import written
from documents.package import CONTENT_TYPES
from documents.relations import (
    DECLARATION,
    OFFICE,
    PACKAGE,
    Relation,
    Types,
    relations,
    relations_part,
    resolved,
    types,
    written_relations,
    written_types,
)
from documents.volume.sections import EMPTY_IDS, W
from documents.volume.template import ONCE, Bound

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
# The header and the footer of a report that has none where others have.
EMPTY_PARTS = {
    each: (f"word/trong-{each}.xml", f'{DECLARATION}<w:{root} xmlns:w="{W[1:-1]}"><w:p/></w:{root}>'.encode())
    for each, root in (("header", "hdr"), ("footer", "ftr"))
}
CORE, CUSTOM = "docProps/core.xml", "docProps/custom.xml"
PROPERTY_TYPES = {
    CORE: "application/vnd.openxmlformats-package.core-properties+xml",
    CUSTOM: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
PROPERTY_RELATIONS = {
    CORE: f"{PACKAGE}/relationships/metadata/core-properties",
    CUSTOM: f"{OFFICE}/custom-properties",
}


class VolumePackage:
    """Takes from the first template what a volume has once, and from every report what it has alone; `own` are the
    names of pictures that each report has alone."""

    def __init__(self, templates: list[Template], bound: Iterable[Bound], own: frozenset[str] = frozenset()) -> None:
        first = templates[0]
        self._document = first.document
        kept = {name: content for name, content in kept_parts(first).items() if name not in own}
        self._parts = kept | dict(EMPTY_PARTS.values())
        self._relations = list(kept_relations(first))
        self._types = kept_types(templates)
        for each in bound:
            self.add(each.parts, each.types, each.relations)

    def add(self, parts: dict[str, bytes], kinds: dict[str, str], listed: Iterable[Relation]) -> None:
        """Takes in parts, the types of some of them, and references of the document."""
        self._parts |= parts
        self._types.parts.update(kinds)
        self._relations += listed

    def finished(self, document: Entry, title: str, kept: dict[str, str]) -> bytes:
        """The package around the finished document, with its title and the properties to keep."""
        around = {
            **self._parts,
            relations_part(self._document): written_relations(self._relations),
            CORE: core(title),
            CUSTOM: custom(kept),
        }
        declared = entry(CONTENT_TYPES, written_types(self._types))
        return archived([declared, document, *(entry(name, content) for name, content in around.items())])


def kept_parts(template: Template) -> dict[str, bytes]:
    """The parts of a template that no report changes, and the package's references to them."""
    left = {CONTENT_TYPES, template.document, relations_part(template.document), *template.fillings}
    kept = {name: content for name, content in template.parts.items() if name not in left}
    main = {each.kind: each for each in relations(template.parts, "")}
    for number, (name, kind) in enumerate(PROPERTY_RELATIONS.items()):
        main[kind] = Relation(f"rIdTap{number}", kind, name)
    return {**kept, relations_part(""): written_relations(main.values())}


def kept_relations(template: Template) -> Iterator[Relation]:
    """What a volume's document draws on once, and the empty header and footer."""
    for each in relations(template.parts, template.document):
        if each.short_kind in ONCE and resolved(template.document, each.target) not in template.fillings:
            yield each
    for part, (name, _) in EMPTY_PARTS.items():
        yield Relation(EMPTY_IDS[part], f"{OFFICE}/{part}", f"/{name}")


def kept_types(templates: list[Template]) -> Types:
    """The file endings of all templates and the types of the first one's parts that a volume has once."""
    endings: dict[str, str] = {}
    for template in reversed(templates):
        endings |= types(template.parts).endings
    first = templates[0]
    named = types(first.parts).parts.items()
    kept = {name: kind for name, kind in named if name not in first.fillings or name == first.document}
    empty = {name: f"{WORD_TYPE}{each}+xml" for each, (name, _) in EMPTY_PARTS.items()}
    return Types(endings, {**kept, **empty, **PROPERTY_TYPES})


def core(title: str) -> bytes:
    """The volume's title; no dates, so that the same reports make the same file."""
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{written(title)}</dc:title>'
        "<dc:language>vi-VN</dc:language></cp:coreProperties>"
    ).encode()


def custom(kept: dict[str, Any]) -> bytes:
    """Properties by name."""
    made = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{written(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(kept.items(), start=2)
    )
    return (
        f'{DECLARATION}<Properties xmlns="{OFFICE.replace("relationships", "custom-properties")}" '
        f'xmlns:vt="{OFFICE.replace("relationships", "docPropsVTypes")}">{made}</Properties>'
    ).encode()
