"""Parts of returned files as trees: strict, nothing fetched, no DOCTYPE, no text lost."""

from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath

from lxml import etree

from documents.offline.opening import NotOpened
from documents.package import parser

BROKEN = "Tệp bị hỏng ở phần “{}”. Xin mở thử, lưu lại rồi gửi lại."
CUSTOM = "docProps/custom.xml"


def tree(name: str, parts: Mapping[str, bytes]) -> etree._Element:
    """A part as a tree. Raises NotOpened."""
    if name not in parts:
        raise NotOpened(BROKEN.format(name))
    try:
        found = etree.fromstring(parts[name], parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotOpened(BROKEN.format(name)) from error
    if found.getroottree().docinfo.doctype:
        raise NotOpened(BROKEN.format(name))
    return found


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for what is no element."""
    return str(etree.QName(element).localname) if isinstance(element.tag, str) else ""


def targets(of: str, parts: Mapping[str, bytes]) -> dict[str, str]:
    """{relationship id: part} of what a part refers to inside the file."""
    folder, _, name = of.rpartition("/")
    listed = f"{folder}/_rels/{name}.rels"
    if listed not in parts:
        return {}
    return {
        each.get("Id", ""): placed(dirname(of), each.get("Target", ""))
        for each in tree(listed, parts)
        if local(each) == "Relationship" and each.get("TargetMode") != "External"
    }


def placed(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))


def properties(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The file's own properties {name: text}."""
    if CUSTOM not in parts:
        return {}
    return {each.get("name", ""): "".join(texts(each)) for each in tree(CUSTOM, parts)}


def texts(element: etree._Element) -> Iterator[str]:
    yield from (str(text) for text in element.itertext())
