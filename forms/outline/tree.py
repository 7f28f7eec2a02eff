"""The parts of an outline file as they were written, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

Scalar = str | int | float | bool | None

NOT_YAML = "không đọc được từ dòng này: xem lại thụt lề, dấu hai chấm, dấu ngoặc ở dòng này và dòng ngay trước."
TOO_DEEP = "tệp có quá nhiều lớp lồng nhau."
ALIAS = "không dùng neo (&) và bí danh (*); xin viết lại nội dung đầy đủ."
CONTROL = "có ký tự điều khiển, xin xóa đi."
STRANGE_KEY = "khóa phải là một từ."


# What an escape like \0 can bring in, and neither a page nor a paper can show.
UNWRITTEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Problem(NamedTuple):
    """One error of an outline file: the line (from 1) and what to do, in Vietnamese."""

    line: int
    message: str


@dataclass(frozen=True)
class Part:
    """A value of the file: a scalar, a list of parts, or parts under keys."""

    line: int
    value: Scalar | list[Part] | dict[str, Part]
    key_lines: dict[str, int] = field(default_factory=dict)

    def get(self, key: str | int) -> Part | None:
        """The part under a key or at a place, None where there is none."""
        if isinstance(self.value, dict) and isinstance(key, str):
            return self.value.get(key)
        if isinstance(self.value, list) and isinstance(key, int) and key < len(self.value):
            return self.value[key]
        return None

    def members(self) -> list[Part]:
        """The parts right under this one."""
        if isinstance(self.value, dict):
            return list(self.value.values())
        return self.value if isinstance(self.value, list) else []

    def text(self, key: str) -> str:
        """The text under a key, "" where there is none."""
        part = self.get(key)
        return part.value if part is not None and isinstance(part.value, str) else ""

    def parts(self, key: str) -> list[Part]:
        """The members of the list under a key, none where there is no list."""
        part = self.get(key)
        return part.value if part is not None and isinstance(part.value, list) else []

    def texts(self, key: str) -> list[tuple[str, int]]:
        """The texts in the list under a key, each with its line."""
        return [(part.value, part.line) for part in self.parts(key) if isinstance(part.value, str)]

    def line_of(self, key: str) -> int:
        """The line of the value under a key; without the key, the part's own."""
        part = self.get(key)
        return self.line if part is None else part.line

    def plain(self) -> Any:
        """The value without lines, as JSON knows it."""
        if isinstance(self.value, dict):
            return {key: part.plain() for key, part in self.value.items()}
        if isinstance(self.value, list):
            return [part.plain() for part in self.value]
        return self.value


def questions(tree: Part) -> list[Part]:
    """Every question of every section of the file."""
    return [question for section in tree.parts("sections") for question in section.parts("questions")]


def read_tree(text: str) -> tuple[Part | None, list[Problem]]:
    """The whole file as one part (None where it is no YAML), and what is wrong with its spelling."""
    try:
        node = YAML(typ="safe", pure=True).compose(text)
        builder = _Builder()
        return (builder.part(node) if node else Part(1, {})), builder.problems
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return None, [Problem(mark.line + 1 if mark else 1, NOT_YAML)]
    except ReaderError as error:
        return None, [Problem(text.count("\n", 0, error.position) + 1, CONTROL)]
    except YAMLError:
        return None, [Problem(1, NOT_YAML)]
    except RecursionError:
        return None, [Problem(1, TOO_DEEP)]


class _Builder:
    """Turns nodes into parts and notes keys written twice, aliases, keys that are no words."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.met: set[int] = set()

    def part(self, node: Node) -> Part:
        line = node.start_mark.line + 1
        if id(node) in self.met:
            self.problems.append(Problem(line, ALIAS))
            return Part(line, None)
        self.met.add(id(node))
        if isinstance(node, SequenceNode):
            return Part(line, [self.part(member) for member in node.value])
        if isinstance(node, MappingNode):
            return self.mapping(node, line)
        if UNWRITTEN.search(node.value):
            self.problems.append(Problem(line, CONTROL))
            return Part(line, UNWRITTEN.sub("?", node.value))
        return Part(line, _scalar(node))

    def mapping(self, node: MappingNode, line: int) -> Part:
        values: dict[str, Part] = {}
        key_lines: dict[str, int] = {}
        for key, key_line, member in self.keyed(node):
            if key in key_lines:
                message = f"khóa “{key}” viết hai lần (lần đầu ở dòng {key_lines[key]})."
                self.problems.append(Problem(key_line, message))
                continue
            key_lines[key] = key_line
            values[key] = self.part(member)
        return Part(line, values, key_lines)

    def keyed(self, node: MappingNode) -> Iterator[tuple[str, int, Node]]:
        for key, member in node.value:
            line = key.start_mark.line + 1
            if isinstance(key, ScalarNode):
                yield key.value, line, member
            else:
                self.problems.append(Problem(line, STRANGE_KEY))


def _scalar(node: Node) -> Scalar:
    """A day stays text: what a field makes of it is the model's affair."""
    kind = str(node.tag).rpartition(":")[2]
    try:
        return _SCALARS[kind](node.value) if kind in _SCALARS else str(node.value)
    except ValueError:
        return str(node.value)


_SCALARS: dict[str, Any] = {
    "int": int,
    "float": float,
    "bool": lambda text: text.lower() == "true",
    "null": lambda text: None,
}
