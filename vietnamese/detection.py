"""Where in a text an old code stands, told from the text alone: stretches within a line, never a guess by one letter.

Each word speaks for TCVN3, for VNI or for being left (`readings.evidence`); the best path through a line's
words, with a price for entering an old code, gives its stretches.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from vietnamese.legacy import Encoding
from vietnamese.readings import EITHER, FORBIDDEN, WORD, evidence, is_to_decode

ENTER = 2.4
"""Evidence that a stretch needs before it counts."""
CONTINUE = 0.9
"""What it needs where the line before holds the same code."""

# What no right text in Vietnamese holds, and every few words of old code do: a sign or letter of other languages,
# a capital within a word, two vowels that never meet. Told from the last character back, which is far quicker.
_SUSPECT = re.compile(
    "[¡-\xaf\xb5-¾À-ÿIi](?:(?<=[¡-\xaf\xb5-¾ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ])|(?<=[a-zà-öø-ÿ][À-Þ])|(?<=[À-ÿ][À-ÿ])"
    "|(?<=[AEYaey][ÙÕÂÁÀÃÊÉÈÚùõâáàãêéèú])|(?<=[OUou][ÙÕùõ])|(?<=[Oo][Ââ])|(?<=[ÉÈÍéèí][Ii]))"
)
_LINE = re.compile("[^\n]+")
_CODES = (Encoding.TCVN3, Encoding.VNI)


@dataclass(frozen=True)
class Stretch:
    """A part of a text in one old code: its bounds, and within them the words to decode."""

    start: int
    end: int
    encoding: Encoding
    words: tuple[tuple[int, int], ...]


def is_suspect(text: str) -> bool:
    """Whether a text may hold an old code at all; False at once for nearly every right text."""
    return _SUSPECT.search(text) is not None


def stretches(text: str) -> Iterator[Stretch]:
    """The parts of a text that are in TCVN3 or VNI, in order."""
    before: Encoding | None = None
    for line in _LINE.finditer(text):
        if not line[0].isascii():
            found = list(_of_line(text, *line.span(), before)) if is_suspect(line[0]) else []
            yield from found
            before = found[-1].encoding if found else None


def _of_line(text: str, start: int, end: int, before: Encoding | None) -> Iterator[Stretch]:
    words = list(WORD.finditer(text, start, end))
    gains = [evidence(word[0]) for word in words]
    if FORBIDDEN not in gains:
        # What may be either then goes with its neighbours, to both ends of the line.
        gains = [(_neutral(tcvn3), _neutral(vni)) for tcvn3, vni in gains]
    if max(_hope(tcvn3 for tcvn3, _ in gains), _hope(vni for _, vni in gains)) < CONTINUE:
        return
    path = _best_path(gains, before)
    for encoding, group in groupby(zip(path, words, strict=True), key=itemgetter(0)):
        if encoding is not None:
            spans = tuple(word.span() for _, word in group if _is_old(word[0], encoding))
            if spans:
                yield Stretch(spans[0][0], spans[-1][1], encoding, spans)


def _neutral(gain: float) -> float:
    return 0.0 if gain == EITHER else gain


def _hope(gains: Iterable[float]) -> float:
    """The most that a line's words can bring together."""
    return sum(gain for gain in gains if gain > 0)


def _is_old(word: str, encoding: Encoding) -> bool:
    return not word.isascii() and is_to_decode(word, encoding)


def _best_path(gains: list[tuple[float, float]], before: Encoding | None) -> list[Encoding | None]:
    """The reading of each word that together says most; a draw goes to the reading of the word before."""
    scores = [0.0, *(-CONTINUE if encoding is before else -ENTER for encoding in _CODES)]
    origins = []
    for gain in gains:
        arrived = [_arrival(scores, state) for state in range(3)]
        origins.append([origin for _, origin in arrived])
        scores = [score + more for (score, _), more in zip(arrived, (0.0, *gain), strict=True)]
    state = max(range(3), key=lambda at: (scores[at], at))
    path = []
    for origin in reversed(origins):
        path.append((None, *_CODES)[state])
        state = origin[state]
    return path[::-1]


def _arrival(scores: list[float], state: int) -> tuple[float, int]:
    """The best score to come into a state with, and the state it comes from."""
    best = max(range(3), key=scores.__getitem__)
    moved = scores[best] - (ENTER if state else 0.0)
    return (scores[state], state) if scores[state] >= moved else (moved, best)
