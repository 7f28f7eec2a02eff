"""How far a report is: the state of each of its pages and what they come to."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from forms.format_page import FORMAT_SECTION
from forms.missing import Finding
from store.comments import Comment
from store.entries import Entry
from web.heads import State
from web.section_places import Place

# The five states; only those that need work carry colour, and never colour alone.
NEW = State("new", "Chưa bắt đầu")
DOING = State("doing", "Đang làm")
SHORT = State("short", "Còn thiếu")
DONE = State("done", "Hoàn thành")
BACK = State("back", "Bị trả lại")


class Task(NamedTuple):
    """A row of the task list; a heading has no `state`."""

    place: Place
    state: State | None
    hint: str


def tasks_of(
    places: Sequence[Place],
    kept: Mapping[str, Entry],
    findings: Sequence[Finding],
    remarks: Sequence[Comment] = (),
    handed_in: bool = False,
) -> list[Task]:
    """Every section with its state, in order; in a report that is handed in nothing waits to be begun."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.section, []).append(finding)
    returned = {remark.section for remark in remarks if remark.resolved_at is None}
    tasks = []
    for place in places:
        mine = found.get(place.id, [])
        state = BACK if place.id in returned else state_of(kept.get(place.id), mine)
        tasks.append(task_of(place, DONE if handed_in and state is NEW else state, mine))
    return tasks


def task_of(place: Place, state: State, found: Sequence[Finding]) -> Task:
    """One row of the list."""
    return Task(place, state, hint_of(place, state, found)) if place.href else Task(place, None, "")


def state_of(entry: Entry | None, found: Sequence[Finding]) -> State:
    """Never saved; saved with whole questions open; saved with gaps or errors inside; complete."""
    if entry is None:
        return NEW
    errors = [finding for finding in found if finding.severity == "error"]
    if not errors:
        return DONE
    return DOING if any(finding.question not in entry.content for finding in errors) else SHORT


def hint_of(place: Place, state: State, found: Sequence[Finding]) -> str:
    """What there is to do, in a few words."""
    if state is NEW:
        return "Người ký, nơi nhận, số và ngày của báo cáo" if place.id == FORMAT_SECTION else ""
    errors = sum(finding.severity == "error" for finding in found)
    if errors:
        return f"{errors} chỗ phải bổ sung hoặc sửa"
    return f"{len(found)} chỗ nên xem lại" if found else ""


def done(tasks: Sequence[Task]) -> tuple[int, int]:
    """How many pages are complete, of how many."""
    states = [task.state for task in tasks if task.state]
    return states.count(DONE), len(states)
