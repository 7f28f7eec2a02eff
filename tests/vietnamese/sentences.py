"""Sentences by the thousand, the same on every run: Vietnamese from the demo's banks, foreign and mixed ones beside."""

import re
import tomllib
from functools import cache
from pathlib import Path
from random import Random

BANKS = Path(__file__).resolve().parents[2] / "reporting" / "demo" / "prose"

# Stand in for the banks' slots, whatever a slot asks for: names, offices, numbers, dates as reports hold them.
FILLINGS = (
    "Đắk Mil", "Cư Jút", "Krông Nô", "Đắk R'lấp", "Gia Nghĩa", "Tuy Đức", "H'Hoa Êban", "Điểu K'Ré", "Y Bhiă Niê",
    "LĐLĐ tỉnh", "UBND huyện", "Ủy ban nhân dân xã", "Ở đội 2", "CĐCS", "Ban Chấp hành", "CNVCLĐ", "HĐND", "Ê-đê",
    "cà phê", "hồ tiêu", "công nhân", "Nghị quyết số 20-NQ/TW", "số 05/BC-LĐLĐ", "12", "1.234", "98,5", "30/6/2012",
    "05/7/2012", "quý III", "1.500.000", "Nguyễn Văn Ân", "Ý Nhi", "thủy điện", "thuỷ lợi", "hòa giải", "hoà nhập",
)  # fmt: skip

OTHERS = (
    "The union held {n} meetings in {place}; fees rose by {n}%.",
    "Please see the attached file {code} for details, e.g. section {n}.",
    "Copyright © {n} {place} Ltd., all rights reserved ®; price £{n} or ¥{n}.",
    "He said: «naïve résumé», then left the café in {place} at {n}:30.",
    "It measures {n}×{n} mm, ±{n} µm at 20 °C, that is {n}½ N·m per §{n}.",
    "A co\xadoperative of inter\xadnational workers met {person} in {place}.",
    "{person} and {person} wrote about {place} in {n}.",
    "Le syndicat de {place} a été créé par {person} en {n}; où est-ce? Là-bas.",
    "Gặp {person} ở {place} ngày {n}/6/2012, theo văn bản {code}.",
    "Công đoàn mua máy {code}, công suất {n}×{n} W, sai số ±{n} µm, giá {n}½ triệu đồng.",
    "Theo §{n} và chú thích¹, “{person}” là cố vấn của «{place}», tăng {n}%.",
    "Chuyển {n} m² đất, {n}¾ tạ phân NPK, mã ®{code} cho các hộ ở {place}.",
    "{code}; {n}; {n}; {code}",
    "Là có và cho các anh chị ở {place}: «có», «không», ±{n}, {n} N·m, {code}.",
    "· Đoàn viên của {person} tăng {n} người",
)
PLACES = (
    "Zürich", "São Paulo", "Besançon", "Saint-Étienne", "Málaga", "Köln", "Århus", "Malmö", "Liège", "Nîmes", "Mâcon",
    "Côte d'Ivoire", "Haïti", "Curaçao", "Orléans", "Sète", "Hué", "Saïgon", "Hoï An", "Düsseldorf", "Tromsø", "Vlorë",
)  # fmt: skip
PEOPLE = (
    "Loïc Müller", "Anaïs Lefèvre", "Gaël Noël", "Hélène Côté", "François Léger", "José Núñez", "João Simões",
    "Zoë Brontë", "Søren Kjær", "Åse Øst", "Benoît Châtelet", "Thaïs Laïc", "Günter Grass", "Émile Gaboriau",
    "Irène Curie", "Maël Héloïse", "Pétrus Ký", "Yersin",
)  # fmt: skip
CODES = ("A¬B-12", "QĐ-TTg", "X®7", "T-§2", "µC-51", "NQ20/TW", "C++", "BC-LĐLĐ", "HD-2012", "25-CTr/TU", "ISO 9001™")


@cache
def right_sentences(count: int) -> tuple[str, ...]:
    """`count` different sentences of reports, in composed Unicode."""
    dice = Random(2012)
    ways = [way for file in sorted(BANKS.glob("*.toml")) for way in _ways(tomllib.loads(file.read_text("utf-8")))]
    made: dict[str, None] = {}
    while len(made) < count:
        made[_filled(dice.choice(ways), dice)] = None
    return tuple(made)


def _ways(bank: object) -> list[str]:
    """Every way to say something in a bank, without the tags before its bar."""
    if isinstance(bank, str):
        return [bank.split(" | ")[-1]] if " " in bank.split(" | ")[-1] else []
    parts = bank.values() if isinstance(bank, dict) else bank if isinstance(bank, list) else ()
    return [way for part in parts for way in _ways(part)]


def _filled(way: str, dice: Random) -> str:
    text = re.sub(r"\[([^]]*)\]", lambda tail: tail[1] if dice.random() < 0.6 else "", way)
    return re.sub(r"\{[^}]*\}", lambda _: dice.choice(FILLINGS), text)


@cache
def other_sentences(count: int) -> tuple[str, ...]:
    """`count` different lines of English, French names, codes and figures, alone and within Vietnamese."""
    dice = Random(1945)
    made: dict[str, None] = {}
    while len(made) < count:
        made[_other(dice)] = None
    return tuple(made)


def _other(dice: Random) -> str:
    said = {"n": lambda: str(dice.randint(1, 9999)), "place": lambda: dice.choice(PLACES)}
    said |= {"person": lambda: dice.choice(PEOPLE), "code": lambda: dice.choice(CODES)}
    return re.sub(r"\{(\w+)\}", lambda slot: said[slot[1]](), dice.choice(OTHERS))
