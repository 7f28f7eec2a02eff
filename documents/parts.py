"""A part of a template, compiled once: the quick way where its outcome is proved, docxtpl's own where it is not."""

import logging
import re
from collections.abc import Callable, Collection, Iterable
from functools import partial, reduce
from typing import Any

import jinja2
from jinja2 import nodes
from lxml import etree

from documents import dialect, pieces
from documents.guard import TemplateEnvironment
from documents.package import BadTemplate, parser
from documents.proof import Proof, Unproven

Mending = Callable[[bytes], bytes]
Slabs = Iterable[bytes]
Part = Callable[[dict[str, Any]], Slabs]

log = logging.getLogger(__name__)

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ROOT = re.compile(r"<\w[^>]*>")
MARK_OF_TABLE = re.compile(f"[{dialect.TABLE_BEGINS}{dialect.TABLE_ENDS}]")
QUICK, FULL = pieces.PieceEnvironment(), TemplateEnvironment()


def part(name: str, xml: bytes, document: bool) -> Part | bytes:
    """A part of a template: what fills it with a context, or its XML where no data change it.

    Only in the `document` itself are grids mended and drawings numbered. Raises BadTemplate.
    """
    source = dialect.patched(name, xml)
    try:
        return compiled(name, source, document)
    except jinja2.TemplateSyntaxError as error:
        raise BadTemplate(f"thẻ trong phần {name} viết sai ({error.message}).") from error
    except RecursionError as error:
        raise BadTemplate(f"thẻ trong phần {name} lồng nhau quá sâu hoặc quá dài.") from error
    # Python itself refuses what Jinja makes of some tags: a number of thousands of digits, a word given twice.
    except (jinja2.TemplateError, SyntaxError, ValueError, ArithmeticError) as error:
        raise BadTemplate(f"thẻ trong phần {name} không dùng được ({error}).") from error


def compiled(name: str, source: str, document: bool) -> Part | bytes:
    """The quick way, else docxtpl's own. Raises what Jinja and Python say of tags they cannot compile."""
    try:
        return quick(source, document)
    except Unproven as reason:
        log.warning("Phần %s của mẫu được dựng theo cách chậm: %s.", name, reason)
        return partial(full, FULL.from_string(source), document)


def quick(source: str, document: bool) -> Part | bytes:
    """A part of which it is proved that it comes out well-formed. Raises Unproven, TemplateSyntaxError."""
    source = DECLARATION + (dialect.marked(source) if document else source)
    tree = QUICK.parse(source)
    proof = Proof(tree)
    keep_marks(tree, proof.grids.uneven)
    mended: list[Mending] = []
    if proof.grids.uneven and document:
        opening = ROOT.search(source)
        mended.append(partial(dialect.regridded, opening=opening[0].encode("utf-8") if opening else b""))
    if dialect.DRAWING_NUMBER in source:
        mended.append(dialect.numbered)
    made = partial(filled, QUICK.from_string(tree), mended)
    return b"".join(made({})) if proof.constant else made


def filled(template: jinja2.Template, mended: Collection[Mending], context: dict[str, Any]) -> Slabs:
    """The XML of a proved part, filled with plain data."""
    made = pieces.filled(template, context)
    return [reduce(lambda xml, mend: mend(xml), mended, b"".join(made))] if mended else made


def full(template: jinja2.Template, document: bool, context: dict[str, Any]) -> Slabs:
    """The XML of a part that goes docxtpl's own way, read strictly. Raises XMLSyntaxError where it is broken."""
    xml = dialect.listed(template.render(context)).encode("utf-8")
    if document:
        return [dialect.completed(xml)]
    etree.fromstring(xml, parser())
    return [DECLARATION.encode("utf-8"), xml]


def keep_marks(tree: nodes.Template, uneven: Collection[int]) -> None:
    """Takes the marks away from tables whose grid needs no mending."""
    seen = -1

    def kept(mark: re.Match[str]) -> str:
        nonlocal seen
        seen += mark[0] == dialect.TABLE_BEGINS
        return mark[0] if seen in uneven else ""

    for data in tree.find_all(nodes.TemplateData):
        data.data = MARK_OF_TABLE.sub(kept, data.data)
