"""A Word file that a unit typed itself: its format checked and mended, apart and with limits."""

import json
from dataclasses import dataclass
from typing import Any, NamedTuple

from documents.format_check.rules import Finding
from documents.limits import LimitedRunFailed, TookTooLong, TookTooMuch, run_limited

SECONDS = 20
TOO_LONG = "Tệp dài quá nên chưa kiểm tra được. Xin chia thành nhiều tệp, mỗi tệp một báo cáo, rồi gửi lại."
NOT_READ = "Không đọc được tệp này. Xin mở bằng Word, lưu lại thành .docx rồi gửi lại."


class NotExamined(ValueError):
    """A file whose format cannot be checked; the message says why and what to do."""


@dataclass(frozen=True)
class Examined:
    """What breaks the format of a file, by which profile."""

    profile: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Mended:
    """The mended copy, what is gone in it, and what is left to its writer."""

    profile: str
    data: bytes
    mended: tuple[Finding, ...]
    left: tuple[Finding, ...]


class Group(NamedTuple):
    """The findings about one side of a paper."""

    title: str
    findings: list[Finding]


# The rules by what they are about, in the order of a reader.
GROUPS: tuple[tuple[str, frozenset[str]], ...] = (
    (
        "Khổ giấy, lề và số trang",
        frozenset({"paper", "margin", "page_number_missing", "page_number_place", "page_number_first",
                   "page_number_restart"}),
    ),
    ("Thành phần còn thiếu", frozenset({"missing"})),
    (
        "Các thành phần đầu văn bản",
        frozenset({"state_name", "motto", "rule_missing", "rule_length", "number_form", "date_form", "kind_alone",
                   "addressee_missing", "addressee_extra", "addressee_form"}),
    ),
    ("Phông chữ, cỡ chữ, kiểu chữ", frozenset({"font", "size", "one_size", "weight", "slant", "capitals", "align"})),
    (
        "Đoạn văn và thứ tự các mục",
        frozenset({"basis_ending", "first_line", "hanging", "gap", "line_spacing", "line_break", "mark_form",
                   "mark_order", "end_mark"}),
    ),
    (
        "Ký tên và nơi nhận",
        frozenset({"authority_form", "authority_title", "signer_name", "recipients_head", "recipients_form",
                   "recipients_file", "recipients_as_above"}),
    ),
    ("Phụ lục", frozenset({"annex_name", "annex_title", "annex_tie", "annex_named"})),
)  # fmt: skip


def grouped(findings: tuple[Finding, ...]) -> list[Group]:
    """The findings by what they are about; a side without any is left out."""
    groups = [Group(title, [each for each in findings if each.rule in rules]) for title, rules in GROUPS]
    return [group for group in groups if group.findings]


def examined(data: bytes, profile: str = "") -> Examined:
    """What breaks the format: of the profile asked for, else of the one the file names, else of the present one.

    Raises `NotExamined`.
    """
    told, _ = answered(data, profile, mend=False)
    return Examined(told["profile"], read(told["findings"]))


def mended(data: bytes, profile: str = "") -> Mended:
    """A copy with everything mended that can be without its writer. Raises `NotExamined`."""
    told, copy = answered(data, profile, mend=True)
    return Mended(told["profile"], copy, read(told["findings"]), read(told["left"]))


def answered(data: bytes, profile: str, mend: bool) -> tuple[dict[str, Any], bytes]:
    """What the child process says, and the copy behind it."""
    try:
        answer = run_limited("format", {"file": data, "profile": profile, "mend": mend}, SECONDS)
    except (TookTooLong, TookTooMuch) as error:
        raise NotExamined(TOO_LONG) from error
    except LimitedRunFailed as error:
        raise NotExamined(NOT_READ) from error
    line, _, copy = answer.partition(b"\n")
    told: dict[str, Any] = json.loads(line)
    if "refused" in told:
        raise NotExamined(told["refused"])
    return told, copy


def read(findings: list[dict[str, str]]) -> tuple[Finding, ...]:
    return tuple(Finding(**finding) for finding in findings)
