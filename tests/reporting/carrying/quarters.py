"""Two quarters of a small tree: commune unions under the province, grassroots unions under them and beside them."""

from dataclasses import replace
from pathlib import Path

from forms.outline import Outline, load_outline
from reporting.opening import Opening, open_on
from tests.forms.quarter import QUARTER
from tests.reporting.ground import NOW, TREE_DAY, Ground, plant

PARENTS = {"TINH": "", "X1": "TINH", "X2": "TINH", "T1": "TINH", "C1": "X1", "C2": "X1", "C3": "X2"}
KINDS = {"TINH": "tinh", "X1": "xa", "X2": "xa", "T1": "cdcs", "C1": "cdcs", "C2": "cdcs", "C3": "cdcs"}


def outline(term: str) -> Outline:
    return load_outline(QUARTER, term)


def first_quarter(folder: Path, term: str = "2026-Q2") -> Ground:
    return plant(folder / "baocao.db", outline(term), PARENTS, KINDS)


def next_quarter(ground: Ground, term: str = "2026-Q3", slug: str = "sau") -> Ground:
    """The campaign of another term opened on the same tree."""
    made = outline(term)
    return replace(ground, outline=made, campaign=open_on(ground.db, made, Opening(slug, TREE_DAY), NOW))
