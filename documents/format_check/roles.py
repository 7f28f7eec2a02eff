"""Which paragraph of a Word file is which component of an official document, whatever its styles are called."""

from collections.abc import Mapping
from typing import NamedTuple

from documents.format_check.closing import Annex, closing
from documents.format_check.opening import opening
from documents.format_check.pieces import Piece
from documents.format_check.reading import Document, Paragraph


class Layout(NamedTuple):
    """The components of a document by their names in the profile, its running text, its tables and annexes."""

    document: Document
    found: Mapping[str, tuple[Piece, ...]]
    kind_alone: bool
    body: tuple[Paragraph, ...]
    tables: tuple[Paragraph, ...]
    annexes: tuple[Annex, ...]

    def of(self, role: str) -> tuple[Piece, ...]:
        """The lines of a component, none where it is missing."""
        return self.found.get(role, ())

    def one(self, role: str) -> Piece | None:
        """The first line of a component."""
        return next(iter(self.of(role)), None)

    @property
    def letter(self) -> bool:
        """Whether it is a letter (công văn): it names no kind and says under its number what it is about."""
        return bool(self.of("trich_yeu_cong_van")) and not self.of("loai")

    def table_of(self, *roles: str) -> int | None:
        """The number of the table that holds one of these components."""
        cells = (piece.paragraph.cell for role in roles for piece in self.of(role))
        return next((cell.table for cell in cells if cell), None)


def find_roles(document: Document) -> Layout:
    """The components of a document."""
    paragraphs = document.paragraphs
    over = opening(paragraphs)
    under = closing(paragraphs, over.after)
    text = paragraphs[over.after : under.start]
    return Layout(
        document=document,
        found={**over.found, **under.found},
        kind_alone=over.alone,
        body=tuple(paragraph for paragraph in text if paragraph.cell is None),
        tables=tuple(paragraph for paragraph in text if paragraph.cell is not None),
        annexes=under.annexes,
    )
