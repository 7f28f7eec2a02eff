"""The parts of the Word form around its text: paper, styles, page number, the properties with its ticket."""

from xml.sax.saxutils import escape

from documents.offline.ticket_places import pieces
from documents.offline.word_markup import DECLARATION, NAMESPACE, RELATIONS, twips
from documents.package import packed

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = {
    "/word/document.xml": f"{WORD}.document.main+xml",
    "/word/styles.xml": f"{WORD}.styles+xml",
    "/word/settings.xml": f"{WORD}.settings+xml",
    "/word/footer1.xml": f"{WORD}.footer+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
PAPER = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/>'
    f'<w:pgSz w:w="{twips(210)}" w:h="{twips(297)}"/>'
    f'<w:pgMar w:top="{twips(20)}" w:right="{twips(15)}" w:bottom="{twips(20)}" w:left="{twips(20)}" '
    f'w:header="{twips(10)}" w:footer="{twips(10)}" w:gutter="0"/></w:sectPr>'
)
FONT = "<w:rFonts {}/>".format(" ".join(f'w:{name}="Times New Roman"' for name in ("ascii", "hAnsi", "cs", "eastAsia")))
STYLES = (
    f"<w:styles {NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>{FONT}"
    '<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'
)
BESIDE = {"styles": "styles.xml", "settings": "settings.xml", "footer": "footer1.xml"}
NUMBER = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
FOOTER = f'<w:ftr {NAMESPACE}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{NUMBER}</w:p></w:ftr>'
SETTINGS = (
    f'<w:settings {NAMESPACE}><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)


def word_package(body: str, ticket: str, title: str) -> bytes:
    """A .docx file of a body."""
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships({
            "officeDocument": "word/document.xml",
            "custom-properties": "docProps/custom.xml",
            "metadata/core-properties": "docProps/core.xml",
        }),
        "docProps/core.xml": core(title),
        "docProps/custom.xml": custom(ticket),
        "word/_rels/document.xml.rels": relationships(BESIDE),
        "word/document.xml": f"<w:document {NAMESPACE} {RELATIONS}><w:body>{body}{PAPER}</w:body></w:document>",
        "word/styles.xml": STYLES,
        "word/settings.xml": SETTINGS,
        "word/footer1.xml": FOOTER,
    }  # fmt: skip
    return packed({name: (DECLARATION + text).encode() for name, text in parts.items()})


def content_types() -> str:
    own = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in TYPES.items())
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{own}</Types>'
    )


def relationships(named: dict[str, str]) -> str:
    kinds = {name: (PACKAGE if name.startswith("metadata/") else OFFICE) for name in named}
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kinds[name]}/relationships/{name}" Target="{target}"/>'
        for number, (name, target) in enumerate(named.items(), 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def core(title: str) -> str:
    space = "http://purl.org/dc/elements/1.1/"
    spaces = f'xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="{space}"'
    return f"<cp:coreProperties {spaces}><dc:title>{escape(title)}</dc:title></cp:coreProperties>"


def custom(ticket: str) -> str:
    listed = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{escape(piece)}</vt:lpwstr></property>"
        for number, (name, piece) in enumerate(pieces(ticket), 2)
    )
    return f'<Properties xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes">{listed}</Properties>'
