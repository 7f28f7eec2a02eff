"""What a form says of itself: whose it is and from which state of the answers it was made, signed with the
instance's key, so that a form of another unit, another server or of somebody's own making is known for what it is."""

import base64
import binascii
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

MARK = "BC1"
SIGNED = 16
PRINT = 4
"""How many bytes of a section's print are kept: enough to tell whether somebody wrote in it."""


class BadTicket(ValueError):
    """Mã phiếu ẩn trong tệp đã bị sửa, hoặc tệp không do máy chủ này lập."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


@dataclass(frozen=True)
class Issued:
    """A section as the form was made from it: its revision, and a print of its cells."""

    revision: int
    print: str


@dataclass(frozen=True)
class Ticket:
    """Whose form it is, and each section it asks."""

    campaign: str
    unit: str
    report_id: int
    sections: Mapping[str, Issued]


def signed(ticket: Ticket, key: bytes) -> str:
    """The ticket as text: `BC1.<content>.<signature>`."""
    ids, issued = list(ticket.sections), ticket.sections.values()
    content = {
        "d": ticket.campaign,
        "v": ticket.unit,
        "b": ticket.report_id,
        "m": plan_of(ids),
        "r": ".".join(str(each.revision) for each in issued),
        "h": text_of(b"".join(bytes.fromhex(each.print) for each in issued)),
    }
    body = text_of(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode())
    return f"{MARK}.{body}.{text_of(signature(body, key))}"


def read(text: str, key: bytes, sections: Sequence[str] | None = None) -> Ticket:
    """The ticket behind a text; `sections` are those that its unit is asked now.

    Without `sections` it tells only whose it is. Raises BadTicket, also where the form asks other sections.
    """
    mark, _, rest = text.strip().partition(".")
    body, _, sign = rest.partition(".")
    if mark != MARK or not hmac.compare_digest(text_of(signature(body, key)).encode(), sign.encode()):
        raise BadTicket
    content = json.loads(bytes_of(body))
    ids = list(sections or ())
    if sections is not None and content["m"] != plan_of(ids):
        raise OtherPlan
    revisions, prints = content["r"].split("."), bytes_of(content["h"]).hex()
    cut = [prints[start : start + 2 * PRINT] for start in range(0, len(prints), 2 * PRINT)]
    issued = {id: Issued(int(revision), mine) for id, revision, mine in zip(ids, revisions, cut, strict=False)}
    return Ticket(content["d"], content["v"], content["b"], issued)


class OtherPlan(ValueError):
    """Biểu này được lập theo một cách hỏi khác với hiện nay. Xin tải biểu mới rồi chép nội dung sang."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def plan_of(ids: Sequence[str]) -> str:
    """A short name of the sections asked, in their order."""
    return sha256("\n".join(ids).encode()).hexdigest()[:8]


def print_of(cells: Mapping[str, Mapping[str, str]]) -> str:
    """The print of a section's cells {question: {label: text}}; what stands empty, and spaces at the ends of lines, do
    not count."""
    said = {
        question: {label: bare(text) for label, text in each.items() if bare(text)} for question, each in cells.items()
    }
    kept = {question: each for question, each in said.items() if each}
    return sha256(json.dumps(kept, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[: 2 * PRINT]


def bare(text: str) -> str:
    """A text without the blanks that nobody sees: at the ends of lines, around the whole."""
    return "\n".join(line.rstrip() for line in text.strip().split("\n"))


def signature(body: str, key: bytes) -> bytes:
    own = hmac.digest(key, b"bieu-nhap", "sha256")
    return hmac.digest(own, body.encode(), "sha256")[:SIGNED]


def text_of(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def bytes_of(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error as error:
        raise BadTicket from error
