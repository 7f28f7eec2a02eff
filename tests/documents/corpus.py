"""Templates that together use every tag of docxtpl's language, made with python-docx and as raw XML."""

import io
from collections.abc import Callable, Iterable
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.shared import Pt

from tests.documents.packages import package

DATA: dict[str, Any] = {
    "ten": "Liên đoàn Lao động huyện Cư Jút",
    "hiem": "Sở GD&ĐT <b> \"a\" 'b' {{ x }} %s 100% ]]>",
    "nhieu_dong": "Dòng một\nDòng hai\n\nDòng bốn",
    "co_tab": "Cột một\tCột hai\n\tThụt vào",
    "rong": "",
    "so": 1234,
    "le": 1.5,
    "dung": True,
    "sai": False,
    "danh_sach": ["một", "hai", "ba"],
    "trong": [],
    "mau": ["FF0000", "00FF00"],
    "don_vi": {"ten": "CĐCS Trường THPT", "ma": "C0007", "items": "mục riêng", "dia": {"chi": "Tổ 5"}},
    "hang": [
        {"tt": 1, "ten": "Đoàn viên", "so": ["5", "6", "7"], "mau": "FFF2CC", "hien": True},
        {"tt": 2, "ten": "Nữ & trẻ", "so": ["1", "", "3"], "mau": "FFFFFF", "hien": False},
        {"tt": 3, "ten": "Cộng\ncác kỳ", "so": ["8", "9", "10"], "mau": "DDDDDD", "hien": True},
    ],
    "cot": ["Năm 2008", "Năm 2009", "Năm 2010"],
    "nhom": [{"ten": "A", "con": ["a1", "a2"]}, {"ten": "B", "con": []}],
}


def run(text: str, properties: str = "") -> str:
    kept = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}<w:t{kept}>{escape(text)}</w:t></w:r>"


def para(*runs: str, properties: str = "") -> str:
    made = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{made}</w:p>"


def cell(*paragraphs: str, properties: str = '<w:tcW w:w="1000" w:type="dxa"/>') -> str:
    made = "".join(each if each.startswith("<") else para(each) for each in paragraphs)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{made}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(each if each.startswith('<w:tc>') else cell(each) for each in cells)}</w:tr>"


def table(columns: int, *rows: str) -> str:
    grid = "".join('<w:gridCol w:w="1500"/>' for _ in range(columns))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


SPELLING = '<w:proofErr w:type="spellStart"/>'
SHADED = '<w:shd w:val="clear" w:fill="111111"/>'
BOLD = '<w:b/><w:sz w:val="28"/>'

