"""A Word file that somebody sends: the pages that take one, its limit, what is said where it is too large."""

from typing import Any, NamedTuple

from flask import Blueprint, request

from vietnamese.filenames import safe_name
from vietnamese.text import clean_name
from web.apologies import Apology
from web.errors import answer
from web.guard import BODY_LIMIT

FIELD = "tep"
NOTHING = "Xin chọn một tệp Word (.docx) rồi gửi lại."
TOO_LARGE = Apology(
    "Tệp gửi lên quá lớn",
    "Máy chủ nhận tệp Word lớn nhất 10 MB; tệp này lớn hơn nên chưa được nhận. Xin bỏ bớt hoặc nén hình trong tệp "
    "(Compress Pictures) rồi gửi lại.",
)


class NothingSent(ValueError):
    """The form came without a file."""

    def __init__(self) -> None:
        super().__init__(NOTHING)


class Sent(NamedTuple):
    """A file as it came; `name` is safe to show and to offer again."""

    name: str
    data: bytes

    @property
    def stem(self) -> str:
        """The name without its extension, as a person would say it."""
        return clean_name(self.name.rpartition(".")[0] or self.name)


def take_files(pages: Blueprint, too_large: Apology = TOO_LARGE) -> None:
    """Let the blueprint's pages take bodies up to the server's own limit, and refuse larger ones in their words."""
    pages.url_value_preprocessor(_widen)
    pages.register_error_handler(413, lambda error: answer(413, too_large))


def _widen(endpoint: str | None, values: dict[str, Any] | None) -> None:
    # Before anything reads the form: the token of a form is looked for in it, too.
    request.max_content_length = BODY_LIMIT


def sent() -> Sent:
    """The file that the form brought; raises `NothingSent`. An empty file is a file."""
    file = request.files.get(FIELD)
    if file is None or not file.filename:
        raise NothingSent
    return Sent(safe_name(file.filename.replace("\\", "/").rpartition("/")[2]), file.read())
