"""Faults of format, each put alone into a right report, and what the checker must say to it."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

Change = Callable[[Any], object]
ALL = ("own", "own of 2011", "tables", "tabs")
ANNEXED = ("own", "own of 2011", "tables")
# Only where reports are addressed and their numbers stand in the middle.
TODAY = ("own", "tables", "tabs")
FIRST, HEADING, CLAUSE = "Thực hiện Hướng dẫn", "I. TÌNH HÌNH CHUNG", "1. Công tác triển khai"
LONG = "Đời sống, việc làm"
STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
AGENCY, SUPERIOR, NUMBER, DATED = "HUYỆN CƯ JÚT", "TỈNH ĐẮK NÔNG", "Số: 05", "Cư Jút, ngày"
KIND, SUBJECT, ADDRESSEE, LAST = "BÁO CÁO", "Sơ kết 5 năm", "Kính gửi", "Trên đây là"
AUTHORITY, TITLE, SIGNER = "TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Nguyễn Văn A"
RECIPIENTS, RECIPIENT, ON_FILE = "Nơi nhận:", "- LĐLĐ tỉnh Đắk Nông", "- Lưu: VT"
ANNEX, ANNEX_TITLE, TIE = "Phụ lục", "SỐ LIỆU 5 NĂM", "(Kèm theo"
LEFT, CENTER = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER


class Wrong(NamedTuple):
    """One fault: what puts it in, the rule it breaks, words of its place, the structures that can have it."""

    name: str
    change: Change
    rule: str
    place: str
    found: str = ""
    structures: tuple[str, ...] = ALL


def runs(document: Any) -> Iterator[Run]:
    for paragraph in document.element.body.iter(qn("w:p")):
        for run in paragraph.iter(qn("w:r")):
            yield Run(run, Paragraph(paragraph, document))


def run(document: Any, text: str) -> Run:
    """The first run that begins with these words, or has them at least."""
    found = [each for each in runs(document) if text in each.text]
    return next((each for each in found if each.text.strip().startswith(text)), found[0])


def paragraph(document: Any, text: str) -> Paragraph:
    element = run(document, text)._r
    while element.tag != qn("w:p"):
        element = element.getparent()
    return Paragraph(element, document)


def font(text: str, **values: Any) -> Change:
    """The looks of a run."""

    def change(document: Any) -> None:
        for name, value in values.items():
            setattr(run(document, text).font, name, value)

    return change


def form(text: str, **values: Any) -> Change:
    """How a paragraph is set."""

    def change(document: Any) -> None:
        for name, value in values.items():
            setattr(paragraph(document, text).paragraph_format, name, value)

    return change


def reworded(old: str, new: str) -> Change:
    def change(document: Any) -> None:
        found = run(document, old)
        found.text = found.text.replace(old, new)

    return change


def ended(text: str, sign: str) -> Change:
    """A run without its last sign, with another in its place."""

    def change(document: Any) -> None:
        found = run(document, text)
        found.text = found.text.rstrip(";./") + sign

    return change


def gone(text: str) -> Change:
    """A run without its words."""

    def change(document: Any) -> None:
        found = run(document, text)
        found.text = "\t" if found.text.startswith("\t") else ""

    return change


def section(place: int, **values: Any) -> Change:
    def change(document: Any) -> None:
        for name, value in values.items():
            setattr(document.sections[place], name, value)

    return change


def unruled(text: str) -> Change:
    """The rule under a line taken away: the border or the drawing of the paragraph under it, or its own."""

    def change(document: Any) -> None:
        drawn = drawn_under(document, text)
        drawn.getparent().remove(drawn)

    return change


def ruled(text: str, length_mm: float) -> Change:
    """The rule under a line drawn longer or shorter."""

    def change(document: Any) -> None:
        drawn = drawn_under(document, text)
        if drawn.tag == qn("w:pBdr"):
            indents = drawn.getparent().find(qn("w:ind"))
            room = room_mm(drawn)
            for side in ("left", "right"):
                indents.set(qn(f"w:{side}"), str(round((room - length_mm) / 2 * 1440 / 25.4)))
        else:
            drawn.find(".//{*}extent").set("cx", str(round(length_mm * 36000)))

    return change


def room_mm(border: Any) -> float:
    """The width of the cell or page a paragraph has."""
    cells = list(border.iterancestors(qn("w:tc")))
    return int(cells[0].find(f".//{qn('w:tcW')}").get(qn("w:w"))) * 25.4 / 1440 if cells else 160.0


def drawn_under(document: Any, text: str) -> Any:
    at = paragraph(document, text)._p
    drawings = list(at.iter(qn("w:drawing")))
    if drawings:
        # Two columns, two lines: the agency's comes first.
        return drawings[-1 if text == MOTTO else 0].getparent()
    under = at.getnext()
    return under.find(f".//{qn('w:pBdr')}")


def broken_line(document: Any) -> None:
    """A line break in the middle of a paragraph."""
    found = run(document, LONG)
    words = found.text
    found.text = f"{words[:40]}\n{words[40:]}"


def letter_dropped(document: Any) -> None:
    """The points as Word's own list numbers them: a b c d e f."""
    reworded("đ) Hình thức", "e) Hình thức")(document)
    reworded("e) Tham gia", "f) Tham gia")(document)


