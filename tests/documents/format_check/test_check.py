"""The checker on right documents: our own, others', and such as went through another program."""

import io
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from doc_templates.build import path
from documents import load_template
from documents.format_check.check import Finding, check
from documents.profiles import UnknownProfile, profile_ids
from reporting.clock import Clock
from reporting.desk import desk_of
from reporting.founding_demo import DEMO_DAY
from reporting.printing import print_report
from store import campaigns, reports, units
from store.connection import Database
from tests.documents.faults import reworded
from tests.documents.foreign import Case, with_tables, with_tabs
from tests.documents.samples import SAMPLES, Context

YEAR_OF_2011 = Case(addressee="", bottom=True)


def rules(findings: list[Finding]) -> list[str]:
    return [finding.rule for finding in findings]


def as_printed(context: Context) -> Context:
    """A sample with what `reporting` puts into every body: the word of the annex, and a first point of part III."""
    blocks = list(context["noi_dung"])
    blocks.insert(1, {"kieu": "doan", "chu": "Số liệu cụ thể được tổng hợp tại Phụ lục kèm theo Báo cáo này."})
    third = next((n for n, block in enumerate(blocks) if block.get("chu", "").startswith("b) Ưu điểm")), len(blocks))
    blocks[third:third] = [{"kieu": "muc_5", "chu": "a) Kết quả thực hiện các chỉ tiêu"}] * (third < len(blocks))
    return {**context, "noi_dung": blocks}


@pytest.mark.parametrize("empty", [False, True], ids=["full", "empty"])
@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("profile", profile_ids())
def test_our_own_reports_have_no_finding(profile: str, name: str, empty: bool) -> None:
    report = load_template(path(profile).read_bytes()).render(as_printed(SAMPLES[name](profile, empty=empty)))
    assert check(report) == []


@pytest.mark.parametrize("profile", profile_ids())
@pytest.mark.parametrize("code", ["H01", "N01", "C0001"])
def test_a_demo_report_has_no_finding(db: Database, code: str, profile: str) -> None:
    unit = next(each for each in units.all_units(db) if each.code == code)
    campaign = campaigns.all_campaigns(db)[0]
    report = reports.of_unit(db, campaign.id, unit.id)
    assert report is not None
    parent = units.parent(db, unit.id, campaign.tree_date)
    desk = desk_of(db, report, campaign, parent, frozenset(), Clock(DEMO_DAY).now())
    assert check(print_report(db, desk, profile).data) == []


@pytest.mark.parametrize("made", [with_tables, with_tabs])
def test_a_right_report_of_2012_has_no_finding(made: Callable[[Case], bytes]) -> None:
    assert check(made(YEAR_OF_2011), "tld-2011") == []


@pytest.fixture(scope="module")
def through_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Right reports that went to OpenDocument and back."""
    folder = tmp_path_factory.mktemp("through")
    own = load_template(path("tld-2024").read_bytes()).render(as_printed(SAMPLES["district"]("tld-2024")))
    for name, report in {"own": own, "tables": with_tables(), "tabs": with_tabs()}.items():
        (folder / f"{name}.docx").write_bytes(report)
    convert(folder, "docx", "odt", folder)
    convert(folder, "odt", "docx", folder / "back")
    return {back.stem: back.read_bytes() for back in (folder / "back").glob("*.docx")}


def convert(folder: Path, kind: str, into: str, out: Path) -> None:
    sources = [str(source) for source in sorted(folder.glob(f"*.{kind}"))]
    home = f"-env:UserInstallation=file://{folder}/soffice"
    command = ["soffice", "--headless", home, "--convert-to", into, "--outdir", str(out), *sources]
    subprocess.run(command, capture_output=True, check=True, timeout=180)


@pytest.mark.parametrize("name", ["own", "tables", "tabs"])
def test_a_report_that_went_through_libreoffice_has_no_finding(
    through_libreoffice: dict[str, bytes], name: str
) -> None:
    assert check(through_libreoffice[name], "tld-2024") == []


def test_a_fault_is_found_in_a_file_that_libreoffice_wrote(through_libreoffice: dict[str, bytes]) -> None:
    document = Document(io.BytesIO(through_libreoffice["tables"]))
    reworded("ngày 05 tháng", "ngày 5 tháng")(document)
    document.save(kept := io.BytesIO())
    assert rules(check(kept.getvalue(), "tld-2024")) == ["date_form"]


def test_the_profile_is_the_one_the_file_names(report_of_2011: bytes) -> None:
    assert rules(check(report_of_2011)) == []
    assert rules(check(report_of_2011, "tld-2024")) == ["page_number_place", "addressee_missing"]


@pytest.fixture
def report_of_2011() -> bytes:
    return load_template(path("tld-2011").read_bytes()).render(as_printed(SAMPLES["sector"]("tld-2011")))


def test_a_file_that_names_no_profile_is_checked_by_todays() -> None:
    assert check(with_tables()) == []
    assert rules(check(with_tables(YEAR_OF_2011))) == ["page_number_place", "addressee_missing"]


def test_an_unknown_profile_is_refused() -> None:
    with pytest.raises(UnknownProfile, match="tld-2024"):
        check(with_tables(), "tld-1990")


def test_a_finding_says_place_found_allowed_and_clause() -> None:
    document = Document(io.BytesIO(with_tables()))
    reworded("Số: 05/", "Số: 5/")(document)
    document.save(kept := io.BytesIO())
    assert check(kept.getvalue()) == [
        Finding(
            rule="number_form",
            place="bảng đầu, ô trái: “Số: 5/BC-LĐLĐ”",
            found="Số: 5/BC-LĐLĐ",
            allowed="“Số: 05/BC-LĐLĐ”: số nhỏ hơn 10 có số 0 phía trước",
            clause="NĐ 30/2020, Phụ lục I, Mục II.3c",
            message="Số, ký hiệu ghi “Số: 5/BC-LĐLĐ”; xin ghi “Số: 05/BC-LĐLĐ”: số nhỏ hơn 10 có số 0 phía trước.",
        )
    ]


def test_a_letter_that_is_no_report_is_told_what_it_lacks() -> None:
    document = Document()
    document.add_paragraph("Kính chào các đồng chí!")
    document.save(kept := io.BytesIO())
    missing = [finding.message for finding in check(kept.getvalue()) if finding.rule == "missing"]
    assert any("Quốc hiệu" in message for message in missing)
    assert len(missing) == 9


def test_a_report_of_fifteen_pages_takes_less_than_half_a_second() -> None:
    report = load_template(path("tld-2024").read_bytes()).render(as_printed(SAMPLES["district"]("tld-2024")))
    before = time.process_time()
    check(report)
    assert time.process_time() - before < 0.5
