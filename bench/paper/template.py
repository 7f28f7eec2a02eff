"""The report's template in each engine's own tags: same styles, same parts, same layout."""

from collections.abc import Callable
from itertools import product
from typing import NamedTuple

from bench.paper.report import BLOCKS, HEADING, PERIODS, PROFILE
from doc_templates import fixed_parts, report, styles
from doc_templates.markup import DECLARATION, NAMESPACES, cell, looped, paragraph, row, table, tag_row
from documents.package import packed

WIDTHS = (9.0, 68.0, 21.0, *(22.0 for _ in PERIODS))


class Tags(NamedTuple):
    """How an engine's templates say it: a value, the value of a paragraph, that of a row; paragraphs repeated for a
    list, a row repeated."""

    value: str
    in_paragraph: str
    in_row: str
    repeated: Callable[[str, str], str]
    rows: Callable[[str, list[str]], list[str]]


def cells(texts: list[str]) -> str:
    """A row of the annex in its styles."""
    roles = ("bieu_giua", "bieu_chu", "bieu_giua", *("bieu_so" for _ in PERIODS))
    made = (
        cell(width, paragraph(role, text), middle=True) for width, role, text in zip(WIDTHS, roles, texts, strict=True)
    )
    return row(*made)


def marked_row(name: str, texts: list[str]) -> list[str]:
    """A row that is repeated because its first cell opens the list and its last closes it."""
    return [cells([f"{{#{name}}}{texts[0]}", *texts[1:-1], f"{texts[-1]}{{/{name}}}"])]


def carbone_rows(name: str, texts: list[str]) -> list[str]:
    return [cells(texts), cells([text.replace("[i]", "[i+1]") for text in texts])]


def carbone_repeated(name: str, inner: str) -> str:
    """The pattern, then the beginning of the next round, which carbone takes as the end of the pattern."""
    return inner + paragraph("doan", f"{{d.{name}[i+1].chu}}")


def by_mustaches(name: str, inner: str) -> str:
    return paragraph("doan", f"{{#{name}}}") + inner + paragraph("doan", f"{{/{name}}}")


def by_commands(name: str, inner: str) -> str:
    return paragraph("doan", f"+++FOR d IN {name}+++") + inner + paragraph("doan", "+++END-FOR d+++")


EMPTY = [""] * 9
MUSTACHES = Tags("{{{name}}}", "{{chu}}", "{{{name}}}", by_mustaches, marked_row)
TAGS = {
    "docxtpl": Tags(
        "{{{{ {name} }}}}",
        "{{{{ d.chu }}}}",
        "{{{{ h.{name} }}}}",
        lambda name, inner: looped(f"d in {name}", inner),
        lambda name, texts: [tag_row(f"for h in {name}", 10), cells(texts), tag_row("endfor", 10)],
    ),
    "docxtemplater": MUSTACHES,
    "easy-template-x": MUSTACHES,
    "docx-templates": Tags(
        "+++INS {name}+++",
        "+++INS $d.chu+++",
        "+++INS $h.{name}+++",
        by_commands,
        lambda name, texts: [
            cells([f"+++FOR h IN {name}+++", *EMPTY]),
            cells(texts),
            cells(["+++END-FOR h+++", *EMPTY]),
        ],
    ),
    "carbone": Tags("{{d.{name}}}", "{{d.{name}[i].chu}}", "{{d.hang[i].{name}}}", carbone_repeated, carbone_rows),
}


def template(engine: str) -> bytes:
    """The report's template in the tags of an engine: same styles, same parts, same layout."""
    number = fixed_parts.number_part(PROFILE)
    parts = {
        "[Content_Types].xml": fixed_parts.content_types(PROFILE),
        "_rels/.rels": fixed_parts.package_relationships(),
        "docProps/core.xml": fixed_parts.core_properties()
        .replace("{{ loai }}: {{ trich_yeu }}", "Báo cáo")
        .replace('{{ co_quan|join(" ") }}', "Công đoàn"),
        "docProps/app.xml": fixed_parts.app_properties(),
        "docProps/custom.xml": fixed_parts.custom_properties(PROFILE).replace("{{ ma_ban }}", "1"),
        "word/_rels/document.xml.rels": fixed_parts.document_relationships(PROFILE),
        "word/document.xml": document(TAGS[engine]),
        "word/styles.xml": as_word_saves(styles.styles(PROFILE)),
        "word/settings.xml": fixed_parts.settings(),
        "word/fontTable.xml": fixed_parts.font_table(PROFILE),
        "word/theme/theme1.xml": fixed_parts.theme(PROFILE),
        f"word/{number}1.xml": report.page_number(PROFILE, shown=True),
        f"word/{number}2.xml": report.page_number(PROFILE, shown=False),
    }
    return packed({name: text.encode("utf-8") for name, text in parts.items()})


def as_word_saves(styles_part: str) -> str:
    """The styles with the list of those that are not used, which Word adds to every file it saves."""
    kinds = (
        "Light Shading",
        "Medium List 1",
        "Medium Grid 2",
        "Dark List",
        "Colorful Grid",
        "Grid Table 4",
        "List Table 3",
    )
    names = [
        f"{kind} {more} {accent}" for kind, more, accent in product(kinds, ("Light", "Accent", "Dark"), range(1, 9))
    ]
    entries = "".join(
        f'<w:lsdException w:name="{name}" w:semiHidden="1" w:uiPriority="{40 + n % 40}"/>'
        for n, name in enumerate(names)
    )
    latent = f'<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:count="376">{entries}</w:latentStyles>'
    return styles_part.replace("</w:docDefaults>", f"</w:docDefaults>{latent}")


def document(tags: Tags) -> str:
    """The body: heading, blocks of a title and repeated paragraphs, the annex on its side."""
    roles = ("co_quan", "so_ky_hieu", "dia_danh_ngay", "trich_yeu", "doan")
    made = [paragraph(role, tags.value.format(name=name)) for role, name in zip(roles, HEADING, strict=True)]
    for number, name in enumerate(BLOCKS, start=1):
        made.append(paragraph("muc_2", f"{number}. Kết quả thực hiện nội dung thứ {number}"))
        made.append(tags.repeated(name, paragraph("doan", tags.in_paragraph.format(name=name))))
    texts = [tags.in_row.format(name=name) for name in ("tt", "noi_dung", "dvt", *PERIODS)]
    annex = table(WIDTHS, [cells(["TT", "Nội dung", "ĐVT", *PERIODS]), *tags.rows("hang", texts)], "BangSoLieu")
    body = "".join(made) + report.section_end(PROFILE) + annex + paragraph("cuoi_phan")
    last = report.section(PROFILE.appendix, PROFILE)
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{last}</w:body></w:document>"
