"""Pasted text without the signs and spaces of the program that it comes from (screens.md 18)."""

import re

from vietnamese.legacy import Encoding
from vietnamese.repair import Change, Repair

_SPACE = "\t \xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = "\u200b\u2060\ufeff"
_BLANK = f"[{_SPACE}{_UNSEEN}]"
_LINE_END = "\x0b\x0c\x85\u2028\u2029"
_LINE_START = f"(?<![^\r\n{_LINE_END}])"

# Bullets of Symbol and Wingdings come as U+F0xx, or as the letter that the font draws them with and a wide gap.
_ODD = re.compile(
    f"(?P<bullet>{_LINE_START}{_BLANK}*(?:[\uf020-\uf0ff•‣⁃●○◦▪▫■□◆◇➢➤►▶✓✔✗❖]"
    f"|[·–—‒\u2212](?=[{_SPACE}])|[§Øüovqn](?=\t|[{_SPACE}]{{2}})){_BLANK}*)"
    f"|(?P<margin>{_LINE_START}{_BLANK}+|{_BLANK}+(?=[\r\n{_LINE_END}]|\\Z))"
    f"|(?P<space>[{_UNSEEN}]*[{_SPACE}]{_BLANK}*)"
    f"|(?P<unseen>[{_UNSEEN}]+)"
    f"|(?P<line>[{_LINE_END}])"
)
_INSTEAD = {"bullet": "- ", "margin": "", "space": " ", "unseen": "", "line": "\n"}


def cleaned(text: str) -> Repair:
    r"""Pasted text with "- " for every kind of bullet, single plain spaces, none at the ends of lines.

    Word's own line ends (VT, U+2028) become "\n"; "\r\n" is left to `text.clean`. Soft hyphens stay, for in
    TCVN3 they are ư: let `repair` read the result. Cleaning twice changes nothing more.
    """
    found: list[Change] = []

    def instead(odd: re.Match[str]) -> str:
        after = _INSTEAD[odd.lastgroup or ""]
        if odd.lastgroup == "bullet" and _ends_line(text, odd.end()):
            after = "-"
        if after != odd[0]:
            found.append(Change(*odd.span(), odd[0], after, Encoding.SIGNS))
        return after

    return Repair(_ODD.sub(instead, text), tuple(found))


def _ends_line(text: str, place: int) -> bool:
    return text[place : place + 1] in ("", "\r", "\n", *_LINE_END)
