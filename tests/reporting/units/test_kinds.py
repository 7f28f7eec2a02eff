"""The kinds that an instance knows, and what words mean them."""

from forms.outline import Outline, load_outline, shipped, shipped_slugs
from reporting.units.kinds import Kinds, folded, known_kinds
from store.connection import Database


def other(outline: Outline, label: str) -> Outline:
    """The outline with its first kind under another id."""
    first = outline.unit_kinds[0].model_copy(update={"id": "khac", "label": label})
    return outline.model_copy(update={"unit_kinds": (first, *outline.unit_kinds[1:])})


def test_all_kinds_of_the_shipped_outlines_are_known(db: Database) -> None:
    wanted = {kind.id for slug in shipped_slugs() for kind in load_outline(shipped(slug)).unit_kinds}
    assert wanted <= set(known_kinds(db).by_id)


def test_a_kind_is_meant_by_its_id_and_by_its_label_without_marks(db: Database) -> None:
    kinds = known_kinds(db)
    assert kinds.meant("huyen") == kinds.meant("lien doan lao dong huyen thi xa") == {"huyen"}
    assert (kinds.meant("hợp tác xã"), kinds.label("lạ")) == (frozenset(), "lạ")


def test_one_label_of_two_kinds_means_both(outline: Outline) -> None:
    kinds = Kinds.of([outline, other(outline, outline.unit_kinds[0].label)])
    assert kinds.meant(outline.unit_kinds[0].label) == {"cdcs", "khac"}
    assert kinds.meant("khac") == {"khac"}


def test_signs_and_capitals_say_nothing() -> None:
    assert folded("Mã  ĐƠN-VỊ (*)") == folded("ma don vi")
