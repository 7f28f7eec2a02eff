"""Names against the contract: scope, entries after dots, “ý bạn là …?”, letters that only look right (C15)."""

import pytest

from documents.template_check.names import elsewhere, folded, likely, paths, strangeness
from tests.documents.templates import CONTRACT, findings, problems

MEANT = {
    "{{ don_vi.tenn }}": "don_vi.ten",
    "{{ donvi.ten }}": "don_vi.ten",
    "{{ Don_Vi.Ten }}": "don_vi.ten",
    "{{ đơn_vị.tên }}": "don_vi.ten",
    "{{ dоn_vi.ten }}": "don_vi.ten",
    "{{ ｄon_vi.ten }}": "don_vi.ten",
    "{{ don_vi.te\u0302n }}": "don_vi.ten",
    "{{ don vi.ten }}": "don_vi.ten",
    "{{ don-vi.ten }}": "don_vi.ten",
    "{{ don_vi,ten }}": "don_vi.ten",
    "{{ so_ky }}": "so_ky_hieu",
    "{{ dong }}": "ky.dong",
    "{% for n in noi_nhann %}{{ n }}{% endfor %}": "noi_nhan",
    "{% for k in noi_dung %}{{ k.chữ }}{% endfor %}": "k.chu",
    "{% for k in noi_dung %}{{ loop.indx }}{% endfor %}": "loop.index",
    "{% for k in noi_dung %}{{ kk.chu }}{% endfor %}": "k.chu",
    "{% if tong_soo > 1 %}{% endif %}": "tong_so",
    "{{ noi_nham|join(', ') }}": "noi_nhan",
    "{{ phu_luc.nhom[0].tenn }}": "phu_luc.nhom[0].ten",
    "{{ don_vi['tenn'] }}": "don_vi.ten",
}


@pytest.mark.parametrize("tag", MEANT)
def test_it_asks_once_for_the_name_that_was_meant(tag: str) -> None:
    assert [found.suggestion for found in findings(tag)] == [f"Ý bạn là “{MEANT[tag]}”?"]


def test_it_lists_the_names_where_none_comes_close() -> None:
    assert findings("{{ xyz }}")[0].suggestion.startswith("Các tên dùng được ở đây: “don_vi”, “so_ky_hieu”")


STRANGE = {
    "{{ dоn_vi.ten }}": "có chữ “о” (Kirin) trông giống chữ Latinh",
    "{{ ｄon_vi.ten }}": "có chữ “ｄ” (toàn khổ) trông giống chữ Latinh",
    "{{ don_vi.te\u0302n }}": "dấu tiếng Việt gõ kiểu tổ hợp (NFD)",
}


@pytest.mark.parametrize("tag", STRANGE)
def test_it_says_why_a_name_only_looks_right(tag: str) -> None:
    assert STRANGE[tag] in problems(tag)[0]


WRONG = {
    "{{ don_vi }}": "“don_vi” là một nhóm, không in được nguyên nhóm.",
    "{{ noi_nhan }}": "“noi_nhan” là danh sách, không in được nguyên danh sách.",
    "{{ don_vi.ten.dai }}": "“don_vi.ten” là chữ hoặc số, không có mục “dai”.",
    "{{ noi_dung.chu }}": "“noi_dung” là danh sách, không có mục “chu”.",
    "{{ so_ky_hieu[0] }}": "“so_ky_hieu” không phải danh sách nên không có [ ].",
    "{% for a in don_vi %}{% endfor %}": "“don_vi” không phải danh sách nên không lặp được.",
    "{% for a in so_ky_hieu %}{% endfor %}": "“so_ky_hieu” không phải danh sách nên không lặp được.",
    "{{ loop.index }}": "Tên “loop” chỉ dùng được bên trong vòng lặp.",
    "{% for a in noi_nhan %}{% endfor %}{{ a }}": "Tên “a” chỉ dùng được bên trong vòng lặp qua “noi_nhan”.",
    "{{ so_ky_hieu|join(', ') }}": "Bộ lọc “join” chỉ dùng cho danh sách.",
    "{{ noi_nhan|upper }}": "Bộ lọc “upper” chỉ dùng cho chữ.",
    "{{ noi_nhan|first|first }}": "Bộ lọc “first” chỉ dùng cho danh sách.",
}


@pytest.mark.parametrize("tag", WRONG)
def test_it_knows_groups_lists_and_texts_apart(tag: str) -> None:
    assert problems(tag) == [WRONG[tag]]


def test_an_unknown_list_does_not_bring_further_errors_from_inside_the_loop() -> None:
    assert len(problems("{%p for a in xyz %}", "{{ a.b.c }}", "{%p endfor %}")) == 1


def test_an_inner_variable_hides_the_outer_one_only_inside() -> None:
    inner = "{% for k in noi_dung %}{% for k in k.cot %}{{ k }}{% endfor %}{{ k.chu }}{% endfor %}"
    assert problems(inner) == []


@pytest.mark.parametrize("tag", ["{{ xyz|default('…') }}", "{% if xyz is defined %}a{% endif %}"])
def test_a_name_that_is_guarded_may_be_missing_but_is_pointed_out(tag: str) -> None:
    assert [found.severity for found in findings(tag)] == ["warning"]


def test_a_guard_covers_the_last_step_only() -> None:
    assert [found.severity for found in findings("{{ xyz.ten|default('…') }}")] == ["error"]


def test_names_fold_to_what_they_look_like() -> None:
    assert {folded(name) for name in ("Đơn_vị", "don vi", "dоn_vi", "ｄｏｎ_vi", "do\u031bn_vi")} == {"donvi"}


def test_paths_of_lists_are_those_of_their_items() -> None:
    assert "phu_luc.nhom.hang.tt" in set(paths(CONTRACT))
    assert "phu_luc.nhom.ten" not in set(paths(CONTRACT, through_lists=False))


def test_what_is_not_close_to_anything_is_left_alone() -> None:
    assert (likely("xyz", ["don_vi"]), elsewhere("xyz", CONTRACT)) == ("", "")


def test_a_name_in_plain_letters_is_not_strange() -> None:
    assert strangeness("đơn_vị") == ""
