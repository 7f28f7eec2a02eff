"""What docxtpl loses or changes by itself and the engine does not: the listed differences, a test each.

docxtpl renders here as its guide says, with autoescape; every test shows its result beside ours.
"""

from collections.abc import Iterable
from typing import Any

import pytest
from lxml import etree

from documents import BadTemplate, RenderFailed, load_template
from documents.package import unpacked
from tests.documents.corpus import para, run, table
from tests.documents.packages import CORE, SECTION, content_types, package
from tests.documents.reading import text_of
from tests.documents.reference import by_plain_docxtpl

DOCUMENT, FOOTNOTES, PROPERTIES = "word/document.xml", "word/footnotes.xml", "docProps/core.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def both(template: bytes, context: dict[str, Any], part: str = DOCUMENT) -> Iterable[etree._Element]:
    """A part as docxtpl makes it, and as the engine does."""
    yield etree.fromstring(by_plain_docxtpl(template, context)[part])
    yield etree.fromstring(unpacked(load_template(template).render(context))[part])


def test_a_title_with_an_ampersand_is_escaped_once() -> None:
    theirs, ours = both(package("a", title="{{ x }}"), {"x": "GD&ĐT"}, PROPERTIES)
    assert (theirs.findtext("{*}title"), ours.findtext("{*}title")) == ("GD&amp;ĐT", "GD&ĐT")


def test_keywords_and_the_other_properties_are_filled_too() -> None:
    core = f'<cp:coreProperties xmlns:cp="{CORE}"><cp:keywords>{{{{ x }}}}</cp:keywords></cp:coreProperties>'
    theirs, ours = both(package("a", more={PROPERTIES: core}), {"x": "NQ 20"}, PROPERTIES)
    assert (theirs.findtext("{*}keywords"), ours.findtext("{*}keywords")) == ("{{ x }}", "NQ 20")


def test_custom_properties_are_filled_too() -> None:
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    types = content_types().replace("</Types>", f'<Override PartName="/custom.xml" ContentType="{kind}"/></Types>')
    template = package("a", more={"custom.xml": "<a>{{ x }}</a>", "[Content_Types].xml": types})
    assert unpacked(load_template(template).render({"x": "3"}))["custom.xml"].endswith(b"<a>3</a>")
    assert "custom.xml" not in by_plain_docxtpl(template, {"x": "3"})


def test_nothing_prints_as_nothing() -> None:
    theirs, ours = both(package("[{{ x }}]"), {"x": None})
    assert (text_of(theirs), text_of(ours)) == ("[None]", "[]")


def test_what_looks_like_a_literal_tag_in_a_value_stays() -> None:
    theirs, ours = both(package("{{ x }}"), {"x": "{_{ a }_}"})
    assert (text_of(theirs), text_of(ours)) == ("{{ a }}", "{_{ a }_}")


@pytest.mark.parametrize("mark", ["\a", "\f"])
def test_a_control_character_in_a_value_makes_no_paragraph(mark: str) -> None:
    template = package("x", more={DOCUMENT: document(para("{{ x }}"))})
    theirs, ours = both(template, {"x": f"a{mark}b"})
    assert (len(theirs.findall(f".//{W}p")) > 1, text_of(ours)) == (True, "ab")


def document(body: str) -> str:
    return f'<w:document xmlns:w="{W[1:-1]}"><w:body>{body}{SECTION}</w:body></w:document>'


def test_a_control_character_in_a_header_breaks_nothing() -> None:
    template = package("{{ x }}")
    with pytest.raises(etree.XMLSyntaxError):
        by_plain_docxtpl(template, {"x": "a\x01b"})
    assert b">ab<" in unpacked(load_template(template).render({"x": "a\x01b"}))["word/header1.xml"]


def test_a_lone_surrogate_is_an_error_not_the_end_of_the_text() -> None:
    template = package("x", more={DOCUMENT: document(para("{{ x }}") + para("sau"))})
    lost = etree.fromstring(by_plain_docxtpl(template, {"x": "a\ud800b"})[DOCUMENT])
    assert "sau" not in text_of(lost)
    with pytest.raises(RenderFailed, match="ký tự không lưu được"):
        load_template(template).render({"x": "a\ud800b"})


def test_a_text_of_more_than_ten_million_letters_is_an_error_not_the_end_of_the_text() -> None:
    template = package("x", more={DOCUMENT: document(para("{{ x }}") + para("sau"))})
    lost = etree.fromstring(by_plain_docxtpl(template, {"x": "a" * 11_000_000})[DOCUMENT])
    assert "sau" not in text_of(lost)
    with pytest.raises(RenderFailed, match="cấu trúc"):
        load_template(template).render({"x": "a" * 11_000_000})


def test_a_carriage_return_in_a_value_is_kept() -> None:
    theirs, ours = both(package("{{ x }}"), {"x": "a\rb"})
    assert (text_of(theirs), text_of(ours)) == ("a\nb", "a\rb")


# Tags for docxtpl's own objects, which a plain text leaves without a run: Word shows nothing of it.
OBJECT_TAGS = {
    "r": para("trước ", run("{{r x }}"), run(" sau")),
    "p": para("{{p x }}") + para("sau"),
    "tc": table(2, f"<w:tr><w:tc><w:tcPr/>{para('a')}</w:tc><w:tc><w:tcPr/>{para('{{tc x }}')}</w:tc></w:tr>")
    + para("b"),
    "tr": table(1, f"<w:tr><w:tc><w:tcPr/>{para('{{tr x }}')}</w:tc></w:tr>") + para("b"),
}


@pytest.mark.parametrize("tag", OBJECT_TAGS)
def test_a_text_under_a_tag_for_objects_is_shown(tag: str) -> None:
    theirs, ours = both(package("x", more={DOCUMENT: document(OBJECT_TAGS[tag])}), {"x": "CHỮ"})
    assert ("CHỮ" in text_of(theirs), "CHỮ" in text_of(ours)) == (False, True)


def test_footnotes_are_rendered_once_so_that_what_users_typed_never_runs() -> None:
    two = para("x", properties=SECTION) + para("y")
    template = package("{{ x }}", more={DOCUMENT: document(two)})
    theirs, ours = both(template, {"x": "{{ 7*7 }}"}, FOOTNOTES)
    assert (text_of(theirs), text_of(ours)) == ("49", "{{ 7*7 }}")


def test_a_method_is_refused_instead_of_printed_with_its_address() -> None:
    template = package("{{ x.keys }}")
    assert b"built-in method" in by_plain_docxtpl(template, {"x": {}})[DOCUMENT]
    with pytest.raises(RenderFailed, match="sai kiểu"):
        load_template(template).render({"x": {}})


@pytest.mark.parametrize("text", ["{{ x }}", "{% set y %}a{% endset %}{{ y }}"], ids=["quick", "slow"])
def test_a_table_without_a_grid_is_no_reason_to_fail(text: str) -> None:
    bare = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>" + para(text)
    template = package("x", more={DOCUMENT: document(bare)})
    with pytest.raises(AttributeError):
        by_plain_docxtpl(template, {"x": "a"})
    made = etree.fromstring(unpacked(load_template(template).render({"x": "a"}))[DOCUMENT])
    assert [len(grid) for grid in made.iter(f"{W}tblGrid")] == [0]


def test_what_differs_each_time_is_refused() -> None:
    template = package("{{ x|random }}")
    assert b">a<" in by_plain_docxtpl(template, {"x": ["a"]})[DOCUMENT]
    with pytest.raises(BadTemplate, match="random"):
        load_template(template)
