"""Terms of a regular report: an outline written once for all its quarters (months, half-years, years).

A term is written `2026-Q3`, `2026-H1`, `2026-M07` or `2026`. A file that has one may hold names in angle brackets
(`<ky>`, `<den>`, `<den+10>`), which stand for the words and days of the term it is read for.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from forms.outline.tree import Problem
from vietnamese.dates import cited_day

TERM = re.compile(r"(\d{4})(?:-([QHM])([0-9]{1,2}))?")
_LINE = re.compile(r"^term:[ \t]*([\"']?)([^\s\"'#]*)\1", re.MULTILINE)
_PLACE = re.compile(r"<([a-z_]+)([+-]\d{1,3})?>", re.IGNORECASE)

NBSP = "\u00a0"
MONTHS = {"Q": 3, "H": 6, "M": 1, "": 12}
"""How many months a term of each cycle has."""
YEARS = range(1900, 2200)
"""The years a term may have: no day reckoned from one falls out of the calendar."""
QUARTERS = ("I", "II", "III", "IV")
HALVES = ("đầu", "cuối")
WORDS: dict[str, Callable[[int, int], str]] = {
    "Q": lambda year, number: f"quý{NBSP}{QUARTERS[number - 1]}/{year}",
    "H": lambda year, number: f"6{NBSP}tháng {HALVES[number - 1]} năm{NBSP}{year}",
    "M": lambda year, number: f"tháng{NBSP}{number}/{year}",
    "": lambda year, number: f"năm{NBSP}{year}",
}
NOT_A_TERM = "“{}” không phải một kỳ; viết như 2026-Q3 (quý), 2026-H1 (nửa năm), 2026-M07 (tháng) hoặc 2026 (năm)."
OTHER_CYCLE = "Đề cương này báo cáo theo kỳ như {}; “{}” là loại kỳ khác."
NO_TERMS = "Đề cương này không báo cáo theo kỳ (thiếu term) nên không chọn kỳ được."
UNKNOWN_PLACE = "chỗ trống <{}> không có; chỉ dùng: {}."
NO_DAY = "chỗ trống <{}> không phải một ngày nên không cộng trừ ngày được."


class BadTerm(ValueError):
    """Kỳ báo cáo được chọn không dùng được với đề cương."""


@dataclass(frozen=True)
class Term:
    """One term: its cycle ("Q", "H", "M", "" for a year), its year and its number in the year from 1."""

    cycle: str
    year: int
    number: int

    @property
    def id(self) -> str:
        """`2026-Q3`"""
        number = f"{self.number:02}" if self.cycle == "M" else str(self.number)
        return f"{self.year}-{self.cycle}{number}" if self.cycle else str(self.year)

    @property
    def name(self) -> str:
        """`quý III/2026`"""
        return WORDS[self.cycle](self.year, self.number)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, (self.number - 1) * MONTHS[self.cycle] + 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        month = self.number * MONTHS[self.cycle]
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def before(self) -> Term:
        """The term right before."""
        if self.number > 1:
            return Term(self.cycle, self.year, self.number - 1)
        return Term(self.cycle, self.year - 1, 12 // MONTHS[self.cycle])

    @property
    def after(self) -> Term:
        """The term right after."""
        if self.number < 12 // MONTHS[self.cycle]:
            return Term(self.cycle, self.year, self.number + 1)
        return Term(self.cycle, self.year + 1, 1)

    @property
    def year_before(self) -> Term:
        """The same term of the year before."""
        return Term(self.cycle, self.year - 1, self.number)


SOME_TERM = Term("", 2000, 1)
"""Stands in for one that cannot be read, so that only that is told."""


def read_term(text: str) -> Term | None:
    """The term so written, None for what is none."""
    found = TERM.fullmatch(text)
    if not found:
        return None
    cycle, number = found[2] or "", int(found[3] or 1)
    return Term(cycle, int(found[1]), number) if 1 <= number <= 12 // MONTHS[cycle] and int(found[1]) in YEARS else None


def days_of(term: Term) -> dict[str, date]:
    """The days that a file may name."""
    return {
        "tu": term.first,
        "den": term.last,
        "den_truoc": term.first - timedelta(days=1),
        "tu_nam": date(term.year, 1, 1),
        "den_nam": date(term.year, 12, 31),
        "tu_cung_ky": term.year_before.first,
        "den_cung_ky": term.year_before.last,
    }


def words_of(term: Term) -> dict[str, str]:
    """The words that a file may name; a name with a capital gives its words a capital."""
    return {
        "ky": term.name,
        "ky_truoc": term.before.name,
        "ky_sau": term.after.name,
        "cung_ky": term.year_before.name,
        "nam": str(term.year),
        "nam_truoc": str(term.year - 1),
        "ngay_den": cited_day(term.last),
        "ngay_den_truoc": cited_day(term.first - timedelta(days=1)),
    }


def for_term(text: str, wanted: str = "") -> tuple[str, list[Problem]]:
    """The file's text read for a term ("": the one it names itself), line for line, and what is wrong with it.

    Raises BadTerm where the file cannot be read for the term that is wanted.
    """
    line = _LINE.search(text)
    own = read_term(line[2]) if line else None
    term = _chosen(wanted, own) if wanted else own
    if line is None:
        return text, []
    if own is None:
        at = text.count("\n", 0, line.start()) + 1
        filled, problems = _filled(text, SOME_TERM)
        return filled, [Problem(at, NOT_A_TERM.format(line[2])), *problems]
    named = f'{text[: line.start()]}term: "{(term or own).id}"{text[line.end() :]}'
    return _filled(named, term or own)


def _chosen(wanted: str, own: Term | None) -> Term:
    if own is None:
        raise BadTerm(NO_TERMS)
    term = read_term(wanted)
    if term is None:
        raise BadTerm(NOT_A_TERM.format(wanted))
    if term.cycle != own.cycle:
        raise BadTerm(OTHER_CYCLE.format(own.id, wanted))
    return term


def _filled(text: str, term: Term) -> tuple[str, list[Problem]]:
    lines, problems = [], []
    for number, line in enumerate(text.split("\n"), 1):
        wrong = [] if line.lstrip().startswith("#") else [_wrong(place, term) for place in _PLACE.finditer(line)]
        problems += [Problem(number, words) for words in wrong if words]
        lines.append(_PLACE.sub(lambda place: _stands_for(place, term), line))
    return "\n".join(lines), problems


def _wrong(place: re.Match[str], term: Term) -> str:
    name, days, words = place[1].lower(), days_of(term), words_of(term)
    if name not in days and name not in words:
        return UNKNOWN_PLACE.format(place[1], ", ".join(f"<{each}>" for each in (*words, *days)))
    return NO_DAY.format(name) if place[2] and name not in days else ""


def _stands_for(place: re.Match[str], term: Term) -> str:
    name, days = place[1].lower(), days_of(term)
    if name in days:
        return (days[name] + timedelta(days=int(place[2] or 0))).isoformat()
    words = words_of(term).get(name, place[0])
    return words[:1].upper() + words[1:] if place[1][0].isupper() else words
