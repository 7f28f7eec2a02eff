"""What stands in the way of handing in a report: one function for page, command line and import."""

from collections.abc import Mapping
from typing import Any

from forms.checking import Finding, check_content

from reporting.context import FORMAT_SECTION
from reporting.desk import Desk

NO_SIGNER = "Chưa có họ tên người ký báo cáo. Mở trang Thể thức và ghi tên Chủ tịch hoặc Phó Chủ tịch."


def check(desk: Desk, contents: Mapping[str, Mapping[str, Any]]) -> list[Finding]:
    """Every finding of a report, in document order; errors keep it from being handed in, warnings do not."""
    found = check_content(desk.outline, desk.unit.kind, desk.has_children, contents)
    return [*found, *check_format(desk, contents.get(FORMAT_SECTION, {}))]


def check_format(desk: Desk, content: Mapping[str, Any]) -> list[Finding]:
    """The page “Thể thức”: somebody must sign; what was typed there must be readable."""
    vice = content.get("signer_role") == "pho_chu_tich"
    known = desk.unit.vice_name if vice else desk.unit.signer_name
    found = []
    if not (content.get("signer_name") or known):
        found.append(Finding("error", FORMAT_SECTION, "signer_name", "signer_name", NO_SIGNER))
    for cell, typed in (content.get("unread") or {}).items():
        message = f"Không đọc được “{typed}”. Hãy ghi ngày theo mẫu ngày/tháng/năm, như 05/7/2012."
        found.append(Finding("error", FORMAT_SECTION, cell, cell, message))
    return found


def errors(findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity == "error"]


