"""The words a unit's prose may name: its leaders and programmes, its communes, crops, people and CĐCS."""

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Any

from reporting.demo.bank import dice, table
from reporting.demo.facts import written
from reporting.demo.records import DemoUnit
from reporting.demo.tree import DISTRICTS, communes

Words = dict[str, str]

# What the units that are not districts call themselves, their leaders and their ground.
SPHERES: dict[str, Words] = {
    "TINH": {
        "ldld": "LĐLĐ tỉnh", "cap_uy": "Tỉnh ủy", "chinh_quyen": "UBND tỉnh", "huyen": "tỉnh",
        "toan": "toàn tỉnh", "tren_dia_ban": "trên địa bàn tỉnh",
    },
    "N01": {
        "ldld": "Công đoàn ngành", "cap_uy": "Đảng ủy Sở", "chinh_quyen": "lãnh đạo Sở", "huyen": "ngành",
        "toan": "toàn ngành", "tren_dia_ban": "trong toàn ngành",
    },
    "N02": {
        "ldld": "Công đoàn ngành", "cap_uy": "Đảng ủy Sở", "chinh_quyen": "lãnh đạo Sở", "huyen": "ngành",
        "toan": "toàn ngành", "tren_dia_ban": "trong toàn ngành",
    },
    "N03": {
        "ldld": "Công đoàn Viên chức tỉnh", "cap_uy": "Đảng ủy Khối", "chinh_quyen": "lãnh đạo các cơ quan",
        "huyen": "khối các cơ quan tỉnh", "toan": "toàn khối", "tren_dia_ban": "trong toàn khối",
    },
}  # fmt: skip

# The programmes of 2008: Party committee, authority, the union itself ({n} a number, {d} a day and month).
PROGRAMMES: dict[str, tuple[str, str, str]] = {
    "huyen": (
        "Chương trình hành động số {n}-CTr/{level}U ngày {d}/2008",
        "Kế hoạch số {n}/KH-UBND ngày {d}/2008",
        "Chương trình hành động số {n}/CTr-LĐLĐ ngày {d}/2008",
    ),
    "N01": (
        "Kế hoạch số {n}-KH/ĐU ngày {d}/2008",
        "Kế hoạch số {n}/KH-SGDĐT ngày {d}/2008",
        "Chương trình hành động số {n}/CTr-CĐGD ngày {d}/2008",
    ),
    "N02": (
        "Kế hoạch số {n}-KH/ĐU ngày {d}/2008",
        "Kế hoạch số {n}/KH-SYT ngày {d}/2008",
        "Chương trình hành động số {n}/CTr-CĐN ngày {d}/2008",
    ),
    "N03": (
        "Chương trình hành động số {n}-CTr/ĐUK ngày {d}/2008",
        "Kế hoạch số {n}/KH-UBND ngày {d}/2008",
        "Chương trình hành động số {n}/CTr-CĐN ngày {d}/2008",
    ),
    "TINH": (
        "Chương trình hành động số 25-CTr/TU ngày 08/5/2008",
        "Kế hoạch số {n}/KH-UBND ngày {d}/2008",
        "Chương trình hành động số 76/CTr-LĐLĐ ngày 07/5/2008",
    ),
    "cdcs": (
        "Nghị quyết số {n}-NQ/CB ngày {d}/2008",
        "Kế hoạch số {n}/KH ngày {d}/2008",
        "Kế hoạch số {n}/KH-CĐCS ngày {d}/2008",
    ),
}

CROPS_OF_FARMS = (("Cà phê", "cà phê"), ("Cao su", "cao su"), ("Lâm nghiệp", "keo lai"), ("Hồ tiêu", "hồ tiêu"))
FARMING_COOPERATIVES = ("nông nghiệp", "Cà phê", "Hồ tiêu")


def programme(unit: DemoUnit) -> str:
    """The unit's own programme of 2008 with number and date; the province's is the real 76/CTr-LĐLĐ."""
    return _programmes(unit)["ctr_rieng"]


def _programmes(unit: DemoUnit) -> Words:
    patterns = PROGRAMMES.get(unit.code) or PROGRAMMES.get(unit.kind) or PROGRAMMES["cdcs"]
    draw = dice("programmes", unit.code)
    level = "T" if unit.place == "Gia Nghĩa" else "H"
    # Each of the three answers the one before it, so their months follow one another.
    months = (6, 7, 8) if unit.work == "" else (8, 9, 9)
    numbers = (4, 48) if unit.work == "" else (2, 12)
    filled = [
        pattern.format(n=f"{draw.randint(*numbers):02d}", d=f"{draw.randint(3, 27):02d}/{month}", level=level)
        for pattern, month in zip(patterns, months, strict=True)
    ]
    return dict(zip(("ctr_cap_uy", "ke_hoach_cq", "ctr_rieng"), filled, strict=True))


