"""The paragraphs of a whole report by their marks, kept when it is handed in. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from forms.outline import Outline
from reporting.workbench.cutting import paragraphs
from reporting.workbench.likeness import mark_of
from reporting.workbench.points import answer_at, points_of


def marked_texts(outline: Outline, kind: str, contents: Mapping[str, Any]) -> Iterator[tuple[int, str, str]]:
    """(mark, section, question) of every paragraph long enough to be told from others."""
    for point in points_of(outline, kind, [kind], {}):
        for paragraph in paragraphs(answer_at(contents.get(point.section, {}), point)):
            mark = mark_of(paragraph)
            if mark is not None:
                yield mark, point.section, point.question
