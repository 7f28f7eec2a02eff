import re

import pytest
from lxml import etree

from doc_templates.build import PERIODS, consolidated_path, consolidated_template, path, template
from doc_templates.consolidated import MOST_COLUMNS, figures
from doc_templates.markup import chosen, paragraph, rules, style_id
from doc_templates.tables import TOTALS, annex_columns
from documents.engine import Template
from documents.package import unpacked
from documents.profiles import profile, profile_ids


@pytest.mark.parametrize("totals", (TOTALS, 0))
@pytest.mark.parametrize("periods", PERIODS)
@pytest.mark.parametrize("name", profile_ids())
def test_the_committed_template_is_what_the_profile_makes(name: str, periods: int, totals: int) -> None:
    committed = unpacked(path(name, periods, totals).read_bytes())
    rebuilt = unpacked(template(profile(name), periods, totals))
    assert list(committed) == list(rebuilt)
    assert [part for part in rebuilt if committed[part] != rebuilt[part]] == []


@pytest.mark.parametrize("periods", PERIODS)
def test_the_annex_is_as_wide_as_its_page_however_many_the_periods(periods: int) -> None:
    columns = annex_columns(252, periods)
    assert sum(width for width, *_ in columns) == pytest.approx(252)
    assert min(width for width, *_ in columns[1:]) > 17


@pytest.mark.parametrize("name", profile_ids())
def test_building_twice_gives_the_same_bytes(name: str) -> None:
    assert template(profile(name)) == template(profile(name))


@pytest.mark.parametrize("name", profile_ids())
def test_every_style_that_is_used_is_there(name: str) -> None:
    parts = unpacked(template(profile(name)))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    defined = {style.get(f"{w}styleId") for style in etree.fromstring(parts["word/styles.xml"]).iter(f"{w}style")}
    used = {
        mark.get(f"{w}val")
        for part, xml in parts.items()
        if part.startswith("word/") and part.endswith(".xml")
        for mark in etree.fromstring(xml).iter(f"{w}pStyle", f"{w}tblStyle")
    }
    assert used <= defined


@pytest.mark.parametrize("name", profile_ids())
def test_no_attribute_holds_a_tag_that_word_would_refuse(name: str) -> None:
    document = etree.fromstring(unpacked(template(profile(name)))["word/document.xml"])
    assert [value for element in document.iter() for value in element.attrib.values() if "{" in value] == []


def test_a_role_has_a_style_id_of_plain_letters() -> None:
    assert style_id("dia_danh_ngay") == "DiaDanhNgay"


def test_text_in_a_paragraph_is_escaped() -> None:
    assert "a &lt; b &amp; c" in paragraph("doan", "a < b & c")


def test_cases_are_tried_in_order_and_closed() -> None:
    made = chosen([("a", "A"), ("b", "B"), ("", "C")])
    tags = [part.partition("%}")[0].strip() for part in made.split("{%p ")[1:]]
    assert tags == ["if a", "elif b", "else", "endif"]


def test_the_rule_nearest_to_what_is_asked_is_drawn() -> None:
    made = rules("dai", [10, 20, 40], within_mm=100, weight_pt=0.75)
    assert "if dai &lt; 14.1" in made
    assert "elif dai &lt; 28.3" in made


@pytest.mark.parametrize("name", profile_ids())
def test_the_committed_consolidated_template_is_what_the_profile_makes(name: str) -> None:
    committed = unpacked(consolidated_path(name).read_bytes())
    rebuilt = unpacked(consolidated_template(profile(name)))
    assert list(committed) == list(rebuilt)
    assert [part for part in rebuilt if committed[part] != rebuilt[part]] == []


@pytest.mark.parametrize("name", profile_ids())
def test_a_consolidated_template_is_drawn_the_quick_way(name: str, caplog: pytest.LogCaptureFixture) -> None:
    Template(unpacked(consolidated_template(profile(name))))
    assert [record.getMessage() for record in caplog.records if record.name == "documents.parts"] == []


@pytest.mark.parametrize("count", range(1, MOST_COLUMNS + 1))
def test_tables_of_any_number_of_columns_are_as_wide_as_the_page(count: int) -> None:
    widths = [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"', figures("bang", 252, count))]
    assert len(widths) == count + 3
    assert sum(widths) == pytest.approx(252 * 1440 / 25.4, abs=count)
