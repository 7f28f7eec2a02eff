"""Many reports in one Word file: a divider page, then each report as it is alone, with its own numbers and annex."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any
from xml.sax.saxutils import quoteattr

from documents.archive import quick_entry
from documents.engine import Template, fill
from documents.guard import check_plain
from documents.package import parsed
from documents.relations import DECLARATION
from documents.volume.divider import divider_page
from documents.volume.ids import CannotBind
from documents.volume.package import VolumePackage
from documents.volume.sections import W, page_kinds, paper
from documents.volume.template import IGNORABLE, Bound

STYLES = "word/styles.xml"
DRAWING_ID = re.compile(rb'(<wp:docPr [^>]*?\bid=")[^"]*')
SECTION_BEGINS, SECTION_ENDS = b"<w:sectPr", b"</w:sectPr>"


class MixedStyles(CannotBind):
    """Reports whose templates have different style sheets."""

    def __init__(self) -> None:
        super().__init__("các báo cáo dùng mẫu có bộ kiểu chữ (styles) khác nhau")


class NothingToBind(CannotBind):
    """A volume of no reports."""

    def __init__(self) -> None:
        super().__init__("tập không có báo cáo nào")


Pictures = Mapping[str, bytes]


def volume(
    divider: dict[str, Any], reports: Iterable[tuple[Template, dict[str, Any]]], pictures: Sequence[Pictures] = ()
) -> bytes:
    """One Word file of reports, each a template and its context, in their order; the same data give the same bytes.

    `pictures`: those of each report that stand in for its template's, as `Template.render` takes them; or none.
    `divider`: {"co_quan_chu_quan": [lines], "co_quan": [lines], "ten": "TẬP 1", "tieu_de": what the volume holds,
    "phu": [lines], "muc_luc": [a line a report], "ma_ban": what it was made from}. Raises CannotBind for templates
    that cannot stand together, NotPlainData and RenderFailed as `Template.render` does.
    """
    listed = list(reports)
    if not listed:
        raise NothingToBind
    check_plain(divider)
    return Volume(listed, pictures or [{}] * len(listed)).file(divider)


class Volume:
    """A volume being made."""

    def __init__(self, reports: list[tuple[Template, dict[str, Any]]], pictures: Sequence[Pictures]) -> None:
        self._reports, self._pictures = reports, pictures
        own = frozenset(name for each in pictures for name in each)
        templates = list({id(template): template for template, _ in reports}.values())
        if len({template.parts.get(STYLES) for template in templates}) > 1:
            raise MixedStyles
        trees = [parsed(each.document, each.parts[each.document]) for each in templates]
        known = frozenset(kind for tree in trees for kind in page_kinds(tree))
        self._paper = paper(next(trees[0].iter(f"{W}sectPr"), trees[0]))
        self._bound = {
            id(template): Bound(template, f"m{number}-" if number else "", known, own)
            for number, template in enumerate(templates)
        }
        self._package = VolumePackage(templates, self._bound.values(), own)

    def file(self, divider: dict[str, Any]) -> bytes:
        """The finished Word file."""
        first, context = self._reports[0]
        document = quick_entry(first.document, self._document(divider))
        kept = {"HoSo": context.get("ho_so", ""), "BanSo": divider.get("ma_ban", "")}
        return self._package.finished(document, f"{divider['ten']}: {divider['tieu_de']}", kept)

    def _document(self, divider: dict[str, Any]) -> Iterator[bytes]:
        """The document's XML, report by report."""
        yield self._opening()
        yield b"".join(fill("bìa", divider_page(self._paper), divider))
        drawings = count(1)
        each = zip(self._reports, self._pictures, strict=True)
        for number, ((template, context), pictures) in enumerate(each, start=1):
            report = self._bound[id(template)].report(context, number, pictures)
            self._package.add(report.parts, report.types, report.relations)
            body = DRAWING_ID.sub(lambda found: found[1] + b"%d" % next(drawings), report.body)
            yield ended(body) if number == len(self._reports) else body
        yield b"</w:body></w:document>"

    def _opening(self) -> bytes:
        """The document's start, with the prefixes of all its templates."""
        names: dict[str | None, str] = {}
        for bound in self._bound.values():
            if any(names.get(prefix, space) != space for prefix, space in bound.names.items()):
                raise CannotBind("các mẫu đặt tên khác nhau cho cùng một phần của Word")
            names |= bound.names
        spaces = "".join(f" xmlns{f':{prefix}' if prefix else ''}={quoteattr(to)}" for prefix, to in names.items())
        ignorable = dict.fromkeys(each for bound in self._bound.values() for each in bound.ignorable)
        prefix = next((prefix for prefix, space in names.items() if IGNORABLE.startswith(f"{{{space}}}")), "mc")
        ignored = f' {prefix}:Ignorable="{" ".join(ignorable)}"' if ignorable else ""
        return f"{DECLARATION}<w:document{spaces}{ignored}><w:body>".encode()


def ended(body: bytes) -> bytes:
    """The last report of a volume: its last section is the body's own, not a paragraph's."""
    begin = body.rindex(SECTION_BEGINS)
    end = body.index(SECTION_ENDS, begin) + len(SECTION_ENDS)
    return body[:begin] + body[end:] + body[begin:end]
