"""What is proved to come out well-formed, whatever the data, and what is not."""

import pytest

from documents.parts import QUICK
from documents.proof import Proof, Unproven


def proved(source: str) -> Proof:
    return Proof(QUICK.parse(source))


SOUND = {
    "constant": "<a/>",
    "value": "<a>{{ x }}</a>",
    "value in an attribute": '<a b="1{{ x }}2" c="{{ y }}"/>',
    "whole elements": "<a>{% if x %}<b/>{% elif y %}<c></c>{% else %}d{% endif %}</a>",
    "a loop of whole elements": "<a>{% for y in x %}<b>{{ y }}</b>{% else %}<c/>{% endfor %}</a>",
    "a condition from one element into the next": "<a><b>{% if x %}1</b><b>2{% endif %}</b></a>",
    "a condition in an attribute": '<a b="{% if x %}1{% else %}2{% endif %}"/>',
    "a comment and a declaration": '<?xml version="1.0"?><a><!-- <b> --></a>',
    "a name set": "<a>{% set y = x %}{% with z = y %}<b>{{ z }}</b>{% endwith %}</a>",
}

BROKEN = {
    "left open": "<a>",
    "closed twice": "<a></a></a>",
    "crossed": "<a><b></a></b>",
    "closed in one way only": "<a><b>{% if x %}</b>{% endif %}</a>",
    "opened in a loop": "<a>{% for y in x %}<b>{% endfor %}</a>",
    "an attribute by condition": "<a {% if x %}b='1'{% endif %}/>",
    "a value as a name": "<{{ x }}/>",
    "text kept for later": "<a>{% set y %}<b/>{% endset %}{{ y }}</a>",
    "a macro": "<a>{% macro m() %}<b/>{% endmacro %}</a>",
    "a loop in itself": "<a>{% for y in x recursive %}{{ loop(y) }}{% endfor %}</a>",
    "text where Word has none": "<w:pPr>{{ x }}</w:pPr>",
    "a line end of the template": "<w:t>a\nb</w:t>",
}


@pytest.mark.parametrize("name", SOUND)
def test_what_is_sound_is_proved(name: str) -> None:
    proved(SOUND[name])


@pytest.mark.parametrize("name", BROKEN)
def test_what_may_break_is_not(name: str) -> None:
    with pytest.raises(Unproven):
        proved(BROKEN[name])


def test_a_part_without_tags_is_constant() -> None:
    assert (proved("<a>b{# c #}</a>").constant, proved("<a>{{ b }}</a>").constant) == (True, False)


def uneven(rows: str, columns: int = 2) -> set[int]:
    grid = "<w:gridCol/>" * columns
    return proved(f"<w:b><w:tbl><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl></w:b>").grids.uneven


CELL = "<w:tc><w:p/></w:tc>"
TWO = f"<w:tr>{CELL}{CELL}</w:tr>"
SPANNED = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr></w:tc></w:tr>'

EVEN_TABLES = [
    TWO,
    SPANNED,
    TWO + "{% for x in y %}" + TWO + "{% endfor %}",
    TWO + "{% if y %}" + SPANNED + "{% endif %}",
    f"<w:tr>{CELL}<w:tc><w:p>{{% if x %}}a{{% endif %}}</w:p></w:tc></w:tr>",
]
UNEVEN_TABLES = [
    "",
    f"<w:tr>{CELL}</w:tr>",
    f"<w:tr>{CELL * 3}</w:tr>",
    "{% for x in y %}" + TWO + "{% endfor %}",
    f"<w:tr>{{% for x in y %}}{CELL}{{% endfor %}}</w:tr>",
    f"{TWO}<w:tr>{CELL}{{% if x %}}{CELL}{{% endif %}}</w:tr>",
    TWO + '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="{{ x }}"/></w:tcPr></w:tc></w:tr>',
    f"{TWO}<w:tr>{CELL}<w:tc><w:tbl><w:tblGrid/>{TWO}</w:tbl></w:tc></w:tr>",
]


@pytest.mark.parametrize("rows", EVEN_TABLES)
def test_a_table_whose_rows_always_fit_needs_no_look(rows: str) -> None:
    assert uneven(rows) == set()


@pytest.mark.parametrize("rows", UNEVEN_TABLES)
def test_a_table_whose_rows_may_not_fit_is_named(rows: str) -> None:
    assert uneven(rows) == {0}


def test_only_the_table_concerned_is_named() -> None:
    grid = "<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    tables = [f"<w:tbl>{grid}{rows}</w:tbl>" for rows in (TWO, f"<w:tr>{CELL}</w:tr>", TWO)]
    assert proved(f"<w:b>{''.join(tables)}</w:b>").grids.uneven == {1}
