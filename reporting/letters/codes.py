"""The code in a letter of invitation: twelve signs that no eye confuses; the same asking gives the same code."""

import hmac
import re

SIGNS = "23456789CDFHJKMNPQRTVWXY"
"""No 0 and O, no 1, I and L; of 2 and Z, 5 and S, 6 and G, 8 and B the digit only; no vowel, so no word."""
LENGTH = 12
_MEANT = str.maketrans("ZSGB", "2568")
_BLANKS = re.compile(r"[\s\-–—.·_]")


def signs_of(typed: str) -> str:
    """The signs of a code as it was typed: capitals, blanks and hyphens aside, look-alikes as what they stand for.

    "" where it cannot be a code.
    """
    signs = _BLANKS.sub("", typed[:100].upper()).translate(_MEANT)
    return signs if len(signs) == LENGTH and all(sign in SIGNS for sign in signs) else ""


def printed(signs: str) -> str:
    """A code as a letter prints it: `7KQM-9XVD-C4PH`."""
    return "-".join(re.findall("....", signs))


def derived(secret: bytes, key: str, user_id: int) -> str:
    """The code of an account in the letters asked for under `key`: 55 bits that only the secret gives."""
    number = int.from_bytes(hmac.digest(secret, f"thu-moi|{key}|{user_id}".encode(), "sha256"), "big")
    signs = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(SIGNS))
        signs.append(SIGNS[place])
    return "".join(signs)
