"""What stands over the text: is it all there, worded as it must be, with its rules drawn?"""

from collections.abc import Iterator, Mapping, Sequence

from documents.format_check.lines import drawn_under
from documents.format_check.opening import KINDS, REPORT
from documents.format_check.pieces import Piece, whole
from documents.format_check.places import Places
from documents.format_check.roles import Layout
from documents.format_check.rules import Fault, shown
from documents.format_check.wording import MOTTO, STATE_NAME, STATE_NAMES, date_wish, letter_number_wish, number_wish
from documents.measure import text_width_mm, wrapped
from documents.profiles import Profile

# What must stand over the text, where it is looked for, and what to write there.
REQUIRED: Mapping[str, tuple[str, str]] = {
    "quoc_hieu": ("đầu trang 1, bên phải", f"“{STATE_NAME}”"),
    "tieu_ngu": ("đầu trang 1, bên phải", f"“{MOTTO}”"),
    "co_quan": ("đầu trang 1, bên trái", "tên cơ quan ban hành bằng chữ in hoa, đậm"),
    "so_ky_hieu": ("đầu trang 1, dưới tên cơ quan ban hành", "dòng “Số: …/BC-…”"),
    "dia_danh_ngay": ("đầu trang 1, dưới Tiêu ngữ", "dòng “…, ngày … tháng … năm …”"),
    "loai": ("đầu trang 1, trên trích yếu", "tên loại, như “BÁO CÁO”, trên một dòng riêng"),
    "trich_yeu": ("đầu trang 1, dưới tên loại", "trích yếu nội dung"),
}
# A letter names no kind, and has its subject under its number.
TITLED_ONLY = frozenset({"loai", "trich_yeu"})
# A rule as long as its text may be so much shorter or longer: hands draw it.
MOTTO_TOLERANCE = 0.1
SHARE_TOLERANCE = 0.03
# Components with a rule under them.
RULED = ("co_quan", "tieu_ngu", "trich_yeu")

UNSOLID: Mapping[str, str] = {
    "dashes": "là một dãy dấu gạch",
    "underline": "là chữ gạch chân",
}


def heading_faults(layout: Layout, profile: Profile, places: Places) -> Iterator[Fault]:
    """What is wrong over the text, but for how it looks."""
    yield from missing(layout, profile)
    yield from worded(layout, profile, places)
    if not layout.kind_alone and layout.one("loai"):
        yield from written_together(layout, profile, places)
    yield from addressee_faults(layout, profile, places)
    yield from basis_faults(layout, profile, places)
    yield from rule_faults(layout, profile, places)


def missing(layout: Layout, profile: Profile) -> Iterator[Fault]:
    for role, (place, wanted) in REQUIRED.items():
        if layout.letter and role in TITLED_ONLY:
            continue
        together = role == "trich_yeu" and not layout.kind_alone and layout.one("loai")
        if not layout.of(role) and not together:
            component = profile.components[role]
            yield Fault("missing", component.style, place, "không có", wanted, component.clause)


def worded(layout: Layout, profile: Profile, places: Places) -> Iterator[Fault]:
    """The lines whose words are laid down."""
    kind = layout.one("loai")
    short = KINDS.get(kind.key.rstrip(" :.") if kind else REPORT, KINDS[REPORT])
    for role, rule, wish in (
        ("quoc_hieu", "state_name", lambda text: "" if text.upper() in STATE_NAMES else STATE_NAME),
        ("tieu_ngu", "motto", lambda text: "" if text == MOTTO else MOTTO),
        ("so_ky_hieu", "number_form", letter_number_wish if layout.letter else lambda text: number_wish(text, short)),
        ("dia_danh_ngay", "date_form", date_wish),
    ):
        piece = layout.one(role)
        allowed = wish(piece.text) if piece else ""
        if piece and allowed:
            component = profile.components[role]
            yield Fault(rule, component.style, places.of(piece), piece.text, allowed, component.clause)


def written_together(layout: Layout, profile: Profile, places: Places) -> Iterator[Fault]:
    component = profile.components["loai"]
    for piece in layout.of("loai"):
        allowed = "ghi tên loại trên một dòng riêng, trích yếu ở dòng dưới"
        yield Fault("kind_alone", component.style, places.of(piece), piece.text, allowed, component.clause)


