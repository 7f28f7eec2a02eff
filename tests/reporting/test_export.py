"""An export: who is in it, and each report as the same plain data that a single print gets."""

import pytest

from documents.profiles import UnknownProfile
from reporting.clock import Clock
from reporting.export import Press, Wanted, chosen
from reporting.export_names import BadPattern
from reporting.lookup import NotFound, campaign_called, report_of
from reporting.paper import template_file
from reporting.printing import plain, traced_of
from store import template_uses, templates
from store.campaigns import Campaign
from store.connection import Database, snapshot
from store.job_items import Item
from tests.spoiling import spoil


@pytest.fixture
def campaign(db: Database) -> Campaign:
    return campaign_called(db, "nq20")


def codes(db: Database, campaign: Campaign, **wanted: object) -> list[str]:
    with snapshot(db):
        return [each.unit.code for each in chosen(db, campaign, Wanted(**wanted))]  # type: ignore[arg-type]


def items(db: Database, campaign: Campaign) -> list[Item]:
    with snapshot(db):
        listed = list(chosen(db, campaign, Wanted()))
    return [Item(each.position, each.unit.unit_id, each.unit.report_id, each.name, 0, 1) for each in listed]


def test_all_units_come_as_the_tree_runs(db: Database, campaign: Campaign) -> None:
    found = codes(db, campaign)
    assert found[:2] == ["TINH", "H01"] and len(found) == len(set(found)) == 16
    assert found.index("H01") < found.index("C0002")


def test_one_unit_and_those_under_it(db: Database, campaign: Campaign) -> None:
    found = codes(db, campaign, under="H01")
    assert found[0] == "H01" and set(found) < set(codes(db, campaign)) and "TINH" not in found


def test_only_reports_in_the_states_asked_for(db: Database, campaign: Campaign) -> None:
    accepted, others = codes(db, campaign, states=("accepted",)), codes(db, campaign, states=("draft", "returned"))
    assert "H01" in accepted and not set(accepted) & set(others)
    assert len(codes(db, campaign, states=("draft", "submitted", "returned", "accepted"))) == 16


@pytest.mark.parametrize(
    ("wanted", "refusal"),
    [({"under": "H99"}, NotFound), ({"profile": "tld-1999"}, UnknownProfile), ({"pattern": "{ten}"}, BadPattern)],
)
def test_it_refuses_what_cannot_be_before_anything_is_made(
    db: Database, campaign: Campaign, wanted: dict[str, str], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        codes(db, campaign, **wanted)


@pytest.mark.parametrize("profile", ["", "tld-2024"])
def test_a_batch_gives_the_same_data_as_a_single_print(db: Database, campaign: Campaign, profile: str) -> None:
    press = Press(db, campaign, Wanted(profile=profile))
    made = {ready.item.position: ready for ready in press.ready(items(db, campaign))}
    for position, code in enumerate(codes(db, campaign), start=1):
        desk = report_of(db, "nq20", code, Clock().now())
        assert made[position].context == plain(db, desk, profile, traced_of(db, desk))


def test_each_document_says_which_revision_it_is_made_from(db: Database, campaign: Campaign) -> None:
    (ready,) = Press(db, campaign).ready(items(db, campaign)[1:2])
    assert ready.context["ma_ban"] == f"báo cáo {ready.item.report_id}, bản lưu {ready.revision}"
    assert ready.revision > 0


def test_a_report_whose_answers_cannot_be_read_says_why_and_the_others_go_on(
    db: Database, campaign: Campaign
) -> None:
    wanted = items(db, campaign)
    spoil(db, wanted[0].report_id)
    made = list(Press(db, campaign).ready(wanted))
    (bad,) = [ready for ready in made if ready.reason]
    assert bad.item == wanted[0] and "Kiểm tra" in bad.reason
    assert len(made) == 16


def test_a_kind_is_printed_on_the_template_its_office_keeps(db: Database, campaign: Campaign) -> None:
    mine = templates.add(db, "Mẫu", "mau.docx", b"PK", 1, "2012-07-10T09:00:00+07:00")
    template_uses.use(db, campaign.id, ["huyen"], mine.id)
    by_code = dict(zip(codes(db, campaign), items(db, campaign), strict=True))
    made = {ready.item: ready.template for ready in Press(db, campaign).ready(list(by_code.values()))}
    assert made[by_code["H01"]] == b"PK" and made[by_code["C0001"]] == template_file("tld-2011")


def test_the_page_before_a_districts_volume_names_it_and_who_asked(db: Database, campaign: Campaign) -> None:
    by_code = dict(zip(codes(db, campaign), items(db, campaign), strict=True))
    made = Press(db, campaign).divider([by_code["H01"]._replace(volume=2), by_code["C0002"]])
    assert (made["ten"], made["co_quan"]) == ("TẬP 2", ["LIÊN ĐOÀN LAO ĐỘNG", "TỈNH ĐẮK NÔNG"])
    assert made["phu"] == ["Liên đoàn Lao động thị xã Gia Nghĩa và các đơn vị trực thuộc"]


def test_the_page_before_loose_units_names_the_one_above_them(db: Database, campaign: Campaign) -> None:
    by_code = dict(zip(codes(db, campaign), items(db, campaign), strict=True))
    made = Press(db, campaign).divider([by_code["TINH"]._replace(volume=1), by_code["C0001"]])
    assert made["phu"] == ["Các đơn vị trực thuộc Liên đoàn Lao động tỉnh Đắk Nông"]


def test_options_are_kept_and_read_again() -> None:
    wanted = Wanted("H01", ("draft",), ("docx", "pdf"), True, "tld-2024", "{stt}")
    assert Wanted.read({**wanted.options(), "states": ["draft"], "formats": ["docx", "pdf"]}) == wanted
