"""B1–B15 from the form to the paper: 10,000 hostile strings posted, kept, printed and read back letter by letter."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice, zip_longest
from pathlib import Path
from urllib.parse import urlencode

import pytest
from docx import Document
from docxtpl import DocxTemplate
from lxml import etree

from app import create_app
from forms.outline import Outline, load_outline, shipped
from forms.table import OTHER
from reporting.founding_demo import DEMO_DAY
from reporting.lookup import report_of
from reporting.printing import print_report
from settings import Settings
from store import entries, users
from store.connection import Database, connect
from tests.browser.served_demo import Officer, open_district
from tests.documents.reading import W, text_of, tree
from tests.hostile_strings import hostile_strings, is_nothing, kept, printed
from tests.reporting.tree import NOW
from tests.web.browser import OURS, Browser
from tests.web.reports.reading import form_at
from web.passwords import HASHER

COUNT = int(os.environ.get("BAOCAO_STRINGS", "10000"))
ROWS = 400
PER_NARRATIVE = 45
PER_ADDRESSEE = 10
COLUMNS = ("source-khac", "target", "measure", "remark")
PASSWORD = "mưa rơi trên mái lá"
FIGURE = "so_lieu_trien_khai-T01-2011"

@dataclass
class House:
    """An instance with one district whose officer is signed in."""

    db: Database
    officer: Officer
    browser: Browser
    outline: Outline

    def path(self, section: str) -> str:
        return f"{self.officer.base}/muc/{section.replace('_', '-')}"

    def post(self, section: str, typed: dict[str, str]) -> int:
        """Open the section's page, type and save; returns the status of the answer."""
        path = self.path(section)
        cells = form_at(self.browser.get(path).text, path)
        return self.browser.send(path, {**cells, **typed, "lam": "luu"}).status_code

    def docx(self) -> bytes:
        desk = report_of(self.db, "nq20", self.officer.unit.code, NOW)
        return print_report(self.db, desk).data

    def revision(self, section: str) -> int:
        return entries.get(self.db, self.officer.report_id, section).revision


@pytest.fixture(scope="module")
def house(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    instance = tmp_path_factory.mktemp("hostile")
    shutil.copy(founded / "baocao.db", instance / "baocao.db")
    app = create_app(Settings(instance=instance, secret_key=b"k" * 32, clock=DEMO_DAY))
    with closing(connect(instance / "baocao.db")) as db:
        officer = open_district(db)
        users.set_password(db, officer.user.id, HASHER.hash(PASSWORD))
        browser = Browser(app).signed_in(officer.user.login, PASSWORD)
        yield House(db, officer, browser, load_outline(shipped("nq20-so-ket-5-nam")))


@dataclass
class Round:
    """What one round of strings typed, by the place where it is to be found."""

    cells: dict[str, dict[str, str]] = field(default_factory=dict)
    narratives: dict[str, list[str]] = field(default_factory=dict)
    rows: list[list[str]] = field(default_factory=list)
    used: int = 0


def dealt(outline: Outline, strings: Iterator[str]) -> Round:
    """Every text cell of a district's form with hostile strings in it, as long as there are any."""
    made = Round()
    for section in outline.sections_for("huyen"):
        cells = made.cells[section.id] = {}
        for question in section.questions:
            if question.kind == "narrative":
                cells[question.id] = between_marks(made, question.id, PER_NARRATIVE, strings)
            if question.kind == "addressed":
                for addressee in question.to:
                    name = f"{question.id}-{addressee.id}"
                    cells[name] = between_marks(made, name, PER_ADDRESSEE, strings)
            if question.kind == "rows":
                cells.update(table_cells(made, question.id, strings))
    return made


def between_marks(made: Round, name: str, most: int, strings: Iterator[str]) -> str:
    """Strings under each other, between two marks by which they are found again."""
    texts = list(islice(strings, most))
    made.used += len(texts)
    made.narratives[name] = [line for text in texts for line in printed(kept(text))]
    return "\n".join([f"‹{name}›", *texts, f"‹/{name}›"])


def table_cells(made: Round, question: str, strings: Iterator[str]) -> dict[str, str]:
    """Rows of a string a cell; a number counts them."""
    cells = {f"{question}-so-dong": str(ROWS)}
    for number in range(1, ROWS + 1):
        given = list(islice(strings, len(COLUMNS)))
        made.used += len(given)
        texts = dict(zip_longest(COLUMNS, given, fillvalue=""))
        typed = {"source": OTHER, "aimed": str(number), **texts}
        cells.update({f"{question}-{number}-{column}": text for column, text in typed.items()})
        made.rows.append(["" if is_nothing(kept(text)) else kept(text) for text in texts.values()])
    return cells


@dataclass
class Outcome:
    """Of all rounds: how many strings were sent, what was answered, what was not found as it should be."""

    sent: int = 0
    statuses: set[int] = field(default_factory=set)
    wrong: list[tuple[object, object]] = field(default_factory=list)
    rounds: int = 0
    rows: int = 0


@pytest.fixture(scope="module")
def outcome(house: House) -> Outcome:
    found, strings = Outcome(), iter(hostile_strings(COUNT))
    while found.sent < COUNT:
        found.rounds += 1
        made = dealt(house.outline, strings)
        found.sent += made.used
        found.statuses |= {house.post(section, typed) for section, typed in made.cells.items() if typed}
        compare(found, made, house.docx())
    return found


def compare(found: Outcome, made: Round, docx: bytes) -> None:
    body = tree(docx).find(f"{W}body")
    lines = [said(paragraph) for paragraph in body.iterfind(f"{W}p")]
    for name, expected in made.narratives.items():
        got = lines[lines.index(f"‹{name}›") + 1 : ending(lines, f"‹/{name}›")]
        found.wrong += [pair for pair in zip_longest(expected, got) if pair[0] != pair[1]]
    rows = targets(body)
    found.rows += len(rows)
    found.wrong += [pair for pair in zip_longest(made.rows, rows) if pair[0] != pair[1]]


def said(element: etree._Element) -> str:
    """The text of a paragraph with its line breaks."""
    parts = element.iter(f"{W}t", f"{W}br")
    return "".join(part.text or "" if part.tag == f"{W}t" else "\n" for part in parts)


def ending(lines: list[str], mark: str) -> int:
    """The place of the closing mark; the report's own `./.` may follow it."""
    return next(place for place, line in enumerate(lines) if line.removesuffix("./.") == mark)


def targets(body: etree._Element) -> list[list[str]]:
    """The text cells of the body's table of targets, those of COLUMNS, row by row."""
    for table in body.iterfind(f"{W}tbl"):
        head, *rows = ([cell_text(cell) for cell in row.iterfind(f"{W}tc")] for row in table.iterfind(f"{W}tr"))
        if head[0] == "Chương trình":
            return [[row[0], row[1], row[2], row[6]] for row in rows]
    return []


def cell_text(cell: etree._Element) -> str:
    return "\n".join(said(paragraph) for paragraph in cell.iterfind(f"{W}p"))


def test_every_hostile_string_is_taken(outcome: Outcome) -> None:
    assert outcome.sent == COUNT
    assert outcome.statuses == {303}


def test_none_is_lost_or_changed_in_the_body_or_the_table(outcome: Outcome) -> None:
    assert outcome.rows == outcome.rounds * ROWS
    assert outcome.wrong == []


def test_what_was_typed_stands_in_the_form_again(house: House) -> None:
    """Also in a cell for figures: what is no number is kept there to be mended."""
    texts = [text for text in hostile_strings(400) if not is_nothing(kept(text))][::6]
    pairs = [(text, kept(text)) for text in texts]
    for number, (text, expected) in enumerate(pairs):
        assert house.post("trien_khai", {"tham_muu_cong_doan": text, FIGURE: f"chữ {number} {text}"}) == 303
        cells = cells_of(house, "trien_khai")
        assert (cells["tham_muu_cong_doan"], cells[FIGURE]) == (expected, f"chữ {number} {expected}")


def cells_of(house: House, section: str) -> dict[str, str]:
    path = house.path(section)
    return form_at(house.browser.get(path).text, path)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%s&tham_muu_cong_doan=%%ED%%A0%%80", "application/x-www-form-urlencoded"),
        (b"%s&tham_muu_cong_doan=T%%E2%%82", "application/x-www-form-urlencoded"),
        (b"%s&tham_muu_cong_doan=\xff\xfe", "application/x-www-form-urlencoded"),
        (b"%s&tham_muu_cong_doan=C%%F4ng+%%F0o%%E0n", "application/x-www-form-urlencoded"),
    ],
)
def test_bytes_that_are_no_text_are_refused_and_nothing_is_stored(house: House, body: bytes, kind: str) -> None:
    before, fields = house.revision("trien_khai"), urlencode(cells_of(house, "trien_khai")).encode()
    answer = house.browser.client.post(
        house.path("trien_khai"), data=body % fields, content_type=kind, headers={"Origin": OURS}
    )
    assert answer.status_code == 400
    assert house.revision("trien_khai") == before


