"""What stands under the text: its end mark, the sign block, the recipients, the annexes."""

import re
from collections.abc import Iterator, Sequence

from documents.format_check.closing import AUTHORITY, DASH, Annex
from documents.format_check.pieces import Piece, whole
from documents.format_check.places import Places
from documents.format_check.roles import Layout
from documents.format_check.rules import Fault
from documents.profiles import Profile

END = "./."
DEGREES = re.compile(r"(ThS|TS|TSKH|PGS|GS|KS|CN|BS|Thạc sĩ|Tiến sĩ|Cử nhân|Kỹ sư|Bác sĩ)\b\.?\s", re.IGNORECASE)
RECIPIENTS = "Nơi nhận:"
ON_FILE = re.compile(r"\W*luu\b")
AS_ABOVE = re.compile(r"\W*nhu tren\b")
ANNEX_NUMBER = re.compile(r"phụ lục( số)?\s*(?P<number>[IVX]+|)\W*$", re.IGNORECASE)
ANNEX_WORD = "phu luc"


def ending_faults(layout: Layout, profile: Profile, places: Places) -> Iterator[Fault]:
    """What is wrong under the text, but for how it looks."""
    yield from end_mark(layout, profile, places)
    yield from sign_block(layout, profile, places)
    yield from recipients(layout, profile, places)
    yield from annexes(layout, profile, places)


def end_mark(layout: Layout, profile: Profile, places: Places) -> Iterator[Fault]:
    """The text ends in `./.`, and nothing else in it does."""
    said = [each for each in layout.body if whole(each).says]
    if not said:
        return
    last, clause = said[-1], profile.components["doan_cuoi"].clause
    early = [each for each in said[:-1] if each.text.endswith(END)]
    if not last.text.endswith(END):
        found = f"không kết thúc bằng dấu “{END}”"
        yield Fault("end_mark", "nội dung", places.of(last), found, f"ghi “{END}” ở cuối nội dung", clause)
    for each in early if last.text.endswith(END) else []:
        found = f"có dấu “{END}” trước khi hết"
        yield Fault("end_mark", "nội dung", places.of(each), found, f"chỉ ghi “{END}” ở cuối nội dung", clause)


def sign_block(layout: Layout, profile: Profile, places: Places) -> Iterator[Fault]:
    """Who signs, and for whom: `TM.`, `KT.` with the title under it, a name without degrees."""
    component = profile.components["quyen_han"]
    lines = layout.of("quyen_han")
    if not lines:
        wanted = "quyền hạn, chức vụ và họ tên người ký, như “TM. BAN THƯỜNG VỤ / CHỦ TỊCH”"
        yield Fault("missing", component.style, "cuối văn bản", "không có", wanted, component.clause)
        return
    for line in lines:
        match = AUTHORITY.match(line.text)
        right = f"{match['short'].replace('/', '').upper()}." if match else ""
        if match and f"{match['short']}{match['sign']}".upper() != right:
            allowed = f"{right} {line.text[match.end() :]}"
            yield Fault("authority_form", component.style, places.of(line), line.text, allowed, component.clause)
    if AUTHORITY.match(lines[-1].text):
        allowed = "chức vụ người ký ở dòng dưới, như “CHỦ TỊCH”"
        yield Fault("authority_title", component.style, places.of(lines[-1]), lines[-1].text, allowed, component.clause)
    yield from signer(layout.one("ho_ten"), profile, places)


def signer(name: Piece | None, profile: Profile, places: Places) -> Iterator[Fault]:
    """The signer's name in small letters, without degrees."""
    component = profile.components["ho_ten"]
    if name is None:
        return
    allowed = ""
    if DEGREES.match(name.text):
        allowed = f"“{DEGREES.sub('', name.text)}”, không ghi học hàm, học vị"
    elif name.shown.isupper():
        allowed = "chữ in thường, như “Nguyễn Văn A”"
    if allowed:
        yield Fault("signer_name", component.style, places.of(name), name.text, allowed, component.clause)


