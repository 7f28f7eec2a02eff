"""The forms' sentences stand in one table, and every one of them is used."""

import re
from pathlib import Path

import pytest

from forms.kinds import KINDS
from forms.messages import MESSAGES, say
from forms.outline import load_outline, shipped, shipped_slugs

FORMS = Path(__file__).parents[2] / "forms"


def test_every_sentence_is_used_and_every_one_used_exists() -> None:
    source = "".join(file.read_text(encoding="utf-8") for file in FORMS.glob("*.py") if file.name != "messages.py")
    said = set(re.findall(r'say\(\s*"(\w+)"', source)) | set(re.findall(r'problem="(\w+)"', source))
    assert said == set(MESSAGES)


def test_every_sentence_ends_like_one() -> None:
    fragments = {"unread", "breach", "breach_in", "row_of_table"}
    whole = {name: text for name, text in MESSAGES.items() if name not in fragments}
    assert [name for name, text in whole.items() if not text.rstrip(")").endswith(".")] == []


def test_an_unknown_sentence_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("no_such_sentence")
    assert say("fill_in") == "Xin điền mục này."


@pytest.mark.parametrize("slug", shipped_slugs())
def test_every_kind_an_outline_asks_is_in_the_table(slug: str) -> None:
    outline = load_outline(shipped(slug))
    asked = {question.kind for section in outline.sections for question in section.questions}
    assert asked <= KINDS.keys()
