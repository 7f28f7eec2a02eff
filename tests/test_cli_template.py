"""`flask template …` as scripts call it: exit 0, 1 or 2, findings as lines or JSON, a file filled."""

import json
from pathlib import Path

import pytest

from documents.package import unpacked
from reporting.paper import template_file
from tests.documents.templates import template
from tests.test_cli import flask, refused

OUTLINE = "nq20-so-ket-5-nam"
KEYS = {"part", "place", "near", "problem", "suggestion", "severity"}


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A template with two errors in two paragraphs."""
    file = tmp_path / "sai.docx"
    body = ("{{ so_kyhieu }}", "{{ don_vi.tenn }}", "{%p for k in noi_dung %}", "{{ k.chu }}", "{%p endfor %}")
    file.write_bytes(template(*body))
    return file


@pytest.fixture
def right(tmp_path: Path) -> Path:
    file = tmp_path / "dung.docx"
    file.write_bytes(template_file("tld-2011"))
    return file


def test_our_own_template_passes(tmp_path: Path, right: Path) -> None:
    done = flask(tmp_path, "template", "check", str(right), "--outline", OUTLINE)
    assert (done.returncode, done.stderr) == (0, "")
    assert "không có lỗi" in done.stdout


def test_every_error_is_told_at_once_with_its_place(tmp_path: Path, wrong: Path) -> None:
    done = flask(tmp_path, "template", "check", str(wrong), "--outline", OUTLINE)
    assert done.returncode == 1
    assert "đoạn 1" in done.stdout and "“so_ky_hieu”?" in done.stdout
    assert "đoạn 2" in done.stdout and "2 lỗi" in done.stdout


def test_the_findings_as_json(tmp_path: Path, wrong: Path) -> None:
    done = flask(tmp_path, "template", "check", str(wrong), "--outline", OUTLINE, "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert {frozenset(each) for each in found} == {frozenset(KEYS)}
    assert [each["place"] for each in found if each["severity"] == "error"] == ["đoạn 1", "đoạn 2"]


def test_json_of_a_right_template_is_an_empty_list(tmp_path: Path, right: Path) -> None:
    done = flask(tmp_path, "template", "check", str(right), "--outline", OUTLINE, "--json", "--kind", "huyen")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])


def test_a_copy_carries_the_findings_as_comments(tmp_path: Path, wrong: Path) -> None:
    out = tmp_path / "nhan-xet.docx"
    done = flask(tmp_path, "template", "check", str(wrong), "--outline", OUTLINE, "--annotate", str(out))
    assert done.returncode == 1
    parts = unpacked(out.read_bytes())
    assert "so_ky_hieu" in next(xml for name, xml in parts.items() if "comments" in name).decode()


def test_the_outline_may_be_a_campaigns(instance: Path, right: Path) -> None:
    assert flask(instance, "template", "check", str(right), "--outline", "nq20").returncode == 0


@pytest.mark.parametrize(
    ("words", "named"), [(("--outline", "khac"), "khac"), (("--outline", "nq20", "--kind", "xa"), "xa")]
)
def test_an_unknown_outline_or_kind_is_told_in_one_line(
    instance: Path, right: Path, words: tuple[str, ...], named: str
) -> None:
    assert f"“{named}”" in refused(flask(instance, "template", "check", str(right), *words))


def test_a_file_that_is_no_template_has_one_error(tmp_path: Path) -> None:
    file = tmp_path / "chu.docx"
    file.write_text("chỉ là chữ")
    done = flask(tmp_path, "template", "check", str(file), "--outline", OUTLINE)
    assert (done.returncode, "1 lỗi" in done.stdout) == (1, True)


def test_any_template_is_filled_with_plain_data(tmp_path: Path) -> None:
    (tmp_path / "m.docx").write_bytes(template("Chào {{ ten }}{% for x in ds %}, {{ x }}{% endfor %}"))
    (tmp_path / "d.json").write_text(json.dumps({"ten": "A & <B>", "ds": [1, "hai"]}), encoding="utf-8")
    out = tmp_path / "o.docx"
    files = [str(tmp_path / name) for name in ("m.docx", "d.json")]
    assert flask(tmp_path, "template", "render", *files, "-o", str(out)).returncode == 0
    assert "Chào A &amp; &lt;B&gt;, 1, hai" in unpacked(out.read_bytes())["word/document.xml"].decode()


@pytest.mark.parametrize(
    ("source", "data", "named"),
    [
        ("{{ ten }}", "[1]", "đối tượng JSON"),
        ("{{ ten }}", "{", "không phải JSON"),
        ("{{ ten }}", "{}", "ten"),
        ("{% for x in ten %}", '{"ten": []}', "endfor"),
        ("{{ ''.__class__ }}", "{}", "không được phép"),
    ],
)
def test_what_cannot_be_filled_is_told_in_one_line(tmp_path: Path, source: str, data: str, named: str) -> None:
    (tmp_path / "m.docx").write_bytes(template(source))
    (tmp_path / "d.json").write_text(data)
    files = [str(tmp_path / name) for name in ("m.docx", "d.json")]
    assert named in refused(flask(tmp_path, "template", "render", *files, "-o", str(tmp_path / "o.docx")))
    assert not (tmp_path / "o.docx").exists()
