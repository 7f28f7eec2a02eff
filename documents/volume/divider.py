"""The page that opens a volume: whose it is, what it holds, the reports in their order."""

from lxml import etree

from documents.parts import Part, part
from documents.volume.sections import W

SPACE = f'xmlns:w="{W[1:-1]}"'
FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
BOLD = "<w:b/><w:bCs/>"
SMALL, NORMAL, LARGE = 24, 28, 40


def line(text: str, align: str, size: int, before: int = 0, weight: str = "") -> str:
    """A paragraph set by itself, whatever the style sheet: size in half points, space before it in twips."""
    placed = f'<w:spacing w:before="{before}" w:after="60" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/>'
    written = f'{FONT}{weight}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    run = f'<w:r><w:rPr>{written}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f'<w:p><w:pPr>{placed}<w:jc w:val="{align}"/></w:pPr>{run}</w:p>'


def repeated(loop: str, inner: str) -> str:
    tag = f"<w:p><w:r><w:t>{{%p for {loop} %}}</w:t></w:r></w:p>"
    return f"{tag}{inner}<w:p><w:r><w:t>{{%p endfor %}}</w:t></w:r></w:p>"


TEXT = "".join(
    (
        repeated("dong in co_quan_chu_quan", line("{{ dong }}", "center", NORMAL)),
        repeated("dong in co_quan", line("{{ dong }}", "center", NORMAL, weight=BOLD)),
        line("{{ ten }}", "center", LARGE, before=2400, weight=BOLD),
        line("{{ tieu_de }}", "center", NORMAL, before=240, weight=BOLD),
        repeated("dong in phu", line("{{ dong }}", "center", NORMAL)),
        line("", "left", SMALL, before=600),
        repeated("dong in muc_luc", line("{{ dong }}", "left", SMALL)),
    )
)


def divider_page(section: etree._Element) -> Part:
    """The divider's paragraphs on the paper of a section, to be filled with the divider's data."""
    paper = etree.tostring(section, encoding="unicode")
    end = f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>{paper}</w:pPr></w:p>'
    made = part("bìa", f"<w:body {SPACE}>{TEXT}{end}</w:body>".encode(), False)
    if isinstance(made, bytes):
        raise TypeError(made)
    return lambda context: [inner(b"".join(made(context)))]


def inner(body: bytes) -> bytes:
    """What stands in an element, without its own tags."""
    return body[body.index(b">", body.index(b"<w:body")) + 1 : body.rindex(b"</w:body>")]
