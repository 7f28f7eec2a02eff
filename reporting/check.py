"""What stands in the way of handing in a report: one function for page, command line and import."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from forms.checking import Finding, check_content, unread
from forms.format_page import FORMAT_SECTION, format_form
from reporting.desk import Desk
from reporting.people import signer
from store.comments import Comment

NO_SIGNER = "Chưa có họ tên người ký báo cáo. Hãy mở trang Thể thức và ghi họ tên Chủ tịch hoặc Phó Chủ tịch."
UNMENDED = "Ý kiến “{}” chưa được đánh dấu đã sửa. Hãy sửa theo ý kiến rồi bấm “Đã sửa”."
OPENING = 80


def check(desk: Desk, contents: Mapping[str, Mapping[str, Any]]) -> list[Finding]:
    """Every finding of a report, in document order; errors keep it from being handed in, warnings do not."""
    prefilled = desk.campaign.prefilled
    found = check_content(desk.outline, desk.unit.kind, desk.has_children, contents, prefilled)
    return [*found, *check_format(desk, contents.get(FORMAT_SECTION, {}))]


def check_format(desk: Desk, content: Mapping[str, Any]) -> Iterator[Finding]:
    """The page “Thể thức”: somebody must sign, and what was typed there must be readable."""
    if not (content.get("signer_name") or signer(desk.unit, content.get("signer_role", ""))):
        yield Finding("error", FORMAT_SECTION, "signer_name", "signer_name", NO_SIGNER)
    yield from unread(FORMAT_SECTION, format_form(content))


def unmended(remarks: Iterable[Comment]) -> list[Finding]:
    """An error for each remark nobody has ticked as done; its cell `y-kien-<id>` is where it stands on the page."""
    return [
        Finding("error", remark.section, remark.question, f"y-kien-{remark.id}", UNMENDED.format(opening(remark.body)))
        for remark in remarks
        if remark.resolved_at is None
    ]


def opening(body: str) -> str:
    """The first words of a remark."""
    return body if len(body) <= OPENING else f"{body[:OPENING].rsplit(None, 1)[0]}…"


def errors(findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity == "error"]
