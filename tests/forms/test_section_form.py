"""The form of a section: what it shows, what a post leaves to keep, what it refuses, and that nothing gets lost."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from forms.posting import MOST_BYTES
from forms.section_form import IncompletePost, SectionForm, TooLong
from vietnamese.text import UnstorableText, clean, is_blank

Make = Callable[..., SectionForm]
Post = Callable[..., MultiDict[str, str]]

FULL: dict[str, Any] = {
    "ket_qua": "Đoạn một\n- gạch đầu dòng\n\n  Đoạn ba",
    "so_lieu": {
        "figures": {
            "A01": {"2010": "1234", "2011": "0", "2012": "none"},
            "M01": {"2010": "1234", "2011": "12.5"},
            "E05": {"2010": "3"},
            "O01": {"2012": "7"},
        },
        "own": {"A01": {"2010": "4"}},
    },
    "chi_tieu": [
        {"target": "Kết nạp 500 đoàn viên", "source": "tinh_uy", "aimed": "500", "reached": "612.5"},
        {"target": "Chỉ tiêu riêng", "source": "Nghị quyết 05 của đơn vị", "aimed": "1234"},
    ],
    "kien_nghi": {"tinh_uy": "Một kiến nghị\nhai dòng"},
    "xep_loai": "tot",
    "ngay_hop": "2012-07-05",
    "so_cuoc": "1234.5",
}

LINES = st.text(alphabet=st.characters(exclude_categories=("Cs",)), min_size=1, max_size=80)
KEPT_TEXT = LINES.map(lambda text: clean(text).text).filter(lambda text: not is_blank(text))
WHOLE = st.integers(-(10**15) + 1, 10**15 - 1).map(str) | st.just("none")
TENTHS = st.integers(-(10**6), 10**15 - 1).map(lambda n: f"{n}.5" if n % 2 else str(n))


def some_of(**parts: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping with one or more of the parts."""
    names = st.lists(st.sampled_from(sorted(parts)), min_size=1, unique=True)
    return names.flatmap(lambda chosen: st.fixed_dictionaries({name: parts[name] for name in chosen}))


def figures(*indicators: str) -> st.SearchStrategy[dict[str, Any]]:
    periods = st.dictionaries(st.sampled_from(("2010", "2011", "2012")), WHOLE, min_size=1)
    return st.dictionaries(st.sampled_from(indicators), periods, min_size=1)


TABLE_ROW = some_of(
    target=KEPT_TEXT,
    source=st.sampled_from(("tinh_uy", "tinh_doan")) | KEPT_TEXT,
    aimed=TENTHS,
    reached=TENTHS,
)
CONTENT = some_of(
    ket_qua=KEPT_TEXT,
    so_lieu=some_of(figures=figures("A01", "A02", "O07", "O01"), own=figures("A01", "O07")),
    chi_tieu=st.lists(TABLE_ROW, min_size=1, max_size=4),
    kien_nghi=st.dictionaries(st.sampled_from(("tinh_uy", "huyen_uy")), KEPT_TEXT, min_size=1),
    xep_loai=st.sampled_from(("tot", "kha")),
    ngay_hop=st.dates(min_value=date(1945, 1, 1), max_value=date(2100, 12, 31)).map(str),
    so_cuoc=TENTHS,
)
SHARED_FIXTURES = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_it_asks_every_question_in_order(make_form: Make) -> None:
    kinds = [field.kind for field in make_form()]
    assert kinds == ["narrative", "indicators", "rows", "addressed", "choice", "date", "number"]


def test_a_page_sent_back_unchanged_changes_nothing(make_form: Make, post: Post) -> None:
    assert make_form(FULL).read(post(make_form(FULL))) == FULL


def test_an_empty_page_sent_back_keeps_nothing(make_form: Make, post: Post) -> None:
    assert make_form().read(post(make_form())) == {}


@SHARED_FIXTURES
@given(CONTENT)
def test_any_content_survives_its_page(make_form: Make, post: Post, content: dict[str, Any]) -> None:
    assert make_form(content).read(post(make_form(content))) == content


@SHARED_FIXTURES
@given(CONTENT)
def test_any_content_survives_an_empty_form(make_form: Make, post: Post, content: dict[str, Any]) -> None:
    assert make_form().read(post(make_form(content))) == content


@SHARED_FIXTURES
@given(CONTENT)
def test_a_scripted_save_gives_what_the_page_gives(make_form: Make, post: Post, content: dict[str, Any]) -> None:
    sent = post(make_form(content))
    assert make_form().read_json(sent.to_dict()) == make_form().read(sent)


