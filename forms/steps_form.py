"""The form in which a unit says when and how it did the steps of a campaign."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from wtforms import SelectField, StringField
from wtforms.validators import Length

from forms.days import DayField
from forms.messages import say
from forms.office import OfficeForm
from forms.outline import Step
from vietnamese.dates import cited_day
from vietnamese.text import clean_name

DAY, WAY, OTHER, NOTE = "ngay", "cach", "khac", "ghi-chu"
LONGEST = 200
ANOTHER = "_khac"


def _name(text: str | None) -> str:
    return clean_name(text or "")


def _short() -> list[Length]:
    return [Length(max=LONGEST, message=say("shorten", most=LONGEST))]


class StepsForm(OfficeForm):
    """A day, a way and a note for each step; made by `steps_form`."""

    steps: tuple[Step, ...] = ()

    def judge(self, today: date) -> bool:
        """Whether all can be kept; what cannot is told beside its box."""
        fine = self.validate()
        return all([self.judged(step.id, today) for step in self.steps]) and fine

    def judged(self, step: str, today: date) -> bool:
        """Whether a step's own boxes go together."""
        day, problem = self[f"{DAY}-{step}"], ""
        if day.data and day.data > today:
            problem = f"Ngày này chưa tới (hôm nay là {cited_day(today)}). Xin ghi sau khi đã làm."
        elif not day.typed and (self.way_of(step) or self[f"{NOTE}-{step}"].data):
            problem = "Xin ghi ngày đã làm việc này."
        if problem:
            day.errors = [*day.errors, problem]
        return not problem

    def way_of(self, step: str) -> str:
        """The way as it is kept: the one chosen, or the other one that was typed."""
        name = f"{WAY}-{step}"
        if name not in self:
            return ""
        other = self[f"{OTHER}-{step}"].data or ""
        return other if self[name].data == ANOTHER or (other and not self[name].data) else self[name].data or ""

    def said(self) -> dict[str, tuple[date | None, str, str]]:
        """{step: (day, way, note)}; only after judge()."""
        return {
            step.id: (self[f"{DAY}-{step.id}"].data, self.way_of(step.id), self[f"{NOTE}-{step.id}"].data or "")
            for step in self.steps
        }


def steps_form(steps: Iterable[Step]) -> type[StepsForm]:
    """The form for these steps of an outline."""
    asked = tuple(steps)
    boxes: dict[str, Any] = {"steps": asked}
    for step in asked:
        boxes[f"{DAY}-{step.id}"] = DayField("Ngày")
        if step.ways:
            choices = {"": "Chưa chọn", **{way: way for way in step.ways}, ANOTHER: "Hình thức khác"}
            boxes[f"{WAY}-{step.id}"] = SelectField(
                "Hình thức", choices=choices, invalid_choice_message=say("one_of_the_offered")
            )
            boxes[f"{OTHER}-{step.id}"] = StringField("Hình thức khác là", filters=[_name], validators=_short())
        boxes[f"{NOTE}-{step.id}"] = StringField("Ghi chú", filters=[_name], validators=_short())
    return type("StepsFormOfOutline", (StepsForm,), boxes)


def values_of(steps: Iterable[Step], kept: Any) -> dict[str, Any]:
    """What the form shows of what is kept: {step: milestone with done_on, way, note}."""
    shown: dict[str, Any] = {}
    for step in steps:
        if step.id in kept:
            each = kept[step.id]
            listed = each.way in step.ways or not each.way
            shown |= {
                f"{DAY}-{step.id}": date.fromisoformat(each.done_on),
                f"{WAY}-{step.id}": each.way if listed else ANOTHER,
                f"{OTHER}-{step.id}": "" if listed else each.way,
                f"{NOTE}-{step.id}": each.note,
            }
    return shown
