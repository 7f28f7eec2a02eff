"""Executors of this process: at once, or several LibreOffices side by side."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jobs.executors import Executor, Inline, Outcome, Printing
from jobs.tasks import Order, Sheet

BAD = Sheet(b"no template", {})


@pytest.fixture(params=["inline", "printing"])
def executor(request: pytest.FixtureRequest, tmp_path: Path) -> Executor:
    return Inline() if request.param == "inline" else Printing(tmp_path, threads=2)


def collected(executor: Executor) -> Iterator[Outcome]:
    while found := executor.collect(5):
        yield from found


def test_each_batch_comes_back_once_with_its_claim(executor: Executor) -> None:
    for claim in (1, 2, 3):
        executor.hand_out(claim, iter([BAD] * claim), Order())
    sizes = {outcome.claim: len(outcome.made or ()) for outcome in collected(executor)}
    assert sizes == {1: 1, 2: 2, 3: 3}


def test_what_is_forgotten_does_not_come_back(executor: Executor) -> None:
    executor.hand_out(1, [BAD], Order())
    executor.forget()
    assert executor.collect(0.1) == []


def test_two_libreoffices_work_side_by_side(tmp_path: Path, sheet: Sheet) -> None:
    printing = Printing(tmp_path, threads=2)
    for claim in (1, 2):
        printing.hand_out(claim, [sheet], Order(("pdf",)))
    made = [document for outcome in collected(printing) for document in outcome.made or ()]
    assert [document.files["pdf"][:4] for document in made] == [b"%PDF"] * 2
    assert sorted(home.name for home in tmp_path.glob("soffice-*")) == ["soffice-0", "soffice-1"]
