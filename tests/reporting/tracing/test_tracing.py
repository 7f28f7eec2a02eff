"""What a consolidated report was made of is read again as it was, whatever has happened since."""

from datetime import timedelta

from reporting.printing import print_report, traced_of
from reporting.tracing import traced_below
from tests.reporting.ground import NOW, Ground
from tests.reporting.tracing.grove import consolidate, traced


def test_counted_and_missing_together_are_the_children_expected(ground: Ground) -> None:
    found = traced(ground)
    assert {child.code for child in found.counted} == {"H1", "H2", "C9"}
    assert {child.code for child in found.missing} == {"H3"}
    assert {code: {child.code for child in some} for code, some in found.below.items()} == {
        "H1": {"C1", "C2", "C3"},
        "H2": {"C4", "C5"},
    }


def test_it_comes_to_the_figures_that_were_frozen(ground: Ground) -> None:
    found = traced(ground)
    assert found.made.kept() == found.kept.figures
    assert found.kept.figures["A01"]["2011"] == "77"


def test_a_report_that_was_never_consolidated_has_nothing_of_it(ground: Ground) -> None:
    assert traced_of(ground.db, ground.desk("H3")) is None


def test_what_units_change_afterwards_changes_nothing_on_the_paper(ground: Ground) -> None:
    before = print_report(ground.db, ground.desk("T")).data
    ground.back("C1", "accepted")
    ground.write("C1", {"A01": {"2011": "999"}})
    ground.bring("C5", "submitted")
    ground.back("H1", "accepted")
    consolidate(ground, "H1", NOW + timedelta(hours=1))
    assert print_report(ground.db, ground.desk("T")).data == before


def test_control_consolidated_again_the_paper_is_another(ground: Ground) -> None:
    before = print_report(ground.db, ground.desk("T")).data
    ground.bring("H3", "accepted")
    consolidate(ground, "T")
    assert print_report(ground.db, ground.desk("T")).data != before


def test_a_child_is_opened_as_it_was_when_it_handed_in(ground: Ground) -> None:
    opened = traced_below(ground.db, ground.campaign, traced(ground))
    assert set(opened) == {"H1", "H2"}
    assert opened["H1"].made.kept() == opened["H1"].kept.figures
