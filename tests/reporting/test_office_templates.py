"""What passes the check prints: a template that asks for every name there is, on made-up and on real reports."""

from collections.abc import Iterator
from typing import Any

import pytest

from documents import RenderFailed, load_template
from forms.outline import Outline, load_outline, shipped
from reporting.blocks import completed
from reporting.contract import contract
from reporting.office_templates import NotTaken, alike_kinds, judge, refuse_unreadable
from reporting.paper import Paper, Papers, template_file
from reporting.sample import sample
from store import campaigns, template_uses, templates
from store.campaigns import Campaign
from store.connection import Database
from tests.documents.templates import template

KINDS = ("cdcs", "cdcs_truc_thuoc", "huyen", "nganh", "tinh")
AT = "2012-07-10T08:00:00+07:00"


def asking(value: Any, path: str, depth: int = 0) -> Iterator[str]:
    """The paragraphs of a template that asks for every name under a value of the contract."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from asking(inner, f"{path}.{name}".lstrip("."), depth)
    elif isinstance(value, list):
        yield f"{{%p for x{depth} in {path} %}}"
        in_a_row = [f"{{{{ x{depth}[0] }}}}"]
        yield from in_a_row if isinstance(value[0], list) else asking(value[0], f"x{depth}", depth + 1)
        yield "{%p endfor %}"
    else:
        yield f"{{{{ {path} }}}}"


@pytest.fixture(scope="module")
def every_name(outline: Outline) -> bytes:
    return template(*asking(contract(outline, "huyen"), ""))


@pytest.fixture
def campaign(db: Database) -> Campaign:
    found = campaigns.by_slug(db, "nq20")
    assert found
    return found


def test_a_template_that_asks_for_every_name_passes_for_every_kind(outline: Outline, every_name: bytes) -> None:
    verdict = judge(every_name, outline)
    assert (verdict.findings, verdict.usable) == ((), KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_and_prints_a_made_up_report(campaign: Campaign, every_name: bytes, kind: str) -> None:
    assert load_template(every_name).render(completed(sample(campaign, kind)))


def test_control_without_completed_blocks_it_would_not(campaign: Campaign, every_name: bytes) -> None:
    with pytest.raises(RenderFailed):
        load_template(every_name).render(sample(campaign, "huyen"))


@pytest.mark.parametrize("kind", KINDS)
def test_our_own_template_prints_the_made_up_report(campaign: Campaign, kind: str) -> None:
    assert load_template(template_file("tld-2011")).render(sample(campaign, kind))


def test_a_finding_for_some_kinds_names_them() -> None:
    section = "  - id: nghien_cuu_ly_luan\n"
    only = load_outline(shipped("nq20-so-ket-5-nam").replace(section, f"{section}    only_for: [tinh]\n"))
    verdict = judge(template("{{ muc.nghien_cuu_ly_luan.tieu_de }}"), only)
    assert [each.kinds for each in verdict.faults] == [KINDS[:-1]]
    assert verdict.usable == ("tinh",)


def test_kinds_with_the_same_names_are_checked_once(outline: Outline) -> None:
    assert alike_kinds(outline, KINDS) == [list(KINDS)]


def test_a_template_with_errors_is_taken_and_a_file_of_another_kind_is_not(outline: Outline) -> None:
    wrong = template("{{ khong_co }}")
    refuse_unreadable(wrong, judge(wrong, outline))
    with pytest.raises(NotTaken, match=r"không phải \.docx"):
        refuse_unreadable(b"abc", judge(b"abc", outline))


def test_a_kind_prints_on_its_own_template_and_the_others_on_ours(db: Database, campaign: Campaign) -> None:
    mine = templates.add(db, "Mẫu", "mau.docx", b"PK", 1, AT)
    template_uses.use(db, campaign.id, ["huyen"], mine.id)
    papers = Papers(db, campaign, campaign.profile, 5)
    assert papers.of("huyen") == Paper(b"PK", ours=False)
    assert papers.of("cdcs") == Paper(template_file(campaign.profile))


def test_another_profile_means_our_own(db: Database, campaign: Campaign) -> None:
    template_uses.use(db, campaign.id, ["huyen"], templates.add(db, "Mẫu", "mau.docx", b"PK", 1, AT).id)
    assert Papers(db, campaign, "tld-2024", 5).of("huyen").data == template_file("tld-2024")


def test_each_template_is_read_once(db: Database, campaign: Campaign) -> None:
    papers = Papers(db, campaign, campaign.profile, 5)
    assert papers.of("huyen") is papers.of("huyen")
