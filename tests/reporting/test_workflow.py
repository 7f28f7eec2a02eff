"""The table of transitions: who may do what, when."""

import itertools

import pytest

from reporting.workflow import STATUSES, TRANSITIONS, NotAllowed, allowed, take


def actions(status: str, roles: set[str], late: bool = False) -> set[str]:
    return {step.action for step in allowed(status, roles, late)}


def test_an_author_hands_in_a_draft_or_a_returned_report() -> None:
    assert actions("draft", {"author"}) == actions("returned", {"author"}) == {"submit"}


def test_a_reviewer_accepts_or_returns_what_was_handed_in() -> None:
    assert actions("submitted", {"reviewer"}) == {"accept", "return"}


def test_an_author_takes_it_back_only_before_the_deadline() -> None:
    assert actions("submitted", {"author"}) == {"recall"}
    assert actions("submitted", {"author"}, late=True) == set()


def test_late_reports_are_still_accepted_for_handing_in() -> None:
    assert actions("draft", {"author"}, late=True) == {"submit"}


@pytest.mark.parametrize("status", STATUSES)
def test_a_stranger_may_do_nothing(status: str) -> None:
    assert actions(status, set()) == set()


def test_every_step_not_in_the_table_is_refused_with_the_status_named() -> None:
    refused = 0
    for action, status, role in itertools.product(TRANSITIONS, STATUSES, ("author", "reviewer")):
        if action not in actions(status, {role}):
            with pytest.raises(NotAllowed, match=STATUSES[status]):
                take(action, status, {role}, late=False)
            refused += 1
    assert refused == len(TRANSITIONS) * len(STATUSES) * 2 - 6
