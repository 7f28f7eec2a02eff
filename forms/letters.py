"""The forms of letters in bulk: what a clerk may say in them, and the address at which units reach the server."""

import re
from typing import Any
from urllib.parse import urlsplit

from wtforms import RadioField, StringField
from wtforms.validators import Length, ValidationError

from forms.days import DayField
from forms.messages import say
from forms.office import OfficeForm
from vietnamese.text import clean_name

WORD, ZIP = "docx", "zip"
PARENT, ROOT = "cap-tren", "tinh"
CHAIR, VICE = "chu_tich", "pho_chu_tich"
LONGEST_ADDRESS = 120
NUMBER = re.compile(r"[0-9]{1,5}[A-Za-zĐđ]?")
ROOM = re.compile(r"[^\s/-]{1,12}(-[^\s/-]{1,12})?")
BAD_ADDRESS = "Địa chỉ phải có dạng http://máy-chủ hoặc https://tên-miền, ví dụ http://192.168.1.10:8000."


class BadAddress(ValueError):
    """What is typed is no address of a server."""

    def __init__(self) -> None:
        super().__init__(BAD_ADDRESS)


def server_address(typed: str) -> str:
    """The address without a slash at its end: `http://192.168.1.10:8000`; raises BadAddress."""
    address = clean_name(typed).rstrip("/")
    try:
        parts = urlsplit(address)
        sound = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        sound = False
    if not sound or parts.query or parts.fragment or "@" in address or " " in address:
        raise BadAddress
    return address


def only_here(address: str) -> bool:
    """Whether an address reaches the server from the server itself only."""
    host = urlsplit(address).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")


def _name(text: str | None) -> str:
    return clean_name(text or "")


class LetterForm(OfficeForm):
    """What all letters may be given; what is left empty is left open on paper."""

    number = StringField("Số công văn", filters=[_name])
    room = StringField("Bộ phận soạn thảo (viết tắt)", filters=[_name])
    day = DayField("Ngày ký")
    signer = RadioField("Người ký", choices={CHAIR: "Chủ tịch", VICE: "Phó Chủ tịch"}, default=CHAIR)
    file = RadioField(
        "Tệp tải về",
        choices={ZIP: "Tệp .zip, mỗi đơn vị một tệp Word", WORD: "Một tệp Word để in cả loạt"},
        default=ZIP,
    )

    def validate_number(self, field: StringField) -> None:
        """Refuse what is no number of a document."""
        if field.data and not NUMBER.fullmatch(field.data):
            raise ValidationError(say("document_number"))

    def validate_room(self, field: StringField) -> None:
        """Refuse what would break the number's line."""
        if field.data and not ROOM.fullmatch(field.data):
            raise ValidationError("Chỉ ghi chữ viết tắt của ban, phòng, không có dấu cách, như TGNC.")


class ReminderForm(LetterForm):
    """Reminders: who sends them, and until when those who are late have time."""

    sender = RadioField(
        "Nơi gửi",
        choices={PARENT: "Cấp trên trực tiếp của từng đơn vị", ROOT: "Liên đoàn Lao động tỉnh gửi tất cả"},
        default=PARENT,
    )
    until = DayField("Ngày phải gửi, ghi cho đơn vị đã quá hạn")


class InvitationForm(LetterForm):
    """Invitations: to whom, and the address that they print; `offer` says whom there is to choose."""

    whom = RadioField("Mời")
    address = StringField(
        "Địa chỉ của phần mềm, in trên thư",
        filters=[_name],
        validators=[Length(max=LONGEST_ADDRESS, message=say("shorten", most=LONGEST_ADDRESS))],
    )

    def offer(self, whom: dict[str, str]) -> None:
        """Say whom one may invite: {id: words}."""
        self.whom.choices = dict(whom)

    def validate_address(self, field: Any) -> None:
        """Refuse what no browser would open."""
        try:
            field.data = server_address(field.data or "")
        except BadAddress as error:
            raise ValidationError(str(error)) from error
