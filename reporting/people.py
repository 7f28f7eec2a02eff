"""Who a report speaks for and to: names, sign block, recipients, the opening sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from store.units import Unit

NBSP = "\u00a0"
VICE = "pho_chu_tich"


@dataclass(frozen=True)
class Format:
    """The report's own page “Thể thức”, read from its kept content; anything may be empty."""

    number: str = ""
    day: date | None = None
    signer_role: str = "chu_tich"
    signer_name: str = ""
    recipients: tuple[str, ...] = ()
    guidance_number: str = ""

    @classmethod
    def read(cls, content: Mapping[str, str]) -> "Format":
        day = content.get("date") or ""
        lines = (line.strip() for line in (content.get("recipients") or "").split("\n"))
        return cls(
            number=content.get("number") or "",
            day=date.fromisoformat(day) if day else None,
            signer_role=content.get("signer_role") or "chu_tich",
            signer_name=content.get("signer_name") or "",
            recipients=tuple(line for line in lines if line),
            guidance_number=content.get("guidance_number") or "",
        )


# How names that stand in capitals in a heading are written in a sentence (NĐ 30/2020, Phụ lục II).
IN_SENTENCES = ("Tổng Liên đoàn Lao động", "Liên đoàn Lao động", "Công đoàn", "Việt Nam")


def superior_name(unit: Unit, parent: Unit | None) -> str:
    """Whom the report goes to in full: the parent, and for the root the superior its heading names."""
    if parent is not None:
        return parent.name
    name = " ".join(unit.superior_lines).title()
    for written in IN_SENTENCES:
        name = name.replace(written.title(), written)
    return name


def addressees(unit: Unit, parent: Unit | None) -> list[str]:
    """Whom the paper is addressed to: the superior, and for the root its Party committee too."""
    party = [unit.party_committee] if parent is None and unit.party_committee else []
    return [superior_name(unit, parent), *party]


def number_line(unit: Unit, number: str) -> str:
    """`Số: 05/BC-LĐLĐ`, or with room for the văn thư where no number is given."""
    shown = number.zfill(2) if number.isdigit() else number
    return f"Số: {shown or NBSP * 8}/BC-{unit.code_suffix}"


def sign_block(unit: Unit, form: Format) -> dict[str, object]:
    """The lines over the signature and the signer's name: a vice-chair signs for the collective
    without “KT.” (QĐ 1014/QĐ-TLĐ is itself signed so)."""
    lines = list(unit.sign_lines)
    if form.signer_role == VICE and lines:
        lines[-1] = "PHÓ CHỦ TỊCH"
    return {"dong": lines, "ten": form.signer_name or signer(unit, form.signer_role)}


def signer(unit: Unit, role: str) -> str:
    """Who signs for the unit in this role where the report names nobody; empty where the unit's record does not say."""
    return unit.vice_name if role == VICE else unit.signer_name


def recipients(unit: Unit, parent: Unit | None, form: Format, addressed: bool) -> list[str]:
    """The lines under “Nơi nhận:”, each closed by `;` and the last by `.`; “Như trên” only where the
    paper prints “Kính gửi”."""
    lines = [line.strip().lstrip("-").strip().rstrip(";.").strip() for line in form.recipients or unit.recipients]
    wanted = [line for line in lines if line and (addressed or line != "Như trên")]
    if not wanted:
        wanted = usual_recipients(unit, parent, addressed)
    return [f"- {line};" for line in wanted[:-1]] + [f"- {wanted[-1]}."]


def usual_recipients(unit: Unit, parent: Unit | None, addressed: bool) -> list[str]:
    """The recipients of a unit that keeps no list of its own."""
    first = ["Như trên"] if addressed else [parent.short_name] if parent else []
    party = [f"{unit.party_committee} (b/c)"] if unit.party_committee else []
    return [*first, *party, "Lưu: VT"]