def tags(unit: DemoUnit) -> frozenset[str]:
    """What sentence banks may ask of a unit: code, kind, and for a CĐCS its work and groups."""
    if not unit.work:
        return frozenset({unit.code, unit.kind})
    groups = table("works")[unit.work]["groups"]
    extra = []
    if unit.work == "htx":
        extra = ["htx_nong" if any(word in unit.name for word in FARMING_COOPERATIVES) else "htx_khac"]
    return frozenset({"cs", unit.code, unit.kind, unit.work, *groups, *extra})


def words(unit: DemoUnit, parent: DemoUnit | None, below: Sequence[DemoUnit]) -> Callable[[Random], Words]:
    """How to draw a unit's words for one question; `below` are all CĐCS under it, at any depth."""
    fixed = {**_programmes(unit), **(_of_cdcs(unit, parent) if unit.work else _of_upper(unit))}
    # Sentences on teachers name schools; a sector union has its own kind of workplace in their place.
    schools = [under for under in below if "truong" in table("works")[under.work]["groups"]]
    schools = schools if unit.kind != "nganh" else list(below)
    firms = [under for under in below if under.work == "cong_ty"]
    farms = [under for under in below if under.work == "nong_truong"]

    def draw_words(draw: Random) -> Words:
        area = unit.area or draw.choice(DISTRICTS)
        drawn = {**_of_place(area, draw), **_persons(draw), **fixed}
        for slot, units in (("truong", schools), ("dn", firms or farms), ("nt", farms)):
            drawn.update(_named(slot, units, draw, area))
        return drawn

    return draw_words


def _named(slot: str, units: Sequence[DemoUnit], draw: Random, area: str) -> Words:
    """Two workplaces at most as `slot` and `slot2`, without their district where it goes without saying."""
    here = f", {table('places')[area]['area']}"
    chosen = [unit.short_name.removeprefix("CĐCS ") for unit in draw.sample(units, min(2, len(units)))]
    return {f"{slot}{place}" if place > 1 else slot: name.removesuffix(here) for place, name in enumerate(chosen, 1)}


def _of_place(area: str, draw: Random) -> Words:
    place = table("places")[area]
    # What is said of communes (far off, poor, farming) does not fit a ward or a town.
    chosen, villages = draw.sample(communes(area), 3), draw.sample(place["villages"], 2)
    crops = draw.sample(place["crops"], 2)
    return {
        "xa": chosen[0],
        "xa2": chosen[1],
        "xa3": chosen[2],
        "xa_ket_nghia": chosen[0],
        "so_xa": written(len(place["communes"])),
        "bon": villages[0],
        "bon2": villages[1],
        "cay": crops[0],
        "cay2": crops[1],
        "cay_cn": "cao su" if "cao su" in place["crops"] else "cà phê",
        "dan_toc": place["people"],
        "diem_nhan": place["landmark"],
        "nganh_nghe": place["works"],
    }


def _persons(draw: Random) -> Words:
    names = table("names")["people"]
    first = f"{draw.choice(names['families'])} {draw.choice(names['women_middle'])} {draw.choice(names['women'])}"
    second = draw.choice(names["highland"])
    return {"nguoi": first, "nguoi2": second}


def _of_upper(unit: DemoUnit) -> Words:
    if unit.code in SPHERES:
        return SPHERES[unit.code]
    place: Mapping[str, Any] = table("places")[unit.code]
    town = place["area"].startswith("thị xã")
    level = "thị xã" if town else "huyện"
    return {
        "ldld": f"LĐLĐ {level}",
        "cap_uy": "Thị ủy" if town else "Huyện ủy",
        "chinh_quyen": f"UBND {level}",
        "huyen": place["area"],
        "toan": f"toàn {level}",
        "tren_dia_ban": f"trên địa bàn {level}",
    }


def _of_cdcs(unit: DemoUnit, parent: DemoUnit | None) -> Words:
    work = table("works")[unit.work]
    rural = unit.commune in communes(unit.area)
    crops = table("places")[unit.area]["crops"]
    grown = next((crop for word, crop in CROPS_OF_FARMS if word in unit.name), dice("crop", unit.code).choice(crops))
    return {
        "noi": unit.name.removeprefix("Công đoàn cơ sở "),
        "dv": work["place"],
        "lanh_dao": work["leader"],
        "thu_truong": work["head"],
        "nguoi_ld": work["staff"],
        "hoi_nghi": work["congress"],
        "chi_bo": f"{work['cell']} {work['place']}" if work["cell"] == "Chi bộ" else unit.party_committee,
        "cap_tren": _of_upper(parent)["ldld"] if parent else "LĐLĐ tỉnh",
        "xa": unit.commune,
        # A ward or a town is no place of new countryside: there a CĐCS helps a commune of the district.
        **({"xa_nong_thon": unit.commune, "xa_ket_nghia": unit.commune} if rural else {}),
        "huyen": table("places")[unit.area]["area"],
        "cay": grown,
    }
