"""Whether the columns of the tables follow each other, can be reckoned and can be carried over."""

from __future__ import annotations

from collections.abc import Iterator

from forms.outline.tree import Part, Problem


def periods_follow(tree: Part) -> Iterator[Problem]:
    """Each period ends after it begins; typed ones begin after the one before has ended (days as yyyy-mm-dd).

    A carried column without days is left out of a term that has nothing before it in its year.
    """
    before = ""
    for period in tree.parts("periods"):
        first, last = period.text("from"), period.text("to")
        if first and last and last < first and not period.get("carried"):
            yield Problem(period.line_of("to"), f"kỳ kết thúc ({last}) trước ngày bắt đầu ({first}).")
        if period.get("derived") or period.get("carried"):
            continue
        if first and before and first <= before:
            yield Problem(period.line_of("from"), f"kỳ bắt đầu ({first}) khi kỳ trước chưa kết thúc ({before}).")
        before = last


def columns_are_reckoned(tree: Part) -> Iterator[Problem]:
    """A derived column says how, from columns that stand before it; then the tables have no column over all."""
    before: set[str] = set()
    for period in tree.parts("periods"):
        derived = period.get("derived")
        if derived is not None:
            yield from _reckoned(period, derived, before)
        before.add(period.text("id"))
    yield from _totals_fit(tree)


def _reckoned(period: Part, derived: Part, before: set[str]) -> Iterator[Problem]:
    id = period.text("id")
    if bool(derived.parts("total")) == bool(derived.parts("percent")):
        yield Problem(derived.line, f"cột “{id}” phải có đúng một cách tính: total hoặc percent.")
    if period.get("carried"):
        yield Problem(derived.line, f"cột “{id}” chỉ được có derived hoặc carried, không có cả hai.")
    for operand, line in [*derived.texts("total"), *derived.texts("percent")]:
        if operand not in before:
            yield Problem(line, f"cột “{id}” tính từ “{operand}” thì “{operand}” phải là một cột đứng trước nó.")


def _totals_fit(tree: Part) -> Iterator[Problem]:
    periods, totals = tree.parts("periods"), tree.get("totals")
    if periods and not any(_plain(period) for period in periods):
        yield Problem(periods[0].line, "phải có ít nhất một kỳ được nhập (không derived, không carried).")
    if (totals is None or totals.value is True) and not all(_plain(period) for period in periods):
        line = tree.line_of("periods") if totals is None else totals.line
        yield Problem(line, "có cột derived hoặc carried thì không cộng các cột được; thêm totals: false.")
    derived = {period.text("id") for period in periods if period.get("derived")}
    for indicator in tree.parts("indicators"):
        for named, line in indicator.texts("not_asked"):
            if named in derived:
                yield Problem(line, f"cột “{named}” do máy tính nên không ghi trong not_asked.")


def _plain(period: Part) -> bool:
    return not period.get("derived") and not period.get("carried")


def columns_are_carried(tree: Part) -> Iterator[Problem]:
    """A carried column names a column, and the outline its series and term."""
    ids = {period.text("id") for period in tree.parts("periods")}
    for period in tree.parts("periods"):
        carried = period.get("carried")
        if carried is None:
            continue
        named = carried.text("period")
        if named and named not in ids:
            yield Problem(carried.line_of("period"), f"không có kỳ “{named}” trong periods.")
        for key, meaning in (("series", "loạt báo cáo"), ("term", "kỳ báo cáo")):
            if not tree.text(key):
                yield Problem(carried.line, f"có cột carried thì đầu tệp phải có {key} ({meaning}).")
