"""Numbers in narratives that no table of the same report has: rule 25 of domain.md 2.4. Pure, warnings only.

A number is looked at only where its own sentence names an indicator by all the words of its label and the
number carries that indicator's measure or the label's first words: "kết nạp mới 131 đoàn viên", "có 45 sáng
kiến". It may then be any figure of the report's tables, any last column, or how much the indicators named moved
between two periods; anything else is asked about.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import combinations, dropwhile
from typing import Any, NamedTuple

from forms.figures import Kept, kept_figures, read_figure, total, with_derived
from forms.missing import Finding
from forms.outline import Indicator, NarrativeQuestion, Outline
from vietnamese.keys import search_key
from vietnamese.numbers import round_half_up

Contents = Mapping[str, Mapping[str, Any]]

SHORT_FOR = {
    "bch": "ban chap hanh",
    "bhtn": "bao hiem that nghiep",
    "bhxh": "bao hiem xa hoi",
    "bhyt": "bao hiem y te",
    "cbcc": "can bo cong chuc",
    "cdcs": "cong doan co so",
    "cnld": "cong nhan lao dong",
    "cnvc": "cong nhan vien chuc",
    "cnvcld": "cong nhan vien chuc lao dong",
    "hdld": "hop dong lao dong",
    "nld": "nguoi lao dong",
    "tnld": "tai nan lao dong",
    "tuldtt": "thoa uoc lao dong tap the",
}
"""Abbreviations of these reports, folded, and the words they stand for."""

EMPTY_WORDS = frozenset([
    "cac", "cua", "da", "duoc", "la", "luot", "nguoi", "nhung", "so", "tong", "trong", "tren", "va", "ve", "voi",
])  # fmt: skip
"""Words of a label that need not stand in a sentence about it."""

_SENTENCE = re.compile(r"[;\n]|[.!?…](?=\s|$)")
_NUMBER = re.compile(r"(?<![\w/.,-])(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<part>\d+))?(?![\w/%]|[.,]\d|-\w)(?!\s*%)")
_CLAUSE_END = re.compile(r"[,;:()]")
_WORD = re.compile(r"\w+")
_BEFORE_LABEL = re.compile(r"^trong đó:\s*|\s*\([^)]*\)", re.IGNORECASE)
_NO_COUNT = re.compile(r"(?:năm|ngày|tháng|số|điều|khoản|quý|khóa|điểm)\s*$", re.IGNORECASE)


class Quoted(NamedTuple):
    """A number in a sentence: its text as written, its value, and the folded words behind it."""

    written: str
    value: Decimal
    behind: tuple[str, ...]


@dataclass(frozen=True)
class _Named:
    """What a sentence must say to be about an indicator."""

    indicator: Indicator
    words: frozenset[str]
    heads: frozenset[tuple[str, ...]]


def quoted(outline: Outline, kind: str, contents: Contents) -> list[Finding]:
    """A warning for each number in a narrative that the tables of the same report do not have."""
    kept = with_derived(outline, kept_figures(outline, kind, contents))
    table = _Table(outline, kept, [_named(outline.indicator(id)) for id in kept])
    return [
        Finding("warning", section.id, question.id, question.id, _message(number, about, kept))
        for section in outline.sections_for(kind)
        for question in section.questions
        if isinstance(question, NarrativeQuestion)
        for sentence in _SENTENCE.split(contents.get(section.id, {}).get(question.id) or "")
        for number, about in table.doubtful(sentence)
    ]


@dataclass(frozen=True)
class _Table:
    """The figures of a report as a sentence may quote them."""

    outline: Outline
    kept: Kept
    named: list[_Named]

    @cached_property
    def every(self) -> frozenset[Decimal]:
        """Every figure and every last column."""
        rows = (number for id in self.kept for number in self.row(id))
        totals = (total(self.outline, id, self.kept).number for id in self.kept)
        return frozenset(number for number in (*rows, *totals) if number is not None)

    def row(self, indicator: str) -> list[Decimal]:
        """The numbers of one indicator, period by period."""
        numbers = (read_figure(kept).number for kept in self.kept[indicator].values())
        return [number for number in numbers if number is not None]

    def doubtful(self, sentence: str) -> Iterator[tuple[Quoted, list[Indicator]]]:
        """The numbers of a sentence that no table has, each with the indicators it seems to be about."""
        words: frozenset[str] | None = None
        for number in numbers_in(sentence):
            words = words or frozenset(_words(sentence))
            about = [named for named in self.named if named.words and named.words <= words]
            meant = [named.indicator for named in about if any(number.behind[: len(h)] == h for h in named.heads)]
            if meant and not self.has(number.value, [named.indicator.id for named in about]):
                yield number, meant

    def has(self, value: Decimal, about: list[str]) -> bool:
        """Whether a number stands in the tables, or is a move of one of these indicators."""
        moves = (abs(one - other) for id in about for one, other in combinations(self.row(id), 2))
        decimals = max(0, -int(value.as_tuple().exponent))
        return any(round_half_up(number, decimals) == value for number in (*self.every, *moves))


def numbers_in(sentence: str) -> Iterator[Quoted]:
    """The counts in a sentence: no years, days, percentages or numbers of documents."""
    for match in _NUMBER.finditer(sentence):
        if _NO_COUNT.search(sentence[: match.start()]):
            continue
        value = Decimal(f"{match['whole'].replace('.', '')}.{match['part'] or ''}")
        behind = sentence[match.end() : match.end() + 60]
        unit = " ".join(_CLAUSE_END.split(behind)[0].split()[:2])
        yield Quoted(f"{match[0]} {unit}".rstrip(), value, _words(behind))


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[str, ...]:
    found = (SHORT_FOR.get(word, word).split() for word in _WORD.findall(search_key(text)))
    return tuple(word for words in found for word in words)


def _named(indicator: Indicator) -> _Named:
    label = _words(_BEFORE_LABEL.sub("", indicator.label))
    named = tuple(dropwhile(EMPTY_WORDS.__contains__, label))
    measures = (_words(measure) for measure in (indicator.measure, *indicator.measure.split(",")))
    return _Named(indicator, frozenset(named) - EMPTY_WORDS, frozenset({named[:2], *measures} - {()}))


def _message(number: Quoted, about: list[Indicator], kept: Kept) -> str:
    shown = "; ".join(f"{one.label} ({one.id}): {_row(kept[one.id])}" for one in about[:2])
    return f"Bài viết ghi “{number.written}” nhưng bảng số liệu không có số này ({shown}). Xin kiểm tra lại."


def _row(row: Mapping[str, str]) -> str:
    return ", ".join(read_figure(kept).shown() for kept in row.values())
