"""What a worker does: documents out of plain data. Pure: payload in, bytes out, no database and no file of ours."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from documents import BadTemplate, CannotBind, NotPlainData, RenderFailed, load_template, volume
from documents.marks import with_marks
from documents.pdf import PdfFailed, to_pdf

log = logging.getLogger(__name__)

FAILED = "Không lập được văn bản: chương trình gặp lỗi ngoài dự kiến. Xin báo người quản trị."


class Sheet(NamedTuple):
    """One document to be made: its template's file and the plain data that fills it."""

    template: bytes
    context: Mapping[str, Any]


class Order(NamedTuple):
    """How a batch is wanted: the formats, and the divider page's data where it is bound into one volume."""

    formats: tuple[str, ...] = ("docx",)
    divider: Mapping[str, Any] | None = None


class Made(NamedTuple):
    """What was made of one sheet: files by extension, none where `reason` says why it could not be made.

    Of a volume the first sheet that is in it has the file, the others have none and no reason.
    """

    files: Mapping[str, bytes]
    reason: str = ""


def render(sheets: Iterable[Sheet], order: Order, home: Path | None = None) -> Iterator[Made]:
    """Each sheet's document, one by one, or their volume; a sheet that fails says why and stops none of the others.

    `home` is the profile folder of LibreOffice that this worker uses alone; without it no PDF can be made.
    """
    made: Iterable[Made] = map(word, sheets) if order.divider is None else bound(list(sheets), order.divider)
    yield from made if order.formats == ("docx",) else printed(list(made), order.formats, home)


def printed(made: Sequence[Made], formats: tuple[str, ...], home: Path | None) -> list[Made]:
    """The Word files with their PDFs, in the formats wanted."""
    words = [each.files["docx"] for each in made if each.files]
    try:
        pdfs = iter(to_pdf(words, home) if home else [PdfFailed("tiến trình này không có LibreOffice")] * len(words))
    except OSError as error:
        pdfs = iter([PdfFailed(f"không chạy được LibreOffice ({error})")] * len(words))
    return [with_pdf(each, next(pdfs), formats) if each.files else each for each in made]


def with_pdf(made: Made, pdf: bytes | PdfFailed, formats: tuple[str, ...]) -> Made:
    """A document in the formats wanted; none where its PDF could not be made."""
    if isinstance(pdf, PdfFailed):
        return Made({}, str(pdf))
    files = {**made.files, "pdf": pdf}
    return Made({each: files[each] for each in formats})


def word(sheet: Sheet) -> Made:
    """The Word file of one sheet."""
    try:
        return Made({"docx": load_template(with_marks(sheet.template)).render(dict(sheet.context))})
    # Whatever breaks in one document, the others are to be made.
    except Exception as error:
        return Made({}, told(error))


def bound(sheets: Sequence[Sheet], divider: Mapping[str, Any]) -> list[Made]:
    """The sheets as one volume, without those that cannot be made."""
    try:
        return shared(sheets, bind(sheets, divider))
    except Exception:
        alone = [word(sheet).reason for sheet in sheets]
    fit = [sheet for sheet, reason in zip(sheets, alone, strict=True) if not reason]
    try:
        made = iter(shared(fit, bind(fit, divider)))
    except Exception as error:
        made = iter([Made({}, told(error))] * len(fit))
    return [Made({}, reason) if reason else next(made) for reason in alone]


def bind(sheets: Sequence[Sheet], divider: Mapping[str, Any]) -> bytes:
    """The volume of these sheets; its divider lists them and says what they were made from."""
    listed = {
        "muc_luc": [f"{number}. {sheet.context['don_vi']['ten']}" for number, sheet in enumerate(sheets, start=1)],
        "ma_ban": "; ".join(sheet.context["ma_ban"] for sheet in sheets),
    }
    reports = [(load_template(sheet.template), dict(sheet.context)) for sheet in sheets]
    return volume({**divider, **listed}, reports)


def shared(sheets: Sequence[Sheet], file: bytes) -> list[Made]:
    """One file made of all the sheets."""
    return [Made({"docx": file}), *[Made({})] * (len(sheets) - 1)]


def told(error: Exception) -> str:
    """Why a document could not be made, in a sentence for whoever asked for it."""
    if isinstance(error, BadTemplate | CannotBind | NotPlainData | RenderFailed):
        return str(error)
    log.error("a document could not be made", exc_info=error)
    return FAILED
