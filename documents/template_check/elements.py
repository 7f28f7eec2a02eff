"""What besides tags a template's parts may not hold: objects, controls, refused fields, tags where none are filled,
traces of editing."""

from collections.abc import Iterable, Iterator

from lxml import etree

from documents.template_check.fields import W, field_faults
from documents.template_check.findings import Fault, TemplateFinding, around, found
from documents.template_check.hidden import has_tag, hidden_tags
from documents.template_check.links import ATTACHED, CHILD, CHUNK, CONTROL, FRAMES, MERGED, OBJECT
from documents.template_check.parts import MAIN
from documents.template_check.places import PARAGRAPH, Paragraph, filled, is_properties, label, unfilled
from documents.template_check.upload import SAVE_AGAIN

MACRO = Fault("Ô nhập liệu gọi macro.", "Xin xóa ô nhập liệu đó rồi gửi lại.")
# Elements by their local name, in whatever part they stand.
FORBIDDEN = {
    "altChunk": CHUNK, "object": OBJECT, "OLEObject": OBJECT, "control": CONTROL, "entryMacro": MACRO,
    "exitMacro": MACRO, "subDoc": CHILD, "attachedTemplate": ATTACHED, "mailMerge": MERGED, "frameset": FRAMES,
}  # fmt: skip
CHANGES = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
DOCUMENT, BODY = f"{W}document", f"{W}body"
CHANGED = Fault("Mẫu còn dấu vết sửa đổi (Track Changes), sẽ còn trong mọi văn bản.",
                "Xin bấm Review > Accept All Changes rồi lưu lại.", "warning")  # fmt: skip
COMMENTED = Fault("Mẫu còn nhận xét (Comment) của Word, sẽ còn trong mọi văn bản.",
                  "Xin xóa: Review > Delete All Comments.", "warning")  # fmt: skip
BOUND = Fault("Thẻ nằm trong ô nội dung gắn với thuộc tính tệp; Word sẽ chép đè khi mở.",
              "Xin bấm phải vào ô đó > Remove Content Control.", "warning")  # fmt: skip
NOT_FILLED = "Thẻ trong {} không được điền."
MOVE = "Xin chuyển thẻ vào thân văn bản, đầu trang, chân trang hoặc chú thích chân trang."
NO_WORD = Fault("Tệp lưu theo kiểu mà máy không điền được (Strict Open XML hoặc phần mềm khác).", SAVE_AGAIN)


def element_faults(
    name: str, tree: etree._Element, kind: str, paragraphs: Iterable[Paragraph]
) -> Iterator[TemplateFinding]:
    """The findings about the elements of one part; `kind` is its declared type."""
    places = {paragraph.element: paragraph for paragraph in paragraphs}
    for element, fault in faults_in(tree, kind, places.values()):
        yield placed(name, element, fault, places)
    if kind.endswith("comments+xml") and len(tree):
        yield found(name, "tệp", "", COMMENTED)


def faults_in(
    tree: etree._Element, kind: str, paragraphs: Iterable[Paragraph]
) -> Iterator[tuple[etree._Element, Fault]]:
    for element in tree.iter(*(f"{{*}}{local}" for local in FORBIDDEN)):
        yield element, FORBIDDEN[etree.QName(element).localname]
    yield from field_faults(tree)
    if filled(kind):
        yield from of_filled(tree, kind)
        yield from hidden_tags(tree, paragraphs)
    elif unfilled(kind):
        yield from of_unfilled(tree, NOT_FILLED.format(label("", kind)))


def of_filled(tree: etree._Element, kind: str) -> Iterator[tuple[etree._Element, Fault]]:
    """What of a part that is filled would not survive it."""
    as_word = is_properties(kind) or tree.nsmap.get("w") == W[1:-1]
    if not as_word or (kind in MAIN and (tree.tag != DOCUMENT or tree.find(BODY) is None)):
        yield tree, NO_WORD
    for element in tree.iter(*CHANGES):
        yield element, CHANGED
        break
    for binding in tree.iter(f"{W}dataBinding"):
        for control in binding.iterancestors(f"{W}sdt"):
            if has_tag("".join(control.itertext())):
                yield control, BOUND


def of_unfilled(tree: etree._Element, problem: str) -> Iterator[tuple[etree._Element, Fault]]:
    """Tags in a part that is printed but never filled."""
    for element in tree.iter(f"{W}p", "{*}v", "{http://schemas.openxmlformats.org/drawingml/2006/main}p"):
        if has_tag("".join(element.itertext())):
            yield element, Fault(problem, MOVE)


def placed(
    name: str, element: etree._Element, fault: Fault, places: dict[etree._Element, Paragraph]
) -> TemplateFinding:
    """The fault at the paragraph that the element stands in, else at the part."""
    here = element if element in places else next((p for p in element.iterancestors(PARAGRAPH) if p in places), None)
    if here is None:
        text = "".join(element.itertext()) if element.tag == PARAGRAPH else ""
        return found(name, "tệp", around(text, 0, 0), fault)
    return found(name, places[here].place, around(places[here].text, 0, 0), fault)
