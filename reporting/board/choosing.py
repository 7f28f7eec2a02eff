"""Which rows of the board are asked for: one filter for the page, the workbook, bulk steps and reminders."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace

from reporting.board import STAGES, Row
from vietnamese.keys import search_key

NOT_SENT = frozenset({"not_started", "in_progress", "returned"})

# As in addresses: what is read, and the stages it stands for.
STATES: dict[str, tuple[str, frozenset[str]]] = {
    "chua-nop": ("Chưa nộp", NOT_SENT),
    "chua-lam": (STAGES["not_started"], frozenset({"not_started"})),
    "dang-lam": (STAGES["in_progress"], frozenset({"in_progress"})),
    "tra-lai": (STAGES["returned"], frozenset({"returned"})),
    "da-nop": ("Đã nộp", frozenset({"submitted", "accepted"})),
    "cho-duyet": (STAGES["submitted"], frozenset({"submitted"})),
    "da-duyet": (STAGES["accepted"], frozenset({"accepted"})),
}
PUNCTUALITIES: dict[str, tuple[str, Callable[[Row], bool]]] = {
    "dung-han": ("Nộp đúng hạn", lambda row: row.punctual == "on_time"),
    "sau-han": ("Nộp sau hạn", lambda row: row.punctual == "late"),
    "qua-han": ("Quá hạn chưa nộp", lambda row: row.punctual == "overdue"),
    "gia-han": ("Được gia hạn", lambda row: row.extended),
}
NAMES = {"under": "duoi", "state": "trang-thai", "kind": "loai", "punctual": "dung-han", "sought": "tim"}
"""The fields of a filter as they are called in addresses."""
LONGEST = 100


@dataclass(frozen=True)
class Filter:
    """What is asked for, "" where it does not matter: `under` a unit's code, `state` of STATES, `punctual` of
    PUNCTUALITIES, `kind` of the outline, `sought` words of names and codes, with or without marks."""

    under: str = ""
    state: str = ""
    kind: str = ""
    punctual: str = ""
    sought: str = ""

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> "Filter":
        """The filter of an address or a form; states and punctualities that nobody knows are not asked for."""
        found = cls(**{name: " ".join(asked.get(called, "").split())[:LONGEST] for name, called in NAMES.items()})
        state = found.state if found.state in STATES else ""
        return replace(found, state=state, punctual=found.punctual if found.punctual in PUNCTUALITIES else "")

    @property
    def query(self) -> dict[str, str]:
        """What its address says."""
        return {NAMES[name]: text for name, text in asdict(self).items() if text}

    @property
    def narrows(self) -> bool:
        """Whether it leaves out any unit of its branch."""
        return bool(self.state or self.kind or self.punctual or self.sought)

    def chosen(self, rows: Iterable[Row]) -> list[Row]:
        """The rows asked for, of a board that has the branch already."""
        stages = STATES[self.state][1] if self.state else frozenset(STAGES)
        punctual = PUNCTUALITIES[self.punctual][1] if self.punctual else None
        words = search_key(self.sought).split()
        return [
            row
            for row in rows
            if row.stage in stages
            and self.kind in ("", row.kind)
            and (punctual is None or punctual(row))
            and all(word in row.search_key for word in words)
        ]

    def said(self, kinds: Mapping[str, str]) -> str:
        """The filter in words, without its branch: `Chưa nộp; có chữ “dak mil”`; `kinds` are labels by id."""
        parts = [
            STATES[self.state][0] if self.state else "",
            kinds.get(self.kind, self.kind),
            PUNCTUALITIES[self.punctual][0] if self.punctual else "",
            f"có chữ “{self.sought}”" if self.sought else "",
        ]
        return "; ".join(filter(None, parts))
