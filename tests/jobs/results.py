"""What a finished export must be: every document once, whole, and nothing else."""

import csv
import io
import zipfile
from pathlib import Path

from jobs.bundle import draft_of

LIST = "danh-sach.csv"


def rows(result: Path) -> dict[str, list[str]]:
    """The rows of the list in the result, by unit code."""
    with zipfile.ZipFile(result) as whole:
        text = whole.read(LIST).decode("utf-8-sig")
    return {row[1]: row for row in list(csv.reader(io.StringIO(text), delimiter=";"))[1:]}


def documents(result: Path) -> list[str]:
    """The names of the documents; each is whole and a Word file, none is there twice, and no draft is left."""
    with zipfile.ZipFile(result) as whole:
        assert whole.testzip() is None
        names = [name for name in whole.namelist() if name != LIST]
        for name in names:
            with zipfile.ZipFile(io.BytesIO(whole.read(name))) as document:
                assert "word/document.xml" in document.namelist()
    assert len(names) == len({name.casefold() for name in names})
    assert not draft_of(result).exists()
    return names


def editions(result: Path) -> dict[str, str]:
    """The edition that each document names in its own properties, by its name."""
    found = {}
    with zipfile.ZipFile(result) as whole:
        for name in whole.namelist():
            if name != LIST:
                with zipfile.ZipFile(io.BytesIO(whole.read(name))) as document:
                    properties = document.read("docProps/custom.xml").decode()
                found[name] = properties.split("báo cáo ")[1].split("<")[0]
    return found
