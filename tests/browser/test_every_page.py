"""Every page as the clerk and as a unit's officer see it: in reach of all (axe-core), as wide as the window,
without a request that leaves the host (screens.md 42, 44).
"""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from werkzeug.routing import Rule

from reporting.export import Wanted
from reporting.founding import CAMPAIGN, CLERK
from reporting.paper import template_file
from store import campaigns, jobs, reports, templates, units, users
from store.connection import Database
from store.jobs import Job
from tests.browser.conftest import Visitor
from tests.browser.pages import SECTIONS, address, for_the_clerk_alone, pages
from tests.browser.steps import PASSWORD, Visit
from tests.browser.test_narrow import TELEPHONE
from tests.reporting.offline.filling_in import FIGURES, TEXTS, at
from web.passwords import HASHER

AXE = (Path(__file__).parent / "vendor" / "axe" / "axe.min.js").read_text(encoding="utf-8")
RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .filter(found => ["serious", "critical"].includes(found.impact))
    .map(found => found.id + ": " + found.nodes.map(node => node.target.join(" ")).slice(0, 4).join(" | "))"""
WIDE = {"width": 1280, "height": 900}
AT = "2012-07-10T08:00:00+07:00"
EVERYBODY = ("chuyenvien", "H01", "draft", "returned")


@dataclass(frozen=True)
class Reader:
    """Somebody signed in, and what stands in the addresses of their pages."""

    visit: Visit
    values: dict[str, object]
    clerk: bool


def found_by_axe(visit: Visit) -> list[str]:
    visit.page.evaluate(AXE)
    return list(visit.page.evaluate(RUN))


def login_of(db: Database, name: str) -> str:
    """The sign-in name: a status stands for the first unit below the province whose report is in it."""
    if name not in ("draft", "returned"):
        return name
    campaign = campaigns.by_slug(db, CAMPAIGN)
    assert campaign
    codes = {unit.id: unit.code for unit in units.all_units(db)}
    in_it = (codes[each] for each, report in reports.of_campaign(db, campaign.id).items() if report.status == name)
    # Other tests have opened units to whom nobody belongs.
    return min(code for code in in_it if code != "TINH" and users.by_login(db, code))


def values_of(db: Database, login: str) -> dict[str, object]:
    """What is behind the addresses that this person opens."""
    user, campaign = users.by_login(db, login), campaigns.by_slug(db, CAMPAIGN)
    assert user and campaign
    report = reports.of_unit(db, campaign.id, user.unit_id)
    assert report
    users.set_password(db, user.id, HASHER.hash(PASSWORD))
    job = jobs.add(db, Job(0, "export", campaign.id, Wanted().options(), "server", f"{login}.zip", user.id, AT))
    template = templates.add(db, f"Mẫu của {login}", "mau.docx", template_file(campaign.profile), user.id, AT)
    its = {"report_id": report.id, "user_id": user.id, "job_id": job.id, "template_id": template.id}
    # The clerk looks at a unit that still has to send: some pages are about those only.
    looked_at = users.by_login(db, login_of(db, "returned")) if login == CLERK else user
    assert looked_at
    asked = {"point": "dac_diem_tinh_hinh", "indicator": "A01", "period": "2011"}
    return {**its, **asked, "unit_id": looked_at.unit_id, "slug": CAMPAIGN}


def checked(visit: Visit, folder: Path) -> int:
    """The number of a Word file that this person has had checked."""
    (folder / "van-ban.docx").write_bytes(template_file("tld-2011"))
    visit.open("/kiem-tra-the-thuc")
    visit.page.set_input_files("main input[type=file]", folder / "van-ban.docx")
    visit.main.locator("form button").first.click()
    visit.page.wait_for_url("**/kiem-tra-the-thuc/*")
    return int(visit.path.rpartition("/")[2])


def returned(visit: Visit, folder: Path, report_id: object) -> int:
    """The number of a batch in which this person has sent the own unit's form back, with a change in it."""
    form = visit.page.request.get(f"{visit.address}/bao-cao/{report_id}/bieu-nhap.xlsx")
    (folder / "bieu.xlsx").write_bytes(filled(form.body()))
    visit.open("/nhap-bieu")
    visit.page.set_input_files("main input[type=file]", folder / "bieu.xlsx")
    visit.main.locator("form button").first.click()
    visit.page.wait_for_url("**/nhap-bieu/*")
    return int(visit.path.rpartition("/")[2])


def filled(form: bytes) -> bytes:
    """The form with one answer changed and one figure that cannot be read."""
    book = load_workbook(BytesIO(form))
    at(book, TEXTS, "dac_diem_tinh_hinh", "C").value = "Lời trong tệp."
    at(book, FIGURES, "so_lieu_chung-A01-*", "E").value = "chừng trăm"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def readers(visitor: Visitor, served_db: Database, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reader]:
    found = {}
    for name in EVERYBODY:
        login = login_of(served_db, name)
        values = values_of(served_db, login)
        visit = visitor(viewport=WIDE)
        visit.open("/dang-nhap")
        visit.sign_in(login, PASSWORD)
        visit.page.wait_for_url(lambda url: "dang-nhap" not in url)
        values["number"] = checked(visit, tmp_path_factory.mktemp("checked"))
        values |= {"batch": returned(visit, tmp_path_factory.mktemp("returned"), values["report_id"]), "file": 1}
        found[name] = Reader(visit, values, login == CLERK)
    return found


def seen(reader: Reader, path: str) -> tuple[int, list[str]]:
    """How a page answers, and what is wrong with it in words; none is right."""
    visit = reader.visit
    visit.errors.clear()
    visit.page.set_viewport_size(WIDE)
    answer = visit.page.goto(visit.address + path)
    assert answer
    wrong = found_by_axe(visit) + visit.foreign + (visit.errors if answer.ok else [])
    if visit.page.locator("h1").count() != 1:
        wrong.append("has not one h1")
    visit.page.set_viewport_size(TELEPHONE)
    if visit.overflow() > 0:
        wrong.append(f"is {visit.overflow()} px too wide for a telephone")
    return answer.status, [f"{path} {each}" for each in wrong]


def addresses(rule: Rule, reader: Reader) -> list[str]:
    if "section" in rule.arguments:
        return [address(rule, reader.values | {"section": section}) for section in SECTIONS]
    return [address(rule, reader.values)]


@pytest.mark.parametrize("rule", pages(), ids=str)
def test_a_page_is_in_reach_of_all_and_fits(readers: dict[str, Reader], rule: Rule) -> None:
    may_read = [reader for reader in readers.values() if reader.clerk or not for_the_clerk_alone(rule)]
    found = [seen(reader, path) for reader in may_read for path in addresses(rule, reader)]
    assert [wrong for _, wrongs in found for wrong in wrongs] == []
    assert {status for status, _ in found} in ({200}, {200, 404}), "nobody is shown this page"


@pytest.mark.parametrize("path", ["/khong-co", "/bao-cao/999999"])
def test_so_is_a_page_that_says_what_went_wrong(readers: dict[str, Reader], path: str) -> None:
    reader = readers["H01"]
    reader.visit.page.goto(reader.visit.address + path)
    assert found_by_axe(reader.visit) == []


def test_control_axe_sees_a_field_without_a_name(readers: dict[str, Reader]) -> None:
    visit = readers["H01"].visit
    visit.open("/doi-mat-khau")
    visit.page.evaluate("document.querySelector('main').append(document.createElement('input'))")
    assert any(wrong.startswith("label") for wrong in found_by_axe(visit))
