"""Each rule of the five-year review finds the contradiction it is there for, and lets sound figures pass."""

from __future__ import annotations

from decimal import Decimal

import pytest

from forms.outline import Outline, load_outline, shipped
from forms.rules import breaches

# rule: (kind, figures that break it, figures that do not); "A01=12" is of 2011, "A01@2010=12" of 2010.
CASES = {
    "K01-A01": ("cdcs", "A01=-1", "A01=0"),
    "K01-B10": ("cdcs", "B10=-0.5", "B10=0.5"),
    "K02-A02": ("cdcs", "A01=10 A02=11", "A01=10 A02=10"),
    "K02-A03": ("cdcs", "A01=10 A03=11", "A01=10 A03=10"),
    "K03": ("huyen", "A01=10 A04=5 A05=3 A06=3", "A01=10 A04=5 A05=3 A06=2"),
    "K04": ("cdcs", "A01=10 O05=11", "A01=10 O05=10"),
    "K05a": ("cdcs", "O05=10 O06=11", "O05=10 O06=10"),
    "K05b": ("cdcs", "A02=5 O06=6", "A02=5 O06=5"),
    "K06a": ("huyen", "A01=10 A09=11", "A01=10 A09=10"),
    "K06b": ("huyen", "A02=5 A09=3 A10=4", "A02=5 A09=4 A10=4"),
    "K07a": ("cdcs", "A01=10 A08=11", "A01=10 A08=10"),
    "K07b": ("cdcs", "A07=3000000 A08=0", "A07=3000000 A08=1"),
    "K08a-B01": ("cdcs", "A01=10 B01=11", "A01=10 B01=10"),
    "K08a-B02b": ("cdcs", "A01=10 B02b=11", "A01=10 B02b=10"),
    "K08b": ("huyen", "A04=0 B01=10 B02=11", "A04=1 B01=10 B02=11"),
    "K08c": ("cdcs", "C06=1 B01=10 B02=11", "C06=0 B01=10 B02=11"),
    "K09": ("huyen", "A01=10 B04=5 B05=6", "A01=10 B04=5 B05=5"),
    "K10a": ("huyen", "C03=10 C04=11", "C03=10 C04=10"),
    "K10b-C06": ("huyen", "C05=10 C06=11", "C05=10 C06=10"),
    "K10b-C07": ("huyen", "C05=10 C07=11", "C05=10 C07=10"),
    "K10b-D02": ("huyen", "C05=10 D02=11", "C05=10 D02=10"),
    "K10c-C04": ("cdcs", "C04=2", "C04=1"),
    "K10c-C07": ("cdcs_truc_thuoc", "C07=2", "C07=0"),
    "K11a-O02": ("huyen", "O01=10 O02=11", "O01=10 O02=10"),
    "K11a-O03": ("huyen", "O01=10 O03=11", "O01=10 O03=10"),
    "K11b": ("huyen", "O11=10 O12=11", "O11=10 O12=10"),
    "K11c": ("huyen", "O10=10 O11=11", "O10=10 O11=10"),
    "K11d": ("huyen", "O01=10 O10=11", "O01=10 O10=10"),
    "K12": ("huyen", "O13=10 O14=11", "O13=10 O14=10"),
    "K13a": ("huyen", "P02=10 P03=11", "P02=10 P03=10"),
    "K13b": ("cdcs", "O05=10 P02=11", "O05=10 P02=10"),
    "K13c": ("cdcs", "P01=10 P02=11", "P01=10 P02=10"),
    "K13d": ("cdcs", "P02@2010=6 P02=5 P04=10", "P02@2010=5 P02=5 P04=10"),
    "K14": ("cdcs", "A01=10 P04=11", "A01=10 P04=10"),
    "K15a": ("huyen", "E06=10 E07=11", "E06=10 E07=10"),
    "K15b": ("huyen", "B15=10 B16=11", "B15=10 B16=10"),
    "K15c": ("huyen", "D03=10 D04=11", "D03=10 D04=10"),
    "K15d": ("huyen", "B17=1 B18=2", "B17=2 B18=2"),
    "K16a": ("cdcs", "O05@2010=10 O05=13 O07=3 O08=1", "O05@2010=10 O05=12 O07=3 O08=1"),
    "K16b": ("huyen", "O01@2010=10 O01=13 O03=3 O04=1", "O01@2010=10 O01=12 O03=3 O04=1"),
    "K17a-A01": ("cdcs", "A01@2010=100 A01=131", "A01@2010=100 A01=130"),
    "K17b": ("cdcs", "A07@2010=2000000 A07=2700000", "A07@2010=2000000 A07=2600000"),
    "K17c-B10": ("cdcs", "B10@2010=50 B10=50000", "B10@2010=50 B10=150"),
    "K17d": ("cdcs", "A07=3000", "A07=3000000"),
    "K18a": ("huyen", "B06=0 B07=0 B08=30", "B06=0 B07=1 B08=30"),
    "K18b": ("huyen", "B06=1 B07=0 B08=0", "B06=1 B07=0 B08=30"),
    "K18c": ("cdcs", "B09=0 B10=5", "B09=10 B10=5"),
    "K18d": ("cdcs", "B09=10 B10=0", "B09=10 B10=5"),
    "K18e": ("huyen", "E01=0 E02=5", "E01=1 E02=5"),
    "K18f": ("huyen", "E01=1 E02=0", "E01=1 E02=5"),
    "K19-H08": ("huyen", "A01=10 H06=11", "A01=10 H06=10"),
    "K20": ("cdcs", "A01=10 T04=11", "A01=10 T04=10"),
    "K21a": ("huyen", "V01=10 V02=9", "V01=10 V02=10"),
    "K21b": ("cdcs", "L01=10 L02=9", "L01=10 L02=10"),
}
WARNINGS = {"K08b", "K08c", "K13c", "K13d", "K14", "K15d", "K20"}
ALWAYS_WARNINGS = ("K16", "K17", "K18", "K21")


