"""Small Word files of a few paragraphs, made from raw XML, to try the engine on."""

from typing import Any
from xml.sax.saxutils import escape

from documents import load_template
from documents.package import packed, unpacked

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
NS = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in SPACES.items())
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
CORE_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
KINDS = {"header1": ("hdr", "header"), "footer1": ("ftr", "footer"), "footnotes": ("footnotes", "footnotes")}


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def package(*texts: str, title: str = "", body: str = "", more: dict[str, str] | None = None) -> bytes:
    """A package whose document, header, footer and footnotes all have these paragraphs; `body` replaces them.

    `more` replaces whole parts, or adds some.
    """
    inner = body or "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in texts)
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships({"word/document.xml": "officeDocument"}, {"docProps/core.xml": CORE_KIND}),
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title></cp:coreProperties>",
        "word/document.xml": f"<w:document {NS}><w:body>{inner}{SECTION}</w:body></w:document>",
        "word/_rels/document.xml.rels": relationships({f"{name}.xml": kind for name, (_, kind) in KINDS.items()}),
        **{f"word/{name}.xml": f"<w:{root} {NS}>{inner}</w:{root}>" for name, (root, _) in KINDS.items()},
        **(more or {}),
    }
    return packed({name: xml.encode("utf-8") for name, xml in parts.items()})


def relationships(office: dict[str, str], others: dict[str, str] | None = None) -> str:
    """A .rels part: target -> kind, of Office's kinds or of others by their full name."""
    kinds = {target: f"{OFFICE}/{kind}" for target, kind in office.items()} | (others or {})
    made = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{to}"/>' for n, (to, kind) in enumerate(kinds.items(), 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{made}</Relationships>'


def content_types() -> str:
    kinds = {f"/word/{name}.xml": f"{WORD}{kind}+xml" for name, (_, kind) in KINDS.items()}
    kinds |= {"/word/document.xml": f"{WORD}document.main+xml"}
    kinds |= {"/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml"}
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    standard = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{TYPES}">{standard}{overrides}</Types>'


def docx(*texts: str, context: dict[str, Any] | None = None, **given: Any) -> bytes:
    """The package, rendered where there is a context."""
    source = package(*texts, **given)
    return source if context is None else load_template(source).render(context)


def filled_parts(*texts: str, context: dict[str, Any], **given: Any) -> dict[str, bytes]:
    return unpacked(docx(*texts, context=context, **given))
