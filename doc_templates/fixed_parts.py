"""The parts of a template that hold no text of the report: theme, settings, fonts, properties, relationships."""

from collections.abc import Iterable, Mapping

from doc_templates.markup import DECLARATION, NAMESPACES
from documents.profiles import Profile

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


def content_types(profile: Profile, pictures: bool = False, charts: Iterable[str] = ()) -> str:
    """The list of the parts and their kinds; `charts` are the names of the parts that are some."""
    part = number_part(profile)
    kinds = {
        "/word/document.xml": f"{WORD_TYPE}document.main+xml",
        "/word/styles.xml": f"{WORD_TYPE}styles+xml",
        "/word/settings.xml": f"{WORD_TYPE}settings+xml",
        "/word/fontTable.xml": f"{WORD_TYPE}fontTable+xml",
        f"/word/{part}1.xml": f"{WORD_TYPE}{part}+xml",
        f"/word/{part}2.xml": f"{WORD_TYPE}{part}+xml",
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "/docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    }
    kinds |= {f"/{name}": CHART_TYPE for name in charts}
    drawn = '<Default Extension="png" ContentType="image/png"/>' if pictures else ""
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{drawn}{overrides}</Types>'
    )


def relationships(targets: dict[str, tuple[str, str]]) -> str:
    """A .rels part: id -> (kind, target)."""
    made = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{to}"/>' for name, (kind, to) in targets.items())
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{made}</Relationships>'


def package_relationships() -> str:
    """Where the document and its properties stand."""
    return relationships(
        {
            "rId1": (f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
            "rId2": (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            "rId3": (f"{OFFICE}/relationships/extended-properties", "docProps/app.xml"),
            "rId4": (f"{OFFICE}/relationships/custom-properties", "docProps/custom.xml"),
        }
    )


def document_relationships(
    profile: Profile, pictures: Mapping[str, str] | None = None, charts: Mapping[str, str] | None = None
) -> str:
    """What the document draws on; the page number parts have ids of their own. `pictures`, `charts`: id -> target."""
    part = number_part(profile)
    return relationships(
        {
            "rId1": (f"{OFFICE}/relationships/styles", "styles.xml"),
            "rId2": (f"{OFFICE}/relationships/settings", "settings.xml"),
            "rId3": (f"{OFFICE}/relationships/fontTable", "fontTable.xml"),
            "rId4": (f"{OFFICE}/relationships/theme", "theme/theme1.xml"),
            "rIdSo": (f"{OFFICE}/relationships/{part}", f"{part}1.xml"),
            "rIdTrong": (f"{OFFICE}/relationships/{part}", f"{part}2.xml"),
            **{name: (f"{OFFICE}/relationships/image", target) for name, target in (pictures or {}).items()},
            **{name: (f"{OFFICE}/relationships/chart", target) for name, target in (charts or {}).items()},
        }
    )


def number_part(profile: Profile) -> str:
    """Whether page numbers make a header or a footer."""
    return "header" if profile.page_number.place == "top" else "footer"


def settings() -> str:
    """Word's current layout (mode 15), Vietnamese, comma as decimal sign."""
    address = "http://schemas.microsoft.com/office/word"
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="{address}" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def font_table(profile: Profile) -> str:
    """The one font of the document."""
    return (
        f'{DECLARATION}<w:fonts {NAMESPACES}><w:font w:name="{profile.font}">'
        '<w:panose1 w:val="02020603050405020304"/>'
        '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def theme(profile: Profile) -> str:
    """A black and white theme whose fonts are the profile's, so that nothing falls to another face."""
    face = f'<a:latin typeface="{profile.font}"/><a:ea typeface="{profile.font}"/><a:cs typeface="{profile.font}"/>'
    dark, light = '<a:srgbClr val="000000"/>', '<a:srgbClr val="FFFFFF"/>'
    named = {"dk1": dark, "lt1": light, "dk2": dark, "lt2": light}
    named |= {name: dark for name in (*(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")}
    colours = "".join(f"<a:{name}>{colour}</a:{name}>" for name, colour in named.items())
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f"<a:ln>{fill}</a:ln>"
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    return (
        f'{DECLARATION}<a:theme xmlns:a="{drawing}" name="{profile.name}">'
        f'<a:themeElements><a:clrScheme name="Đen trắng">{colours}</a:clrScheme>'
        f'<a:fontScheme name="{profile.font}"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="Không trang trí"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def core_properties() -> str:
    """Title and agency of the document; no dates, so that the same report is the same file."""
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{ loai }}: {{ trich_yeu }}</dc:title>'
        '<dc:creator>{{ co_quan|join(" ") }}</dc:creator><dc:language>vi-VN</dc:language></cp:coreProperties>'
    )


def app_properties() -> str:
    """The program that made the document."""
    made_by = "<Application>Báo Cáo</Application>"
    return f'{DECLARATION}<Properties xmlns="{OFFICE}/extended-properties">{made_by}</Properties>'


def custom_properties(profile: Profile) -> str:
    """`HoSo` names the profile a document follows, `BanSo` the revision it was made from."""
    kept = {"HoSo": profile.id, "BanSo": "{{ ma_ban }}"}
    made = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{value}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(kept.items(), start=2)
    )
    return (
        f'{DECLARATION}<Properties xmlns="{OFFICE}/custom-properties" '
        f'xmlns:vt="{OFFICE}/docPropsVTypes">{made}</Properties>'
    )
