"""Names of CĐCS: real in kind for their work and place, and no two alike in one demo."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from reporting.demo.bank import dice, table
from reporting.demo.tree import DISTRICTS, PROVINCE, Seat, communes

# Where the one CĐCS directly under the province works.
DIRECT_AREA = "H07"
DIRECT_COMMUNE = "xã Nâm Nung"

Namer = Callable[[Seat, str, str], str]


@dataclass(frozen=True)
class Workplace:
    """What a CĐCS belongs to: its name, the district (its code) and the commune it lies in."""

    name: str
    area: str
    commune: str


@dataclass
class Register:
    """The names given so far; a second one of the same name is told apart by its place."""

    taken: set[str] = field(default_factory=set)

    def workplace(self, seat: Seat) -> Workplace:
        """The workplace of a seat, with a name nobody has yet."""
        area = area_of(seat)
        commune = commune_of(seat, area)
        name = next(name for name in _candidates(seat, area, commune) if name not in self.taken)
        self.taken.add(name)
        return Workplace(name, area, commune)


def area_of(seat: Seat) -> str:
    """The district a CĐCS lies in: its parent, or one drawn for those of the sector unions."""
    if seat.parent in DISTRICTS:
        return seat.parent
    if seat.parent == PROVINCE:
        return DIRECT_AREA
    named = _named_district(_from_list(seat)) if seat.work in ("thpt", "y_te") else ""
    return named or ("H01" if seat.work in ("so", "y_te") else dice("area", seat.code).choice(DISTRICTS))


def commune_of(seat: Seat, area: str) -> str:
    """The commune a CĐCS lies in; offices sit in the district's capital, the first of its communes."""
    if seat.parent == PROVINCE:
        return DIRECT_COMMUNE
    if seat.work in ("xa", "nong_truong"):
        rural = communes(area)
        return rural[-1 - seat.turn % len(rural)]
    places: list[str] = table("places")[area]["communes"]
    return places[0] if seat.work in ("co_quan", "so", "y_te") else dice("commune", seat.code).choice(places)


def bare(commune: str) -> str:
    """A commune's name alone: `Ea Pô` of `xã Ea Pô`."""
    for word in ("thị trấn ", "phường ", "xã "):
        commune = commune.removeprefix(word)
    return commune


def _named_district(name: str) -> str:
    return next((code for code, place in table("places").items() if place["area"] in name), "")


def _candidates(seat: Seat, area: str, commune: str) -> Iterator[str]:
    name = _NAMES[seat.work](seat, area, commune) if seat.work in _NAMES else _from_list(seat)
    place = table("places")[area]["area"]
    yield name
    yield f"{name}, {place}" if place not in name else f"{name}, {commune}"
    yield f"{name}, {commune}"
    yield from (f"{name}, {commune} (cơ sở {extra})" for extra in range(2, 10_000))


def _school(level: str, pool: str) -> Namer:
    def name(seat: Seat, area: str, commune: str) -> str:
        names: list[str] = table("names")[pool].copy()
        dice(level, area).shuffle(names)
        return f"Trường {level} {names[seat.turn % len(names)]}"

    return name


def _commune_office(seat: Seat, area: str, commune: str) -> str:
    return f"UBND {commune}"


def _office(seat: Seat, area: str, commune: str) -> str:
    offices: list[str] = table("names")["offices"].copy()
    dice("offices", area).shuffle(offices)
    office = offices[seat.turn % len(offices)]
    if area == "H01":
        office = office.replace("Huyện ủy", "Thị ủy")
    return f"{office} {table('places')[area]['area']}"


def _company(seat: Seat, area: str, commune: str) -> str:
    names = table("names")
    draw = dice("company", area, seat.turn)
    form = draw.choices(names["forms"], weights=(5, 3, 2))[0]
    trade = f" {draw.choice(names['trades'])}" if form != "Doanh nghiệp tư nhân" else ""
    return f"{form}{trade} {draw.choice(names['brands'])}"


def _farm(seat: Seat, area: str, commune: str) -> str:
    if seat.parent == PROVINCE:
        return f"Công ty TNHH MTV Cà phê {bare(DIRECT_COMMUNE)}"
    farms: list[str] = table("names")["farms"]
    return f"{farms[(seat.turn + DISTRICTS.index(area)) % len(farms)]} {bare(commune)}"


def _cooperative(seat: Seat, area: str, commune: str) -> str:
    return f"{dice('htx', area, seat.turn).choice(table('names')['cooperatives'])} {bare(commune)}"


def _from_list(seat: Seat) -> str:
    """The seat's entry in the list of its sector; beyond its end, schools by their heroes, posts by commune."""
    names = table("names")
    listed: list[str] = names[{"thpt": "high_schools", "y_te": "health", "so": "departments"}[seat.work]]
    if seat.turn < len(listed):
        return listed[seat.turn]
    beyond = seat.turn - len(listed)
    if seat.work == "thpt":
        return f"Trường THCS và THPT {names['heroes'][beyond % len(names['heroes'])]}"
    place = table("places")[DISTRICTS[beyond % len(DISTRICTS)]]
    commune = place["communes"][beyond // len(DISTRICTS) % len(place["communes"])]
    if seat.work == "y_te":
        return f"Phòng khám đa khoa khu vực {bare(commune)}, {place['area']}"
    return f"Trạm Kiểm lâm địa bàn {bare(commune)}, {place['area']}"


_NAMES: dict[str, Namer] = {
    "mam_non": _school("Mầm non", "flowers"),
    "tieu_hoc": _school("Tiểu học", "heroes"),
    "thcs": _school("THCS", "heroes"),
    "xa": _commune_office,
    "co_quan": _office,
    "cong_ty": _company,
    "nong_truong": _farm,
    "htx": _cooperative,
}
