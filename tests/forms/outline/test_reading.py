"""A bad outline file is told everything that is wrong with it at once, each thing with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from forms import outline as outline_module
from forms.outline import Outline, OutlineProblems, Problem, load_outline
from forms.outline.messages import KEYS

GOOD = """\
slug: thu
title: Sơ kết thử
short_title: Thử
opening: Thực hiện {basis}, {leads} {unit} báo cáo như sau
basis:
  - {kind: Hướng dẫn, number: 1/HD-TLĐ, date: 2012-05-17, issuer: Tổng Liên đoàn, opening: true}
unit_kinds:
  - {id: cdcs, label: Cơ sở, leads: Ban Chấp hành, sign_lines: [CHỦ TỊCH]}
  - {id: huyen, label: Huyện, leads: Ban Thường vụ, sign_lines: [CHỦ TỊCH], receives: true}
campaign:
  department: Ban Tuyên giáo
  steps:
    - {id: report, label: Gửi báo cáo}
  deadlines:
    - {kind: cdcs, step: report, date: 2012-07-20}
periods:
  - {id: "2011", label: "2011", printed: Năm 2011, from: 2011-01-01, to: 2011-12-31}
  - {id: "2012", label: 6T/2012, printed: 6 tháng 2012, from: 2012-01-01, to: 2012-06-30, partial: true}
sections:
  - id: ket_qua
    number: I.
    level: 1
    title: Kết quả
  - id: doan_vien
    number: "1."
    level: 2
    title: Đoàn viên
    title_for:
      huyen: Đoàn viên trong huyện
    questions:
      - id: nhan_xet
        kind: narrative
        label: Nhận xét
        words: 100
      - id: so_lieu
        kind: indicators
        label: Số liệu
        rows: [A01, A07, A08, O05, O09]
      - id: chi_tieu
        kind: rows
        number: a)
        heading: Chỉ tiêu
        label: Chỉ tiêu
        columns:
          - {id: target, label: Chỉ tiêu}
          - {id: measure, label: Đơn vị tính}
          - {id: aimed, label: Mục tiêu, kind: number}
          - {id: reached, label: Thực hiện, kind: number}
          - {id: percent, label: Tỷ lệ, kind: percent, of: [reached, aimed]}
          - {id: indicator, label: Gắn với, kind: choice, options_from: indicators, printed: false}
      - id: kien_nghi
        kind: addressed
        label: Kiến nghị
        to:
          - {id: cap_tren, addressee: "Đối với {parent.name}", only_for: [cdcs]}
indicators:
  - {id: A01, label: Lao động, measure: người, period: stock}
  - {id: A07, label: Lương, measure: đồng, period: stock, units: {mean: A08}}
  - {id: A08, label: Số người được tính, measure: người, period: stock}
  - {id: O05, label: Đoàn viên, measure: người, period: stock, not_asked: ["2012"]}
  - {id: O09, label: Tỷ lệ, measure: "%", ratio: [O05, A01]}
rules:
  - {id: K01, each: ["*"], check: X >= 0, severity: error, message: "{chi_tieu} là số âm."}
  - {id: K04, check: O05 <= A01, severity: error, message: Đoàn viên nhiều hơn lao động.}
  - {id: K24, rows: chi_tieu, same_measure: [measure, indicator], severity: error, message: Khác đơn vị tính.}
