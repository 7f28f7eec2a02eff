"""The findings as Word comments, each where it stands."""

import io
from pathlib import Path

import docx
import pytest
from lxml import etree

from documents import BadTemplate
from documents.package import packed, unpacked
from documents.template_check import check_template
from documents.template_check.annotate import AUTHOR, annotate
from tests.documents.reading import W, text_of, to_pdf, tree
from tests.documents.templates import CONTRACT, WORD_TYPE, header, link, p, part, table, template

BLOCKS = (
    p("Báo cáo của ", "{{ don_vi", ".tenn }}", " năm 2012"),
    table(("{{ tenn }}", "b")),
    "{%p if tong_so %}",
)


def annotated(data: bytes) -> bytes:
    return annotate(data, check_template(data, CONTRACT))


def comments(data: bytes) -> list[str]:
    return [comment.text for comment in docx.Document(io.BytesIO(data)).comments]


def commented_words(data: bytes) -> list[str]:
    """What each comment's range holds, in the order of the comments' numbers."""
    open_ranges: dict[str, str] = {}
    for element in tree(data).iter():
        if element.tag == f"{W}commentRangeStart":
            open_ranges[element.get(f"{W}id")] = ""
        elif element.tag == f"{W}commentRangeEnd":
            open_ranges[element.get(f"{W}id")] += "|"
        elif element.tag == f"{W}t":
            open_ranges = {
                n: words if words.endswith("|") else words + element.text for n, words in open_ranges.items()
            }
    return [open_ranges[number].rstrip("|") for number in sorted(open_ranges, key=int)]


def test_each_finding_is_a_comment_with_what_to_do() -> None:
    said = comments(annotated(template(*BLOCKS)))
    assert len(said) == 3
    assert said[0] == "LỖI: “don_vi” không có mục “tenn”.\nÝ bạn là “don_vi.ten”?"


def test_a_comment_stands_at_its_tag_even_over_runs() -> None:
    assert commented_words(annotated(template(*BLOCKS))) == ["{{ don_vi.tenn }}", "{{ tenn }}", "{%p if tong_so %}"]


def test_what_stands_outside_the_text_is_said_at_its_beginning() -> None:
    data = template("Mở đầu", more=header("{{ ky.tem }}"), relations=(link("header", "header1.xml"),))
    made = annotated(data)
    assert comments(made)[0].startswith("[đầu trang 1, đoạn 1, “{{ ky.tem }}”]\nLỖI: “ky” không có mục “tem”.")
    assert commented_words(made) == ["Mở đầu"]


def test_a_mistake_in_a_text_box_is_said_at_the_paragraph_around_it() -> None:
    box = f"<w:p><w:r><w:t>ngoài</w:t><w:pict><w:txbxContent>{p('{{ tenn }}')}</w:txbxContent></w:pict></w:r></w:p>"
    assert len(comments(annotated(template(box)))) == 1


def test_nothing_else_changes() -> None:
    data = template(*BLOCKS)
    made = annotated(data)
    assert text_of(tree(made)) == text_of(tree(data))
    changed = {name for name, content in unpacked(made).items() if unpacked(data).get(name) != content}
    assert {name for name in changed if name in unpacked(data)} == {
        "[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"
    }  # fmt: skip


def test_annotating_again_leaves_one_comment_a_finding() -> None:
    once = annotated(template(*BLOCKS))
    again = annotate(once, [one for one in check_template(once, CONTRACT) if one.severity == "error"])
    assert comments(again) == comments(once)


def test_comments_of_people_stay() -> None:
    theirs = f'<w:comment w:id="7" w:author="Chị Lan">{p("Xem lại")}</w:comment>'
    more = {"word/comments.xml": (f"{WORD_TYPE}.comments+xml", part("comments", theirs))}
    made = annotated(template("{{ tenn }}", more=more, relations=(link("comments", "comments.xml"),)))
    authors = [comment.author for comment in docx.Document(io.BytesIO(made)).comments]
    assert authors == ["Chị Lan", AUTHOR, AUTHOR]


def test_a_file_without_findings_has_no_comments() -> None:
    assert comments(annotate(template("{{ don_vi.ten }}"), [])) == []


@pytest.mark.parametrize("data", [b"", b"abc", packed({"a.txt": b"a"}), template("a")[:200]])
def test_a_file_that_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(BadTemplate, match="không ghi nhận xét vào được"):
        annotate(data, [])


def test_a_document_without_paragraphs_gets_one_for_the_comment() -> None:
    assert len(comments(annotate(template(), check_template(template(title="{{ tenn }}"), CONTRACT)))) == 1


def test_a_word_processor_opens_the_copy(tmp_path: Path) -> None:
    pdf = to_pdf(tmp_path, {"a": annotated(template(*BLOCKS))})["a"]
    assert pdf.read_bytes().startswith(b"%PDF")


def test_the_copy_is_well_formed() -> None:
    for xml in unpacked(annotated(template(*BLOCKS))).values():
        etree.fromstring(xml, etree.XMLParser(recover=False))
