"""Hostile templates are refused before they render, and harmless where they are forced (reliability: C1 to C7, T7)."""

import io
import json
import re
import subprocess
import sys
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from jinja2 import Environment
from lxml import etree

from documents.limits import ROOT, LimitedRunFailed, run_limited
from documents.package import unpacked
from documents.template_check import check_template
from tests.documents.attacks import ATTACKS, REACHING, ZIPS
from tests.documents.templates import CONTRACT, errors, template

SECONDS = 1
MEMORY = 512 << 20
BLOCK = {**CONTRACT["noi_dung"][0], "hang": [["a"] * 7] * 300}
CONTEXT = {**CONTRACT, "noi_nhan": ["a"] * 300, "noi_dung": [BLOCK] * 300}
OUTPUT_OF_ID = b"uid="
FIRST_OF_PASSWORDS = b"root:x:"


def test_there_are_enough_of_them() -> None:
    assert len(ATTACKS) >= 60


@pytest.mark.parametrize("name", ATTACKS)
def test_it_is_refused_at_once_and_for_a_reason(name: str) -> None:
    data = ATTACKS[name]("/nonexistent/mark")
    began = time.process_time()
    found = errors(check_template(data, CONTRACT))
    assert found and all(one.problem for one in found)
    assert time.process_time() - began <= 2


# What asks for more time or memory than there is, each in a child of its own; the others share one.
EXHAUSTING = [
    name for name in ATTACKS if name.startswith("package: bomb") or name.partition(": ")[2] in (
        "a million paragraphs", "format filter", "power", "power of a constant", "text times number", "range",
        "list times number", "loops four deep", "one list three times", "three lists crossed", "replace that grows",
        "center", "indent", "batch", "slice filter", "random words", "huge number", "deep brackets",
        "blanks that never end",
    )
]  # fmt: skip
TOGETHER = """
import json, sys
from documents import limits
work = limits.loaded("render")
lengths, context = json.loads(sys.stdin.buffer.readline())
templates = [sys.stdin.buffer.read(length) for length in lengths]
limits.confine(20, 1 << 30)
def said(data):
    try:
        return work({"template": data, "context": context})
    except Exception as error:
        return repr(error).encode()
for data in templates:
    answer = said(data)
    sys.stdout.buffer.write(len(answer).to_bytes(8, "big") + answer)
"""


@pytest.fixture(scope="module")
def forced(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], Path]:
    """What comes of each attack when it is rendered all the same in a child; the folder in which it leaves its mark."""
    folder = tmp_path_factory.mktemp("attacked")
    made = {name: ATTACKS[name](str(folder / re.sub(r"\W", "-", name))) for name in ATTACKS}
    alone = {name: made.pop(name) for name in EXHAUSTING}
    with ThreadPoolExecutor(2) as threads:
        outcomes = dict(zip(alone, threads.map(forced_alone, alone.values()), strict=True))
    return {**outcomes, **forced_together(made)}, folder


def forced_alone(data: bytes) -> bytes:
    try:
        return run_limited("render", {"template": data, "context": CONTEXT}, SECONDS, MEMORY)
    except LimitedRunFailed as error:
        return str(error).encode()


def forced_together(made: dict[str, bytes]) -> dict[str, bytes]:
    head = json.dumps([[len(data) for data in made.values()], {**CONTRACT, "noi_nhan": ["a"]}]).encode()
    ran = subprocess.run([sys.executable, "-c", TOGETHER], input=head + b"\n" + b"".join(made.values()), cwd=ROOT,
                         capture_output=True, check=True, timeout=120)  # fmt: skip
    answers, rest = [], ran.stdout
    while rest:
        end = 8 + int.from_bytes(rest[:8], "big")
        answers.append(rest[8:end])
        rest = rest[end:]
    return dict(zip(made, answers, strict=True))


@pytest.mark.parametrize("name", ATTACKS)
def test_it_is_harmless_where_it_is_forced(name: str, forced: tuple[dict[str, bytes], Path]) -> None:
    outcome = forced[0][name]
    said = b"".join(unpacked(outcome).values()) if outcome.startswith(b"PK") else outcome
    assert OUTPUT_OF_ID not in said
    assert FIRST_OF_PASSWORDS not in said


def test_none_of_them_wrote_a_file(forced: tuple[dict[str, bytes], Path]) -> None:
    assert list(forced[1].iterdir()) == []


BARE = """
import sys; from docxtpl import DocxTemplate
document = DocxTemplate(sys.argv[1]); document.render({"don_vi": {"ten": "a"}}); document.save(sys.argv[2])
"""


def rendered_by_docxtpl(data: bytes, folder: Path) -> bytes:
    """What the bare library makes of a template, in a process of its own."""
    (folder / "a.docx").write_bytes(data)
    command = [sys.executable, "-W", "ignore", "-c", BARE, str(folder / "a.docx"), str(folder / "b.docx")]
    subprocess.run(command, check=True, timeout=60)
    return b"".join(unpacked((folder / "b.docx").read_bytes()).values())


BARELY = ["tag: cycler", "tag: lipsum", "tag: joiner", "hidden: in a header", "hidden: in the title",
          "hidden: over many runs", "hidden: in a picture's description"]  # fmt: skip


@pytest.mark.parametrize("name", BARELY)
def test_the_bare_library_runs_the_command(name: str, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    assert OUTPUT_OF_ID in rendered_by_docxtpl(ATTACKS[name](str(mark)), tmp_path)
    assert mark.exists()


def test_the_bare_library_writes_a_file_without_a_word(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    rendered_by_docxtpl(ATTACKS["tag: namespace"](str(mark)), tmp_path)
    assert mark.exists()


def test_the_bare_library_keeps_the_outside_link(tmp_path: Path) -> None:
    assert b"evil" in rendered_by_docxtpl(REACHING["link to a share"](""), tmp_path)


@pytest.mark.parametrize(
    "source", ["{{ ''.__class__.__mro__[1] }}", "{{ '{0.__class__}'.format(1) }}", "{{ ''|attr('__class__') }}"]
)
def test_the_bare_language_walks_the_classes(source: str) -> None:
    assert "class" in Environment().from_string(source).render()


@pytest.mark.parametrize("source", ["{{ 'a'*10**7 }}", "{{ 'a'|center(9999999) }}", "{{ lipsum(9999) }}"])
def test_the_bare_language_sets_no_bound(source: str) -> None:
    assert len(Environment().from_string(source).render()) >= 10**6


def test_a_parser_that_expands_reads_the_outside_file(tmp_path: Path) -> None:
    outside = tmp_path / "x.txt"
    outside.write_text("bí mật")
    xml = f'<!DOCTYPE x [<!ENTITY x SYSTEM "file://{outside}">]><x>&x;</x>'
    expanding = etree.XMLParser(resolve_entities=True, no_network=False, load_dtd=True)
    assert etree.fromstring(xml, expanding).text == "bí mật"


def test_the_bare_archive_takes_the_bomb_and_the_names() -> None:
    with zipfile.ZipFile(io.BytesIO(ZIPS["bomb in a picture"](""))) as package:
        assert len(package.read("word/media/a.png")) == 60 << 20
    with zipfile.ZipFile(io.BytesIO(ZIPS["up and out"](""))) as package:
        assert "../../etc/cron.d/x" in package.namelist()


def test_the_same_template_without_an_attack_passes() -> None:
    assert check_template(template("a", title="b"), CONTRACT) == []
