"""What is wrong with one row of a list of units, beside cells that cannot be read. Pure."""

from collections.abc import Iterator, Mapping
from datetime import date

from reporting.units.columns import COLUMNS, KIND, PARENT, SINCE, heading
from reporting.units.reading import Entry, Problem
from reporting.units.standing import Standing
from store.units import Unit
from vietnamese.dates import format_date

Entries = Mapping[str, Entry]


def shown_day(iso: str) -> str:
    """A kept day as screens show it."""
    return format_date(date.fromisoformat(iso))


def problems_of(entry: Entry, parent: str, entries: Entries, at: Standing, day: date) -> Iterator[Problem]:
    """Every problem of the row; `parent` is the code that it names, as `planning.parent_code` understood it."""
    before = at.units.get(entry.code)
    if before is None:
        yield from _new(entry, at)
    elif before.closed_on:
        said = f"Đơn vị đã đóng từ ngày {shown_day(before.closed_on)}. Xin mở lại trên trang của đơn vị trước."
        yield Problem(entry.row, heading("code"), said)
    else:
        yield from _kind(entry, before, at)
    if parent:
        yield from (Problem(entry.row, *said) for said in _parent(entry, parent, before, entries, at, day))


def _new(entry: Entry, at: Standing) -> Iterator[Problem]:
    for column in COLUMNS:
        if column.new and column.field not in ("code", *entry.given):
            yield Problem(entry.row, column.heading, _missing(column.field, column.heading, at))


def _missing(field: str, label: str, at: Standing) -> str:
    if field == PARENT and at.root:
        return f"Đơn vị mới phải ghi mã cấp trên: chỉ có một đơn vị đứng đầu, là {at.root.code}."
    return f"Đơn vị mới phải ghi “{label}”."


def _kind(entry: Entry, before: Unit, at: Standing) -> Iterator[Problem]:
    kind = entry.given.get(KIND, before.kind)
    campaign = at.against_kind(before, kind) if kind != before.kind else ""
    if campaign:
        yield Problem(entry.row, heading(KIND), kind_refused(at.kinds.label(kind), campaign))


def kind_refused(label: str, campaign: str) -> str:
    """Why a unit cannot become of this kind."""
    return (
        f"Đơn vị có báo cáo trong đợt “{campaign}”, mà đề cương đợt đó không có loại “{label}”. Xin đóng đơn vị này "
        "và thêm đơn vị mới với loại mới."
    )


def _parent(
    entry: Entry, parent: str, before: Unit | None, entries: Entries, at: Standing, day: date
) -> Iterator[tuple[str, str]]:
    """(heading, sentence) for what is wrong with the parent that a row names, or with the day."""
    above = at.units.get(parent)
    if parent == entry.code:
        yield heading(PARENT), "Một đơn vị không thể trực thuộc chính nó."
    elif above is None and parent not in entries:
        yield heading(PARENT), f"Không có đơn vị cấp trên “{parent[:60]}”, cả trong hệ thống lẫn trong tệp này."
    elif above and above.closed_on:
        yield heading(PARENT), f"Cấp trên {parent} đã đóng từ ngày {shown_day(above.closed_on)}."
    elif before and before == at.root:
        yield heading(PARENT), f"{before.code} là đơn vị đứng đầu nên không có cấp trên. Xin để trống ô này."
    else:
        yield from _day(entry, parent, before, entries, at, day)


def _day(
    entry: Entry, parent: str, before: Unit | None, entries: Entries, at: Standing, day: date
) -> Iterator[tuple[str, str]]:
    since: date = entry.given.get(SINCE, day)
    place = at.places.get(before.id) if before else None
    if place and at.by_id[place.parent_id].code == parent:
        return
    if place and since.isoformat() < place.valid_from:
        now_under = f"Đơn vị đã trực thuộc {at.by_id[place.parent_id].code} từ ngày {shown_day(place.valid_from)}"
        yield heading(SINCE), f"{now_under}; ngày chuyển không thể trước đó."
        return
    begun = first_day(parent, entries, at, day)
    if begun and since.isoformat() < begun:
        known_from = f"Cấp trên {parent} chỉ có từ ngày {shown_day(begun)}"
        yield heading(SINCE), f"{known_from}; ngày trực thuộc không thể trước đó."


def first_day(code: str, entries: Entries, at: Standing, day: date) -> str:
    """The first day on which a unit stands in the tree (ISO); "" for the root, which always does."""
    if code in at.units:
        return at.first_days.get(at.units[code].id, "")
    since: date = entries[code].given.get(SINCE, day)
    return since.isoformat()