@pytest.fixture(scope="module")
def outline() -> Outline:
    return load_outline(shipped("nq20-so-ket-5-nam"))


def figures(text: str) -> dict[str, dict[str, Decimal | None]]:
    found: dict[str, dict[str, Decimal | None]] = {}
    for word in text.split():
        cell, _, value = word.partition("=")
        indicator, _, period = cell.partition("@")
        found.setdefault(indicator, {})[period or "2011"] = Decimal(value)
    return found


def broken(outline: Outline, kind: str, text: str) -> set[str]:
    return {breach.rule_id for breach in breaches(outline, kind, figures(text))}


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_finds_its_contradiction(outline: Outline, rule: str) -> None:
    kind, wrong, _ = CASES[rule]
    assert rule in broken(outline, kind, wrong)


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_lets_sound_figures_pass(outline: Outline, rule: str) -> None:
    kind, _, sound = CASES[rule]
    assert rule not in broken(outline, kind, sound)


def test_the_rules_keep_the_numbers_of_the_catalogue(outline: Outline) -> None:
    assert {int(rule.id[1:3]) for rule in outline.rules} == {*range(1, 22), 24}


def test_every_rule_between_figures_has_a_case(outline: Outline) -> None:
    rules = {rule.id.partition("-")[0] for rule in outline.rules if rule.check}
    assert rules == {rule.partition("-")[0] for rule in CASES}


def test_doubts_are_warnings_and_contradictions_errors(outline: Outline) -> None:
    warnings = {rule.id for rule in outline.rules if rule.severity == "warning"}
    assert {id for id in warnings if not id.startswith(ALWAYS_WARNINGS)} == WARNINGS
    assert {rule.id for rule in outline.rules if rule.id.startswith(ALWAYS_WARNINGS)} <= warnings


def test_every_typed_figure_is_kept_from_being_negative(outline: Outline) -> None:
    kept = {rule.id for rule in outline.rules if rule.id.startswith("K01-")}
    assert kept == {f"K01-{one.id}" for one in outline.indicators if one.typed}


def test_a_message_names_the_figure_meant(outline: Outline) -> None:
    [breach] = breaches(outline, "cdcs", figures("A01=10 A02=11"))
    assert breach.message == ("“Trong đó: nữ” (A02) lớn hơn tổng số công nhân, viên chức, lao động (A01).")


def test_no_message_still_holds_a_place_or_a_letter_to_fill(outline: Outline) -> None:
    assert [rule.id for rule in outline.rules if "{" in rule.message or " X " in f" {rule.check} "] == []


def test_a_small_unit_may_grow_by_more_than_a_third_without_a_question(outline: Outline) -> None:
    assert broken(outline, "cdcs", "A01@2010=10 A01=20") == set()


def test_a_half_year_is_set_against_the_year_before_for_members(outline: Outline) -> None:
    assert "K16a" in broken(outline, "cdcs", "O05@2011=10 O05@2012=13 O07@2012=3 O08@2012=1")


def test_money_of_a_half_year_is_never_set_against_a_full_year(outline: Outline) -> None:
    assert broken(outline, "cdcs", "B10@2011=5000 B10@2012=50") == set()


def test_an_empty_figure_skips_a_rule(outline: Outline) -> None:
    assert broken(outline, "cdcs", "O05=10 A02=5") == set()


def test_targets_linked_to_a_figure_must_use_its_measure(outline: Outline) -> None:
    [rule] = [rule for rule in outline.rules if rule.same_measure]
    assert (rule.id, rule.rows, rule.same_measure) == ("K24", "chi_tieu", ("measure", "indicator"))
