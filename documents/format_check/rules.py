"""The rules a document is checked against, in one table, and what is said where one is broken."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from documents.profiles import Measure

Mend = Callable[[], None]


@dataclass(frozen=True)
class Finding:
    """One broken rule: which, where, what is there, what the rule allows, the clause, all in one sentence."""

    rule: str
    place: str
    found: str
    allowed: str
    clause: str
    message: str


@dataclass(frozen=True)
class Fault:
    """A rule broken at one place, by a component or part of the document; `mends` put it right where that is safe."""

    rule: str
    what: str
    place: str
    found: str
    allowed: str
    clause: str
    mends: tuple[Mend, ...] = field(default=(), compare=False)


class Told(NamedTuple):
    """A finding and what mends it: nothing where only its writer can."""

    finding: Finding
    mends: tuple[Mend, ...]


# Each rule and its sentence; {what} is the component or the part of the document.
RULES: Mapping[str, str] = {
    "paper": "Khổ giấy là {found}; xin đặt {allowed}.",
    "margin": "{what} là {found}; xin đặt {allowed}.",
    "page_number_missing": "{found}; xin chèn số trang ở {allowed}.",
    "page_number_place": "Số trang đặt ở {found}; xin đặt ở {allowed}.",
    "page_number_first": "Trang thứ nhất {found}; xin đặt {allowed}.",
    "page_number_restart": "{what} {found}; xin {allowed}.",
    "font": "Phông chữ {found} không đúng quy định; xin dùng {allowed}.",
    "size": "Cỡ chữ của {what} là {found}; xin đặt {allowed}.",
    "one_size": "Cỡ chữ {found} khác với phần còn lại của nội dung; xin dùng một cỡ {allowed}.",
    "weight": "{what} đang {found}; xin đặt {allowed}.",
    "slant": "{what} đang {found}; xin đặt {allowed}.",
    "capitals": "{what} viết “{found}”; xin viết {allowed}.",
    "align": "{what} đang {found}; xin {allowed}.",
    "missing": "Không thấy {what}; xin ghi {allowed}.",
    "state_name": "Quốc hiệu ghi “{found}”; xin ghi “{allowed}”.",
    "motto": "Tiêu ngữ ghi “{found}”; xin ghi “{allowed}”.",
    "rule_missing": "Dưới {what} {found}; xin {allowed}.",
    "rule_length": "Đường kẻ dưới {what} dài {found}; xin kẻ dài {allowed}.",
    "number_form": "Số, ký hiệu ghi “{found}”; xin ghi {allowed}.",
    "date_form": "Địa danh, ngày tháng ghi “{found}”; xin ghi {allowed}.",
    "kind_alone": "Tên loại viết liền “{found}”; xin {allowed}.",
    "addressee_missing": "Không có dòng “Kính gửi”; xin ghi {allowed}.",
    "addressee_extra": "Có dòng “{found}”; xin {allowed}.",
    "addressee_form": "Nơi kính gửi ghi “{found}”; xin ghi {allowed}.",
    "basis_ending": "Căn cứ kết thúc bằng {found}; xin kết thúc bằng {allowed}.",
    "first_line": "Dòng đầu đoạn lùi vào {found}; xin đặt {allowed}.",
    "hanging": "Cả đoạn lùi vào {found}; xin {allowed}.",
    "gap": "Khoảng cách giữa hai đoạn là {found}; xin đặt {allowed}.",
    "line_spacing": "Khoảng cách dòng là {found}; xin đặt {allowed}.",
    "line_break": "Đoạn căn đều hai lề có {found}; xin {allowed}.",
    "mark_form": "Thứ tự ghi “{found}”; xin ghi “{allowed}”.",
    "mark_order": "Thứ tự ghi “{found}”; xin ghi {allowed}.",
    "end_mark": "Nội dung {found}; xin {allowed}.",
    "authority_form": "Quyền hạn người ký ghi “{found}”; xin ghi “{allowed}”.",
    "authority_title": "Dưới “{found}” không có chức vụ; xin ghi {allowed}.",
    "signer_name": "Họ tên người ký ghi “{found}”; xin ghi {allowed}.",
    "recipients_head": "Mục nơi nhận ghi “{found}”; xin ghi “{allowed}”.",
    "recipients_form": "Dòng nơi nhận ghi “{found}”; xin ghi {allowed}.",
    "recipients_file": "Dòng cuối của nơi nhận là “{found}”; xin ghi {allowed}.",
    "recipients_as_above": "Nơi nhận có “{found}” mà không có dòng “Kính gửi”; xin {allowed}.",
    "annex_name": "Phụ lục ghi “{found}”; xin ghi {allowed}.",
    "annex_title": "Phụ lục {found}; xin {allowed}.",
    "annex_tie": "Phụ lục {found}; xin ghi {allowed}.",
    "annex_named": "Nội dung {found}; xin {allowed}.",
}
# One finding says it for the whole document, whatever it stands in.
SAID_ONCE = frozenset({"font"})
# Components written with a capital within a sentence.
NAMES = frozenset({"Quốc hiệu", "Tiêu ngữ", "Kính gửi", "Nơi nhận"})


def told(faults: Iterable[Fault]) -> list[Told]:
    """The findings, in order; what is wrong in the same way at several places is one, at the first of them."""
    alike: dict[tuple[str, ...], list[Fault]] = {}
    for fault in faults:
        what = "" if fault.rule in SAID_ONCE else fault.what
        alike.setdefault((fault.rule, what, fault.found, fault.allowed), []).append(fault)
    return [Told(finding(same), tuple(mend for fault in same for mend in fault.mends)) for same in alike.values()]


def finding(same: list[Fault]) -> Finding:
    """Faults that are alike, as one finding."""
    first = same[0]
    places = list(dict.fromkeys(fault.place for fault in same))
    more = f" và {len(places) - 1} chỗ khác" if len(places) > 1 else ""
    what = first.what if first.what in NAMES else first.what[:1].lower() + first.what[1:]
    sentence = RULES[first.rule].format(what=what, found=first.found, allowed=first.allowed)
    message = sentence[:1].upper() + sentence[1:]
    return Finding(first.rule, places[0] + more, first.found, first.allowed, first.clause, message)


def shown(value: float, decimals: int = 1) -> str:
    """A measured value in Vietnamese: `12,5`."""
    return f"{round(value, decimals):g}".replace(".", ",")


def ranged(measure: Measure, unit: str) -> str:
    """What a measure allows: `20–25 mm`, `11 pt`."""
    if measure.least == measure.most:
        return f"{shown(measure.least)} {unit}"
    return f"{shown(measure.least)}–{shown(measure.most)} {unit}"
