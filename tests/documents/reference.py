"""docxtpl itself as the measure of what a template means, and parts in a form that can be compared."""

import io
from typing import Any

from docxtpl import DocxTemplate
from lxml import etree

from documents.guard import TemplateEnvironment
from documents.package import unpacked

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLAIN_XML = etree.XMLParser(remove_blank_text=True)


def by_docxtpl(template: bytes, context: dict[str, Any]) -> dict[str, bytes]:
    """The parts docxtpl makes, in the same sandbox and with autoescape."""
    made = io.BytesIO()
    document = DocxTemplate(io.BytesIO(template))
    document.render(context, TemplateEnvironment(), autoescape=True)
    document.save(made)
    return unpacked(made.getvalue())


def by_plain_docxtpl(template: bytes, context: dict[str, Any]) -> dict[str, bytes]:
    """The parts docxtpl makes as its guide says: autoescape, no sandbox."""
    made = io.BytesIO()
    document = DocxTemplate(io.BytesIO(template))
    document.render(context, autoescape=True)
    document.save(made)
    return unpacked(made.getvalue())


def canonical(name: str, content: bytes) -> Any:
    """A part so that equal meaning is equal value: links as a set, properties by name, XML in canonical form."""
    if not name.endswith((".xml", ".rels")):
        return content
    tree = etree.fromstring(content, PLAIN_XML)
    if name.endswith(".rels"):
        return {tuple(sorted(child.attrib.items())) for child in tree}
    if name == "docProps/core.xml":
        # docxtpl's reader adds the properties that are missing, empty.
        return {child.tag: child.text for child in tree if child.text}
    return etree.tostring(tree, method="c14n", exclusive=True).decode("utf-8")


def differences(made: dict[str, bytes], reference: dict[str, bytes]) -> list[str]:
    """The names of parts that are not equal in meaning, or there in one only.

    The list of types is left out: docxtpl's writer states the standard ones anew.
    """
    shared = [name for name in made if name in reference and name != "[Content_Types].xml"]
    different = [name for name in shared if canonical(name, made[name]) != canonical(name, reference[name])]
    return different + sorted(made.keys() ^ reference.keys())