def addressee_faults(layout: Layout, profile: Profile, places: Places) -> Iterator[Fault]:
    """`Kính gửi`: there or not as the profile asks, its list closed by `;` and `.`."""
    lines = layout.of("kinh_gui")
    clause = profile.addressee_clause
    printed = profile.addressee_printed or layout.letter
    if not lines and printed:
        allowed = "“Kính gửi: …” giữa trích yếu và nội dung"
        yield Fault("addressee_missing", "Kính gửi", "sau trích yếu", "không có", allowed, clause)
    elif lines and not printed:
        yield Fault("addressee_extra", "Kính gửi", places.of(lines[0]), lines[0].text, "bỏ dòng này", clause)
    elif lines:
        yield from addressee_form(lines, profile, places)


def addressee_form(lines: Sequence[Piece], profile: Profile, places: Places) -> Iterator[Fault]:
    component = profile.components["kinh_gui"]
    wanted = {line: ";" for line in lines[1:-1]} | ({lines[-1]: "."} if len(lines) > 1 else {})
    wrong = [(line, f"dấu “{sign}” ở cuối dòng") for line, sign in wanted.items() if not line.text.endswith(sign)]
    if not lines[0].text.startswith("Kính gửi:"):
        wrong.insert(0, (lines[0], "“Kính gửi:” có dấu hai chấm"))
    for line, allowed in wrong:
        yield Fault("addressee_form", component.style, places.of(line), line.text, allowed, component.clause)


def basis_faults(layout: Layout, profile: Profile, places: Places) -> Iterator[Fault]:
    """Each basis ends in `;`, the last one as the profile says."""
    lines = layout.of("can_cu")
    component = profile.components["can_cu"]
    for number, line in enumerate(lines, start=1):
        sign = ";" if number < len(lines) else profile.basis_ending
        if not line.text.endswith(sign):
            found = f"“{line.text[-1]}”"
            yield Fault("basis_ending", component.style, places.of(line), found, f"dấu “{sign}”", component.clause)


def rule_faults(layout: Layout, profile: Profile, places: Places) -> Iterator[Fault]:
    """The drawn rules: there, solid, as long as they must be."""
    for role in RULED:
        lines = layout.of(role)
        if not lines:
            continue
        last, what = lines[-1], profile.components[role].style
        drawn = drawn_under(layout.document, last, reach(layout, role))
        solid = next((rule for rule in drawn if rule.solid), None)
        least, most = lengths(role, lines, profile)
        allowed = f"{shown(least, 0)}–{shown(most, 0)} mm"
        if solid is None:
            found = UNSOLID[drawn[0].kind] if drawn else "không có đường kẻ"
            wish = f"kẻ một đường liền nét dài {allowed}"
            yield Fault("rule_missing", what, places.of(last), found, wish, profile.rules.clause)
        elif not least <= solid.length_mm <= most:
            found = f"{shown(solid.length_mm, 0)} mm"
            yield Fault("rule_length", what, places.of(last), found, allowed, profile.rules.clause)


def reach(layout: Layout, role: str) -> range:
    """The paragraphs among which the rule under a component may be: its own part of the page."""
    paragraphs = layout.document.paragraphs
    kind = layout.one("loai") or layout.one("trich_yeu") or (layout.one("kinh_gui") if layout.letter else None)
    middle = kind.paragraph.index if kind else len(paragraphs)
    if role != "trich_yeu":
        return range(middle)
    last = layout.of(role)[-1].paragraph.index
    text = next((each.index for each in paragraphs[last + 1 :] if whole(each).says), len(paragraphs) - 1)
    return range(middle, text + 1)


def lengths(role: str, lines: Sequence[Piece], profile: Profile) -> tuple[float, float]:
    """The least and most length in mm of the rule under a component: of its text, or a share of one of its lines."""
    widths = [width for line in lines for width in printed_widths(line)]
    if role == "tieu_ngu":
        return widths[-1] * (1 - MOTTO_TOLERANCE), widths[-1] * (1 + MOTTO_TOLERANCE)
    least, most = profile.rules.share
    # The few words left over on a last line are no measure.
    shortest = min(width for width in widths if width >= max(widths) / 2)
    return (least - SHARE_TOLERANCE) * shortest, (most + SHARE_TOLERANCE) * max(widths)


def printed_widths(line: Piece) -> Iterator[float]:
    """The widths in mm of the lines into which a text breaks."""
    look = max(line.looks or [span.look for span in line.spans], key=lambda look: look.size_pt)
    for printed in wrapped(line.shown, look.size_pt, look.bold, max(line.paragraph.room_mm, 10.0)):
        yield text_width_mm(printed, look.size_pt, look.bold)
