"""From the text of an outline file to the model, every error at once and with its line."""

from __future__ import annotations

import json

from pydantic import ValidationError

from forms.outline.checks import check_tree
from forms.outline.columns import settled
from forms.outline.indicator_checks import EVERY, with_indicator
from forms.outline.messages import in_vietnamese
from forms.outline.model import Outline
from forms.outline.parts import Rule
from forms.outline.terms import for_term
from forms.outline.tree import Part, Problem, read_tree

# A default that depends on a field which is itself wrong.
FOLLOWS_FROM_ANOTHER = "default_factory_not_called"


class OutlineProblems(ValueError):
    """Tệp đề cương có lỗi."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(f"Dòng {line}: {message}" for line, message in problems))


def load_outline(text: str, term: str = "") -> Outline:
    """The outline written in a YAML text; raises OutlineProblems with every error, in order of lines.

    `term` is the term to read a regular report's outline for; "" is the one that the file names itself. Raises
    BadTerm where it has no such term.
    """
    text, problems = for_term(text, term)
    tree, misspelt = read_tree(text)
    problems += misspelt
    if tree is None:
        raise OutlineProblems(problems)
    outline = _model(tree, problems)
    problems += check_tree(tree)
    if problems or outline is None:
        raise OutlineProblems(sorted(set(problems)))
    outline = settled(outline)
    rules = tuple(one for rule in outline.rules for one in _spread(outline, rule))
    return outline.model_copy(update={"rules": rules})


def _model(tree: Part, problems: list[Problem]) -> Outline | None:
    # JSON, because in strict mode only JSON text may stand for days and tuples.
    try:
        return Outline.model_validate_json(json.dumps(tree.plain()))
    except ValidationError as error:
        found = error.errors(include_url=False)
        problems += [in_vietnamese(tree, one) for one in found if one["type"] != FOLLOWS_FROM_ANOTHER]
        return None


def _spread(outline: Outline, rule: Rule) -> tuple[Rule, ...]:
    """One rule of each indicator in `each`; `*` stands for all that are typed."""
    if not rule.each:
        return (rule,)
    ids = [indicator.id for indicator in outline.indicators if indicator.typed]
    return tuple(_for_one(outline, rule, id) for id in (ids if rule.each == (EVERY,) else rule.each))


def _for_one(outline: Outline, rule: Rule, id: str) -> Rule:
    name = f"“{outline.indicator(id).label}” ({id})"
    return rule.model_copy(
        update={
            "id": f"{rule.id}-{id}",
            "check": with_indicator(rule.check, id),
            "message": rule.message.replace("{chi_tieu}", name),
            "each": (),
        }
    )
