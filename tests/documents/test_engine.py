from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy

import pytest
from lxml import etree

from documents import BadTemplate, NotPlainData, RenderFailed, Template, load_template
from documents.package import packed, unpacked
from tests.documents.packages import docx, package
from tests.documents.reading import W, paragraphs, text_of, tree
from tests.documents.samples import district, grassroots


def said(*texts: str, **context: object) -> str:
    return text_of(tree(docx(*texts, context=context)))


def test_the_same_data_gives_the_same_file(template: Template) -> None:
    assert template.render(grassroots()) == template.render(grassroots())


def test_a_render_leaves_nothing_for_the_next(template: Template) -> None:
    alone = template.render(grassroots())
    template.render(district())
    assert template.render(grassroots()) == alone


def test_a_render_leaves_its_data_as_they_were(template: Template) -> None:
    context = grassroots()
    template.render(context)
    assert context == grassroots()


def test_threads_may_share_a_template(template: Template) -> None:
    contexts = [grassroots(), district(), grassroots(empty=True)] * 3
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(template.render, deepcopy(contexts)))
    assert together == [template.render(context) for context in contexts]


def test_the_same_bytes_are_compiled_once() -> None:
    assert load_template(package("{{ x }}")) is load_template(package("{{ x }}"))


def test_a_name_that_is_missing_is_refused_by_name() -> None:
    with pytest.raises(RenderFailed, match=r"không có trong dữ liệu.*so_ky_hieu"):
        said("{{ so_ky_hieu }}", so_ki_hieu="1")


@pytest.mark.parametrize(
    ("tags", "told"),
    [
        ("{{ nam }}", "(tên “nam”, phần word/document.xml)."),
        ("{{ x.nam }}", "(tên “nam”, phần word/document.xml)."),
        ("{{ x + 1 }}", "mẫu dùng một giá trị sai kiểu (phần word/document.xml)."),
    ],
)
def test_what_a_template_did_wrong_is_told_without_the_programs_own_words(tags: str, told: str) -> None:
    with pytest.raises(RenderFailed) as refusal:
        said(tags, x={})
    assert str(refusal.value).endswith(told)


def test_a_name_that_is_there_is_printed() -> None:
    assert said("Số: {{ so }}", so="05") == "Số: 05"


def test_only_plain_data_is_taken() -> None:
    with pytest.raises(NotPlainData):
        said("{{ x }}", x=object())


@pytest.mark.parametrize(
    "tags",
    ["{{ 1 / 0 }}", "{{ 'a' + 1 }}", "{{ x.__class__ }}", "{% include 'x' %}", "{{ 1|e|x }}", "{{ 1|dictsort }}"],
)
def test_a_template_that_cannot_be_filled_is_refused(tags: str) -> None:
    with pytest.raises((RenderFailed, BadTemplate)):
        said(tags, x="a")


@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"not a zip",
        package("a")[:200],
        packed({"a.txt": b"a"}),
        packed({"[Content_Types].xml": unpacked(package("a"))["[Content_Types].xml"]}),
        package(body="<w:p><w:r></w:p>"),
        package("{{ x"),
        package("{%p for x in l %}"),
        package("{% bad %}"),
    ],
)
def test_a_file_that_is_no_template_is_refused(source: bytes) -> None:
    with pytest.raises(BadTemplate, match="Không đọc được tệp mẫu Word"):
        load_template(source)


@pytest.mark.parametrize(
    ("tags", "why"),
    [
        (f"{{{{ {'9' * 5000} }}}}", "không dùng được"),
        (f"{{{{ {'(' * 3000}a{')' * 3000} }}}}", "quá sâu"),
        ("{% if a %}" * 300 + "x" + "{% endif %}" * 300, "quá sâu"),
        ("{% for x in y %}" * 25 + "{% endfor %}" * 25, "không dùng được"),
        ("{{ f(a=1, a=2) }}", "không dùng được"),
        ("{% block a %}{% endblock %}{% block a %}{% endblock %}", "viết sai"),
    ],
    ids=["number", "brackets", "conditions", "loops", "word given twice", "block twice"],
)
def test_a_silly_template_is_refused_in_words(tags: str, why: str) -> None:
    with pytest.raises(BadTemplate, match=why):
        load_template(package(tags))


def test_a_doctype_is_refused() -> None:
    parts = unpacked(package("a"))
    parts["word/document.xml"] = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + parts["word/document.xml"]
    with pytest.raises(BadTemplate, match="DOCTYPE"):
        load_template(packed(parts))


def test_a_tag_split_over_runs_is_one_tag() -> None:
    split = "<w:p><w:r><w:t>{{</w:t></w:r><w:r><w:t> don</w:t></w:r><w:r><w:t>_vi }}</w:t></w:r></w:p>"
    assert text_of(tree(docx(body=split, context={"don_vi": "Cư Jút"}))) == "Cư Jút"


def test_a_literal_tag_of_the_template_is_printed_as_one() -> None:
    assert said("{_{ {{ x }} }_} {_% %_}", x="{_{") == "{{ {_{ }} {% %}"


def test_paragraph_tags_repeat_whole_paragraphs() -> None:
    made = docx("{%p for x in l %}", "{{ x }}", "{%p endfor %}", context={"l": ["a", "b"]})
    assert [text for _, text in paragraphs(made)] == ["a", "b"]


def test_a_repeated_column_gets_a_place_in_the_grid() -> None:
    tags = ("{%tc for x in l %}", "{{ x }}", "{%tc endfor %}")
    cells = "".join(f"<w:tc><w:tcPr/><w:p><w:r><w:t>{tag}</w:t></w:r></w:p></w:tc>" for tag in tags)
    grid = '<w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid>'
    made = tree(docx(body=f"<w:tbl><w:tblPr/>{grid}<w:tr>{cells}</w:tr></w:tbl>", context={"l": ["a", "b", "c"]}))
    assert [column.get(f"{W}w") for column in made.iter(f"{W}gridCol")] == ["1000", "1000", "1000"]


def test_parts_without_tags_stay_as_they_are(template: Template, format_profile: object) -> None:
    kept = unpacked(template.render(grassroots()))
    again = unpacked(template.render(district()))
    changed = {name for name in kept if kept[name] != again[name]}
    assert changed == {"word/document.xml", "docProps/core.xml"}


def test_broken_markup_made_by_a_template_is_refused() -> None:
    odd = ("a{% if x %}b", "{%p endif %}")
    assert said(*odd, x=True) == "ab"
    with pytest.raises(RenderFailed, match="cấu trúc"):
        said(*odd, x=False)


def test_what_is_made_is_well_formed(template: Template) -> None:
    for xml in unpacked(template.render(district())).values():
        etree.fromstring(xml, etree.XMLParser(recover=False))