# Bodies: each is put into the document, the header, the footer and the footnotes.
BODIES: dict[str, tuple[str, ...]] = {
    "values": (
        para("{{ ten }}"),
        para("Số {{ so }}, lẻ {{ le }}, {{ dung }}{{ sai }}, rỗng[{{ rong }}]"),
        para("100% {{ so }}% %s"),
    ),
    "hostile values": (para("a {{ hiem }} b"), para("{{ hiem }}{{ hiem }}")),
    "paths": (para("{{ don_vi.ten }} {{ don_vi['ma'] }} {{ don_vi.items }} {{ don_vi.dia.chi }} {{ hang[1].so[2] }}"),),
    "expressions": (
        para("{{ ten|upper }} {{ danh_sach|join(', ') }} {{ danh_sach|length }}"),
        para("{{ so + 1 }} {{ so // 7 }} {{ so / 8 }}"),
        para("{{ 'có' if dung else 'không' }} {{ ten ~ '/' ~ so }} {{ rong or 'thay' }}"),
        para("{{ khong_co|default('mặc định') }}"),
        para("{{ danh_sach[-1] }} {{ danh_sach[1:]|join }} {{ [1, 2]|sum }} {{ {'a': 1}.a }}"),
        para("{{ ten.upper() }} {{ so is even }}"),
        para("{{ 'hằng & chữ' }} {{ 5 }} {{ ten|replace('Cư', '<Cư>') }} {{ ten|e }}"),
        para("{{ hiem|safe }} {{ ten|truncate(12) }}"),
    ),
    "smart quotes": (para("{{ danh_sach|join(“, ”) }} {{ ‘x’ }}"), para("{% if ten == “a” %}A{% else %}B{% endif %}")),
    "split runs": (
        para(run("{{"), run(" don"), run("_vi", BOLD), run(".ten }}")),
        para(run("{"), run("{ ten }"), run("} và {"), run("% if dung %"), run("}có{% en"), run("dif %}")),
        para(SPELLING + run("{{ t"), '<w:bookmarkStart w:id="1" w:name="x"/>', run("en }}", BOLD)),
    ),
    "formatted": (para(run("{{ ten }}", BOLD), run(" thường "), run("{{ hiem }}", "<w:i/>")),),
    "lines and tabs": (
        para(run("[{{ nhieu_dong }}]", BOLD)),
        para(run("[{{ co_tab }}]", BOLD), run("{{ co_tab }}"), properties='<w:jc w:val="both"/>'),
        table(1, row(cell(para(run("{{ nhieu_dong }}", BOLD))))),
    ),
    "inline if": (
        para("{% if dung %}A{% elif sai %}B{% else %}C{% endif %}{% if sai %}D{% endif %}{% if not sai %}E{% endif %}"),
        para("trước {% if dung %}{{ ten }}"),
        para("giữa"),
        para("sau{% endif %} hết"),
        para("trước {% if sai %}{{ ten }}"),
        para("giữa"),
        para("sau{% endif %} hết"),
    ),
    "inline for": (
        para("{% for x in danh_sach %}{{ loop.index }}/{{ loop.length }} {{ x }}"),
        para("{% if not loop.last %}, {% endif %}{% endfor %}"),
        para("{% for x in trong %}{{ x }}{% else %}không có{% endfor %}"),
        para("{% for x in danh_sach if x != 'hai' %}{{ loop.first }}{{ x }}{{ loop.revindex }}{% endfor %}"),
        para("{% for x in danh_sach %}{{ loop.cycle('lẻ', 'chẵn') }}{{ loop.changed(x) }}{% endfor %}"),
        para("{% for x in danh_sach %}{% if not loop.first %}{{ loop.previtem }}{% endif %}{% endfor %}"),
        para("{% for k, v in don_vi.dia.items() %}{{ k }}={{ v }}{% endfor %}"),
        para("{% for n in nhom %}{{ n.ten }}:{% for c in n.con %}{{ loop.index0 }}{{ c }}{% endfor %};{% endfor %}"),
    ),
    "what a loop knows": (
        para("{% for x in danh_sach %}{{ loop.index0 }}{{ loop.revindex0 }}{{ loop.length }}{{ loop.depth }}"),
        para("{% if not loop.first %}{{ loop.previtem }}{% endif %}"),
        para("{% if not loop.last %}{{ loop.nextitem }}{% endif %}"),
        para("{{ loop.changed(x) }}{{ loop.cycle(1, 2) }}{% endfor %}"),
        para("{% for n in nhom %}{% set ngoai = loop %}"),
        para("{% for c in n.con %}{{ ngoai.index }}.{{ loop.index }} {% endfor %}"),
        para("{{ loop.last }}{% endfor %}{% for k in don_vi %}{{ k }}{{ loop.last }}{% endfor %}"),
        para("{% for c in ten if c != 'a' %}{{ loop.index }}{{ c }}{{ loop.length }}{% endfor %}"),
    ),
    "set and with": (
        para("{% set tam = ten|upper %}{{ tam }} {% with a = so, b = 2 %}{{ a * b }}{% endwith %}"),
        para("{% for x in danh_sach %}{% set y = x ~ '!' %}{{ y }}{% endfor %}"),
    ),
    "paragraph tags": (
        para("{%p for x in danh_sach %}"),
        para("- ", run("{{ x }}", BOLD)),
        para("{%p if loop.first %}"),
        para("đầu"),
        para("{%p elif loop.last %}"),
        para("cuối"),
        para("{%p else %}"),
        para("giữa"),
        para("{%p endif %}"),
        para("{%p endfor %}"),
        para("{%p if trong %}"),
        para("mất"),
        para("{%p endif %}"),
        para("{%p set z = 5 %}"),
        para("{{ z }}"),
    ),
    "paragraph tags round tables": (
        para("{%p for n in nhom %}"),
        para("{{ n.ten }}"),
        para("{%p if n.con %}"),
        table(2, row("{{ n.ten }}", "{{ n.con|length }}")),
        para("{%p endif %}"),
        para("{%p endfor %}"),
        para("x"),
    ),
    "row tags": (
        table(
            3,
            row("TT", "Tên", "Số"),
            row("{%tr for h in hang %}"),
            row("{{ h.tt }}", "{{ h.ten }}", "{{ h.so[0] }}"),
            row("{%tr endfor %}"),
        ),
        table(
            2,
            row("{%tr for n in nhom %}"),
            row(cell("{{ n.ten }}", properties='<w:gridSpan w:val="2"/>')),
            row("{%tr for c in n.con %}"),
            row("{{ loop.index }}", "{{ c }}"),
            row("{%tr endfor %}"),
            row("{%tr endfor %}"),
        ),
        table(
            2,
            row("a", "b"),
            row("{%tr if sai %}"),
            row("mất", "mất"),
            row("{%tr else %}"),
            row("{{ ten }}", "còn"),
            row("{%tr endif %}"),
        ),
        para("sau"),
    ),
    "row tag in a split run": (
        table(
            2,
            row(cell(para(run("{%tr"), run(" for h in hang"), run(" %}"))), "bỏ"),
            row("{{ h.tt }}", "{{ h.ten }}"),
            row("{%tr endfor %}", ""),
        ),
        para("x"),
    ),
    "a table that may lose all its rows": (
        table(2, row("{%tr for h in trong %}"), row("{{ h }}", "x"), row("{%tr endfor %}")),
        para("x"),
    ),
    "cell tags": (
        table(
            2,
            row("Tên", "{%tc for c in cot %}", "{{ c }}", "{%tc endfor %}"),
            row("{%tr for h in hang %}"),
            row("{{ h.ten }}", "{%tc for s in h.so %}", "{{ s }}", "{%tc endfor %}"),
            row("{%tr endfor %}"),
        ),
        table(3, row("a", "{%tc if dung %}", "b", "{%tc endif %}", "{%tc if sai %}", "c", "{%tc endif %}")),
        para("x"),
    ),
    "cell tags in a nested table": (
        table(1, row(cell(table(1, row("{%tc for c in cot %}", "{{ c }}", "{%tc endfor %}")), para("")))),
        para("x"),
    ),
    "run tags": (
        para("a", run("{%r if dung %}"), run("{{ ten }}", BOLD), run("{%r endif %}"), run("b")),
        para(run("{%r for x in danh_sach %}"), run("{{ x }}", "<w:i/>"), run(","), run("{%r endfor %}")),
        para("trước {%r if sai %}mất{%r endif %} sau"),
    ),
    "dashes": (
        para("đầu"),
        para("{%- if dung %} nối trước"),
        para("{%- endif %} hết"),
        para("một {% for x in danh_sach -%}"),
        para("{{ x }} "),
        para("{%- endfor -%}"),
        para("cuối"),
    ),
    "cell background": (
        table(
            2,
            row("{%tr for h in hang %}"),
            row(cell("{% cellbg h.mau %}{{ h.ten }}"), cell("{{ h.tt }}{% cellbg 'AABBCC' %}", properties=SHADED)),
            row("{%tr endfor %}"),
        ),
        para("x"),
    ),
    "column span": (
        table(3, row("a", "b", "c"), row(cell("{% colspan cot|length %}{{ ten }}"))),
        table(1, row(cell("{% colspan 2 %}x", properties='<w:gridSpan w:val="4"/>'), "y")),
        para("x"),
    ),
    "vertical merge": (
        table(2, row("{%tr for h in hang %}"), row("{% vm %}chung {{ ten }}", "{{ h.ten }}"), row("{%tr endfor %}")),
        para("x"),
    ),
    "horizontal merge": (
        table(
            1,
            row("{%tc for c in cot %}", "{% hm %}{{ ten }}", "{%tc endfor %}"),
            row("{%tc for c in cot %}", "{{ c }}", "{%tc endfor %}"),
        ),
        table(
            2,
            row("{%tc for c in cot %}", cell("{% hm %}x", properties='<w:gridSpan w:val="2"/>'), "{%tc endfor %}"),
            row("a", "b"),
        ),
        para("x"),
    ),
    "comments": (
        para("a{# bỏ {{ khong_co }} #}b"),
        para("{#p cả đoạn #}"),
        para("c"),
        table(1, row("{#tr cả hàng #}"), row("d", "{#tc cả ô #}")),
        para("e"),
    ),
    "literal tags": (para("{_{ ten }_} và {_% if %_} {{ ten }}"),),
    "hyperlinks and fields": (
        para('<w:hyperlink w:anchor="a">' + run("{{ ten }}", BOLD) + "</w:hyperlink>"),
        para(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            '<w:r><w:instrText xml:space="preserve"> REF {{ don_vi.ma }} </w:instrText></w:r>',
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ),
    ),
    "content controls": (
        para(f"<w:sdt><w:sdtContent>{run('{{ ten }}')}</w:sdtContent></w:sdt>"),
        "<w:sdt><w:sdtContent>"
        + para("{%p for x in danh_sach %}")
        + para("{{ x }}")
        + para("{%p endfor %}")
        + "</w:sdtContent></w:sdt>",
    ),
    "attributes": (
        table(
            2,
            row(
                cell("a", properties='<w:shd w:val="clear" w:fill="{{ mau[0] }}"/>'),
                cell("{{ ten }}", properties='<w:shd w:val="clear" w:fill="{{ mau[1] }}" w:color="auto"/>'),
            ),
        ),
        para('<w:bookmarkStart w:id="3" w:name="{{ don_vi.ma }}_{{ hiem }}"/>', run("x")),
    ),
    "drawings": (
        para("{%p for x in danh_sach %}"),
        para('<w:r><w:drawing><wp:inline><wp:docPr name="n" id="1" descr="{{ x }}"/></wp:inline></w:drawing></w:r>'),
        para("{%p endfor %}"),
        para('<w:r><w:drawing><wp:inline><wp:docPr id="7" name="m"/></wp:inline></w:drawing></w:r>'),
    ),
    "text boxes": (
        para(
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>'
            + para(run("{{ nhieu_dong }}", BOLD))
            + para("{%p if dung %}")
            + para("{{ ten }}")
            + para("{%p endif %}")
            + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback>"
            + run("{{ ten }}")
            + "</mc:Fallback></mc:AlternateContent></w:r>"
        ),
    ),
    "static grids that do not fit": (
        table(4, row("a", "b")),
        table(1, row("a", "b", "c"), row("d")),
        table(3, row(cell("a", properties='<w:gridSpan w:val="3"/>')), row("b", "c")),
        para("x"),
    ),
    "rows of several lengths": (
        table(
            2,
            row("a", "b"),
            row("{%tr for h in hang %}"),
            row("{{ h.tt }}", "{{ h.ten }}", "{{ h.mau }}"),
            row("{%tr endfor %}"),
        ),
        table(3, row("{%tr if sai %}"), row("a", "b", "c"), row("{%tr endif %}"), row("d", "e")),
        para("x"),
    ),
    "an if across cells": (table(2, row("a{% if sai %}", "b{% endif %}"), row("{{ ten }}", "d")), para("x")),
    "blocks docxtpl keeps as text": (
        para("{% set khoi %}<{{ ten }}>{% endset %}{{ khoi }}"),
        para("{% macro in(x) %}[{{ x }}]{% endmacro %}{{ in(hiem) }}"),
        para("{% filter upper %}{{ ten }} chữ{% endfilter %}"),
        para("{% raw %}{{ thô }}{% endraw %}"),
    ),
    "raw text": (para("{% raw %}{{ thô }} {% if %}{% endraw %} {{ ten }}"),),
    "line ends in the template": ("<w:p><w:r><w:t>một\nhai\tba</w:t></w:r></w:p>", para("{{ ten }}")),
    "recursion": (para("{% for x in nhom recursive %}{{ x.ten }}{% if x.con %}{{ loop([]) }}{% endif %}{% endfor %}"),),
}


