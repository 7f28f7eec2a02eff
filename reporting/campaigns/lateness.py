"""Who is asked about a campaign, and what a unit reads where its report is no longer taken."""

from datetime import datetime

from forms.outline import Outline
from reporting.deadlines import Due, on_time
from reporting.workflow import NotAllowed
from store.campaigns import Campaign

LATE = "Đã hết hạn nộp ({due}) và đợt này không nhận báo cáo sau hạn."
ASK = "Xin liên hệ {contact} để đề nghị gia hạn rồi nộp lại; những gì đã lưu vẫn còn nguyên."


class TooLate(NotAllowed):
    """The campaign takes no report after its deadline."""


class CampaignClosed(NotAllowed):
    """The campaign has been closed."""

    def __init__(self, contact: str) -> None:
        super().__init__(f"Đợt báo cáo này đã khép lại nên báo cáo chỉ để đọc. Cần sửa, xin liên hệ {contact}.")


def contact_of_campaign(campaign: Campaign, outline: Outline) -> str:
    """Whom to ask: `Nguyễn Văn A, Ban Tuyên giáo – Nữ công, điện thoại 05012.246.757`."""
    ours = campaign.department or campaign.contact_name or campaign.contact_phone
    phone = campaign.contact_phone if ours else outline.campaign.phone
    named = [campaign.contact_name, campaign.department or outline.campaign.department]
    return ", ".join([*filter(None, named), *([f"điện thoại {phone}"] if phone else [])])


def late_words(campaign: Campaign, due: Due, contact: str) -> str:
    """What a unit reads whose report comes too late, the clerk's own words where there are any."""
    day = f"{due.day.day}/{due.day.month}/{due.day.year}" if due.day else ""
    first = campaign.late_words or LATE.format(due=day)
    return f"{first} {ASK.format(contact=contact)}"


def too_late(campaign: Campaign, due: Due, status: str, arrived: datetime) -> bool:
    """Whether a report that arrives then is not taken; one that was returned for mending had come in time."""
    return bool(campaign.late_refused) and status == "draft" and not on_time(arrived, due.day)
