"""Which passwords may not be chosen (reliability.md 3.6, ASVS 6.2): too short, too long, or the first anybody tries.

No rules of composition. A password is judged without marks, case, digits and signs around its words, so that
"Công đoàn 2012!" is as easy to guess as "congdoan".
"""

import re
from functools import cache
from pathlib import Path
from unicodedata import normalize

from forms.messages import say
from vietnamese.keys import search_key

SHORTEST, LONGEST = 8, 256

MOST_DIGITS = 11
"""Nothing but so many digits is a date, a telephone or an identity number."""
ROWS = ("01234567890123456789", "98765432109876543210", "abcdefghijklmnopqrstuvwxyz")
WORDS = Path(__file__).parent / "common_passwords.txt"
_LOOK_ALIKES = str.maketrans("@$0!3", "asoie")
_EDGES = re.compile(r"^[0-9]+|[0-9]+$")


@cache
def common_words() -> frozenset[str]:
    """What is tried first in a union office: small letters without marks, one on a line."""
    return frozenset(WORDS.read_text(encoding="ascii").split())


def refusal(password: str, login: str = "") -> str:
    """Why this password may not be chosen, in one sentence; "" where it may. Its length is counted in NFC."""
    if len(password) > 4 * LONGEST or len(kept := normalize("NFC", password)) > LONGEST:
        return say("password_long", most=LONGEST)
    if len(kept) < SHORTEST:
        return say("password_short", least=SHORTEST)
    folded, name = search_key(kept), search_key(login)
    if name and name in folded and _common(folded.replace(name, "")):
        return say("password_login")
    return say("password_common") if _common(folded) else ""


def _common(folded: str) -> bool:
    bare = re.sub(r"[^a-z0-9]", "", folded)
    in_a_row = any(bare in row for row in ROWS)
    short = len(set(folded)) < 3 or (bare.isdigit() and len(bare) <= MOST_DIGITS)
    return in_a_row or short or _repeats(folded) or not _words(folded).isdisjoint(common_words())


def _words(folded: str) -> set[str]:
    """The password as a word: as it is, and with the signs that stand for letters read as letters."""
    spelt = (re.sub(r"[^a-z0-9]", "", text) for text in (folded, _EDGES.sub("", folded).translate(_LOOK_ALIKES)))
    return {word for text in spelt for word in (text, _EDGES.sub("", text))}


def _repeats(text: str) -> bool:
    """Whether the text is a short piece over and over: "abcabcabc", "12121212"."""
    return any(text == (text[:size] * len(text))[: len(text)] for size in range(1, min(4, len(text) // 2) + 1))
