"""Statements that belong together and where they may stand: unclosed, crossed, in the wrong paragraph, row or cell."""

import pytest

from tests.documents.templates import cell, errors, findings, p, problems, r, row, table, template

WRONG = {
    "for never closed": (("{%p for n in noi_nhan %}", "{{ n }}"), "Thẻ “for” chưa được đóng bằng “endfor”."),
    "if never closed": (("{% if tong_so %}a",), "Thẻ “if” chưa được đóng bằng “endif”."),
    "closed twice": (("{% if tong_so %}{% endif %}{% endif %}",), "Thẻ “endif” không có “if” mở trước nó."),
    "else alone": (("{% else %}",), "Thẻ “else” không nằm trong thẻ “if” nào."),
    "elif in a loop": (("{% for n in noi_nhan %}{% elif tong_so %}{% endfor %}",),
                       "Thẻ “elif” không nằm trong thẻ “if” nào."),
    "elif after else": (("{% if tong_so %}{% else %}{% elif tong_so %}{% endif %}",), "Thẻ “elif” đứng sau “else”."),
    "word misspelt": (("{% iff tong_so %}{% endif %}",), "Không có lệnh “iff”."),
    "word after else": (("{% if tong_so %}{% else if %}{% endif %}",), "Sau “else” không được có “if”."),
    "empty": (("{% %}",), "Thẻ rỗng."),
    "no name": (("{{ }}",), "Thẻ còn thiếu tên."),
    "no list": (("{% for n in %}{% endfor %}",), "Thẻ còn thiếu tên."),
    "of for in": (("{% for n of noi_nhan %}{% endfor %}",), "Vòng lặp viết sai ở “of”"),
    "equals": (("{% if tong_so = 1 %}{% endif %}",), "Thẻ viết sai ở “=”."),
    "then": (("{% if tong_so then %}{% endif %}",), "Thẻ viết sai ở “then”."),
    "two names of a loop": (("{% for a, b in noi_nhan %}{% endfor %}",), "Vòng lặp chỉ được đặt một tên cho mỗi mục."),
    "row tag outside": (("{%tr if tong_so %}", "{%tr endif %}"), "Thẻ {%tr … %} nằm ngoài bảng."),
    "cell tag outside": (("{%tc if tong_so %}", "{%tc endif %}"), "Thẻ {%tc … %} nằm ngoài bảng."),
    "cell colour outside": (("{% cellbg so_ky_hieu %}",), "Lệnh “cellbg” chỉ dùng trong ô của bảng."),
    "merge outside a loop": ((table(("{% vm %}a", "b")),), "Lệnh gộp ô chỉ dùng trong vòng lặp bao quanh ô."),
    "colour with a dash": ((table(("{%- cellbg so_ky_hieu %}a", "b")),), "Lệnh “cellbg” không viết cùng dấu -."),
    "colour twice": ((table(("{% colspan 2 %}{% colspan 2 %}a", "b")),), "Lệnh “colspan” viết hai lần trong một ô."),
    "rich text": (("{{r so_ky_hieu }}",), "Kiểu thẻ này đặt chữ ra ngoài đoạn nên chữ sẽ không hiện ra."),
    "kinds mixed": (("{%p if tong_so %}", "a", "{% endif %}"), "nhưng thẻ này viết kiểu “{%”."),
    "rows of two tables": ((table(("{%tr if tong_so %}", "")), table(("{%tr endif %}", ""))),
                           "hai thẻ phải nằm cùng một bảng, cùng một ô."),
    "body and cell": (("{%p if tong_so %}", table(("{%p endif %}", "b"))), "không khớp với “if” ở đoạn 1"),
    "into a link": ((p("{% if tong_so %}").replace("</w:p>", f"<w:hyperlink>{r('{% endif %}')}</w:hyperlink></w:p>"),),
                    "không khớp với “if”"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_it_finds_what_does_not_belong_together(name: str) -> None:
    blocks, problem = WRONG[name]
    assert any(problem in found for found in problems(*blocks))


def test_crossed_blocks_are_told_at_both_ends() -> None:
    found = findings("{%p if tong_so %}", "{%p for n in noi_nhan %}", "{%p endif %}", "{%p endfor %}")
    assert [(one.place, one.suggestion) for one in found] == [
        ("đoạn 2", "Xin thêm “{%p endfor %}” trước “endif” ở đoạn 3."),
        ("đoạn 4", "Xin thêm thẻ “for” phía trên, hoặc xóa thẻ này."),
    ]


def test_a_misspelt_word_still_opens_its_block() -> None:
    found = findings("{% fro n in noi_nhan %}{{ n }}{% enfor %}")
    assert [one.suggestion for one in found] == ["Ý bạn là “for”?", "Ý bạn là “endfor”?"]


def test_a_block_over_plain_paragraphs_works_but_is_pointed_out() -> None:
    found = findings("{% for n in noi_nhan %}", "{{ n }}", "{% endfor %}")
    assert [one.severity for one in found] == ["warning"]
    assert "“{%p for n in noi_nhan %}” … “{%p endfor %}”" in found[0].suggestion


SWALLOWED = {
    "words": (("{%p if tong_so %} chữ", "{%p endif %}"), "chữ “chữ” cùng đoạn sẽ mất."),
    "tags": (("{%p if tong_so %}{{ so_ky_hieu }}{%p endif %}",), "thẻ “{{ so_ky_hieu }}” cùng đoạn sẽ mất."),
    "another cell": ((table(("{%tr if tong_so %}", "chữ"), ("{%tr endif %}", "")),), "chữ “chữ” cùng hàng sẽ mất."),
    "a second paragraph": ((table((p("{%tc if tong_so %}") + p("chữ"), "{%tc endif %}")),), "chữ “chữ” cùng ô sẽ mất."),
    "a picture": ((p("{%p if tong_so %}").replace("</w:p>", "<w:r><w:drawing/></w:r></w:p>"), "{%p endif %}"),
                  "nên hình cùng đoạn sẽ mất."),
    "a page break": ((p("{%p if tong_so %}").replace("</w:p>", '<w:r><w:br w:type="page"/></w:r></w:p>'),
                      "{%p endif %}"), "nên ngắt trang cùng đoạn sẽ mất."),
    "a section": (("{%p if tong_so %}", p("{%p endif %}", properties="<w:pPr><w:sectPr/></w:pPr>")),
                  "nên ngắt phần (section) cùng đoạn sẽ mất."),
    "a text box": (("<w:p><w:r><w:t>{%p if tong_so %}</w:t><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r>"
                    "</w:p>", "{%p endif %}"), "nằm trong đoạn có hộp chữ"),
    "a table": ((f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='9'/></w:tblGrid><w:tr>{cell('{%tr if tong_so %}')}"
                 f"<w:tc><w:tcPr/>{table(('a', 'b'))}<w:p/></w:tc></w:tr>{row('{%tr endif %}')}</w:tbl>",),
                "nằm trong hàng có bảng khác"),
    "before a dash": (("a {%- if tong_so %}b{% endif %}",), "Dấu - của thẻ làm mất chữ “a” bên cạnh."),
    "after a dash": (("{% if tong_so -%} b", "{%- endif %}"), "Dấu - của thẻ làm mất chữ “b” bên cạnh."),
    "a dash into a table": (("{% if tong_so -%}", table(("a", "b")), "{% endif %}"),
                            "Dấu - của thẻ nối chữ sang ô, bảng hoặc phần khác"),
    "a dash into nothing": (("{% if tong_so -%}", p(""), "b", "{% endif %}"),
                            "Dấu - của thẻ nối chữ sang ô, bảng hoặc phần khác"),
    "a dash onto a paragraph tag": (("{%p if tong_so %}", "{%- if tong_so %}", "{% endif %}", "{%p endif %}"),
                                    "Dấu - của thẻ nối với đoạn mà một thẻ khác thay thế."),
}  # fmt: skip


@pytest.mark.parametrize("name", SWALLOWED)
def test_it_finds_what_would_vanish(name: str) -> None:
    blocks, problem = SWALLOWED[name]
    assert any(problem in one.problem for one in errors(findings(*blocks)))


def test_docxtpl_itself_loses_the_words_without_a_word() -> None:
    from documents import load_template
    from tests.documents.reading import text_of, tree

    made = load_template(template("{%p if tong_so %} chữ này", "còn lại", "{%p endif %}")).render({"tong_so": 1})
    assert text_of(tree(made)) == "còn lại"
