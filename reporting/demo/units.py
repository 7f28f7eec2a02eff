"""The demo's units as plain values: everything their rows keep, from the data files beside this module."""

from typing import Any

from reporting.demo.bank import dice, table
from reporting.demo.naming import Register, Workplace
from reporting.demo.records import DemoUnit
from reporting.demo.tree import DISTRICTS, PROVINCE, Seat, seats, upper_codes
from reporting.heading_lines import heading

STANDING = ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH")
COMMITTEE = ("TM. BAN CHẤP HÀNH", "CHỦ TỊCH")
SHORTER = (("Trường Tiểu học", "Trường TH"), ("Trường Mầm non", "Trường MN"), ("Công ty Cổ phần", "Công ty CP"))


def units(n: int) -> tuple[DemoUnit, ...]:
    """The n units of a demo, each parent before its children; n ≥ 1."""
    codes = upper_codes(n)
    above = {code: _upper(code, place) for place, code in enumerate(codes)}
    register = Register()
    below = [
        _cdcs(seat, register.workplace(seat), above[seat.parent], 1000 + place)
        for place, seat in enumerate(seats(n - len(codes)), 1)
    ]
    return (*above.values(), *below)


def _upper(code: str, place: int) -> DemoUnit:
    facts = _district(code) if code in DISTRICTS else {**table("upper")[code], "place": "Đắk Nông"}
    return DemoUnit(
        code=code,
        parent_code="" if code == PROVINCE else PROVINCE,
        heading_lines=tuple(facts["heading_lines"]),
        superior_lines=tuple(facts["superior_lines"]),
        sign_lines=STANDING,
        recipients=tuple(facts["recipients"]),
        party_committee=facts["party"],
        district_party=facts.get("district_party", ""),
        district_committee=facts.get("district_committee", ""),
        sort_order=10 * place,
        area=code if code in DISTRICTS else "",
        **{key: facts[key] for key in ("kind", "name", "short_name", "place", "code_suffix")},
        **_people(code),
    )


def _district(code: str) -> dict[str, Any]:
    place, shared = table("places")[code], table("upper")["district"]
    area = place["area"]
    level = "thị xã" if area.startswith("thị xã") else "huyện"
    return {
        **shared,
        "kind": "huyen",
        "name": f"Liên đoàn Lao động {area}",
        "short_name": f"LĐLĐ {area}",
        "heading_lines": ["LIÊN ĐOÀN LAO ĐỘNG", area.upper()],
        "place": place["place"],
        "party": place["party"],
        "district_party": place["party"],
        "district_committee": place["committee"],
        "recipients": [
            "LĐLĐ tỉnh Đắk Nông (qua Ban TG-NC)",
            f"Thường trực {place['party']} (b/c)",
            f"{place['committee']} (b/c)",
            f"Các đồng chí UV BCH LĐLĐ {level}",
            "Các CĐCS trực thuộc",
            "Lưu: VT",
        ],
    }


def _cdcs(seat: Seat, at: Workplace, parent: DemoUnit, sort_order: int) -> DemoUnit:
    work = table("works")[seat.work]
    party = _party(seat, at)
    return DemoUnit(
        code=seat.code,
        parent_code=seat.parent,
        name=f"Công đoàn cơ sở {at.name}",
        short_name=f"CĐCS {_short(at.name)}",
        kind="cdcs_truc_thuoc" if seat.parent == PROVINCE else "cdcs",
        heading_lines=("CÔNG ĐOÀN CƠ SỞ", *heading(at.name)),
        superior_lines=parent.heading_lines,
        place=parent.place,
        code_suffix="CĐCS",
        sign_lines=COMMITTEE,
        recipients=_recipients(parent, party, work["leader"]),
        party_committee=party,
        district_party="",
        district_committee="",
        sort_order=sort_order,
        work=seat.work,
        area=at.area,
        commune=at.commune,
        **_people(seat.code, work["women"][0]),
    )


def _short(name: str) -> str:
    for long, short in SHORTER:
        name = name.replace(long, short)
    return name


def _party(seat: Seat, at: Workplace) -> str:
    """The Party committee directly above: a commune's for its office and for firms without a cell."""
    cell = table("works")[seat.work]["cell"]
    if seat.work == "xa":
        return f"Đảng ủy {at.commune}"
    return f"Đảng ủy {at.commune}" if cell == "none" else f"{cell} {at.name}"


def _recipients(parent: DemoUnit, party: str, leader: str) -> tuple[str, ...]:
    through = " (qua Ban TG-NC)" if parent.code == PROVINCE else " (b/c)"
    leader = leader[0].upper() + leader[1:]
    return (f"{parent.short_name}{through}", f"{party} (b/c)", f"{leader} (p/h)", "Các đồng chí UV BCH", "Lưu: VT")


def _people(code: str, women: float = 0.35) -> dict[str, str]:
    """The chair, the vice-chair and the person to call, who is the vice-chair or a clerk; phones are invented."""
    draw = dice("people", code)
    names: list[str] = []
    while len(names) < 3:
        name = _person(draw.random() < women, draw.random() < 0.12, draw.choice)
        if name not in names:
            names.append(name)
    phone = f"0501.3000.{draw.randrange(1000):03d}"
    return {"signer_name": names[0], "vice_name": names[1], "contact_name": names[2], "contact_phone": phone}


def _person(woman: bool, highland: bool, choice: Any) -> str:
    names = table("names")["people"]
    if highland:
        return str(choice(names["highland"]))
    middle, given = (names["women_middle"], names["women"]) if woman else (names["men_middle"], names["men"])
    return f"{choice(names['families'])} {choice(middle)} {choice(given)}"
