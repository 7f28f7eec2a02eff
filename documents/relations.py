"""Which parts of a package refer to which: the .rels parts and the list of types, read and written."""

import posixpath
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from documents.package import CONTENT_TYPES, parsed

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Relation(NamedTuple):
    """One reference of a part: its id, its kind, and what it refers to, as written there."""

    id: str
    kind: str
    target: str
    external: bool = False

    @property
    def short_kind(self) -> str:
        """`header`, `image`, …"""
        return self.kind.rpartition("/")[2]


class Types(NamedTuple):
    """The declared types: of file endings, and of parts by name."""

    endings: dict[str, str]
    parts: dict[str, str]


def relations_part(name: str) -> str:
    """Where the references of a part are kept: `word/document.xml` -> `word/_rels/document.xml.rels`."""
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def resolved(name: str, target: str) -> str:
    """The part to which a part refers by a target."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), target))


def relations(parts: Mapping[str, bytes], name: str) -> list[Relation]:
    """The references of a part, none where it has no list of them. Raises BadTemplate."""
    listed = relations_part(name)
    if listed not in parts:
        return []
    return [
        Relation(each.get("Id", ""), each.get("Type", ""), each.get("Target", ""), each.get("TargetMode") == "External")
        for each in parsed(listed, parts[listed]).iter("{*}Relationship")
    ]


def written_relations(relations: Iterable[Relation]) -> bytes:
    """A .rels part."""
    made = "".join(
        f"<Relationship Id={quoteattr(each.id)} Type={quoteattr(each.kind)} Target={quoteattr(each.target)}"
        + (' TargetMode="External"/>' if each.external else "/>")
        for each in relations
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{made}</Relationships>'.encode()


def types(parts: Mapping[str, bytes]) -> Types:
    """The declared types of a package. Raises BadTemplate."""
    tree = parsed(CONTENT_TYPES, parts[CONTENT_TYPES])
    return Types(
        {each.get("Extension", "").lower(): each.get("ContentType", "") for each in tree.iter("{*}Default")},
        {each.get("PartName", "").lstrip("/"): each.get("ContentType", "") for each in tree.iter("{*}Override")},
    )


def written_types(declared: Types) -> bytes:
    """The list of types of a package."""
    endings = "".join(
        f"<Default Extension={quoteattr(ending)} ContentType={quoteattr(kind)}/>"
        for ending, kind in declared.endings.items()
    )
    names = "".join(
        f"<Override PartName={quoteattr('/' + name)} ContentType={quoteattr(kind)}/>"
        for name, kind in declared.parts.items()
    )
    return f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">{endings}{names}</Types>'.encode()
