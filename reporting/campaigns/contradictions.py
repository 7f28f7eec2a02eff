"""What contradicts itself in a campaign's plan: told at opening and on its page, never a bar (domain.md 0)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import NamedTuple

from reporting.campaigns.plan import Plan
from vietnamese.dates import cited_day

WARNING, ADVICE = "warning", "advice"
NAMED = 3
WEEKEND = {5: "thứ Bảy", 6: "Chủ nhật"}


class Contradiction(NamedTuple):
    """One thing to look at again; `severity` is WARNING or ADVICE, `rule` the name of what found it."""

    rule: str
    severity: str
    message: str


def contradictions(plan: Plan) -> list[Contradiction]:
    """All that is found, warnings first."""
    found = [one for look in LOOKS for one in look(plan)]
    return sorted(found, key=lambda one: one.severity != WARNING)


def guided_late(plan: Plan) -> Iterator[Contradiction]:
    """The guidance is younger than a deadline it sets: the case of the 2012 guidance itself."""
    guidance = plan.guidance
    if guidance is None:
        return
    for step, day, kinds in alike(plan, lambda day: day < guidance):
        yield Contradiction(
            "guidance",
            WARNING,
            f"Văn bản hướng dẫn đề ngày {cited_day(guidance)}, sau hạn “{step}” ({cited_day(day)}) của {kinds}: "
            "đơn vị nhận được hướng dẫn khi đã quá hạn.",
        )


def past(plan: Plan) -> Iterator[Contradiction]:
    """A deadline lies before the day the campaign is opened."""
    for step, day, kinds in alike(plan, lambda day: day < plan.opened):
        said = f"Hạn “{step}” ({cited_day(day)}) của {kinds} đã qua khi mở đợt ({cited_day(plan.opened)})."
        yield Contradiction("past", WARNING, said)


def after_parents(plan: Plan) -> Iterator[Contradiction]:
    """A unit is due after the unit above it, which then reports without it."""
    kinds = {member.unit_id: member.kind for member in plan.members}
    pairs = {(member.kind, kinds[member.parent_id]) for member in plan.members if member.parent_id in kinds}
    for step, label in plan.steps.items():
        for low, high in sorted(pairs):
            below, above = plan.dues.get((low, step)), plan.dues.get((high, step))
            if below and above and below > above:
                yield Contradiction(
                    "parent",
                    WARNING,
                    f"Hạn “{label}” của {plan.kinds.get(low, low)} ({cited_day(below)}) sau hạn của cấp trên là "
                    f"{plan.kinds.get(high, high)} ({cited_day(above)}): cấp trên phải gửi khi cấp dưới chưa đến hạn.",
                )


def out_of_order(plan: Plan) -> Iterator[Contradiction]:
    """A later step is due before an earlier one: the report before the review it reports on."""
    for (first, first_label), (then, then_label) in combinations(plan.steps.items(), 2):
        wrong: dict[tuple[date, date], list[str]] = defaultdict(list)
        for kind in plan.taking_part:
            early, late = plan.dues.get((kind, first)), plan.dues.get((kind, then))
            if early and late and late < early:
                wrong[early, late].append(plan.kinds[kind])
        for (early, late), kinds in wrong.items():
            yield Contradiction(
                "order",
                WARNING,
                f"{', '.join(kinds)}: hạn “{then_label}” ({cited_day(late)}) đến trước hạn “{first_label}” "
                f"({cited_day(early)}).",
            )


def without_deadline(plan: Plan) -> Iterator[Contradiction]:
    """A kind takes part in a step that others have a deadline for, and has none."""
    for step, label in plan.steps.items():
        missing = [plan.kinds[kind] for kind in plan.taking_part if (kind, step) not in plan.dues]
        if missing and len(missing) < len(plan.taking_part):
            yield Contradiction("no_deadline", ADVICE, f"{'; '.join(missing)}: chưa có hạn “{label}”.")


def without_parent(plan: Plan) -> Iterator[Contradiction]:
    """Units take part whose parent does not: nobody between them and the top adds their figures up."""
    present = {member.unit_id for member in plan.members}
    alone = [one.name for one in plan.members if one.parent_id is not None and one.parent_id not in present]
    if alone:
        named = ", ".join(alone[:NAMED]) + ("…" if len(alone) > NAMED else "")
        yield Contradiction(
            "no_parent",
            WARNING,
            f"{len(alone)} đơn vị tham gia mà cấp trên trực tiếp không tham gia ({named}): số liệu của họ không vào "
            "báo cáo tổng hợp nào.",
        )


def on_weekends(plan: Plan) -> Iterator[Contradiction]:
    """A deadline on a day off."""
    for step, day, kinds in alike(plan, lambda day: day.weekday() in WEEKEND):
        yield Contradiction(
            "weekend", ADVICE, f"Hạn “{step}” của {kinds} là {WEEKEND[day.weekday()]}, ngày {cited_day(day)}."
        )


def alike(plan: Plan, wanted: Callable[[date], bool]) -> Iterator[tuple[str, date, str]]:
    """The deadlines of members that are `wanted`, those of one step and day together: (step, day, kinds)."""
    for step, label in plan.steps.items():
        days: dict[date, list[str]] = defaultdict(list)
        for kind in plan.taking_part:
            day = plan.dues.get((kind, step))
            if day and wanted(day):
                days[day].append(plan.kinds[kind])
        for day, kinds in sorted(days.items()):
            yield label, day, ", ".join(kinds)


LOOKS: Iterable[Callable[[Plan], Iterator[Contradiction]]] = (
    guided_late, past, after_parents, out_of_order, without_parent, without_deadline, on_weekends,
)  # fmt: skip
