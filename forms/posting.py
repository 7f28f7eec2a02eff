"""What is refused of a post before anything is kept, and how its values are cleaned."""

from collections.abc import Iterator, Mapping
from typing import Any

from forms.messages import say
from vietnamese.text import clean

END = "_het"
"""The last hidden field of every page, always "1": a post without it was cut short."""
ACTION = "lam"
"""The name of the buttons that add ("them:<question>") and remove ("bo:<question>:<row>") rows."""
MOST_BYTES = 1 << 20
MOST_ROWS = 5000


class IncompletePost(ValueError):
    """Dữ liệu gửi lên bị thiếu."""


class TooLong(ValueError):
    """Nội dung dài quá mức nhận được."""


def typed_values(formdata: Any) -> dict[str, str]:
    """The first value of each name of a posted form (a MultiDict); raises IncompletePost where its end is missing."""
    values = texts(formdata.to_dict())
    if values.get(END) != "1":
        raise IncompletePost(say("cut_short"))
    return values


def texts(values: Any) -> dict[str, str]:
    """The mapping itself where it is one of names to texts; raises IncompletePost else."""
    if not isinstance(values, dict):
        raise IncompletePost(say("cut_short"))
    for name, value in values.items():
        if value.__class__ is not str:
            raise IncompletePost(say("not_text", cell=name))
    return values


class Intake:
    """Cleans the texts of one post and remembers what was taken out of them and what was too much."""

    def __init__(self) -> None:
        self.removed = 0
        self.refusals: list[str] = []

    def clean(self, text: str, label: str) -> str:
        """The text as it is kept; one of more than MOST_BYTES is noted, not cut. Raises UnstorableText."""
        kept, removed = clean(text)
        self.removed += removed
        if len(kept) > MOST_BYTES // 4 and len(kept.encode()) > MOST_BYTES:
            self.refusals.append(say("text_too_long", label=label))
        return kept

    def refuse_rows(self, label: str) -> None:
        """Note a table of more than MOST_ROWS rows."""
        self.refusals.append(say("too_many_rows", label=label, most=f"{MOST_ROWS:,}".replace(",", ".")))


def actions(typed: Mapping[str, str], question: str) -> Iterator[tuple[str, str]]:
    """The pressed row button of this question as (verb, row), e.g. ("them", "") or ("bo", "3")."""
    verb, _, rest = typed.get(ACTION, "").partition(":")
    name, _, row = rest.partition(":")
    if name == question and verb in ("them", "bo"):
        yield verb, row
