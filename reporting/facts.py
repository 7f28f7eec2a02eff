"""What a campaign says about every report in it, and which state of its answers a document was made from."""

from datetime import date

from reporting.context import Facts
from reporting.outlines import outline_of
from store.campaigns import Campaign


def campaign_facts(campaign: Campaign, profile_id: str = "") -> Facts:
    """The facts that all reports of the campaign share; `profile_id` stands in for the campaign's own where given."""
    guided = campaign.guidance_date
    return Facts(
        profile=profile_id or campaign.profile,
        year=outline_of(campaign).periods[-1].to.year,
        guidance_number=campaign.guidance_number,
        guidance_date=date.fromisoformat(guided) if guided else None,
        prefilled=campaign.prefilled,
    )


def edition(report_id: int, revision: int) -> str:
    """Which state of the answers a document was made from: `báo cáo 12, bản lưu 57` (the sum of its revisions)."""
    return f"báo cáo {report_id}, bản lưu {revision}"
