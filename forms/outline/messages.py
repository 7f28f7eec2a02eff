"""The model's errors in Vietnamese, each with the line it comes from."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic_core import ErrorDetails

from forms.outline import model, parts, questions
from forms.outline.parts import Record
from forms.outline.tree import Part, Problem

MEANINGS = {
    "title": "tiêu đề in ra",
    "short_title": "tên gọi ngắn",
    "number": "số thứ tự in ra",
    "label": "tên hiện trên màn hình",
    "id": "mã",
    "printed": "tên kỳ in ra",
    "measure": "đơn vị tính",
    "kind": "loại",
    "level": "cấp",
    "message": "câu báo lỗi",
    "severity": "mức độ",
    "leads": "cơ quan lãnh đạo",
    "addressee": "nơi nhận kiến nghị",
}
PATTERNS = {
    r"\S": "{key} không được để trống.",
    r"^[a-z][a-z0-9_]*$": "“{value}” không làm mã được: bắt đầu bằng chữ, chỉ dùng a–z, 0–9 và dấu gạch dưới.",
    r"^[A-Za-z][A-Za-z0-9_]*$": (
        "“{value}” không làm mã được: bắt đầu bằng chữ, chỉ dùng chữ không dấu, chữ số và dấu gạch dưới."
    ),
    r"^[A-Za-z0-9_]+$": "“{value}” không làm mã kỳ được: chỉ dùng chữ không dấu, chữ số và dấu gạch dưới.",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "“{value}” không dùng được: chỉ dùng a–z, 0–9, nối bằng dấu gạch ngang.",
}
WRONG_TYPE = {
    "string": "{key} phải là chữ; số và ngày phải đặt trong ngoặc kép.",
    "int": "{key} phải là số nguyên.",
    "bool": "{key} phải là true hoặc false.",
    "date": "{key} phải là ngày có thật, viết dạng 2012-07-20.",
    "tuple": "{key} phải là một danh sách: [a, b] hoặc mỗi dòng một dấu gạch đầu dòng.",
    "model": "{key} phải gồm các khóa viết thụt vào, mỗi khóa một dòng.",
    "dict": "{key} phải gồm các khóa viết thụt vào, mỗi khóa một dòng.",
}
BOUNDS = {
    "greater_than_equal": "{key} phải từ {ge} trở lên.",
    "greater_than": "{key} phải lớn hơn {gt}.",
    "less_than_equal": "{key} phải từ {le} trở xuống.",
    "too_short": "{key} phải có ít nhất {min_length} phần tử.",
    "too_long": "{key} chỉ được có {max_length} phần tử.",
}
UNITS = "units chỉ nhận sum, count hoặc {mean: mã chỉ tiêu}."
UNKNOWN = "{key} có giá trị không dùng được."


def in_vietnamese(tree: Part, error: ErrorDetails) -> Problem:
    """What pydantic found, for the person who wrote the file: the line of the value and what to do."""
    key, line = _place(tree, error)
    if "units" in error["loc"]:
        return Problem(line, UNITS)
    saying = _SAYINGS.get(error["type"])
    if saying is not None:
        return Problem(line, saying(key, error))
    words = BOUNDS.get(error["type"]) or WRONG_TYPE.get(error["type"].partition("_")[0], UNKNOWN)
    return Problem(line, words.format_map(_words(key, error)))


def _place(tree: Part, error: ErrorDetails) -> tuple[str, int]:
    """The key of the value meant and its line; steps that are pydantic's own names of unions drop out.

    Where the key itself is the error, or has no value, the line is the key's.
    """
    part, key, line = tree, "", tree.line
    tag = ("kind",) if error["type"] == "union_tag_invalid" else ()
    for step in error["loc"] + tag:
        found = part.get(step)
        if found is not None:
            by_key = found.value is None or error["type"] == "extra_forbidden"
            line = part.key_lines.get(str(step), found.line) if by_key else found.line
            part, key = found, step if isinstance(step, str) else key
    return key, line


def _words(key: str, error: ErrorDetails) -> dict[str, Any]:
    return {**error.get("ctx", {}), "key": _named(key), "value": error["input"]}


def _named(key: str) -> str:
    meaning = MEANINGS.get(key)
    return f"“{key}” ({meaning})" if meaning else f"“{key}”"


def _missing(key: str, error: ErrorDetails) -> str:
    wanted = error["loc"][-1]
    return f"thiếu {_named(wanted)}." if isinstance(wanted, str) else f"“{key}” còn thiếu phần tử."


def _unknown_key(key: str, error: ErrorDetails) -> str:
    wrong = str(error["loc"][-1])
    near = get_close_matches(wrong, KEYS, 1)
    return f"không có khóa “{wrong}”" + (f"; có phải là “{near[0]}”?" if near else ".")


def _pattern(key: str, error: ErrorDetails) -> str:
    pattern = error.get("ctx", {}).get("pattern", "")
    return PATTERNS.get(pattern, UNKNOWN).format_map(_words(key, error))


def _one_of(key: str, error: ErrorDetails) -> str:
    offered = ", ".join(re.findall(r"'([^']+)'", str(error.get("ctx", {}).get("expected", ""))))
    return f"{_named(key)} không nhận “{error['input']}”; chỉ nhận: {offered}."


def _question_kind(key: str, error: ErrorDetails) -> str:
    offered = ", ".join(re.findall(r"'([^']+)'", str(error.get("ctx", {}).get("expected_tags", ""))))
    return f"không có loại câu hỏi “{error.get('ctx', {}).get('tag')}”; chỉ nhận: {offered}."


_SAYINGS: Mapping[str, Callable[[str, ErrorDetails], str]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "string_pattern_mismatch": _pattern,
    "literal_error": _one_of,
    "union_tag_invalid": _question_kind,
    "union_tag_not_found": lambda key, error: "câu hỏi thiếu “kind” (loại câu hỏi).",
}


def _keys() -> list[str]:
    records = {
        value
        for module in (model, parts, questions)
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Record)
    }
    return sorted({field.alias or name for record in records for name, field in record.model_fields.items()})


KEYS = _keys()
