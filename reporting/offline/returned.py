"""Files as they come back: opened in a confined child, many at a time; one that breaks the child is told by itself."""

import json
from collections.abc import Sequence
from time import monotonic
from typing import Any

from documents.limits import LimitedRunFailed, run_limited

AT_ONCE = 25
SECONDS, SECONDS_EACH = 10, 2
FAILED = (
    "Không đọc được tệp này: máy chủ phải dừng giữa chừng vì tệp quá nặng hoặc bị hỏng. "
    "Xin mở thử, lưu lại rồi gửi lại lần nữa."
)
SECONDS_IN_ALL = 120.0
NO_TIME_LEFT = (
    "Chưa đọc tệp này: các tệp gửi cùng lần này nặng quá nên máy chủ đã hết thời gian. Xin gửi lại riêng tệp này."
)

Answer = dict[str, Any]
"""{"found": what documents.offline.found.Found says} or {"refused": a sentence}."""


def read_all(files: Sequence[bytes], seconds: float = SECONDS_IN_ALL) -> list[Answer]:
    """What each file says, in their order; no file is begun once `seconds` are over."""
    answers: list[Answer] = []
    until = monotonic() + seconds
    for start in range(0, len(files), AT_ONCE):
        answers += together(files[start : start + AT_ONCE], until)
    return answers


def together(files: Sequence[bytes], until: float) -> list[Answer]:
    """Some files in one child; where it fails, each in a child of its own."""
    if monotonic() > until:
        return [{"refused": NO_TIME_LEFT} for _ in files]
    try:
        payload = {str(number): data for number, data in enumerate(files)}
        answers: list[Answer] = json.loads(run_limited("offline", payload, SECONDS + SECONDS_EACH * len(files)))
    except LimitedRunFailed:
        if len(files) == 1:
            return [{"refused": FAILED}]
        return [each for data in files for each in together([data], until)]
    return answers
