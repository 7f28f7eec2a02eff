import pytest

from documents.format_check.marks import Order, out_of_order, read_mark


def broken(*texts: str) -> list[tuple[str, str]]:
    """What is out of order among these paragraphs; those in `*` are bold, `---` begins a part."""
    marks = []
    for number, text in enumerate(texts):
        mark = read_mark(text.strip("*"))
        if mark or text == "---":
            marks.append((number, mark, text.startswith("*")))
    found, _ = out_of_order(marks)
    return [(each.found, each.allowed) for each in found]


@pytest.mark.parametrize(
    ("text", "kind", "written", "right"),
    [
        ("IV. KẾT QUẢ", "roman", "IV.", "IV."),
        ("II/ Kết quả", "roman", "II/", "II."),
        ("12. Việc", "arabic", "12.", "12."),
        ("1- Công tác", "arabic", "1-", "1."),
        ("2) Công tác", "arabic", "2)", "2."),
        ("đ) Hình thức", "letter", "đ)", "đ)"),
        ("a. Tuyên truyền", "letter", "a.", "a)"),
        ("b/ Tuyên truyền", "letter", "b/", "b)"),
    ],
)
def test_it_reads_a_mark_and_how_it_is_rightly_written(text: str, kind: str, written: str, right: str) -> None:
    mark = read_mark(text)
    assert mark is not None
    assert (mark.kind, mark.written, mark.right) == (kind, written, right)


@pytest.mark.parametrize(
    "text",
    ["1/3 số đoàn viên", "10 - 15 người", "2012. Năm", "1.234 người", "1.1. Kết quả", "I", "V.I. Lênin", "- Tổ chức"],
)
def test_it_takes_no_figure_for_a_mark(text: str) -> None:
    assert read_mark(text) is None


def test_the_points_follow_the_vietnamese_alphabet() -> None:
    assert broken(*(f"{letter}) x" for letter in "abcdđeghiklm")) == []


@pytest.mark.parametrize(
    ("letters", "found"),
    [("abcde", ("e)", "“đ)”")), ("abcdđef", ("f)", "“g)”")), ("abd", ("d)", "“c)”")), ("bc", ("b)", "“a)”"))],
)
def test_a_letter_too_many_or_left_out_is_told_once(letters: str, found: tuple[str, str]) -> None:
    assert broken(*(f"{letter}) x" for letter in letters)) == [found]


def test_a_list_with_english_letters_is_told_once() -> None:
    assert broken(*(f"{letter}) x" for letter in "abcdefghij")) == [("e)", "“đ)”")]


def test_clauses_begin_anew_in_each_part() -> None:
    assert broken("*I. A*", "*1. x*", "*2. x*", "*II. B*", "*1. x*", "*2. x*") == []
    assert broken("*I. A*", "*1. x*", "*2. x*", "*II. B*", "*3. x*") == [("3.", "“1.”")]


def test_points_typed_into_an_answer_do_not_disturb_the_outline() -> None:
    answered = ("*1. x*", "a) x", "1. y.", "2. y.", "b) x", "a) z.", "*2. x*", "a) x", "1. y.", "b) x", "*3. x*")
    assert broken(*answered) == []


def test_parts_of_one_text_may_each_begin_with_one() -> None:
    assert broken("I. A", "II. B", "---", "I. C") == []


def test_a_part_left_out_is_told() -> None:
    assert broken("I. A", "III. B", "IV. C") == [("III.", "“II.”")]


def test_the_lists_it_followed_are_known() -> None:
    order = Order()
    for number, text in enumerate(["1. x", "a) x", "b) x", "2. x"]):
        mark = read_mark(text)
        assert mark is not None
        order.meet(mark, False, number)
    assert [each.items for each in order.lists] == [[0, 3], [1, 2]]
