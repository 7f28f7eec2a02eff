"""From the text of an outline file to the model, every error with its line."""

from __future__ import annotations

import json
from typing import NamedTuple

from pydantic import ValidationError
from ruamel.yaml import YAML

from forms.outline_model import Outline


class Problem(NamedTuple):
    """One error of an outline file: the line (from 1) and what to do, in Vietnamese."""

    line: int
    message: str


class OutlineProblems(ValueError):
    """Tệp đề cương có lỗi."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(f"Dòng {line}: {message}" for line, message in problems))


def load_outline(text: str) -> Outline:
    """The outline written in a YAML text; raises OutlineProblems with every error at once."""
    tree = YAML(typ="safe", pure=True).load(text)
    try:
        return Outline.model_validate_json(json.dumps(tree, default=str))
    except ValidationError as error:
        raise OutlineProblems([Problem(0, str(error))]) from error
