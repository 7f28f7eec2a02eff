"""Thousands of damaged uploads: a list of findings each time, soon, and never an error of our own (reliability: C14).

BAOCAO_MUTATIONS=3000 is the long form.
"""

import os
import random
import re
import resource
import time
from copy import deepcopy
from itertools import chain
from xml.sax.saxutils import escape

import pytest
from lxml import etree

from doc_templates.build import path
from documents import BadTemplate, load_template
from documents.package import packed, unpacked
from documents.template_check import check_template
from documents.template_check.annotate import annotate
from documents.template_check.trial import example
from tests.documents.attacks import HIDING, REACHING, TAGS
from tests.documents.samples import district
from tests.documents.template_check.test_check import RIGHT, WRONG_BLOCKS, one_example
from tests.documents.templates import CONTRACT, errors, header, p, r, table, template

MUTATIONS = int(os.environ.get("BAOCAO_MUTATIONS", "300"))
NAMES = {**CONTRACT, **one_example(district())}
SLOWEST_SECONDS = 5
MOST_KILOBYTES = 512 << 10
SNIPPETS = [
    *TAGS.values(), "{{", "}}", "{%", "%}", "{#", "#}", "{%p if x %}", "{%p endif %}", "{%tr endfor %}", "{%tc if x %}",
    "{%- else -%}", "{{ don_vi.ten }}", "{% vm %}", "{% hm %}", "{% colspan 2 %}", "{{r x }}", "<w:p/>", "<w:tbl/>",
    "<w:tc/>", "</w:p>", "<!--", "]]>", "&amp;", "&x;", "<w:t/>", "\x00", "\ufffe", "\ufeff", "</w:body>",
    '<w:fldChar w:fldCharType="begin"/>', "<w:instrText>DDE</w:instrText>", "<w:sectPr/>", "\u0301", "﹛﹛",
]  # fmt: skip
TAG = re.compile(r"\{[{%#][^<]*?[}%#]\}")


def sources() -> list[bytes]:
    """What is damaged: our own template, right and wrong ones, attacks."""
    right = [template(*blocks, more=header("{{ so_ky_hieu }}")) for blocks in RIGHT.values()]
    hostile = [attack("/nonexistent/mark") for attack in chain(HIDING.values(), REACHING.values())]
    ours = [path("tld-2011").read_bytes()] * 10
    return [*ours, template(*WRONG_BLOCKS), template(table(("a", "b"))), *right, *right, *hostile]


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The file with one to four mutations, of its bytes or of its parts' XML."""
    if chance.random() < 0.25:
        return in_bytes(data, chance)
    parts = unpacked(data)
    for _ in range(chance.randint(1, 4)):
        name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))] or list(parts))
        kind = chance.random()
        if kind < 0.4 and "word/document.xml" in parts:
            parts["word/document.xml"] = in_tree(parts["word/document.xml"], chance)
        elif kind < 0.42:
            parts[chance.choice(["word/x.bin", name.upper(), f"../{name}", "word/header9.xml"])] = parts[name]
        elif kind < 0.45:
            del parts[name]
        else:
            name = "word/document.xml" if kind < 0.85 and "word/document.xml" in parts else name
            parts[name] = in_text(parts[name].decode("utf-8", "replace"), chance).encode("utf-8", "replace")
        if not parts:
            return b""
    return packed(parts)


