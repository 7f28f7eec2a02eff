"""The names a template may use: a contract of nested plain data, and what a wrong name was most likely meant to be."""

import difflib
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

from vietnamese.keys import search_key

# Letters of other alphabets that look like Latin ones, in lower case.
LOOK_ALIKE = str.maketrans("аеорсухіјѕһԁԛԝкмнтвοαρυνικτχıɡ", "aeopcyxijshdqwkmhtboapuviktxig")
UNSEEN = str.maketrans("", "", " _.-\u00ad\u200b\u200c\u200d\u2060\ufeff")
SCRIPTS = {"CYRILLIC": "Kirin", "GREEK": "Hy Lạp", "FULLWIDTH": "toàn khổ", "MATHEMATICAL": "ký hiệu toán"}
CLOSE_ENOUGH = 0.6
MOST_LISTED = 8


class Unknown:
    """The shape of what cannot be told; everything may be asked of it, so that one mistake is reported once."""


UNKNOWN: Final = Unknown()
# What `loop` offers; the neighbours (previtem, nextitem) have the shape of the item.
LOOP = dict.fromkeys(("index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0"), 0)


@dataclass(frozen=True)
class Value:
    """What an expression stands for.

    `shape` is the example in the contract, `path` its dotted path from the top ("" where it has none), `written` how a
    template writes it here, `fault` the number of the fault that was found on the way to it, if any.
    """

    shape: Any
    path: str = ""
    written: str = ""
    fault: int | None = None

    def child(self, key: str) -> "Value":
        """The value under a key that is there."""
        path = f"{self.path}.{key}" if self.path else key
        return Value(self.shape[key], path, f"{self.written}.{key}", self.fault)

    def item(self) -> "Value":
        """One of a list; the list in the contract has its one example. Its path is the list's."""
        shape = self.shape[0] if isinstance(self.shape, list) and self.shape else UNKNOWN
        return replace(self, shape=shape)

    @property
    def is_text(self) -> bool:
        """Whether it is a text or a number, with nothing inside."""
        return not isinstance(self.shape, dict | list | Unknown)


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name as it looks: no marks, no case, no underscores, letters of other alphabets as the Latin ones."""
    return search_key(unicodedata.normalize("NFKC", name).lower().translate(LOOK_ALIKE)).translate(UNSEEN)


def paths(shape: Any, prefix: str = "", through_lists: bool = True) -> Iterator[str]:
    """Every dotted path of a contract; without those of the lists' items, only what may be written as it is."""
    if isinstance(shape, Mapping):
        for key, inner in shape.items():
            path = f"{prefix}.{key}" if prefix else key
            yield path
            yield from paths(inner, path, through_lists)
    elif isinstance(shape, list) and shape and through_lists:
        yield from paths(shape[0], prefix)


def likely(name: str, candidates: Iterable[str]) -> str:
    """The candidate that the name was most likely meant to be, or ""."""
    by_look = {folded(candidate): candidate for candidate in candidates}
    close = difflib.get_close_matches(folded(name), by_look, n=1, cutoff=CLOSE_ENOUGH)
    return by_look[close[0]] if close else ""


def named(name: str, contract: Mapping[str, Any]) -> str:
    """The dotted path below the top whose last step looks exactly like the name, or ""."""
    known = (path for path in paths(contract, through_lists=False) if "." in path)
    return next((path for path in known if folded(path.rsplit(".", 1)[-1]) == folded(name)), "")


def elsewhere(name: str, contract: Mapping[str, Any]) -> str:
    """The dotted path in the whole contract whose last step, or whose whole, looks like the name, or ""."""
    known = list(paths(contract, through_lists=False))
    tails = {path.rsplit(".", 1)[-1]: path for path in reversed(known)}
    meant = likely(name, tails)
    return tails[meant] if meant else likely(name, known)


def question(meant: str, names: Collection[str]) -> str:
    """“Ý bạn là …?”, or the names there are."""
    if meant:
        return f"Ý bạn là “{meant}”?"
    listed = ", ".join(f"“{name}”" for name in list(names)[:MOST_LISTED])
    more = ", …" if len(names) > MOST_LISTED else ""
    return f"Các tên dùng được ở đây: {listed}{more}." if listed else ""


def strangeness(name: str) -> str:
    """Why a name may look right and still be wrong: letters of another alphabet, marks typed as separate characters."""
    strange = [letter for letter in dict.fromkeys(name) if script(letter)]
    if strange:
        letters = ", ".join(f"“{letter}” ({script(letter)})" for letter in strange)
        return f": có chữ {letters} trông giống chữ Latinh"
    if unicodedata.normalize("NFC", name) != name:
        return ": dấu tiếng Việt gõ kiểu tổ hợp (NFD)"
    return ""


def script(letter: str) -> str:
    """The alphabet of a letter that is not Latin, or ""."""
    return SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0], "")
