"""Outlines: what a reporting campaign asks. The model is in outline_model, its records in outline_parts."""

from __future__ import annotations

from pathlib import Path

from forms.outline.model import NotInOutline, Outline
from forms.outline.parts import (
    Basis,
    CampaignDefaults,
    Carried,
    Deadline,
    Derived,
    Indicator,
    Mean,
    Period,
    Rule,
    Step,
    UnitKind,
)
from forms.outline.questions import (
    AddressedQuestion,
    Addressee,
    ChoiceQuestion,
    Column,
    DateQuestion,
    IndicatorsQuestion,
    NarrativeQuestion,
    NumberQuestion,
    Option,
    Question,
    RowsQuestion,
    Section,
)
from forms.outline.reading import OutlineProblems, load_outline
from forms.outline.tree import Problem

__all__ = [
    "AddressedQuestion",
    "Addressee",
    "Basis",
    "CampaignDefaults",
    "Carried",
    "ChoiceQuestion",
    "Column",
    "DateQuestion",
    "Deadline",
    "Derived",
    "Indicator",
    "IndicatorsQuestion",
    "Mean",
    "NarrativeQuestion",
    "NotInOutline",
    "NumberQuestion",
    "Option",
    "Outline",
    "OutlineProblems",
    "Period",
    "Problem",
    "Question",
    "RowsQuestion",
    "Rule",
    "Section",
    "Step",
    "UnitKind",
    "load_outline",
    "parse_stored",
    "shipped",
    "shipped_slugs",
]

FOLDER = Path(__file__).parent.parent / "outlines"


def parse_stored(json: str) -> Outline:
    """The outline a campaign was opened with, from `Outline.model_dump_json()`; raises pydantic's error."""
    return Outline.model_validate_json(json)


def shipped_slugs() -> tuple[str, ...]:
    """The slugs of the outlines that come with the program, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def shipped(slug: str) -> str:
    """The YAML text of an outline that comes with the program; raises NotInOutline."""
    if slug not in shipped_slugs():
        raise NotInOutline("tệp đề cương", slug)
    return (FOLDER / f"{slug}.yaml").read_text(encoding="utf-8")
