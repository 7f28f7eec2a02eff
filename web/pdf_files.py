"""PDF files for a page: whether this server can make them, and one made while the reader waits."""

from documents.pdf import PdfFailed, available, to_pdf
from web.configuration import settings

PDF = "application/pdf"
HOME = "libreoffice-web"
"""The folder in the instance where the web's own runs of LibreOffice keep their profile."""


def no_pdf() -> str:
    """Why no PDF can be made here; "" where it can."""
    return available() or ""


def as_pdf(data: bytes) -> bytes:
    """A Word file as PDF; raises `PdfFailed`."""
    made = to_pdf([data], settings().instance / HOME)[0]
    if isinstance(made, PdfFailed):
        raise made
    return made