def header_number(document: Any) -> Any:
    """The paragraph with the page number, wherever it stands."""
    first = document.sections[0]
    return (first.footer if first.header.is_linked_to_previous else first.header).paragraphs[0]


def number_gone(document: Any) -> None:
    for each in list(header_number(document)._p):
        if each.tag != qn("w:pPr"):
            header_number(document)._p.remove(each)


def number_sized(document: Any) -> None:
    for each in header_number(document)._p.iter(qn("w:r")):
        Run(each, header_number(document)).font.size = Pt(11)


def number_at_the_right(document: Any) -> None:
    header_number(document).alignment = WD_ALIGN_PARAGRAPH.RIGHT


def annex_unsaid(document: Any) -> None:
    """No word of the annex in the text."""
    for each in runs(document):
        if "(Phụ lục kèm theo)" in each.text:
            each.text = each.text.replace("(Phụ lục kèm theo)", "")


def annex_goes_on(document: Any) -> None:
    for number in document.sections[-1]._sectPr.findall(qn("w:pgNumType")):
        document.sections[-1]._sectPr.remove(number)


FAULTS: tuple[Wrong, ...] = (
    Wrong("letter paper", section(0, page_width=Mm(215.9), page_height=Mm(279.4)), "paper", "phân đoạn 1", "216"),
    Wrong("narrow left margin", section(0, left_margin=Mm(25)), "margin", "phân đoạn 1", "25 mm"),
    Wrong("wide right margin", section(0, right_margin=Mm(25)), "margin", "phân đoạn 1", "25 mm"),
    Wrong("low top of the annex", section(-1, top_margin=Mm(10)), "margin", "trang ngang", "10 mm", ANNEXED),
    Wrong("large Quốc hiệu", font(STATE, size=Pt(14)), "size", STATE, "14 pt"),
    Wrong("light Quốc hiệu", font(STATE, bold=False), "weight", STATE),
    Wrong("small letters in Quốc hiệu", reworded(STATE, STATE.capitalize()), "capitals", "Cộng hòa"),
    Wrong("Quốc hiệu with a stop", reworded(STATE, f"{STATE}."), "state_name", STATE),
    Wrong("another Quốc hiệu", reworded("XÃ HỘI ", ""), "missing", "đầu trang 1"),
    Wrong("dashes in Tiêu ngữ", reworded(MOTTO, MOTTO.replace("-", "–")), "motto", "Độc lập"),
    Wrong("slanted Tiêu ngữ", font(MOTTO, italic=True), "slant", MOTTO),
    Wrong("small Tiêu ngữ", font(MOTTO, size=Pt(12)), "size", MOTTO, "12 pt"),
    Wrong("no rule under Tiêu ngữ", unruled(MOTTO), "rule_missing", MOTTO),
    Wrong("short rule under Tiêu ngữ", ruled(MOTTO, 30), "rule_length", MOTTO),
    Wrong("light agency", font(AGENCY, bold=False), "weight", AGENCY),
    Wrong("bold superior", font(SUPERIOR, bold=True), "weight", SUPERIOR),
    Wrong("small letters in the agency", reworded(AGENCY, "huyện Cư Jút"), "capitals", "huyện Cư Jút"),
    Wrong("no rule under the agency", unruled(AGENCY), "rule_missing", AGENCY),
    Wrong("long rule under the agency", ruled(AGENCY, 40), "rule_length", AGENCY),
    Wrong("number without its zero", reworded("Số: 05/", "Số: 5/"), "number_form", "Số: 5/"),
    Wrong("number without its colon", reworded("Số: 05/", "Số 05/"), "number_form", "Số 05/"),
    Wrong("number of the Party's kind", reworded("05/BC-LĐLĐ", "05-BC/LĐLĐ"), "number_form", "05-BC/LĐLĐ"),
    Wrong("number in another face", font(NUMBER, name="Arial"), "font", NUMBER, "Arial"),
    Wrong("small number", font(NUMBER, size=Pt(12)), "size", NUMBER, "12 pt"),
    Wrong("day without its zero", reworded("ngày 05 tháng", "ngày 5 tháng"), "date_form", "ngày 5 tháng"),
    Wrong("month with a zero", reworded("tháng 7", "tháng 07"), "date_form", "tháng 07"),
    Wrong("place without its comma", reworded("Cư Jút, ngày", "Cư Jút ngày"), "date_form", "Cư Jút ngày"),
    Wrong("upright date", font(DATED, italic=False), "slant", DATED),
    Wrong("no date", gone(DATED), "missing", "dưới Tiêu ngữ"),
    Wrong("kind in small letters", reworded(KIND, "Báo cáo"), "capitals", "Báo cáo"),
    Wrong("large kind", font(KIND, size=Pt(16)), "size", KIND, "16 pt"),
    Wrong("kind at the left", form(KIND, alignment=LEFT), "align", KIND, "căn trái"),
    Wrong("no kind", gone(KIND), "missing", "trên trích yếu"),
    Wrong("light subject", font(SUBJECT, bold=False), "weight", SUBJECT),
    Wrong("subject at the left", form(SUBJECT, alignment=LEFT), "align", SUBJECT),
    Wrong("no rule under the subject", unruled(SUBJECT), "rule_missing", SUBJECT),
    Wrong("long rule under the subject", ruled(SUBJECT, 120), "rule_length", SUBJECT),
    Wrong("no addressee", gone(ADDRESSEE), "addressee_missing", "sau trích yếu", "", TODAY),
    Wrong("addressee in bold", font(ADDRESSEE, bold=True), "weight", ADDRESSEE, "", TODAY),
    Wrong("small text", font(LONG, size=Pt(12)), "size", LONG, "12 pt"),
    Wrong("two sizes of text", font(LONG, size=Pt(13)), "one_size", LONG, "13 pt"),
    Wrong("text in another face", font(LONG, name="Calibri"), "font", LONG, "Calibri"),
    Wrong("long text in italics", font(LONG, italic=True), "slant", LONG),
    Wrong("text not justified", form(LONG, alignment=LEFT), "align", LONG, "căn trái"),
    Wrong("first line not moved in", form(LONG, first_line_indent=Mm(0)), "first_line", LONG, "0 mm"),
    Wrong("first line moved too far", form(LONG, first_line_indent=Mm(20)), "first_line", LONG, "20 mm"),
    Wrong("hanging paragraph", form(LONG, left_indent=Mm(10), first_line_indent=Mm(0)), "hanging", LONG, "10 mm"),
    Wrong("no room between paragraphs", form("b) Nâng", space_after=Pt(0)), "gap", "b) Nâng", "0 pt"),
    Wrong("wide lines", form(LONG, line_spacing=2.0), "line_spacing", LONG, "2 dòng"),
    Wrong("narrow lines", form(LONG, line_spacing=Pt(12)), "line_spacing", LONG, "12 pt"),
    Wrong("broken line", broken_line, "line_break", LONG),
    Wrong("point with a dot", reworded("a) Tuyên", "a. Tuyên"), "mark_form", "a. Tuyên", "a."),
    Wrong("clause with a dash", reworded("1. Công tác", "1- Công tác"), "mark_form", "1- Công tác", "1-"),
    Wrong("no đ among the points", letter_dropped, "mark_order", "e) Hình thức", "e)"),
    Wrong("clauses out of order", reworded("2. Công tác t", "3. Công tác t"), "mark_order", "3. Công tác", "3."),
    Wrong("part in small letters", reworded(HEADING, "I. Tình hình chung"), "capitals", "I. Tình hình"),
    Wrong("light part", font(HEADING, bold=False), "weight", HEADING),
    Wrong("light clause", font(CLAUSE, bold=False), "weight", CLAUSE),
    Wrong("bold point", font("a) Tuyên", bold=True), "weight", "a) Tuyên", structures=("own",)),
    Wrong("no end mark", ended(LAST, "."), "end_mark", LAST),
    Wrong("end mark too early", ended(LONG, "./."), "end_mark", LONG),
    Wrong("T/M", reworded("TM. BAN", "T/M BAN"), "authority_form", "T/M BAN"),
    Wrong("light authority", font(AUTHORITY, bold=False), "weight", AUTHORITY),
    Wrong("authority in small letters", reworded("BAN THƯỜNG VỤ", "Ban Thường vụ"), "capitals", "TM. Ban"),
    Wrong("no title", gone(TITLE), "authority_title", AUTHORITY),
    Wrong("signer with a degree", reworded(SIGNER, "ThS. Nguyễn Văn A"), "signer_name", "ThS."),
    Wrong("signer in capitals", reworded(SIGNER, SIGNER.upper()), "signer_name", SIGNER.upper()),
    Wrong("light signer", font(SIGNER, bold=False), "weight", SIGNER),
    Wrong("upright Nơi nhận", font(RECIPIENTS, italic=False), "slant", RECIPIENTS),
    Wrong("Nơi nhận without its colon", reworded(RECIPIENTS, "Nơi nhận"), "recipients_head", "Nơi nhận"),
    Wrong("no Nơi nhận", gone(RECIPIENTS), "missing", "cuối văn bản"),
    Wrong("large recipients", font(RECIPIENT, size=Pt(13)), "size", RECIPIENT, "13 pt"),
    Wrong("open recipient", ended(RECIPIENT, ""), "recipients_form", RECIPIENT),
    Wrong("recipients not closed", ended(ON_FILE, ";"), "recipients_form", ON_FILE),
    Wrong("no file copy", reworded(ON_FILE, "- Văn phòng"), "recipients_file", "- Văn phòng"),
    Wrong("no page number", number_gone, "page_number_missing", "các trang"),
    Wrong("small page number", number_sized, "size", "các trang", "11 pt"),
    Wrong("page number at the right", number_at_the_right, "page_number_place", "các trang", "căn phải", TODAY),
    Wrong("first page numbered", section(0, different_first_page_header_footer=False), "page_number_first", "trang 1"),
    Wrong("light name of the annex", font(ANNEX, bold=False), "weight", ANNEX, structures=ANNEXED),
    Wrong("annex title in small letters", reworded(ANNEX_TITLE, "Số liệu 5 năm"), "capitals", "Số liệu", "", ANNEXED),
    Wrong("no annex title", gone(ANNEX_TITLE), "annex_title", ANNEX, "", ANNEXED),
    Wrong("annex tied to nothing", gone(TIE), "annex_tie", ANNEX, "", ANNEXED),
    Wrong("upright tie", font(TIE, italic=False), "slant", TIE, "", ANNEXED),
    Wrong("annex never named", annex_unsaid, "annex_named", ANNEX, "", ANNEXED),
    Wrong("annex numbered on", annex_goes_on, "page_number_restart", "phân đoạn 2", "", ANNEXED),
)
