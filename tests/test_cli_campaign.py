"""`flask campaign open`, `board` and `consolidate` as scripts call them."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from forms.outline import shipped
from tests.test_cli import flask, refused


def answer(instance: Path, *words: str) -> dict[str, Any]:
    done = flask(instance, "campaign", *words, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def report(instance: Path, code: str, campaign: str = "nq20") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(flask(instance, "report", "show", campaign, code, "--json").stdout)
    return found


def test_consolidation_prints_its_shape_with_the_parts_of_every_figure(instance: Path) -> None:
    found = answer(instance, "consolidate", "nq20")
    assert list(found) == ["unit", "counted", "missing", "figures", "parts"]
    assert found["unit"] == "TINH"
    for indicator, row in found["parts"].items():
        for period, parts in row.items():
            assert indicator == "A07" or sum(map(float, parts.values())) == pytest.approx(
                float((found["figures"][indicator][period] or "0").replace("none", "0"))
            )


def test_consolidation_of_the_demo_is_what_its_reports_print(instance: Path) -> None:
    for code in ("TINH", "H01"):
        printed, found = report(instance, code), answer(instance, "consolidate", "nq20", code)
        typed = {id: row for id, row in found["figures"].items() if id in printed["figures"]}
        assert typed == printed["figures"]


def test_more_reports_count_where_those_handed_in_do(instance: Path) -> None:
    fewer, more = (answer(instance, "consolidate", "nq20", *words) for words in ((), ("--submitted",)))
    assert set(fewer["counted"]) < set(more["counted"])
    assert sorted([*fewer["counted"], *fewer["missing"]]) == sorted([*more["counted"], *more["missing"]])


def test_a_report_that_is_handed_in_is_only_computed(instance: Path) -> None:
    before = report(instance, "H01")
    done = flask(instance, "campaign", "consolidate", "nq20", "H01")
    assert (done.returncode, "“Đã duyệt”" in done.stdout) == (0, True)
    assert report(instance, "H01") == before


def test_the_missing_are_named(instance: Path) -> None:
    done = flask(instance, "campaign", "consolidate", "nq20")
    assert "chưa có: H04" in done.stdout


def test_the_report_and_the_workbook_are_written_beside(instance: Path, tmp_path: Path) -> None:
    word, book = tmp_path / "tinh.docx", tmp_path / "tinh.xlsx"
    done = flask(instance, "campaign", "consolidate", "nq20", "--docx", str(word), "--xlsx", str(book))
    assert (done.returncode, done.stderr) == (0, "")
    assert flask(instance, "report", "check", str(word)).returncode == 0
    figures = load_workbook(book, data_only=True)["2011"]
    assert [figures["A5"].value, figures["A7"].value] == ["TINH", "H01"]


def test_a_campaign_is_opened_and_consolidated_into_an_empty_draft(instance: Path) -> None:
    done = flask(instance, "campaign", "open", "nq20-so-ket-5-nam", "--slug", "dot-moi", "--tree-date", "1/7/2012")
    assert done.returncode == 0
    members = [len(answer(instance, "board", slug)["units"]) for slug in ("dot-moi", "nq20")]
    assert members[0] == members[1]
    assert answer(instance, "consolidate", "dot-moi")["counted"] == []
    assert flask(instance, "campaign", "open", "nq20-so-ket-5-nam", "--slug", "dot-moi").returncode == 1


def test_a_campaign_is_opened_on_a_file_for_some_kinds(instance: Path, tmp_path: Path) -> None:
    file = tmp_path / "de-cuong.yaml"
    file.write_text(shipped("nq20-so-ket-5-nam"), encoding="utf-8")
    words = ("--slug", "huyen", "--kind", "huyen", "--kind", "tinh", "--title", "Đợt huyện")
    assert flask(instance, "campaign", "open", str(file), *words).returncode == 0
    board = answer(instance, "board", "huyen")
    assert (board["title"], {unit["kind"] for unit in board["units"]}) == ("Đợt huyện", {"huyen", "tinh"})


def test_deadlines_and_contact_are_given_and_contradictions_are_told_beside(instance: Path) -> None:
    words = ("--slug", "han", "--tree-date", "1/7/2012", "--guidance-date", "19/7/2012", "--contact-name", "Hà")
    dues = ("cdcs:report=18/7/2012", "huyen:report=17/7/2012", "nganh:report=")
    given = (word for due in dues for word in ("--deadline", due))
    done = flask(instance, "campaign", "open", "nq20-so-ket-5-nam", *words, *given)
    assert (done.returncode, done.stdout.count("\n")) == (0, 1)
    assert "sau hạn của cấp trên là Liên đoàn Lao động huyện" in done.stderr and "19/7/2012, sau hạn" in done.stderr
    due = {unit["kind"]: unit["due"] for unit in answer(instance, "board", "han")["units"]}
    assert (due["cdcs"], due["huyen"], due["nganh"]) == ("2012-07-18", "2012-07-17", "")


def test_the_board_has_every_unit_and_the_tallies(instance: Path) -> None:
    found = answer(instance, "board", "nq20")
    assert len(found["units"]) == found["total"]["expected"]
    assert sum(one["expected"] for one in found["by_kind"]) == found["total"]["expected"]
    assert found["units"][0]["unit"] == "TINH"
    assert "đã nộp" in flask(instance, "campaign", "board", "nq20").stdout


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("consolidate", "khac"), "khac"),
        (("consolidate", "nq20", "H99"), "H99"),
        (("consolidate", "nq20", "C0001"), "không có đơn vị trực thuộc"),
        (("board", "khac", "--json"), "khac"),
        (("open", "khong-co", "--slug", "x"), "khong-co"),
        (("open", "nq20-so-ket-5-nam", "--slug", "Đợt 1"), "Đợt 1"),
        (("open", "nq20-so-ket-5-nam", "--slug", "x", "--kind", "xa"), "xa"),
        (("open", "nq20-so-ket-5-nam", "--slug", "x", "--deadline", "cdcs:hop=1/7/2012"), "cdcs:hop"),
        (("open", "nq20-so-ket-5-nam", "--slug", "moi"), "moi"),
        (("open", "nq20-so-ket-5-nam", "--slug", "x", "--profile", "tld-1999"), "tld-1999"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(instance: Path, words: tuple[str, ...], named: str) -> None:
    assert named in refused(flask(instance, "campaign", *words))


def test_wrong_usage_exits_with_2(instance: Path) -> None:
    assert flask(instance, "campaign", "open", "nq20-so-ket-5-nam").returncode == 2
    assert flask(instance, "campaign", "open", "nq20-so-ket-5-nam", "--slug", "x", "--tree-date", "mai").returncode == 2
    assert flask(instance, "campaign", "open", "nq20-so-ket-5-nam", "--slug", "x", "--deadline", "cdcs").returncode == 2
