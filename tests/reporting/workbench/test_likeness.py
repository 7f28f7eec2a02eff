"""Near-duplicates: the laws, against a comparison of everything with everything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.workbench.likeness import ALIKE, Alike, grouped, likeness, mark_of, runs_of, words_of

WORDS = st.sampled_from(["công", "đoàn", "cơ", "sở", "kết", "nạp", "mới", "12", "đoàn viên", "năm", "Năm"])
SENTENCE = st.lists(WORDS, max_size=14).map(" ".join)
LONG = "Công đoàn trường tổ chức ba buổi học tập Nghị quyết cho toàn thể đoàn viên trong năm 2010"


@st.composite
def edited(draw: st.DrawFn) -> list[str]:
    """Texts, most of them another one with a few words changed."""
    texts = draw(st.lists(SENTENCE, min_size=1, max_size=4))
    for _ in range(draw(st.integers(0, 8))):
        words = draw(st.sampled_from(texts)).split()
        for _ in range(draw(st.integers(0, 2)) if words else 0):
            words[draw(st.integers(0, len(words) - 1))] = draw(WORDS)
        texts.append(" ".join(words))
    return texts


def runs(text: str) -> frozenset[str]:
    return runs_of(words_of(text))


def slowly(texts: list[str], least: float) -> list[Alike]:
    """What `grouped` promises, without any filter."""
    leaders: list[int] = []
    found = []
    for place, text in enumerate(texts):
        scores = ((leader, likeness(runs(text), runs(texts[leader]))) for leader in leaders)
        alike = next((Alike(leader, score) for leader, score in scores if score >= least), Alike(place, 1.0))
        if alike.leader == place:
            leaders.append(place)
        found.append(alike)
    return found


@given(edited(), st.sampled_from([0.3, 0.5, ALIKE, 0.95, 1.0]))
def test_filters_lose_nothing(texts: list[str], least: float) -> None:
    assert grouped(texts, least) == slowly(texts, least)


@given(SENTENCE, SENTENCE)
def test_likeness_is_mutual_and_whole_for_the_same(one: str, other: str) -> None:
    assert likeness(runs(one), runs(other)) == likeness(runs(other), runs(one))
    assert likeness(runs(one), runs(one)) == (1.0 if words_of(one) else 0.0)


@given(edited())
def test_leaders_come_first_and_are_not_alike(texts: list[str]) -> None:
    found = grouped(texts)
    leaders = [place for place, alike in enumerate(found) if alike.leader == place and words_of(texts[place])]
    assert all(alike.leader <= place and alike.likeness >= ALIKE for place, alike in enumerate(found))
    assert all(likeness(runs(texts[a]), runs(texts[b])) < ALIKE for a in leaders for b in leaders if a < b)


def test_marks_case_and_spaces_make_no_difference() -> None:
    assert grouped([LONG, f"  {LONG.upper()}.", LONG.replace("toàn", "tòan")])[1:] == [Alike(0, 1.0), Alike(0, 1.0)]


def test_one_word_of_many_leaves_them_alike_and_another_text_is_not() -> None:
    found = grouped([LONG, LONG.replace("2010", "2011"), "Ban Chấp hành họp mỗi quý một lần để kiểm điểm công việc"])
    assert [alike.leader for alike in found] == [0, 0, 2]
    assert ALIKE <= found[1].likeness < 1


def test_empty_texts_are_like_nothing() -> None:
    assert [alike.leader for alike in grouped(["", "a", "", " . "])] == [0, 1, 2, 3]


def test_a_mark_is_that_of_the_words_and_short_paragraphs_have_none() -> None:
    assert mark_of(LONG) == mark_of(f" {LONG.lower()}!") != mark_of(f"{LONG} nay")
    assert mark_of("Không có.") is None


@pytest.mark.parametrize("text", ["", "a b", "a b c", "a b c d"])
def test_a_short_text_is_one_run(text: str) -> None:
    assert len(runs_of(text.split())) == (2 if text.endswith("d") else bool(text))
