"""How wide a text stands in print: the advance widths of Times New Roman (Liberation Serif has the same)."""

import unicodedata
from functools import cache

UNITS_PER_EM = 2048
MM_PER_PT = 25.4 / 72
# A rule under a text is 1/3 to 1/2 of it (NĐ 30/2020, Phụ lục I, II.2b and II.5b); this leaves room both ways.
RULE_SHARE = 0.42

# Width in 1/2048 em -> the characters that have it. A Vietnamese letter has the width of its base letter,
# but for ơ and ư, whose horn is wider.
REGULAR = {
    369: "'", 410: "|", 512: " ,.", 569: "/:;\\ijlt", 614: "²³", 682: "!()-I[]`fr‘’", 717: "•", 797: "Js",
    819: "°", 836: '"', 909: "?acez“”", 961: "^", 983: "{}", 1024: "#$*0123456789_bdghknopquvxyđ–§«»",
    1083: "ơ", 1108: "~", 1110: "ư", 1124: "÷±", 1139: "FPS", 1155: "+<=>×−", 1251: "ELTZ", 1366: "BCR",
    1479: "ADGHKNOQUVXYwĐƠ", 1589: "Ư", 1593: "&m", 1706: "%", 1821: "M", 1886: "@", 1933: "W", 2048: "—…",
}  # fmt: skip
BOLD = {
    451: "|", 512: " ,.", 569: "'/\\il", 614: "²³", 682: "!()-:;[]`fjt‘’", 717: "•", 797: "Is", 807: "{}",
    819: "°", 909: "cerz", 1024: "#$*0123456789?J_agovxy–“”§«»", 1065: "~", 1124: "÷±", 1134: "ơ", 1137: '"',
    1139: "Sbdhknpquđ", 1167: "+<=>×−", 1190: "^", 1229: "ư", 1251: "FP", 1366: "BELTZ", 1479: "ACDNRUVXYwĐ",
    1593: "GHKOQƠ", 1630: "Ư", 1706: "&m", 1905: "@", 1933: "M", 2048: "%W—…",
}  # fmt: skip
ADVANCE = {
    bold: {letter: width for width, letters in table.items() for letter in letters}
    for bold, table in ((False, REGULAR), (True, BOLD))
}
HORN = "\u031b"


@cache
def advance(letter: str, bold: bool) -> int:
    """The advance of one letter in 1/2048 em; 0 for a combining mark, a full em for a stranger."""
    if unicodedata.combining(letter):
        return 0
    parts = unicodedata.normalize("NFKD", letter)
    base = unicodedata.normalize("NFC", parts[0] + HORN) if HORN in parts else parts[0]
    return ADVANCE[bold].get(letter) or ADVANCE[bold].get(base, UNITS_PER_EM)


def text_width_mm(text: str, size_pt: float, bold: bool = False) -> float:
    """The printed width in mm of one line of text at `size_pt` points, upright."""
    units = sum(advance(letter, bold) for letter in unicodedata.normalize("NFC", text))
    return units / UNITS_PER_EM * size_pt * MM_PER_PT


def wrapped(text: str, size_pt: float, bold: bool, width_mm: float) -> list[str]:
    """The lines into which a text breaks between words in a column of `width_mm`; at least one line."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip(" ")
        if lines[-1] and text_width_mm(longer, size_pt, bold) > width_mm:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def rule_mm(text: str, size_pt: float, bold: bool = True, width_mm: float = 160.0) -> float:
    """The length in mm of the rule under a text: 1/3 to 1/2 of its longest printed line, to 0.1 mm."""
    longest = max(text_width_mm(line, size_pt, bold) for line in wrapped(text, size_pt, bold, width_mm))
    return round(longest * RULE_SHARE, 1)
