"""Reads what was made: parts, paragraphs by style, pages of a PDF."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from lxml import etree

from documents.package import unpacked

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MM_PER_TWIP = 25.4 / 1440
MM_PER_PT = 25.4 / 72


def tree(docx: bytes, part: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(unpacked(docx)[part])


def style_of(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val")


# What a reader sees of an element of a run that holds no text.
SEEN = {f"{W}br": "\n", f"{W}tab": "\t"}


def text_of(element: etree._Element) -> str:
    found = element.iter(f"{W}t", *SEEN)
    return "".join(SEEN.get(text.tag) or text.text or "" for text in found if text.getparent().tag == f"{W}r")


def paragraphs(docx: bytes, part: str = "word/document.xml") -> list[tuple[str, str]]:
    """(style id, text) of each paragraph of a part that says something, in order."""
    found = [(style_of(p), text_of(p)) for p in tree(docx, part).iter(f"{W}p")]
    return [(style, text) for style, text in found if text]


def texts(docx: bytes, style: str) -> list[str]:
    return [text for found, text in paragraphs(docx) if found == style]


def in_mm(value: str | None) -> float:
    return int(value or 0) * MM_PER_TWIP


@dataclass(frozen=True)
class Word:
    """A word of a PDF page; its box in mm from the upper left corner of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


def pages(pdf: Path) -> list[list[Word]]:
    """The words of each page."""
    shown = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True)
    return [list(words(page)) for page in shown.stdout.decode("utf-8").split("<page ")[1:]]


def words(page: str) -> Iterator[Word]:
    for left, top, right, bottom, text in WORD.findall(page):
        yield Word(unescape(text), *(float(edge) * MM_PER_PT for edge in (left, top, right, bottom)))


def page_texts(pdf: Path) -> list[str]:
    shown = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True)
    return shown.stdout.decode("utf-8").split("\f")[:-1]


def to_pdf(folder: Path, made: dict[str, bytes]) -> dict[str, Path]:
    """Each document as a PDF, in one run of LibreOffice with a profile of its own."""
    for name, docx in made.items():
        (folder / f"{name}.docx").write_bytes(docx)
    sources = [str(folder / f"{name}.docx") for name in made]
    home = f"-env:UserInstallation=file://{folder}/soffice"
    command = ["soffice", "--headless", home, "--convert-to", "pdf", "--outdir", str(folder), *sources]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    return {name: folder / f"{name}.pdf" for name in made}
