"""Many letters as one file: a .zip with a Word file each, or one Word file to print from."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from documents import load_template, volume
from documents.archive import archived, stored_entry
from documents.engine import Template
from reporting.export_names import short_part
from reporting.letters.letter import Letter
from reporting.paper import TEMPLATES, NoTemplate
from store.units import Unit
from vietnamese.dates import format_date
from vietnamese.filenames import ascii_name

REMINDER, INVITATION = "don-doc", "thu-moi"
NAMES = {REMINDER: "giay-don-doc", INVITATION: "thu-moi"}
TITLES = {REMINDER: "CÔNG VĂN ĐÔN ĐỐC GỬI BÁO CÁO", INVITATION: "THƯ MỜI NHẬP BÁO CÁO"}
WORD, ZIP = "docx", "zip"


class NobodyToWriteTo(LookupError):
    """There is no unit that would get a letter."""

    def __init__(self, why: str) -> None:
        super().__init__(why)

    def __str__(self) -> str:
        return str(self.args[0])


@lru_cache(maxsize=16)
def letter_template(kind: str, profile: str) -> Template:
    """Our template of a kind of letter in a profile; raises NoTemplate."""
    file = TEMPLATES / f"cong-van-{kind}-{profile}.docx"
    if not file.exists():
        raise NoTemplate(f"Không có mẫu công văn cho thể thức “{profile}”.")
    return load_template(file.read_bytes())


def word_file(kind: str, letter: Letter) -> bytes:
    """One letter as a Word file."""
    return letter_template(kind, letter.context["ho_so"]).render(letter.context, letter.pictures)


def zipped(kind: str, letters: Sequence[Letter]) -> bytes:
    """A .zip of Word files, numbered in the order of the tree; a file that is packed already is not packed again."""
    width = max(4, len(str(len(letters))))
    named = ((file_name(kind, each, f"{n:0{width}}"), word_file(kind, each)) for n, each in enumerate(letters, start=1))
    return archived([stored_entry(name, data) for name, data in named])


def file_name(kind: str, letter: Letter, number: str = "") -> str:
    """`0012_C0007_CDCS-Cong-ty-…_giay-don-doc.docx`."""
    first = f"{number}_" if number else ""
    unit = letter.unit
    return f"{first}{ascii_name(unit.code)}_{short_part(unit.short_name)}_{NAMES[kind]}.docx"


def bound(kind: str, letters: Sequence[Letter], sender: Unit, today: date) -> bytes:
    """All letters as one Word file to print from: a page that lists them, then each with its own page numbers."""
    template = letter_template(kind, letters[0].context["ho_so"])
    pictures = [each.pictures for each in letters]
    return volume(divider(kind, letters, sender, today), [(template, each.context) for each in letters], pictures)


def divider(kind: str, letters: Sequence[Letter], sender: Unit, today: date) -> dict[str, Any]:
    """The first page: what is in the file, so that whoever sends the letters out can tick them off."""
    return {
        "co_quan_chu_quan": list(sender.superior_lines),
        "co_quan": list(sender.heading_lines),
        "ten": "DANH SÁCH GỬI",
        "tieu_de": TITLES[kind],
        "phu": [f"{len(letters)} đơn vị, lập ngày {format_date(today)}"],
        "muc_luc": [f"{number}. {each.unit.code} – {each.unit.name}" for number, each in enumerate(letters, start=1)],
        "ma_ban": "",
    }


def made(kind: str, letters: Sequence[Letter], form: str, sender: Unit, today: date) -> bytes:
    """The letters in the form asked for, ZIP or WORD."""
    return bound(kind, letters, sender, today) if form == WORD else zipped(kind, letters)


def name_of(kind: str, slug: str, form: str) -> str:
    """What the file of all letters is called: `giay-don-doc_nq20.zip`."""
    return f"{NAMES[kind]}_{slug}.{form}"