def recipients(layout: Layout, profile: Profile, places: Places) -> Iterator[Fault]:
    """`Nơi nhận:` and its lines: dashes, `;` and at last `.`, the file copy at the end."""
    component = profile.components["noi_nhan_dau"]
    head = layout.one("noi_nhan_dau")
    lines = joined(layout.of("noi_nhan"))
    if head is None or not lines:
        wanted = "“Nơi nhận:” và danh sách nơi nhận ở bên trái, ngang chữ ký"
        yield Fault("missing", component.style, "cuối văn bản, bên trái", "không có", wanted, component.clause)
        return
    if head.text != RECIPIENTS:
        yield Fault("recipients_head", component.style, places.of(head), head.text, RECIPIENTS, component.clause)
    yield from listed(lines, layout, profile, places)


def listed(lines: Sequence[tuple[Piece, str]], layout: Layout, profile: Profile, places: Places) -> Iterator[Fault]:
    """The lines of the recipients, each with its whole text."""
    component = profile.components["noi_nhan"]
    for number, (line, text) in enumerate(lines, start=1):
        sign = ";" if number < len(lines) else "."
        wish = "gạch đầu dòng “- ”" if not text.startswith("- ") else f"dấu “{sign}” ở cuối dòng"
        if not text.startswith("- ") or not text.endswith(sign):
            yield Fault("recipients_form", component.style, places.of(line), text, wish, component.clause)
        if AS_ABOVE.match(line.key) and not layout.of("kinh_gui"):
            allowed = "ghi tên nơi nhận"
            yield Fault("recipients_as_above", component.style, places.of(line), text, allowed, component.clause)
    last, text = lines[-1]
    if not ON_FILE.match(last.key):
        allowed = "dòng cuối là “- Lưu: VT, …”"
        yield Fault("recipients_file", component.style, places.of(last), text, allowed, component.clause)


def joined(lines: Sequence[Piece]) -> list[tuple[Piece, str]]:
    """The lines with what goes on under them: a line without a dash goes on with the one before that is not closed."""
    made: list[tuple[Piece, str]] = []
    for line in lines:
        goes_on = made and not line.text.startswith(DASH) and not made[-1][1].endswith((";", "."))
        if goes_on:
            made[-1] = (made[-1][0], f"{made[-1][1]} {line.text}")
        else:
            made.append((line, line.text))
    return made


def annexes(layout: Layout, profile: Profile, places: Places) -> Iterator[Fault]:
    """Annexes: numbered where there are several, titled, tied to their report, and named in the text."""
    several = len(layout.annexes) > 1
    for annex in layout.annexes:
        yield from annex_parts(annex, several, profile, places)
    if layout.annexes and not any(ANNEX_WORD in each.key for each in [*layout.body, *layout.tables]):
        name = layout.annexes[0].name
        found, allowed = "không nhắc đến Phụ lục", "ghi “(Phụ lục kèm theo)” ở chỗ có liên quan"
        clause = profile.appendix.clause
        yield Fault("annex_named", "phụ lục", places.of(name), found, allowed, clause)


def annex_parts(annex: Annex, several: bool, profile: Profile, places: Places) -> Iterator[Fault]:
    place = places.of(annex.name)
    number = ANNEX_NUMBER.match(annex.name.text)
    clauses = {role: profile.components[role].clause for role in ("phu_luc_ten", "phu_luc_tieu_de", "phu_luc_kem_theo")}
    if number is None or (several and not number["number"]):
        allowed = "số La Mã sau chữ “Phụ lục”, như “Phụ lục I”"
        yield Fault("annex_name", annex.name.text, place, annex.name.text, allowed, clauses["phu_luc_ten"])
    if not annex.title:
        allowed = "ghi tên phụ lục bằng chữ in hoa, đậm, căn giữa"
        yield Fault("annex_title", "phụ lục", place, "không có tên", allowed, clauses["phu_luc_tieu_de"])
    if not annex.tie or not (annex.tie[0].text.startswith("(") and annex.tie[0].text.endswith(")")):
        place = places.of(annex.tie[0]) if annex.tie else place
        allowed = "“(Kèm theo Báo cáo số … ngày … tháng … năm … của …)” dưới tên phụ lục"
        found = f"ghi “{annex.tie[0].text}”" if annex.tie else "không ghi kèm theo văn bản nào"
        yield Fault("annex_tie", "phụ lục", place, found, allowed, clauses["phu_luc_kem_theo"])