def in_bytes(data: bytes, chance: random.Random) -> bytes:
    """A few bytes changed, cut out, doubled or added."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 5)):
        start = chance.randrange(len(made) + 1)
        end = min(len(made), start + chance.randint(0, 40))
        made[start:end] = chance.choice([b"", made[start:end] * 2, chance.randbytes(end - start), b"PK\x01\x02"])
    return bytes(made)


def in_tree(xml: bytes, chance: random.Random) -> bytes:
    """An element of a part taken out, doubled, or moved into another."""
    try:
        tree = etree.fromstring(xml)
    except etree.XMLSyntaxError:
        return xml
    elements = [element for element in tree.iter(etree.Element) if element is not tree] or [tree]
    one, other = chance.choice(elements), chance.choice(elements)
    kind = chance.random()
    if one is not tree and kind < 0.3:
        one.getparent().remove(one)
    elif kind < 0.6:
        one.addnext(deepcopy(one)) if one is not tree else None
    elif not any(inner is other for inner in one.iter()):
        other.insert(chance.randint(0, len(other)), one)
    return etree.tostring(tree)


def in_text(xml: str, chance: random.Random) -> str:
    """A tag taken out, doubled or moved; a snippet or a piece of the text anywhere."""
    found = list(TAG.finditer(xml))
    kind = chance.random()
    if found and kind < 0.5:
        one, other = chance.choice(found), chance.choice(found)
        put = chance.choice(["", one[0] * 2, other[0], one[0][:-1], escape(chance.choice(SNIPPETS))])
        return xml[: one.start()] + put + xml[one.end() :]
    start = chance.randrange(len(xml) + 1)
    end = start + (chance.randint(0, 60) if kind < 0.8 else 0)
    return xml[:start] + chance.choice([*SNIPPETS, "", xml[start:end] * 2]) + xml[end:]


def test_a_damaged_upload_is_judged_soon_and_without_an_error_of_our_own() -> None:
    chance, given, refused, slowest = random.Random(20), sources(), 0, 0.0
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(MUTATIONS):
        data = damaged(chance.choice(given), chance)
        began = time.process_time()
        found = check_template(data, NAMES)
        slowest = max(slowest, time.process_time() - began)
        if errors(found):
            refused += 1
        else:
            load_template(data).render(example(NAMES))
    assert slowest <= SLOWEST_SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MOST_KILOBYTES
    assert MUTATIONS * 0.5 < refused < MUTATIONS


def test_a_damaged_upload_is_annotated_or_refused() -> None:
    chance, given, done = random.Random(21), sources(), 0
    for _ in range(MUTATIONS // 3):
        data = damaged(chance.choice(given), chance)
        try:
            assert annotate(data, check_template(data, NAMES)).startswith(b"PK")
            done += 1
        except BadTemplate:
            assert errors(check_template(data, NAMES))
    assert done > MUTATIONS // 10


def unlike(count: int) -> list[str]:
    """Names that nothing is called, each unlike the others."""
    chance = random.Random(22)
    return ["".join(chance.choices("abcdeghiklmn_", k=12)) for _ in range(count)]


HEAVY = {
    "forty thousand paragraphs": "".join(f'<w:p w:rsidR="{name}">{r(name)}</w:p>' for name in unlike(40_000)),
    "as many unknown names as tags": "".join(p(f"{{{{ {name} }}}}") for name in unlike(2900)),
    "unclosed tags": p("{{ a " * 50_000 + "".join(unlike(100))),
    "closers alone": "".join(p(f"{name} }}}}") for name in unlike(5000)),
    "dashes over runs": p(*"{%- if tong_so %}{% endif -%}" * 1000),
    "nested conditions": p("{% if tong_so %}" * 1400 + "{% endif %}" * 1400),
    "openers": p("{%p if tong_so %}") * 2900,
    "a paragraph of megabytes": p("a" * 8_000_000, *unlike(20_000)),
    "fields": "".join(f"<w:p><w:r><w:instrText>DDE {name}</w:instrText></w:r></w:p>" for name in unlike(20_000)),
    "tables in tables": "<w:tbl><w:tr><w:tc>" * 60 + p("{{ x }}") + "</w:tc></w:tr></w:tbl>" * 60,
    "more depth than a parser takes": "<w:sdt>" * 400 + "</w:sdt>" * 400,
}


@pytest.mark.parametrize("name", HEAVY)
def test_a_file_made_to_be_slow_is_judged_soon(name: str) -> None:
    data = template(HEAVY[name])
    began = time.process_time()
    check_template(data, NAMES)
    assert time.process_time() - began <= SLOWEST_SECONDS


def test_the_files_are_judged_by_what_was_damaged() -> None:
    assert not errors(check_template(template(*RIGHT["rows in rows"]), NAMES))
    assert errors(check_template(template(*WRONG_BLOCKS), NAMES))