def body(name: str) -> bytes:
    """A template of one of the bodies, in every part that docxtpl fills."""
    return package(body="".join(BODIES[name]), title="{{ ten }}: {{ so }}")


def saved(document: Any) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def letter() -> bytes:
    """A letter with Word's own styles, a header and a footer of their own for the first page."""
    document = Document()
    document.core_properties.title = "{{ ten }}"
    document.core_properties.subject = "{% if dung %}Báo cáo{% endif %}"
    document.add_heading("{{ ten|upper }}", 0)
    document.add_paragraph("Kính gửi: {{ don_vi.ten }}", style="Intense Quote")
    for tag in ("{%p for x in danh_sach %}", "{{ loop.index }}. {{ x }}", "{%p endfor %}"):
        document.add_paragraph(tag, style="List Bullet")
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "{{ don_vi.ma }} - {{ hiem }}"
    section.first_page_footer.paragraphs[0].text = "{% for x in danh_sach %}{{ x }} {% endfor %}"
    return saved(document)


def sheet() -> bytes:
    """Tables in a table style, in two sections, with runs in formats of their own."""
    document = Document()
    table = document.add_table(rows=1, cols=3, style="Light Grid Accent 1")
    fill(table.rows[0].cells, ("TT", "Tên", "Số"))
    for texts in (
        ("{%tr for h in hang %}",),
        ("{{ h.tt }}", "{{ h.ten }}", "{{ h.so|join('; ') }}"),
        ("{%tr endfor %}",),
    ):
        fill(table.add_row().cells, texts)
    document.add_section()
    line = document.add_paragraph("Đơn vị: ")
    line.add_run("{{ don_vi").bold = True
    line.add_run(".ten }}").font.size = Pt(20)
    document.add_page_break()
    document.sections[1].footer.is_linked_to_previous = False
    document.sections[1].footer.add_table(1, 2, Pt(200)).cell(0, 1).text = "{{ ten }}"
    return saved(document)


def fill(cells: Iterable[Any], texts: Iterable[str]) -> None:
    for each, text in zip(cells, texts, strict=False):
        each.text = text


TEMPLATES: dict[str, Callable[[], bytes]] = {
    **{name: (lambda name=name: body(name)) for name in BODIES},
    "a letter": letter,
    "a sheet": sheet,
}
