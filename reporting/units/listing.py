"""The list of units as a workbook to fill in and import: blank, or with the units that there are."""

from documents.tables.blank import BlankColumn, blank_table
from reporting.units.checks import shown_day
from reporting.units.columns import COLUMNS, KIND, PARENT, SINCE
from reporting.units.kinds import known_kinds
from reporting.units.standing import Standing, standing
from store.connection import Database
from store.units import Unit

SHEET = "Danh sách đơn vị"
WIDE = {"name": 44, "heading_lines": 32, "superior_lines": 32, "recipients": 34, KIND: 34, "code": 13, "sort_order": 10}
GUIDE = (
    "Cách lập danh sách đơn vị",
    "1. Mỗi đơn vị một dòng ở trang “Danh sách đơn vị”. Cột nền vàng có dấu (*) phải ghi với đơn vị mới.",
    "2. Mã đã có trong hệ thống thì đơn vị đó được cập nhật; ô để trống thì giữ nguyên điều đang có.",
    "3. Thứ tự các cột không quan trọng; cột nào không dùng thì xóa đi cũng được.",
    "4. Tải tệp lên ở trang “Nhập danh sách đơn vị”: máy kiểm tra từng dòng và cho xem trước, chưa ghi gì cho tới khi "
    "đồng chí xác nhận.",
)


def blank_list(db: Database) -> bytes:
    """The list without units."""
    return blank_table(SHEET, _columns(known_kinds(db).labels), GUIDE)


def filled_list(db: Database) -> bytes:
    """The list with every open unit as it is; imported again it changes nothing."""
    at = standing(db)
    rows = [_row(unit, at) for unit in at.units.values() if not unit.closed_on]
    return blank_table(SHEET, _columns(at.kinds.labels), GUIDE, rows)


def _columns(labels: dict[str, str]) -> list[BlankColumn]:
    choices = {KIND: tuple(dict.fromkeys(labels.values()))}
    return [
        BlankColumn(
            each.heading, each.note, each.example, each.new, choices.get(each.field, ()), WIDE.get(each.field, 20)
        )
        for each in COLUMNS
    ]


def _row(unit: Unit, at: Standing) -> list[str]:
    parent, place = at.parent(unit), at.places.get(unit.id)
    apart = {
        PARENT: parent.code if parent else "",
        SINCE: shown_day(place.valid_from) if place else "",
        KIND: _label(unit.kind, at),
        "sort_order": str(unit.sort_order),
    }
    return [apart[each.field] if each.field in apart else _text(getattr(unit, each.field)) for each in COLUMNS]


def _label(kind: str, at: Standing) -> str:
    """The label, or the id where the label could mean another kind too."""
    label = at.kinds.label(kind)
    return label if at.kinds.meant(label) == {kind} else kind


def _text(value: str | tuple[str, ...]) -> str:
    return "\n".join(value) if isinstance(value, tuple) else value
