"""Mends in a copy of a Word file what can be mended without its writer: looks, never words."""

from dataclasses import dataclass

from documents.format_check.check import chosen, examined
from documents.format_check.file import opened
from documents.format_check.rules import Finding

# What is mended may lay bare what stood behind it; it never takes more rounds than these.
ROUNDS = 3


@dataclass(frozen=True)
class Mended:
    """The mended copy, the findings that are gone, and those left to its writer."""

    data: bytes
    mended: list[Finding]
    left: list[Finding]


def mend(data: bytes, profile: str | None = None) -> Mended:
    """A copy with paper, margins, faces, sizes, weight, alignment, indents, spacing and page numbers put right.

    No word is touched. The profile is chosen as by `check`. Raises NotChecked and UnknownProfile.
    """
    file = opened(data)
    asked = chosen(file, profile)
    mended: list[Finding] = []
    found = examined(file, asked)
    for _ in range(ROUNDS):
        wanted = [each for each in found if each.mends]
        if not wanted:
            break
        for each in wanted:
            for change in each.mends:
                change()
        data = file.written()
        file = opened(data)
        found = examined(file, asked)
        left = {each.finding for each in found}
        mended += [each.finding for each in wanted if each.finding not in left]
    return Mended(data, mended, [each.finding for each in found])
