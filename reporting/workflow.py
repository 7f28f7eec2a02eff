"""The way of a report: one table of transitions drives pages, checks and commands."""

from collections.abc import Iterable
from dataclasses import dataclass

STATUSES = {"draft": "Bản nháp", "submitted": "Đã nộp", "returned": "Trả lại", "accepted": "Đã duyệt"}
EDITABLE = frozenset({"draft", "returned"})


@dataclass(frozen=True)
class Transition:
    """An action on a report: who may do it (`author` or `reviewer`), from which statuses, to which."""

    action: str
    label: str
    actor: str
    sources: frozenset[str]
    target: str
    before_deadline: bool = False


TRANSITIONS: dict[str, Transition] = {
    step.action: step
    for step in (
        Transition("submit", "Nộp báo cáo", "author", EDITABLE, "submitted"),
        Transition("recall", "Thu hồi", "author", frozenset({"submitted"}), "draft", before_deadline=True),
        Transition("return", "Trả lại", "reviewer", frozenset({"submitted"}), "returned"),
        Transition("accept", "Duyệt", "reviewer", frozenset({"submitted"}), "accepted"),
        Transition("reopen", "Mở lại", "reviewer", frozenset({"accepted"}), "returned"),
    )
}


class NotAllowed(Exception):
    """This step cannot be taken with the report as it stands."""


def allowed(status: str, roles: Iterable[str], late: bool) -> list[Transition]:
    """The transitions open to someone with these roles; `late` closes those that end with the deadline."""
    held = frozenset(roles)
    return [
        step
        for step in TRANSITIONS.values()
        if status in step.sources and step.actor in held and not (late and step.before_deadline)
    ]


def take(action: str, status: str, roles: Iterable[str], late: bool) -> Transition:
    """The transition called `action`; raises `NotAllowed` where it is not open."""
    for step in allowed(status, roles, late):
        if step.action == action:
            return step
    label = TRANSITIONS[action].label.lower()
    raise NotAllowed(f"Không thể {label}: báo cáo đang ở trạng thái “{STATUSES[status]}”.")
