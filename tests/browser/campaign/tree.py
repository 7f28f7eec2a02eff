"""A fresh instance with a province, a district with three grassroots unions, and one beside it."""

from contextlib import closing
from pathlib import Path

from reporting.clock import Clock
from reporting.founding import PROVINCE, found_province
from reporting.founding_demo import DEMO_DAY
from store import units, users
from store.connection import checkpoint, connect, write
from store.migrations import migrate
from store.units import Unit
from store.users import User

PARENTS = {"TINH": "", "H01": "TINH", "C01": "H01", "C02": "H01", "C03": "H01", "C04": "TINH"}
KINDS = {code: "cdcs" for code in PARENTS} | {"TINH": "tinh", "H01": "huyen"}
CHILDREN = {"TINH": ["H01", "C04"], "H01": ["C01", "C02", "C03"]}
BELOW = {"TINH": 4, "H01": 3, "C01": 1, "C02": 1, "C03": 1, "C04": 1}
"""Grassroots unions of each branch."""
SILENT = "C03"
"""Who never sends its report."""
PLACED = "2012-01-01"

DISTRICT = Unit(
    id=0,
    code="H01",
    name="Liên đoàn Lao động huyện Đắk R’lấp",
    short_name="LĐLĐ huyện Đắk R’lấp",
    kind="huyen",
    heading_lines=("LIÊN ĐOÀN LAO ĐỘNG", "HUYỆN ĐẮK R’LẤP"),
    superior_lines=("LIÊN ĐOÀN LAO ĐỘNG", "TỈNH ĐẮK NÔNG"),
    place="Đắk R’lấp",
    code_suffix="LĐLĐ",
    sign_lines=("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"),
    signer_name="Phạm Thị Duyên",
    recipients=("LĐLĐ tỉnh Đắk Nông (b/c)", "Lưu: VT"),
    contact_name="Bùi Văn Thịnh",
    contact_phone="0261 364 8123",
)
UNIONS = {
    "C01": ("Trường THCS Kiến Đức", "TRƯỜNG THCS KIẾN ĐỨC", "Lê Thị Hoa"),
    "C02": ("Công ty TNHH Gỗ Nhân Cơ", "CÔNG TY TNHH GỖ NHÂN CƠ", "Điểu K’Rang"),
    "C03": ("Trạm Y tế xã Nhân Đạo", "TRẠM Y TẾ XÃ NHÂN ĐẠO", "Nguyễn Hữu Lộc"),
    "C04": ("Báo Đắk Nông", "BÁO ĐẮK NÔNG", "Trần Minh Hằng"),
}


def union(code: str) -> Unit:
    """A grassroots union of its superior's place."""
    name, heading, signer = UNIONS[code]
    above = PROVINCE if PARENTS[code] == "TINH" else DISTRICT
    return Unit(
        id=0,
        code=code,
        name=f"Công đoàn cơ sở {name}",
        short_name=f"CĐCS {name}",
        kind="cdcs",
        heading_lines=("CÔNG ĐOÀN CƠ SỞ", heading),
        superior_lines=above.heading_lines,
        place=above.place,
        code_suffix="CĐCS",
        sign_lines=("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"),
        signer_name=signer,
        recipients=(f"{above.short_name} (b/c)", "Lưu: VP"),
        contact_name=signer,
        contact_phone="0905 112 233",
    )


def found(folder: Path) -> None:
    """Make the instance in the folder; whoever serves it is told the one-time code of its clerk."""
    migrate(folder / "baocao.db")
    with closing(connect(folder / "baocao.db")) as db:
        found_province(db, Clock(DEMO_DAY).now())
        with write(db):
            units.add_all(db, [DISTRICT, *map(union, UNIONS)])
            units.place_all(db, [(code, parent) for code, parent in PARENTS.items() if parent], PLACED)
            below = [unit for unit in units.all_units(db) if unit.code != "TINH"]
            users.add_all(db, [User(0, unit.code, unit.short_name, unit.id) for unit in below])
        checkpoint(db)
