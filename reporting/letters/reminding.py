"""What a reminder says, before the deadline and after it; the letters of many units."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from forms.outline import Outline
from reporting.letters.letter import Letter, Sheet, contact_of, guidance_of, letter, speaking, subject_of
from reporting.letters.owing import Owing
from reporting.letters.scope import Scope
from store.units import Unit
from vietnamese.dates import cited_day


@dataclass(frozen=True)
class Wording:
    """What a clerk may say in the letters beside what the campaign knows.

    `sender` None: each letter comes from the unit right above; `until` is the day those who are late get.
    """

    sheet: Sheet
    sender: Unit | None = None
    until: date | None = None


def reminder_letters(found: Scope, owed_by: Iterable[Owing], wording: Wording) -> Iterator[Letter]:
    """A letter to each of them."""
    guidance = guidance_of(found.campaign, found.root)
    about = f"đôn đốc gửi báo cáo {subject_of(found.outline)}"
    for each in owed_by:
        sender = wording.sender or each.parent
        text = [*paragraphs(each, found, sender, guidance, wording)]
        yield Letter(each.place.unit, letter(sender, each.place.unit, found.root, about, text, wording.sheet))


def paragraphs(each: Owing, found: Scope, sender: Unit, guidance: str, wording: Wording) -> Iterator[str]:
    """The letter's text."""
    unit = each.place.unit
    by = f" chậm nhất ngày {printed(each.due)}{more_time(each)}" if each.due else ""
    yield f"Thực hiện {guidance}, {unit.name} gửi báo cáo về {each.parent.name}{by}."
    yield standing(each)
    yield from what_is_missing(each)
    yield asked(each, found.outline, sender, wording)
    yield f"Trong quá trình thực hiện, nếu có vướng mắc, xin liên hệ {contact_of(sender, found.root, found.contact)}."


def more_time(each: Owing) -> str:
    """That the unit was given more time than others."""
    if each.usual_due is None:
        return ""
    return f" (đã được gia hạn; thời hạn chung là ngày {printed(each.usual_due)})"


def standing(each: Owing) -> str:
    """That the report has not come, and how that stands to the deadline."""
    today, left = printed(each.today), each.days_left
    if left is None:
        return f"Đến ngày {today}, {each.parent.name} chưa nhận được báo cáo của đơn vị."
    if left < 0:
        return (
            f"Đến ngày {today}, đã quá thời hạn {-left} ngày, {each.parent.name} vẫn chưa nhận được báo cáo của đơn vị."
        )
    tail = f"còn {left} ngày là hết thời hạn" if left else "hôm nay là ngày cuối của thời hạn"
    return f"Đến ngày {today}, {each.parent.name} chưa nhận được báo cáo của đơn vị; {tail}."


def what_is_missing(each: Owing) -> Iterator[str]:
    """What the report still lacks, as far as the server knows."""
    if each.place.row.stage == "returned":
        yield "Báo cáo đơn vị gửi lần trước đã được trả lại để bổ sung, chỉnh sửa và đến nay chưa được gửi lại."
    elif each.missing is None:
        yield "Trên phần mềm báo cáo, đơn vị chưa nhập nội dung nào."
    elif not each.missing:
        yield "Trên phần mềm báo cáo, các mục đều đã có nội dung nhưng đơn vị chưa nộp."
    else:
        written = each.sections - len(each.missing)
        listed = ", ".join(dict.fromkeys(each.missing))
        begun = f"Trên phần mềm báo cáo, đơn vị đã nhập {written}/{each.sections} mục"
        yield f"{begun}; chưa có nội dung các mục: {listed}."


def asked(each: Owing, outline: Outline, sender: Unit, wording: Wording) -> str:
    """What is asked of the unit: in time, or at once and with the reason."""
    who, whom = speaking(outline, sender), speaking(outline, each.place.unit)
    if not each.overdue:
        return f"{who} đề nghị {whom} khẩn trương hoàn thành và gửi báo cáo đúng thời hạn."
    until = f" chậm nhất ngày {printed(wording.until)}," if wording.until else " ngay khi nhận được công văn này,"
    return f"{who} đề nghị {whom} hoàn thành, gửi báo cáo{until} đồng thời cho biết lý do gửi chậm."


def printed(day: date | None) -> str:
    """A day within a sentence: `20/7/2012`."""
    return cited_day(day) if day else ""


def message(each: Owing, found: Scope, address: str) -> str:
    """The same in a few lines, for a chat."""
    due = f" (hạn {printed(each.due)})" if each.due else ""
    return (
        f"Kính gửi {each.place.unit.short_name}: {each.parent.short_name} chưa nhận được báo cáo "
        f"{subject_of(found.outline)} của đơn vị{due}.{in_short(each.days_left)} "
        f"Đề nghị đơn vị vào {address} hoàn thành và bấm nộp. "
        f"Vướng mắc xin liên hệ {contact_of(each.parent, found.root, found.contact)}."
    )


def in_short(left: int | None) -> str:
    """How many days are left, or gone by."""
    if left is None:
        return ""
    if left < 0:
        return f" Đã quá hạn {-left} ngày."
    return f" Còn {left} ngày." if left else " Hôm nay là ngày cuối."
