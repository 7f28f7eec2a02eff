"""Fields, controls and traces of editing in a template (reliability: C7)."""

import pytest

from documents.template_check.fields import judged
from tests.documents.templates import WORD_TYPE, findings, p, part, problems, r

HARMLESS = [
    "PAGE", " NUMPAGES \\* Arabic ", 'TOC \\o "1-3" \\h', "REF muc_1 \\h", "SEQ Bảng", "= 1 + 2", "=SUM(ABOVE)",
    'HYPERLINK "https://congdoan.vn"', 'HYPERLINK "mailto:a@b.vn"', 'HYPERLINK \\l "muc_1"', "DOCPROPERTY HoSo", "",
    'HYPERLINK "https://a.vn/x y" \\l "muc" \\o "lời nhắc" \\h',
]  # fmt: skip
REFUSED = [
    "DDE cmd", "dde cmd", "DDEAUTO", "INCLUDETEXT x", 'INCLUDEPICTURE "x"', "LINK x", "QUOTE 68", "MACROBUTTON x y",
    "SET a b", "ASK a b", "FILLIN x", "DATABASE x", "PRINT x", "KHONGCO x", 'HYPERLINK "c:/x.exe"', "{{ x }}",
    'HYPERLINK "file:///x"', 'HYPERLINK \\l "a" "c:/x.exe"', 'HYPERLINK "https://a" "c:/x"',
    "HYPERLINK \\\\may\\x", 'HYPERLINK "\\\\\\\\may\\\\x" \\l "a"',
]  # fmt: skip
MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"


@pytest.mark.parametrize("instruction", HARMLESS)
def test_fields_that_number_and_refer_stay(instruction: str) -> None:
    assert judged(instruction) is None


@pytest.mark.parametrize("instruction", REFUSED)
def test_fields_that_fetch_run_or_ask_are_refused(instruction: str) -> None:
    fault = judged(instruction)
    assert fault and fault.severity == "error" and fault.suggestion


def test_a_field_inside_another_is_judged_by_itself() -> None:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    inner = f"{begin}<w:r><w:instrText>DDE x</w:instrText></w:r>{end}"
    outer = f"<w:p>{begin}<w:r><w:instrText>IF 1 = 1 </w:instrText></w:r>{inner}{end}</w:p>"
    assert problems(outer) == ["Trường DDE chạy lệnh hoặc mở chương trình khác, không được phép."]


def test_a_field_of_a_mail_merge_is_to_become_a_tag() -> None:
    found = findings('<w:p><w:fldSimple w:instr=" MERGEFIELD Ten_don_vi "><w:r/></w:fldSimple></w:p>')
    assert [(one.place, one.severity) for one in found] == [("đoạn 1", "error")]
    assert "{{ don_vi.ten }}" in found[0].suggestion


def test_a_date_that_changes_is_a_warning() -> None:
    found = findings('<w:p><w:fldSimple w:instr=" DATE "><w:r/></w:fldSimple></w:p>')
    assert [one.severity for one in found] == ["warning"]


TRACES = {
    "Mẫu còn dấu vết sửa đổi": f'<w:p><w:ins w:id="1" w:author="a">{r("thêm")}</w:ins></w:p>',
    "Thẻ nằm trong ô nội dung gắn với thuộc tính": f"<w:p><w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>"
    f"{r('{{ don_vi.ten }}')}</w:sdtContent></w:sdt></w:p>",
}


@pytest.mark.parametrize("problem", TRACES)
def test_traces_of_editing_are_warnings(problem: str) -> None:
    found = findings(TRACES[problem])
    assert [one.severity for one in found] == ["warning"]
    assert found[0].problem.startswith(problem)


def test_comments_left_in_a_template_are_a_warning() -> None:
    comments = part("comments", f'<w:comment w:id="1">{p("Xem lại")}</w:comment>')
    found = findings("a", more={"word/comments.xml": (f"{WORD_TYPE}.comments+xml", comments)})
    assert [one.severity for one in found] == ["warning"]


def test_a_content_control_of_its_own_is_fine() -> None:
    control = f"<w:sdt><w:sdtContent>{p('{{ don_vi.ten }}')}</w:sdtContent></w:sdt>"
    assert findings(control) == []


def test_a_tag_in_an_equation_is_not_filled_as_text() -> None:
    equation = f'<w:p><m:oMath xmlns:m="{MATHS}"><m:t>{{{{ x }}}}</m:t></m:oMath></w:p>'
    assert problems(equation) == ["Thẻ nằm ngoài phần chữ của văn bản."]
