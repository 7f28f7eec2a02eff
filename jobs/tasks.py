"""What a worker does: documents out of plain data. Pure: payload in, bytes out, no database and no file of ours."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from documents import BadTemplate, NotPlainData, RenderFailed, load_template

FAILED = "Không lập được văn bản ({}: {})."


class Sheet(NamedTuple):
    """One document to be made: its template's file and the plain data that fills it."""

    template: bytes
    context: Mapping[str, Any]


class Made(NamedTuple):
    """One document: its files' bytes by extension, none where `reason` says why it could not be made."""

    files: Mapping[str, bytes]
    reason: str = ""


def render(sheets: Iterable[Sheet], formats: Iterable[str]) -> Iterator[Made]:
    """Each sheet's document, one by one; a sheet that fails says why and stops none of the others."""
    for sheet in sheets:
        yield word(sheet)


def word(sheet: Sheet) -> Made:
    """The Word file of one sheet."""
    try:
        return Made({"docx": load_template(sheet.template).render(dict(sheet.context))})
    except (BadTemplate, NotPlainData, RenderFailed) as error:
        return Made({}, str(error))
    # Whatever breaks in one document, the others are to be made.
    except Exception as error:
        return Made({}, FAILED.format(type(error).__name__, error))