HOSTILE = (
    "& < > \" '",
    "</w:p></w:tc>]]>&#1;",
    "{{ 7*7 }} {%p if x %} {_{ x }_}",
    "=cmd|'/C calc'!A0",
    "Hồ Nữ",
    "emoji 👩‍👩‍👧 𝔘",
    "\u202eđảo\u202c",
    "cơ\xadquan",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_kept_as_it_was_typed(make_form: Make, post: Post, text: str) -> None:
    sent = post(make_form(), ket_qua=text, kien_nghi__tinh_uy=text, chi_tieu__1__target=text)
    kept = make_form().read(sent)
    wanted = clean(text).text
    assert (kept["ket_qua"], kept["kien_nghi"]["tinh_uy"], kept["chi_tieu"][0]["target"]) == (wanted, wanted, wanted)


TEXT_CELLS = ("ket_qua", "kien_nghi-huyen_uy", "chi_tieu-1-target", "chi_tieu-1-source-khac")
OTHER_CELLS = ("so_lieu-A01-2010", "so_lieu-M01-2011-own", "chi_tieu-1-aimed", "xep_loai", "ngay_hop", "so_cuoc")


@SHARED_FIXTURES
@given(LINES, st.sampled_from(TEXT_CELLS))
def test_no_text_is_lost_or_changed(make_form: Make, post: Post, text: str, cell: str) -> None:
    form, wanted = make_form(), clean(text).text
    form.read(MultiDict({**post(make_form()).to_dict(), cell: text}))
    assert post(form)[cell].replace("\r\n", "\n") == ("" if is_blank(wanted) else wanted)


@SHARED_FIXTURES
@given(LINES, st.sampled_from(OTHER_CELLS))
def test_what_is_no_answer_is_shown_again_as_it_was_typed(make_form: Make, post: Post, text: str, cell: str) -> None:
    form = make_form()
    form.read(MultiDict({**post(make_form()).to_dict(), cell: text}))
    assert cell not in form.problems or post(form)[cell].replace("\r\n", "\n") == clean(text).text


@SHARED_FIXTURES
@given(LINES)
def test_what_cannot_be_read_is_shown_again_with_its_reason(make_form: Make, post: Post, text: str) -> None:
    cell = "so_lieu-A01-2010"
    content = make_form().read(MultiDict({**post(make_form()).to_dict(), cell: text}))
    again = make_form(content)
    if cell in content.get("unread", {}):
        assert again.problems[cell] and content["unread"][cell] == clean(text).text
    else:
        assert again.problems == {}


def test_an_unreadable_cell_keeps_the_rest(make_form: Make, post: Post) -> None:
    sent = post(make_form(FULL), so_lieu__A01__2010="12a", ngay_hop="31/02/2012", so_cuoc="nhiều")
    kept = make_form(FULL).read(sent)
    assert kept["unread"] == {"so_lieu-A01-2010": "12a", "ngay_hop": "31/02/2012", "so_cuoc": "nhiều"}
    assert kept["so_lieu"]["figures"]["A01"] == {"2011": "0", "2012": "none"}
    assert kept["ket_qua"] == FULL["ket_qua"]


def test_an_unreadable_cell_survives_until_it_is_mended(make_form: Make, post: Post) -> None:
    kept = make_form().read(post(make_form(), so_lieu__A01__2010="12a", chi_tieu__1__aimed="một nửa"))
    again = make_form(kept).read(post(make_form(kept)))
    mended = make_form(kept).read(post(make_form(kept), so_lieu__A01__2010="12", chi_tieu__1__aimed="50"))
    assert again == kept
    assert mended == {"so_lieu": {"figures": {"A01": {"2010": "12"}}}, "chi_tieu": [{"aimed": "50"}]}


def test_removed_characters_are_counted(make_form: Make, post: Post) -> None:
    form = make_form()
    kept = form.read(post(make_form(), ket_qua="a\x00b\x07", chi_tieu__1__target="c\x01"))
    assert (form.removed, kept["ket_qua"]) == (3, "ab")


def test_nothing_removed_counts_nothing(make_form: Make, post: Post) -> None:
    form = make_form()
    form.read(post(make_form(FULL)))
    assert form.removed == 0


def test_half_a_character_is_refused(make_form: Make) -> None:
    with pytest.raises(UnstorableText):
        make_form().read_json({"ket_qua": "a\ud800b"})
    assert make_form().read_json({"ket_qua": "a😀b"}) == {"ket_qua": "a😀b"}


# A post that is cut, foreign or too long


@pytest.mark.parametrize("end", [{}, {"_het": ""}, {"_het": "0"}])
def test_a_post_without_its_end_is_refused(make_form: Make, post: Post, end: dict[str, str]) -> None:
    sent = {name: text for name, text in post(make_form(FULL)).items() if name != "_het"}
    with pytest.raises(IncompletePost, match="đứt giữa chừng"):
        make_form().read(MultiDict({**sent, **end}))


def test_a_cell_missing_from_the_post_keeps_its_value(make_form: Make) -> None:
    assert make_form(FULL).read(MultiDict({"_het": "1"})) == FULL


def test_a_missing_cell_keeps_what_could_not_be_read_there(make_form: Make) -> None:
    content = {"unread": {"so_lieu-A01-2010": "12a", "ngay_hop": "hôm qua"}}
    assert make_form(content).read(MultiDict({"_het": "1"})) == content


def test_a_blank_cell_is_not_a_missing_one(make_form: Make, post: Post) -> None:
    kept = make_form(FULL).read(post(make_form(FULL), ket_qua="", so_lieu__A01__2010="", kien_nghi__tinh_uy=""))
    assert "ket_qua" not in kept and "kien_nghi" not in kept
    assert kept["so_lieu"]["figures"]["A01"] == {"2011": "0", "2012": "none"}


def test_only_blanks_count_as_nothing(make_form: Make, post: Post) -> None:
    assert make_form().read(post(make_form(), ket_qua=" \n\u200b ", kien_nghi__tinh_uy="\u3164")) == {}


def test_unknown_names_are_ignored(make_form: Make, post: Post) -> None:
    foreign = {"status": "accepted", "unit_id": "1", "ket_qua-x": "y", "so_lieu-Z99-2010": "1"}
    assert make_form().read(MultiDict({**post(make_form()).to_dict(), **foreign})) == {}


def test_a_figure_not_asked_in_a_period_cannot_be_typed(make_form: Make, post: Post) -> None:
    kept = make_form().read(post(make_form(), so_lieu__E05__2012="5", so_lieu__E05__2011="4"))
    assert kept == {"so_lieu": {"figures": {"E05": {"2011": "4"}}}}


def test_the_first_of_two_equal_names_counts(make_form: Make) -> None:
    sent = MultiDict([("ket_qua", "một"), ("ket_qua", "hai"), ("_het", "1")])
    assert make_form().read(sent) == {"ket_qua": "một"}


@pytest.mark.parametrize("body", [[], "x", None, {"ket_qua": 5}, {"ket_qua": None}, {"so_lieu-A01-2010": ["1"]}])
def test_a_scripted_save_that_is_no_mapping_of_texts_is_refused(make_form: Make, body: Any) -> None:
    with pytest.raises(IncompletePost):
        make_form().read_json(body)


def test_a_narrative_of_a_megabyte_is_kept(make_form: Make, post: Post) -> None:
    text = "đ" * (MOST_BYTES // 2)
    assert make_form().read(post(make_form(), ket_qua=text)) == {"ket_qua": text}


def test_a_longer_one_is_refused_and_stays_in_the_page(make_form: Make, post: Post) -> None:
    form, text = make_form(), "đ" * (MOST_BYTES // 2) + "x"
    with pytest.raises(TooLong, match=r"Kết quả.*dài quá 1 MB"):
        form.read(post(make_form(), ket_qua=text, xep_loai="kha"))
    assert (form["ket_qua"].shown, form["xep_loai"].shown) == (text, "kha")


def test_what_this_unit_is_not_asked_here_stays_as_it_was(make_form: Make, post: Post) -> None:
    content = {
        "cau_cu": "trước đây",
        "so_lieu": {"figures": {"O01": {"2010": "5"}}, "own": {"A01": {"2010": "2"}}},
        "kien_nghi": {"huyen_uy": "của huyện"},
        "unread": {"cau_cu": "?"},
    }
    assert make_form(content, kind="cdcs").read(post(make_form(content, kind="cdcs"))) == content


# What is shown


def test_addressees_are_filled_in_for_the_unit(make_form: Make) -> None:
    assert [cell.label for cell in make_form()["kien_nghi"].cells] == ["Đối với Tỉnh ủy", "Đối với Huyện ủy Cư Jút"]


def test_a_place_nobody_knows_is_left_open(make_form: Make) -> None:
    form = make_form()
    form.places = {}
    assert form["kien_nghi"].cells[1].label == "Đối với …"


def test_values_are_shown_the_vietnamese_way(make_form: Make) -> None:
    form = make_form(FULL)
    assert (form["ngay_hop"].shown, form["so_cuoc"].shown) == ("05/07/2012", "1.234,5")


def test_words_are_counted(make_form: Make) -> None:
    assert make_form({"ket_qua": "Công đoàn cơ sở\n- hai"})["ket_qua"].words == 6


def test_an_option_that_was_never_offered_is_not_taken(make_form: Make, post: Post) -> None:
    form = make_form()
    kept = form.read(post(make_form(), xep_loai="xuat_sac"))
    assert kept == {"unread": {"xep_loai": "xuat_sac"}}
    assert form["xep_loai"].problem == "Xin chọn một trong các mục có sẵn."


def test_two_requests_share_nothing(make_form: Make, post: Post) -> None:
    make_form().read(post(make_form(FULL)))
    assert post(make_form())["ket_qua"] == ""
