"""Templates as offices send them, right and wrong: whole packages made from short texts."""

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

from documents.package import packed
from documents.template_check import TemplateFinding, check_template

W_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES = f'xmlns:w="{W_SPACE}" xmlns:r="{R_SPACE}"'
GRID = '<w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'

# The names of a small report, each list with its one example.
CONTRACT: dict[str, Any] = {
    "don_vi": {"ten": "", "ma": ""},
    "so_ky_hieu": "",
    "noi_nhan": [""],
    "noi_dung": [{"kieu": "", "chu": "", "cot": [""], "hang": [[""]]}],
    "ky": {"dong": [""], "ten": ""},
    "phu_luc": {"ten": "", "nhom": [{"ten": "", "hang": [{"tt": "", "gia_tri": [""], "tong": ""}]}]},
    "tong_so": 0,
}


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs with these texts."""
    return f"<w:p>{properties}{''.join(r(run) for run in runs)}</w:p>"


def r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table whose cells hold one paragraph each; a cell that begins with “<” is XML already."""
    return f"<w:tbl>{GRID}{''.join(row(*cells) for cells in rows)}</w:tbl>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cell(content) for content in cells)}</w:tr>"


def cell(content: str) -> str:
    inner = content if content.startswith("<") else p(content)
    return f'<w:tc><w:tcPr><w:tcW w:w="3000"/></w:tcPr>{inner}</w:tc>'


def part(root: str, inner: str) -> bytes:
    return f"<w:{root} {SPACES}>{inner}</w:{root}>".encode()


def links(*relations: str) -> bytes:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(relations)}</Relationships>'.encode()


def link(kind: str, target: str, mode: str = "Internal", name: str = "rId9") -> str:
    kind = kind if kind.startswith("http") else f"{R_SPACE}/{kind}"
    return f'<Relationship Id="{name}" Type="{kind}" Target="{escape(target)}" TargetMode="{mode}"/>'


def types(more: Mapping[str, str]) -> bytes:
    known = {
        "word/document.xml": f"{WORD_TYPE}.document.main+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        **more,
    }
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in known.items())
    return f'<Types xmlns="{PACKAGE}/content-types">{overrides}</Types>'.encode()


def parts_of(
    *blocks: str, title: str = "", more: Mapping[str, tuple[str, bytes]] | None = None, relations: tuple[str, ...] = ()
) -> dict[str, bytes]:
    """The parts of a whole template. A block that does not begin with “<” is a paragraph's text.

    `more` is {part: (declared type, content)}.
    """
    body = "".join(block if block.startswith("<") else p(block) for block in blocks)
    more = more or {}
    return {
        "[Content_Types].xml": types({name: kind for name, (kind, _) in more.items() if kind}),
        "_rels/.rels": links(
            link("officeDocument", "word/document.xml", name="rId1"),
            link(f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml", name="rId2"),
        ),
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title></cp:coreProperties>'.encode(),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": links(*relations),
        **{name: content for name, (_, content) in more.items()},
    }


def template(*blocks: str, **given: Any) -> bytes:
    return packed(parts_of(*blocks, **given))


def header(*blocks: str) -> dict[str, tuple[str, bytes]]:
    inner = "".join(block if block.startswith("<") else p(block) for block in blocks)
    return {"word/header1.xml": (f"{WORD_TYPE}.header+xml", part("hdr", inner))}


def findings(*blocks: str, **given: Any) -> list[TemplateFinding]:
    """What is found in a template of these blocks."""
    return check_template(template(*blocks, **given), CONTRACT)


def problems(*blocks: str, **given: Any) -> list[str]:
    return [finding.problem for finding in findings(*blocks, **given)]


def errors(found: list[TemplateFinding]) -> list[TemplateFinding]:
    return [finding for finding in found if finding.severity == "error"]
