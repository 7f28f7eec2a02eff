"""The form that opens a campaign, filled."""

from typing import Any

from werkzeug.test import TestResponse

from tests.web.browser import Browser

PAGE = "/dot-bao-cao/moi"
NQ20 = "nq20-so-ket-5-nam"
FORM: dict[str, Any] = {
    "outline": NQ20, "title": "Đợt thử", "slug": "dot-thu", "guidance_number": "76/HD-LĐLĐ",
    "guidance_date": "06/07/2012", "profile": "tld-2011", "department": "Ban Tuyên giáo", "contact_name": "Hà",
    "contact_phone": "0261", "tree_date": "01/07/2012", "kinds": ["cdcs", "huyen", "tinh"],
    "branches": ["-", "H01"], "han-cdcs-report": "18/07/2012", "han-huyen-report": "20/07/2012",
}  # fmt: skip


def sent(clerk: Browser, step: str, **changed: Any) -> TestResponse:
    return clerk.post(PAGE, {**FORM, "lam": step, **changed})
