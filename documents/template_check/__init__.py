"""Whether an office's own template may be used: every error at once, each where a person finds it.

A template is activated only where this finds no error. Everything is judged before anything is rendered.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import Any

from lxml import etree

from documents.template_check.blocks import Pairing, word_fault
from documents.template_check.dashes import beside_dashes
from documents.template_check.elements import element_faults
from documents.template_check.findings import Fault, Severity, TemplateFinding, around, found
from documents.template_check.names import folded
from documents.template_check.parts import Parts, read
from documents.template_check.places import Paragraph, filled, paragraphs
from documents.template_check.positions import block_faults, cell_faults, level_fault
from documents.template_check.reading import Meaning
from documents.template_check.spelling import SINGLE, beside, level_faults, spelling
from documents.template_check.swallowed import beside_levels
from documents.template_check.tags import Loose, Tag, tags
from documents.template_check.trial import hidden, rendered, tables
from documents.template_check.upload import opened

__all__ = ["Severity", "TemplateFinding", "check_template"]

MOST_TAGS = 3000


def check_template(data: bytes, contract: Mapping[str, Any], expected: Collection[str] = ()) -> list[TemplateFinding]:
    """Everything wrong with a template, in the order of the file; [] or no "error" means it may be activated.

    `data` is whatever was uploaded. `contract` holds the names as nested plain data: a text or number stands for
    itself, a dict has those entries, a list has its one example. `expected` are dotted names that the outline offers;
    those the template never uses come as notes. Never raises, whatever the bytes.
    """
    parts, refusals = opened(data)
    if refusals:
        return refusals
    package = read(parts)
    if not package.trees:
        return list(package.findings)
    meaning = Meaning(contract)
    findings = [*package.findings, *within(package, meaning)]
    if not any(finding.severity == "error" for finding in findings):
        findings += last(data, package, meaning)
    return list(dict.fromkeys([*findings, *meaning.unused(expected)]))


def within(package: Parts, meaning: Meaning) -> Iterator[TemplateFinding]:
    """What is wrong inside the parts, part by part."""
    by_part: dict[str, list[Paragraph]] = {}
    for paragraph in paragraphs(package.trees, package.types):
        by_part.setdefault(paragraph.part, []).append(paragraph)
    for name, tree in package.trees.items():
        yield from element_faults(name, tree, package.types.get(name, ""), by_part.get(name, []))
        if name in by_part:
            yield from of_part(tree, by_part[name], meaning)


def of_part(tree: etree._Element, found_in: list[Paragraph], meaning: Meaning) -> Iterator[TemplateFinding]:
    """The findings about the tags of one part, in the order of its paragraphs."""
    marks = list(islice((mark for paragraph in found_in for mark in tags(paragraph)), MOST_TAGS + 1))
    if len(marks) > MOST_TAGS:
        advice = "Xin dùng vòng lặp for thay cho nhiều thẻ giống nhau."
        yield at(marks[-1], Fault(f"Mẫu có quá {MOST_TAGS} thẻ.", advice))
        return
    order = {text: number for number, text in enumerate(tree.iter())}
    whole = sorted(
        (mark for mark in marks if isinstance(mark, Tag)),
        key=lambda tag: (order[tag.paragraph.text_at(tag.start)], tag.start),
    )
    faults: list[tuple[Tag | Loose, Fault]] = [(mark, mark.fault) for mark in marks if isinstance(mark, Loose)]
    faults += [(tag, fault) for tag in whole for fault in alone(tag)]
    faults += structure(tree, whole)
    faults += meaning.faults(whole)
    faults += [(mark, mark.fault) for mark in loose(found_in, whole, meaning.contract)]
    number = {paragraph: place for place, paragraph in enumerate(found_in)}
    faults.sort(key=lambda one: (number[one[0].paragraph], one[0].start))
    yield from (at(mark, fault) for mark, fault in faults)


def alone(tag: Tag) -> Iterator[Fault]:
    """What is wrong with a tag by itself: its letters, its first word, its place."""
    yield from spelling(tag)
    yield from level_faults(tag)
    if tag.opening == "{%":
        yield from filter(None, [word_fault(tag)])
    yield from filter(None, [level_fault(tag)])


def structure(tree: etree._Element, whole: list[Tag]) -> Iterator[tuple[Tag, Fault]]:
    """What is wrong between the tags of a part."""
    pairing = Pairing().read(tag for tag in whole if tag.opening == "{%")
    yield from pairing.faults
    for block in pairing.blocks:
        yield from block_faults(block)
    yield from cell_faults(whole)
    yield from beside_levels(whole)
    yield from beside_dashes(whole, tree)


def loose(found_in: list[Paragraph], whole: list[Tag], contract: Mapping[str, Any]) -> Iterator[Loose]:
    """Marks outside the tags: strange braces, braces apart, one brace around a known name."""
    by_paragraph: dict[Paragraph, list[Tag]] = {}
    for tag in whole:
        by_paragraph.setdefault(tag.paragraph, []).append(tag)
    known = {folded(name) for name in contract}
    for paragraph in found_in:
        yield from beside(paragraph, by_paragraph.get(paragraph, []))
        for mark in SINGLE.finditer(paragraph.text):
            start, end = mark.span()
            apart = paragraph.text[max(start - 1, 0) : start] not in ("{", "%", "#", "_")
            if apart and paragraph.text[end : end + 1] != "}" and folded(mark[1].split(".")[0]) in known:
                advice = f"Xin sửa thành “{{{{ {mark[1]} }}}}” nếu đó là thẻ."
                fault = Fault(f"“{mark.group()}” chỉ có một dấu ngoặc nên sẽ in nguyên như vậy.", advice, "warning")
                yield Loose(paragraph, start, end, fault)


def at(mark: Tag | Loose, fault: Fault) -> TemplateFinding:
    """The fault at the mark's place, with the words around it."""
    paragraph = mark.paragraph
    return found(paragraph.part, paragraph.place, around(paragraph.text, mark.start, mark.end), fault)


def last(data: bytes, package: Parts, meaning: Meaning) -> Iterator[TemplateFinding]:
    """What only shows when the whole is compiled and filled."""
    filled_parts = {name: tree for name, tree in package.trees.items() if filled(package.types.get(name, ""))}
    faults = [*tables(filled_parts), *hidden(filled_parts, {*meaning.contract, *meaning.seen})]
    yield from (found(name, "tệp", "", fault) for name, fault in faults)
    if not faults:
        yield from (found("", "tệp", "", fault) for fault in rendered(data, meaning.contract, meaning.indexed))
