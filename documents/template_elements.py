"""What besides tags a template's parts may not hold: objects, controls, refused fields, tags where none are filled,
traces of editing."""

from collections.abc import Iterable, Iterator

from lxml import etree

from documents.template_fields import MARKS, TAGGED, W, field_faults
from documents.template_findings import Fault, TemplateFinding, around, found
from documents.template_links import ATTACHED, CHILD, CHUNK, CONTROL, FRAMES, MERGED, OBJECT
from documents.template_places import PARAGRAPH, TEXT, Paragraph, filled, is_properties, label, unfilled
from documents.template_upload import SAVE_AGAIN

MACRO = Fault("Ô nhập liệu gọi macro.", "Xin xóa ô nhập liệu đó rồi gửi lại.")
# Elements by their local name, in whatever part they stand.
FORBIDDEN = {
    "altChunk": CHUNK, "object": OBJECT, "OLEObject": OBJECT, "control": CONTROL, "entryMacro": MACRO,
    "exitMacro": MACRO, "subDoc": CHILD, "attachedTemplate": ATTACHED, "mailMerge": MERGED, "frameset": FRAMES,
}  # fmt: skip
CHANGES = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
DELETED = f"{W}delText"
CHANGED = Fault("Mẫu còn dấu vết sửa đổi (Track Changes), sẽ còn trong mọi văn bản.",
                "Xin bấm Review > Accept All Changes rồi lưu lại.", "warning")  # fmt: skip
TAG_DELETED = Fault("Thẻ nằm trong chữ đã xóa (Track Changes) nhưng vẫn chạy.",
                    "Xin bấm Review > Accept All Changes rồi lưu lại.")  # fmt: skip
COMMENTED = Fault("Mẫu còn nhận xét (Comment) của Word, sẽ còn trong mọi văn bản.",
                  "Xin xóa: Review > Delete All Comments.", "warning")  # fmt: skip
BOUND = Fault("Thẻ nằm trong ô nội dung gắn với thuộc tính tệp; Word sẽ chép đè khi mở.",
              "Xin bấm phải vào ô đó > Remove Content Control.", "warning")  # fmt: skip
NOT_IN_TEXT = Fault("Thẻ nằm ngoài phần chữ của văn bản.", "Xin đặt thẻ trong chữ thường của đoạn.")
NOT_FILLED = "Thẻ trong {} không được điền."
MOVE = "Xin chuyển thẻ vào thân văn bản, đầu trang, chân trang hoặc chú thích chân trang."
NO_WORD = Fault("Tệp lưu theo kiểu mà máy không điền được (Strict Open XML hoặc phần mềm khác).", SAVE_AGAIN)


def element_faults(
    name: str, tree: etree._Element, kind: str, paragraphs: Iterable[Paragraph]
) -> Iterator[TemplateFinding]:
    """The findings about the elements of one part; `kind` is its declared type."""
    places = {paragraph.element: paragraph for paragraph in paragraphs}
    for element, fault in faults_in(tree, kind):
        yield placed(name, element, fault, places)
    if kind.endswith("comments+xml") and len(tree):
        yield found(name, "tệp", "", COMMENTED)


def faults_in(tree: etree._Element, kind: str) -> Iterator[tuple[etree._Element, Fault]]:
    for element in tree.iter(*(f"{{*}}{local}" for local in FORBIDDEN)):
        yield element, FORBIDDEN[etree.QName(element).localname]
    yield from field_faults(tree)
    if filled(kind):
        yield from of_filled(tree, kind)
    elif unfilled(kind):
        yield from of_unfilled(tree, NOT_FILLED.format(label("", kind)))


def of_filled(tree: etree._Element, kind: str) -> Iterator[tuple[etree._Element, Fault]]:
    """What the engine would compile though nobody sees it, or see though it would not compile it."""
    if not is_properties(kind) and tree.nsmap.get("w") != W[1:-1]:
        yield tree, NO_WORD
    for element in tree.iter():
        if tagged(element, is_properties(kind)):
            yield element, hidden_kind(element)
    for element in tree.iter(*CHANGES):
        yield element, CHANGED
        break
    for binding in tree.iter(f"{W}dataBinding"):
        control = binding.getparent().getparent()
        if control is not None and any(mark in "".join(control.itertext()) for mark in MARKS):
            yield control, BOUND


def tagged(element: etree._Element, is_property: bool) -> bool:
    """Whether a tag stands in an attribute, a comment, or a text that is no w:t."""
    words = [element.tail or ""]
    if isinstance(element.tag, str):
        words += element.attrib.values()
    if element.tag != TEXT and not (is_property and not len(element)):
        words.append(element.text or "")
    return any(mark in word for word in words for mark in MARKS)


def hidden_kind(element: etree._Element) -> Fault:
    if element.tag == DELETED:
        return TAG_DELETED
    return TAGGED if element.tag in (f"{W}instrText", f"{W}fldSimple") else NOT_IN_TEXT


def of_unfilled(tree: etree._Element, problem: str) -> Iterator[tuple[etree._Element, Fault]]:
    """Tags in a part that is printed but never filled."""
    for element in tree.iter(f"{W}p", "{*}v", "{http://schemas.openxmlformats.org/drawingml/2006/main}p"):
        if any(mark in "".join(element.itertext()) for mark in MARKS):
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
