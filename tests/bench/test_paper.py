"""What is measured renders the same report."""

import pytest

from bench.paper.hand import ByHand
from bench.paper.report import context, official, visible
from bench.paper.template import TAGS, template
from bench.paper.worker import ENGINES
from doc_templates.build import path
from documents import load_template


@pytest.mark.parametrize("engine", ["docxtpl", "by_hand"])
def test_an_engine_prints_what_ours_prints(engine: str) -> None:
    assert visible(ENGINES[engine]()()) == visible(ENGINES["ours"]()())


def test_code_written_by_hand_prints_it_for_other_data_too() -> None:
    other = context(rows=3, seed=7)
    assert visible(ByHand().render(other)) == visible(load_template(template("docxtpl")).render(other))


@pytest.mark.parametrize("engine", TAGS)
def test_each_template_names_every_answer_in_its_own_tags(engine: str) -> None:
    shown = visible(template(engine))
    assert all(name in shown for name in context() if name != "hang")


def test_the_official_template_takes_the_report() -> None:
    assert load_template(path("tld-2011").read_bytes()).render(official())
