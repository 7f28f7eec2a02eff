"""What a letter of invitation says, and the QR code that it brings along."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from documents.qr import PART, qr_picture
from reporting.clock import moment
from reporting.letters.codes import printed
from reporting.letters.inviting import Invited
from reporting.letters.letter import Letter, Sheet, contact_of, guidance_of, letter, subject_of
from reporting.letters.scope import Scope
from vietnamese.dates import cited_day

DOOR = "/moi"


def invitation_letters(found: Scope, invited: Iterable[Invited], address: str, sheet: Sheet) -> Iterator[Letter]:
    """A letter of the province to each; `address` is the server's as units reach it, `https://baocao.example`."""
    guidance = guidance_of(found.campaign, found.root)
    about = f"nhập báo cáo {subject_of(found.outline)} trên máy tính"
    for each in invited:
        text = [*paragraphs(found, each, guidance)]
        context = letter(found.root, each.place.unit, found.root, about, text, sheet)
        code = {"dia_chi": f"{address}{DOOR}", "ma": printed(each.signs), "ten_dang_nhap": each.login}
        picture = qr_picture(f"{address}{DOOR}/{each.signs}")
        yield Letter(each.place.unit, {**context, "ma": code}, {PART: picture})


def paragraphs(found: Scope, each: Invited, guidance: str) -> Iterator[str | Mapping[str, str]]:
    """The letter's text around its code."""
    unit, due = each.place.unit, each.place.row.due
    by = f", gửi chậm nhất ngày {cited_day(date.fromisoformat(due))}" if due else ""
    yield (
        f"Thực hiện {guidance}, {found.root.name} đề nghị {unit.name} nhập báo cáo trực tiếp trên phần mềm báo cáo "
        f"của Liên đoàn{by}."
    )
    yield (
        f"Mã thư mời dưới đây chỉ dành cho {unit.name}, dùng được một lần, đến hết ngày {last_day(each.until)}. "
        "Mở trang bằng mã này, đơn vị tự đặt mật khẩu để đăng nhập những lần sau."
    )
    yield {"kieu": "ma"}
    yield (
        "Ai có mã này đều mở được báo cáo của đơn vị: xin giao thư cho người trực tiếp làm báo cáo, không chụp gửi "
        "lên nhóm chung. Thư thất lạc hoặc mã không dùng được, xin báo ngay để được cấp thư mới."
    )
    yield f"Cần hướng dẫn thêm, xin liên hệ {contact_of(found.root, found.root, found.contact)}."


def last_day(until: str) -> str:
    """The last whole day on which a code works."""
    return cited_day(moment(until).date())
