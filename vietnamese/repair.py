"""Text made right: old codes, and Unicode typed in pieces; each change is told, so that it can be offered first."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from operator import attrgetter

from vietnamese.composed import composed_cells, is_composed
from vietnamese.detection import Stretch, is_suspect, stretches
from vietnamese.legacy import SYMBOLS, Encoding, by_font, cells
from vietnamese.readings import impossible_words


@dataclass(frozen=True)
class Change:
    """One stretch that changes: its place in the text as it was, both wordings, and what it was written in."""

    start: int
    end: int
    before: str
    after: str
    encoding: Encoding


@dataclass(frozen=True)
class Repair:
    """A text made right, and what was changed in it; without changes it is the text as it was."""

    text: str
    changes: tuple[Change, ...] = ()


Run = tuple[str, str | None]
"""A piece of a paragraph in one font: its text and the font's name, None where nobody knows."""

# Letters that no old code has: where they stand under an old font, the font is not told right.
_OF_UNICODE = re.compile("[\u0100-\u024f\u0300-\u036f\u1e00-\u1eff]")
_LINE = re.compile("[^\n]+")
_WORD = re.compile("[^ \n]+")

_Span = tuple[int, int, Encoding]
BEGINS_AT, ENDS_AT = attrgetter("start"), attrgetter("end")


def repair(text: str) -> Repair:
    """A text with its stretches of TCVN3 and VNI read, and its Unicode composed (NFC); right text is left as it is.

    An old code is told by the syllables alone, for each stretch within a line.
    """
    if text.isascii() or (is_composed(text) and not is_suspect(text)):
        return Repair(text)
    found, changes = _mended(text, ())
    return Repair("".join(found), tuple(changes))


def repair_runs(runs: Iterable[Run]) -> list[Repair]:
    """The runs of ONE paragraph made right, each by its font, by its syllables where the font tells nothing.

    As many as came in; the places in a run's changes count within that run. A letter whose mark stands in
    the next run goes to the run of its base.
    """
    runs = list(runs)
    text = "".join(run for run, _ in runs)
    bounds = list(pairwise(accumulate((len(run) for run, _ in runs), initial=0)))
    found, changes = _mended(text, _by_fonts(runs, bounds))
    return [_part(text, found, changes, start, end) for start, end in bounds]


def _part(text: str, found: list[str], changes: list[Change], start: int, end: int) -> Repair:
    # Changes stand in order and apart: a paragraph of thousands of runs is not looked through for each of them.
    first, behind = bisect_right(changes, start, key=ENDS_AT), bisect_left(changes, end, key=BEGINS_AT)
    inside = [(max(one.start, start), min(one.end, end), one.encoding) for one in changes[first:behind]]
    told = [_change(text, found, *span, offset=start) for span in inside if span[0] < span[1]]
    return Repair("".join(found[start:end]), tuple(one for one in told if one.before != one.after))


def _by_fonts(runs: Sequence[Run], bounds: Sequence[tuple[int, int]]) -> list[Stretch]:
    """What the fonts say, neighbours of one code in one piece; nothing of a code that the text belies."""
    coded = [(by_font(font or ""), text, span) for (text, font), span in zip(runs, bounds, strict=True)]
    found = []
    for encoding, group in groupby(coded, key=lambda run: run[0]):
        if encoding is not None:
            pieces = list(group)
            start, end = pieces[0][2][0], pieces[-1][2][1]
            if _is_in("".join(text for _, text, _ in pieces), encoding):
                found.append(Stretch(start, end, encoding, ((start, end),)))
    return found


def _is_in(text: str, encoding: Encoding) -> bool:
    if _OF_UNICODE.search(text):
        return False
    read = "".join(cells(text, encoding))
    return impossible_words(read) <= impossible_words(text.translate(SYMBOLS))


def _mended(text: str, known: Sequence[Stretch]) -> tuple[list[str], list[Change]]:
    """The text cell by cell, and its changes; `known`: the stretches whose code needs no detection."""
    found = list(text)
    unknown = list(text)
    for one in known:
        unknown[one.start : one.end] = "\0" * (one.end - one.start)
    old = sorted([*known, *stretches("".join(unknown))], key=lambda one: one.start)
    for one in old:
        read = cells(text[one.start : one.end], one.encoding)
        for start, end in one.words:
            found[start:end] = read[start - one.start : end - one.start]
    spans = [_trimmed(text, found, one) for one in old if found[one.start : one.end] != [*text[one.start : one.end]]]
    if not is_composed(text):
        spans = sorted([*spans, *_compose(text, found, old)])
    return found, [_change(text, found, *span) for span in spans]


def _change(text: str, found: list[str], start: int, end: int, encoding: Encoding, offset: int = 0) -> Change:
    return Change(start - offset, end - offset, text[start:end], "".join(found[start:end]), encoding)


def _trimmed(text: str, found: list[str], whole: Stretch) -> _Span:
    """The words from the first that changes to the last."""
    changed = [at for at in range(whole.start, whole.end) if found[at] != text[at]]
    start, end = changed[0], changed[-1] + 1
    while start > whole.start and not text[start - 1].isspace():
        start -= 1
    while end < whole.end and not text[end].isspace():
        end += 1
    return start, end, whole.encoding


def _compose(text: str, found: list[str], old: Sequence[Stretch]) -> list[_Span]:
    """Put the words between the old stretches as Unicode has them; the spans that this changed."""
    spans: list[_Span] = []
    for start, end in _between(old, len(text)):
        for line in _LINE.finditer(text, start, end):
            if not is_composed(line[0]):
                spans += _compose_line(line, found)
    return spans


def _compose_line(line: re.Match[str], found: list[str]) -> list[_Span]:
    spans: list[_Span] = []
    for word in _WORD.finditer(line.string, *line.span()):
        fixed = composed_cells(word[0], line[0])
        if "".join(fixed) != word[0]:
            found[word.start() : word.end()] = fixed
            follows = spans and line.string[spans[-1][1] : word.start()].isspace()
            start = spans.pop()[0] if follows else word.start()
            spans.append((start, word.end(), Encoding.UNICODE))
    return spans


def _between(old: Sequence[Stretch], length: int) -> Iterator[tuple[int, int]]:
    starts = [0, *(one.end for one in old)]
    ends = [*(one.start for one in old), length]
    return zip(starts, ends, strict=True)
