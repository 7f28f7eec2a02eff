"""Passages into the draft and out of it: never over what was typed, always with their source."""

from typing import Any

import pytest

from reporting.workbench.picking import Chosen, NotAsked, NothingChosen, SourceChanged, pick, unpick
from store import entries, entry_history, passages
from store.entries import Conflict
from store.errors import CampaignOver, ReportLocked
from tests.reporting.ground import NOW, Ground
from tests.reporting.workbench.planted import (
    FIRST,
    SECOND,
    SECTION,
    again,
    draft_of,
    open_bench,
    point_of,
    tell,
)

TYPED = "Câu của huyện tự viết."


def choose(ground: Ground, code: str = "C1", paragraph: int = 0, *sentences: int, version: int = 1) -> Chosen:
    return Chosen(ground.desk(code).report.id, version, paragraph, sentences)


def take(ground: Ground, *chosen: Chosen, revision: int | None = None, **more: Any) -> int:
    below, point = point_of(ground, **more)
    kept = entries.get(ground.db, ground.desk("H1").report.id, SECTION).revision
    who = ground.officers["H1"].id
    return pick(ground.db, ground.desk("H1"), below, point, chosen, kept if revision is None else revision, who, NOW)


def give_back(ground: Ground) -> bool | None:
    _, point = point_of(ground)
    last = passages.of_report(ground.db, ground.desk("H1").report.id)[-1]
    return unpick(ground.db, ground.desk("H1"), point, last.id, ground.officers["H1"].id, NOW)


def test_a_paragraph_goes_behind_what_was_typed(ground: Ground) -> None:
    tell(ground, "H1", TYPED)
    assert take(ground, choose(ground)) == 1
    assert draft_of(ground) == f"{TYPED}\n{FIRST}"


def test_sentences_go_in_their_order(ground: Ground) -> None:
    take(ground, choose(ground, "C1", 1, 1, 0))
    assert draft_of(ground) == SECOND


def test_its_source_is_kept(ground: Ground) -> None:
    take(ground, choose(ground, "C1", 1))
    kept = passages.of_report(ground.db, ground.desk("H1").report.id)[0]
    assert (kept.source_report, kept.source_version, kept.source_revision) == (ground.desk("C1").report.id, 1, 2)
    assert (kept.text, kept.user_id) == (SECOND, ground.officers["H1"].id)


def test_it_is_an_ordinary_save_with_its_history(ground: Ground) -> None:
    take(ground, choose(ground))
    assert entry_history.of_section(ground.db, ground.desk("H1").report.id, SECTION)[-1].revision == 1


def test_twice_the_same_is_once(ground: Ground) -> None:
    take(ground, choose(ground))
    assert take(ground, choose(ground), revision=0) == 0
    assert draft_of(ground) == FIRST


def test_over_a_newer_save_nothing_is_put(ground: Ground) -> None:
    tell(ground, "H1", TYPED)
    with pytest.raises(Conflict):
        take(ground, choose(ground), revision=0)
    assert (draft_of(ground), passages.of_report(ground.db, ground.desk("H1").report.id)) == (TYPED, ())


@pytest.mark.parametrize("paragraph", [2, 99])
def test_what_is_not_there_cannot_be_taken(ground: Ground, paragraph: int) -> None:
    with pytest.raises(SourceChanged):
        take(ground, choose(ground, "C1", paragraph))


@pytest.mark.parametrize(("code", "version"), [("C1", 2), ("C3", 1), ("C9", 1), ("H2", 1)])
def test_only_the_last_hand_in_of_a_unit_below(ground: Ground, code: str, version: int) -> None:
    with pytest.raises(SourceChanged):
        take(ground, choose(ground, code, version=version))


def test_nothing_chosen_is_said(ground: Ground) -> None:
    with pytest.raises(NothingChosen):
        take(ground)


def test_in_a_report_that_is_handed_in_nothing_is_put(ground: Ground) -> None:
    ground.bring("H1", "submitted")
    with pytest.raises(ReportLocked):
        take(ground, choose(ground))


def test_in_a_closed_campaign_nothing_is_put_and_nothing_taken_back(ground: Ground) -> None:
    take(ground, choose(ground))
    ground.close()
    with pytest.raises(CampaignOver):
        take(ground, choose(ground))
    with pytest.raises(CampaignOver):
        give_back(ground)


def test_where_the_unit_has_no_such_question_nothing_is_put(ground: Ground) -> None:
    with pytest.raises(NotAsked):
        take(ground, choose(ground), question="buc_xuc_tai_don_vi")


def test_taken_back_it_leaves_the_draft_as_it_was(ground: Ground) -> None:
    tell(ground, "H1", TYPED)
    take(ground, choose(ground))
    assert give_back(ground) is True
    assert (draft_of(ground), open_bench(ground).picked) == (TYPED, ())


def test_a_passage_that_was_edited_stays_when_its_source_is_taken_back(ground: Ground) -> None:
    take(ground, choose(ground))
    tell(ground, "H1", f"{FIRST} Và hơn thế.")
    assert open_bench(ground).picked[0].edited
    assert give_back(ground) is False
    assert draft_of(ground) == f"{FIRST} Và hơn thế."


def test_a_used_paragraph_is_counted_no_more(ground: Ground) -> None:
    take(ground, choose(ground))
    left = open_bench(ground).left
    assert (left.units, left.pieces) == (1, 2)


def test_a_source_that_says_it_no_more_is_marked(ground: Ground) -> None:
    take(ground, choose(ground))
    assert open_bench(ground).picked[0].source == ""
    again(ground, "C1", f"{FIRST}\nĐoạn mới.")
    assert open_bench(ground).picked[0].source == ""
    again(ground, "C1", "Viết lại hết.")
    assert open_bench(ground).picked[0].source == "changed"


def test_a_source_that_was_sent_back_is_marked(ground: Ground) -> None:
    take(ground, choose(ground))
    ground.back("C1", "accepted")
    assert open_bench(ground).picked[0].source == "gone"
