"""The outline that a campaign is to be opened on: one that comes with the program, or a clerk's own file."""

from functools import lru_cache
from typing import NamedTuple

from forms.outline import Outline, OutlineProblems, load_outline, shipped, shipped_slugs
from forms.outline.terms import BadTerm
from reporting.opening import NoSuchOutline

LARGEST = 1 << 20
MOST_TOLD = 200


class NotAnOutline(ValueError):
    """A file that is no outline; `problems` are its errors by line, none where it could not be read at all."""

    def __init__(self, message: str, problems: tuple[tuple[int, str], ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


class Source(NamedTuple):
    """Where an outline comes from: the name of a shipped one or the text of a file, and the term it is for."""

    shipped: str = ""
    text: str = ""
    term: str = ""

    def outline(self) -> Outline:
        """The outline itself; raises NoSuchOutline, NotAnOutline with every error and its line."""
        return loaded(self.text or text_of(self.shipped), self.term)


def text_of(slug: str) -> str:
    """The text of a shipped outline; raises NoSuchOutline."""
    if slug not in shipped_slugs():
        raise NoSuchOutline(slug)
    return shipped(slug)


@lru_cache(maxsize=8)
def loaded(text: str, term: str) -> Outline:
    """An outline read once, for the pages that ask for it again and again."""
    try:
        return load_outline(text, term)
    except BadTerm as bad:
        raise NotAnOutline(str(bad)) from bad
    except OutlineProblems as bad:
        problems = tuple((problem.line, problem.message) for problem in bad.problems[:MOST_TOLD])
        first = f" Dưới đây là {MOST_TOLD} lỗi đầu." if len(bad.problems) > MOST_TOLD else ""
        raise NotAnOutline(f"Đề cương còn {len(bad.problems)} lỗi.{first}", problems) from bad


def read_file(data: bytes) -> str:
    """The text of an uploaded file; raises NotAnOutline."""
    if len(data) > LARGEST:
        raise NotAnOutline("Tệp đề cương lớn quá 1 MB. Xin kiểm tra lại tệp đã chọn.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotAnOutline("Tệp này không phải văn bản UTF-8. Xin lưu lại tệp dạng UTF-8 rồi gửi lên.") from None
