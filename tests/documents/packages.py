"""Small Word files of a few paragraphs, made from raw XML, to try the engine on."""

from typing import Any
from xml.sax.saxutils import escape

from documents import load_template
from documents.package import packed, unpacked

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
KINDS = {"header1": ("hdr", "header"), "footer1": ("ftr", "footer"), "footnotes": ("footnotes", "footnotes")}


def package(*texts: str, title: str = "", body: str = "") -> bytes:
    """A package whose document, header, footer and footnotes all have these paragraphs; `body` replaces them."""
    inner = body or "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in texts)
    parts = {
        "[Content_Types].xml": content_types(),
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title></cp:coreProperties>",
        "word/document.xml": f"<w:document {NS}><w:body>{inner}</w:body></w:document>",
        **{f"word/{name}.xml": f"<w:{root} {NS}>{inner}</w:{root}>" for name, (root, _) in KINDS.items()},
    }
    return packed({name: xml.encode("utf-8") for name, xml in parts.items()})


def content_types() -> str:
    kinds = {f"/word/{name}.xml": f"{WORD}{kind}+xml" for name, (_, kind) in KINDS.items()}
    kinds |= {"/word/document.xml": f"{WORD}document.main+xml"}
    kinds |= {"/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml"}
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return f'<Types xmlns="{TYPES}">{overrides}</Types>'


def docx(*texts: str, context: dict[str, Any] | None = None, **given: str) -> bytes:
    """The package, rendered where there is a context."""
    source = package(*texts, **given)
    return source if context is None else load_template(source).render(context)


def filled_parts(*texts: str, context: dict[str, Any], **given: str) -> dict[str, bytes]:
    return unpacked(docx(*texts, context=context, **given))