"""


def problems(text: str) -> list[Problem]:
    with pytest.raises(OutlineProblems) as refused:
        load_outline(text)
    return refused.value.problems


def changed(old: str, new: str) -> tuple[str, int]:
    """The good file with one thing changed, and the line of the change."""
    assert GOOD.count(old) == 1, old
    return GOOD.replace(old, new), GOOD[: GOOD.index(old)].count("\n") + 1


def test_it_reads_a_good_file() -> None:
    outline = load_outline(GOOD)
    assert isinstance(outline, Outline)
    assert [section.id for section in outline.sections] == ["ket_qua", "doan_vien"]


# what is wrong: the words of the good file, those in their place, and what the message must say.
BAD = {
    "an unknown key": ("words: 100", "word: 100", "không có khóa “word”; có phải là “words”?"),
    "text for a number": ("words: 100", "words: nhiều", "“words” phải là số nguyên."),
    "a number for text": ("slug: thu", "slug: 2012", "“slug” phải là chữ"),
    "a fraction for a whole number": ("words: 100", "words: 1.5", "phải là số nguyên"),
    "a yes for true": ("receives: true}", "receives: yes}", "“receives” phải là true hoặc false."),
    "a day that does not exist": ("to: 2012-06-30", "to: 2012-06-31", "phải là ngày có thật"),
    "text for a list": ("rows: [A01, A07, A08, O05, O09]", "rows: A01", "“rows” phải là một danh sách"),
    "an empty list": ("sign_lines: [CHỦ TỊCH]}", "sign_lines: [CHỦ TỊCH], yes: []}", "không có khóa “yes”"),
    "text for keys": ("title_for:\n      huyen: Đoàn viên trong huyện", "title_for: Khác", "phải gồm các khóa"),
    "a missing print title": ("    title: Kết quả\n", "", "thiếu “title” (tiêu đề in ra)."),
    "an empty print title": ("title: Kết quả", 'title: "  "', "“title” (tiêu đề in ra) không được để trống."),
    "a print title without a value": ("title: Kết quả", "title:", "“title” (tiêu đề in ra) phải là chữ"),
    "a missing print number": ("    number: I.\n", "", "thiếu “number” (số thứ tự in ra)."),
    "a numbered question without heading": ("        heading: Chỉ tiêu\n", "", "thiếu “heading”"),
    "an id with a hyphen": ("id: nhan_xet", "id: nhan-xet", "“nhan-xet” không làm mã được"),
    "a slug with marks": ("slug: thu", "slug: Thử", "“Thử” không dùng được"),
    "an unknown kind of question": ("kind: narrative", "kind: essay", "không có loại câu hỏi “essay”; chỉ nhận"),
    "a question without kind": ("        kind: narrative\n", "", "câu hỏi thiếu “kind”"),
    "an unknown severity": (
        "check: O05 <= A01, severity: error",
        "check: O05 <= A01, severity: fatal",
        "chỉ nhận: error, warning",
    ),
    "unknown semantics over units": ("units: {mean: A08}", "units: average", "units chỉ nhận sum, count"),
    "a level too deep": ("level: 2", "level: 5", "“level” (cấp) phải từ 4 trở xuống."),
    "one operand of a ratio": ("ratio: [O05, A01]", "ratio: [O05]", "“ratio” còn thiếu phần tử."),
    "a key written twice": ("title: Sơ kết thử", "slug: hai", "khóa “slug” viết hai lần (lần đầu ở dòng 1)."),
    "an alias": ("title: Sơ kết thử", "title: &t Sơ kết\ntitle_2: *t", "neo (&)"),
    "a key that is no word": ("title: Sơ kết thử", "title: Sơ kết\n? [a]\n: b", "khóa phải là một từ"),
    "a question id used twice": ("id: nhan_xet", "id: so_lieu", "mã câu hỏi “so_lieu” đã dùng ở dòng"),
    "a section id used twice": ("- id: doan_vien", "- id: ket_qua", "mã mục “ket_qua” đã dùng ở dòng 20"),
    "an indicator id used twice": ("id: A08, label", "id: A01, label", "mã chỉ tiêu “A01” đã dùng"),
    "a rule id used twice": ("id: K04", "id: K01", "mã quy tắc “K01” đã dùng"),
    "a column id used twice": ("id: measure, label", "id: target, label", "mã cột “target” đã dùng"),
    "a reserved section id": ("- id: doan_vien", "- id: the_thuc", "mã “the_thuc” để dành"),
    "a reserved question id": ("id: nhan_xet", "id: unread", "mã “unread” để dành"),
    "an unknown kind in only_for": ("only_for: [cdcs]", "only_for: [xa]", "không có loại đơn vị “xa”"),
    "an unknown kind in title_for": ("huyen: Đoàn viên", "xa: Đoàn viên", "không có loại đơn vị “xa”"),
    "an unknown kind in a deadline": ("{kind: cdcs, step", "{kind: xa, step", "không có loại đơn vị “xa”"),
    "an unknown step": ("step: report", "step: nop", "không có bước “nop”"),
    "two deadlines of one step": (
        "date: 2012-07-20}\n",
        "date: 2012-07-20}\n    - {kind: cdcs, step: report, date: 2012-07-21}\n",
        "hai thời hạn",
    ),
    "a heading over nothing": (
        "indicators:\n  - {id: A01, label: Lao",
        "  - {id: nhiem_vu, number: '2.', level: 2, title: Nhiệm vụ}\nindicators:\n  - {id: A01, label: Lao",
        "không có câu hỏi và không có mục con",
    ),
    "an unknown period": ('not_asked: ["2012"]', 'not_asked: ["2013"]', "không có kỳ “2013”"),
    "a period that ends before it begins": ("to: 2012-06-30", "to: 2011-06-30", "trước ngày bắt đầu"),
    "periods that overlap": ("from: 2012-01-01", "from: 2011-12-31", "khi kỳ trước chưa kết thúc"),
    "a level jump": ("level: 2", "level: 3", "mục nhảy cấp: cấp 3 nhưng mục trước ở cấp 1."),
    "a first section too deep": ("level: 1", "level: 2", "mục đầu tiên phải ở cấp 1"),
    "a row that is no indicator": ("O05, O09]\n", "O05, O09, Z99]\n", "không có chỉ tiêu “Z99”"),
    "an indicator asked twice": ("O05, O09]\n", "O05, O09, A01]\n", "chỉ tiêu “A01” đã được hỏi ở dòng"),
    "an operand a ratio lacks": ("ratio: [O05, A01]", "ratio: [O05, Z99]", "dùng chỉ tiêu không có: “Z99”"),
    "a ratio of a ratio": ("ratio: [O05, A01]", "ratio: [O09, A01]", "“O09” cũng là tỷ lệ"),
    "a mean by nothing": ("mean: A08", "mean: Z99", "tính theo chỉ tiêu không có: “Z99”"),
    "a mean by a ratio": ("mean: A08", "mean: O09", "“O09” không cộng được"),
    "a mean by what others are asked": (
        "được tính, measure: người, period: stock",
        "được tính, measure: người, period: stock, only_for: [huyen]",
        "cũng phải được hỏi “A08”",
    ),
    "a figure of no period": ("Lao động, measure: người, period: stock", "Lao động, measure: người", "thiếu period"),
    "an unknown period semantics": (
        "Lao động, measure: người, period: stock",
        "Lao động, measure: người, period: year",
        "chỉ nhận: stock, flow",
    ),
    "a figure nobody is asked": (
        "Lao động, measure: người, period: stock",
        "Lao động, measure: người, period: stock, entry: upper, only_for: [cdcs]",
        "không loại đơn vị nào thấy",
    ),
    "an operand a rule lacks": ("check: O05 <= A01", "check: O05 <= Z99", "dùng chỉ tiêu không có: “Z99”"),
    "a rule that cannot be read": ("check: O05 <= A01", "check: O05 <=", "Quy tắc viết chưa đúng"),
    "a rule without check": ("check: O05 <= A01, severity", "severity", "phải có check hoặc có rows"),
    "an each without X": ("check: X >= 0", "check: A01 >= 0", "phải dùng X thay cho chỉ tiêu"),
    "an each of nothing": ('each: ["*"]', "each: [Z99]", "không có chỉ tiêu “Z99”"),
    "a name without each": ("Đoàn viên nhiều hơn lao động.", "'{chi_tieu}'", "chỉ dùng trong quy tắc có each"),
    "a rule on no table": ("rows: chi_tieu", "rows: nhan_xet", "không có bảng nào"),
    "a rule on no column": ("[measure, indicator]", "[measure, chi_so]", "không có cột “chi_so”"),
    "a rule on a plain column": ("[measure, indicator]", "[measure, target]", "phải có options_from"),
    "a percent of nothing": ("of: [reached, aimed]", "of: [reached, target]", "“target” không phải cột số"),
    "a percent without operands": (", of: [reached, aimed]", "", "là tỷ lệ nhưng thiếu of"),
    "a choice of nothing": ("options_from: indicators, ", "", "thiếu options"),
    "options of no choice": ("label: Gắn với, kind: choice", "label: Gắn với", "kind phải là choice"),
    "an unknown place in an addressee": ("{parent.name}", "{parent.code}", "chỗ trống {parent.code} không có"),
    "a place within a place": ("{leads} {unit}", "{unit.__class__!s:{leads}}", "không lồng nhau"),
    "a place left open": ("{leads} {unit}", "{leads} {unit", "mở ra phải đóng lại"),
    "an addressee that looks into a unit": ("{parent.name}", "{unit.__init__.__globals__!s:{unit.name}}", "không lồng"),
    "a question called like a button": ("- id: nhan_xet", "- id: lam", "để dành cho các nút"),
    "a control character by an escape": ("label: Nhận xét", 'label: "Nhận \\0 xét"', "có ký tự điều khiển"),
    "half a character by an escape": ("label: Nhận xét", 'label: "Nhận \\ud800 xét"', "có ký tự điều khiển"),
    "an unknown place in the opening": ("{leads} {unit}", "{leads} {don_vi}", "chỗ trống {don_vi} không có"),
}


# Where the line named is not the line changed: what is missing has only the line of what lacks it.
LINES_AWAY = {
    "a missing print title": -3,
    "a missing print number": -1,
    "a numbered question without heading": -1,
    "a question without kind": -1,
    "a key that is no word": 1,
    "a question id used twice": 4,
    "a mean by what others are asked": -1,
    "two deadlines of one step": 1,
}


@pytest.mark.parametrize("what", BAD)
def test_it_names_what_is_wrong_and_the_line(what: str) -> None:
    old, new, said = BAD[what]
    text, line = changed(old, new)
    found = [problem.line for problem in problems(text) if said in problem.message]
    assert found[:1] == [line + LINES_AWAY.get(what, 0)], problems(text)


def test_every_kind_of_error_has_words_of_ours() -> None:
    messages = [problem.message for old, new, _ in BAD.values() for problem in problems(changed(old, new)[0])]
    assert not [message for message in messages if "giá trị không dùng được" in message]


def test_it_names_all_errors_of_a_file_at_once_in_order_of_lines() -> None:
    text = GOOD
    for what in (
        "a number for text",
        "an unknown place in the opening",
        "an unknown step",
        "periods that overlap",
        "a level jump",
        "an unknown key",
        "an indicator asked twice",
        "a percent of nothing",
        "unknown semantics over units",
        "an operand a ratio lacks",
        "a rule that cannot be read",
        "a rule on no column",
    ):
        old, new, _ = BAD[what]
        text = text.replace(old, new)
    lines = [problem.line for problem in problems(text)]
    assert lines == [1, 4, 15, 18, 26, 34, 38, 49, 58, 61, 64, 65]


def test_rules_of_each_indicator_do_not_multiply_without_end() -> None:
    rule = '  - {{id: nhieu_{}, check: X >= 0, each: ["*"], severity: error, message: Sai.}}\n'
    some, many = ("".join(rule.format(number) for number in range(times)) for times in (100, 1000))
    assert len(load_outline(GOOD + some).rules) == 4 + 2 + 100 * 4
    assert ["quá 3000 quy tắc" in problem.message for problem in problems(GOOD + many)] == [True]


def test_it_names_every_key_written_twice() -> None:
    text = GOOD.replace("title: Sơ kết thử\n", "title: Sơ kết thử\nslug: hai\ntitle: ba\n")
    assert [problem.line for problem in problems(text)] == [3, 4]


def test_two_rows_of_one_kind_of_error_are_both_named() -> None:
    text = GOOD.replace("check: O05 <= A01", "check: Y01 <= Z99")
    assert [problem.line for problem in problems(text)] == [64, 64]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("slug: thu\ntitle: [a\nshort_title: b\n", 3),
        ("slug: thu\ntitle: a: b\n", 2),
        ("slug: thu\n\ttitle: b\n", 2),
        ("slug: thu\ntitle: a\x07\n", 2),
        ("[" * 100_000, 1),
        ("slug: thu\n---\nslug: hai\n", 2),
    ],
)
def test_it_says_from_which_line_a_file_cannot_be_read(text: str, line: int) -> None:
    assert [problem.line for problem in problems(text)] == [line]


@pytest.mark.parametrize("text", ["", "# chưa có gì\n", "- a\n", "42\n"])
def test_it_refuses_a_file_that_is_no_outline(text: str) -> None:
    assert problems(text)


@pytest.mark.parametrize("value", ["[]", "{}", "[[a]]", "{a: {b: c}}", "null", "7"])
def test_it_never_fails_in_another_way_whatever_a_line_holds(value: str) -> None:
    lines = GOOD.splitlines()
    for place, line in enumerate(lines):
        key, colon, _ = line.partition(": ")
        broken = [*lines[:place], f"{key}: {value}" if colon and "{" not in key else "", *lines[place + 1 :]]
        assert_only_outline_problems("\n".join(broken))


def assert_only_outline_problems(text: str) -> None:
    try:
        load_outline(text)
    except OutlineProblems as refused:
        assert refused.problems == sorted(refused.problems)


def test_the_error_reads_as_lines_for_the_command_line() -> None:
    with pytest.raises(OutlineProblems, match=r"^Dòng 34: không có khóa “word”; có phải là “words”\?$"):
        load_outline(GOOD.replace("words: 100", "word: 100"))


README = Path(outline_module.__file__).parent.parent / "outlines" / "README.md"


def test_the_example_for_those_who_write_outlines_is_without_error() -> None:
    [example] = re.findall(r"```yaml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert load_outline(example).slug == "vi-du"


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_explained_to_those_who_write_outlines(key: str) -> None:
    assert re.search(rf"\b{key}\b", README.read_text(encoding="utf-8"))


def test_a_key_that_does_not_exist_is_not_explained() -> None:
    assert not re.search(r"\bcolour\b", README.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("highlights: [Z99]\n", "không có chỉ tiêu “Z99”"),
        ("charts:\n  - {title: Biểu, rows: [Z99]}\n", "không có chỉ tiêu “Z99”"),
        ("charts:\n  - {title: Biểu, rows: [Z99, Z98], over: units}\n", "chỉ vẽ một chỉ tiêu"),
    ],
)
def test_charts_and_highlights_name_figures_that_there_are(lines: str, told: str) -> None:
    with pytest.raises(OutlineProblems, match=told):
        load_outline(GOOD + lines)
