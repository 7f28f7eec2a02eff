"""Mends in a copy of a Word file what can be mended without its writer: looks, never words."""

from dataclasses import dataclass

from documents.format_check import chosen, examined
from documents.format_file import opened
from documents.format_rules import Finding

# What is mended may lay bare what stood behind it; it never takes more rounds than these.
ROUNDS = 3


@dataclass(frozen=True)
class Mended:
    """The mended copy, the findings that are gone, and those left to its writer."""

    data: bytes
    mended: list[Finding]
    left: list[Finding]


def mend(data: bytes, profile_id: str | None = None) -> Mended:
    """A copy with paper, margins, faces, sizes, weight, alignment, indents, spacing and page numbers put right.

    No word is touched. The profile is chosen as by `check`. Raises NotChecked and UnknownProfile.
    """
    file = opened(data)
    asked = chosen(file, profile_id)
    mended: list[Finding] = []
    for _ in range(ROUNDS):
        found = examined(file, asked)
        if not any(each.mends for each in found):
            break
        for each in found:
            for change in each.mends:
                change()
        data = file.written()
        file = opened(data)
        left = {each.finding for each in examined(file, asked)}
        mended += [each.finding for each in found if each.mends and each.finding not in left]
        if left >= {each.finding for each in found if each.mends}:
            break
    return Mended(data, mended, [each.finding for each in examined(file, asked)])