def test_half_a_character_in_a_scripted_save_is_refused(house: House) -> None:
    assert scripted(house, '"nửa \\ud800 chữ"') == 400
    assert scripted(house, '"cả chữ \\ud83d\\ude00"') == 200


def scripted(house: House, text: str) -> int:
    """The status of a save of one text, given as JSON; nothing is stored unless it is 200."""
    before = house.revision("trien_khai")
    body = f'{{"rev": {before}, "key": "{before:032}", "values": {{"tham_muu_cong_doan": {text}}}}}'
    headers = {"Origin": OURS, "X-CSRFToken": house.browser.token()}
    answer = house.browser.client.put(
        house.path("trien_khai"), data=body, content_type="application/json", headers=headers
    )
    assert house.revision("trien_khai") == before + (answer.status_code == 200)
    return answer.status_code


def test_a_text_over_a_megabyte_is_refused_with_the_text_in_the_page(house: House) -> None:
    long, before = "Công đoàn " * 90_000, house.revision("trien_khai")
    cells = {**cells_of(house, "trien_khai"), "tham_muu_cong_doan": long}
    answer = house.browser.send(house.path("trien_khai"), cells)
    assert (answer.status_code, house.revision("trien_khai")) == (413, before)
    assert form_at(answer.text, house.path("trien_khai"))["tham_muu_cong_doan"] == long
    shorter = {**cells, "tham_muu_cong_doan": long[:700_000]}
    assert house.browser.send(house.path("trien_khai"), shorter).status_code == 303


def test_control_docxtpl_alone_loses_some_of_them() -> None:
    texts = [text for text in map(kept, hostile_strings(1000)) if "\n" not in text and text.strip()]
    source, made = BytesIO(), BytesIO()
    blank = Document()
    for line in ("{%p for x in texts %}", "{{ x }}", "{%p endfor %}"):
        blank.add_paragraph(line)
    blank.save(source)
    careless = DocxTemplate(source)
    careless.render({"texts": texts})
    careless.save(made)
    lines = {text_of(paragraph) for paragraph in tree(made.getvalue()).iter(f"{W}p")}
    lost = [text for text in texts if text not in lines]
    assert len(lost) > len(texts) // 10
