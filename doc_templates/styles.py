"""word/styles.xml of a profile: one style a component, named in Vietnamese, in Times New Roman throughout."""

from collections.abc import Iterator

from doc_templates.markup import DECLARATION, NAMESPACES, TWIPS_PER_PT, style_id, twips
from documents.profiles import Component, Profile

LANGUAGE = "vi-VN"
LETTERS_ONLY = frozenset({"trich_yeu_cong_van"})
SINGLE_LINE = 240
CELL_MARGINS_MM = (0.6, 0.5)
SIGNATURE_GAP_MM = 2.0

# Styles no rule speaks of: the tags of a template, a drawn rule, and the flat paragraphs around tables and at the
# end of sections, which Word demands. Role, name, space before, what is kept, leading (kind, twips), half points.
OWN_STYLES = (
    ("the_lenh", "Thẻ lệnh của mẫu", 0, "", "auto", SINGLE_LINE, 18),
    ("duong_ke", "Đường kẻ", 40, "<w:keepNext/>", "exact", 60, 4),
    ("sau_bang", "Sau bảng", 0, "", "exact", 160, 8),
    ("cuoi_phan", "Cuối phần", 0, "", "exact", 20, 2),
)


def styles(profile: Profile, letter: bool = False) -> str:
    """The part word/styles.xml as text; that of a letter has the styles that only letters use."""
    components = component_styles(profile, letter)
    made = "".join([defaults(profile), NORMAL, *components, *own_styles(), *TABLE_STYLES])
    return f"{DECLARATION}<w:styles {NAMESPACES}>{made}</w:styles>"


def defaults(profile: Profile) -> str:
    """Font in all four script slots, black, Vietnamese; nothing spaced unless its style says so."""
    slots = " ".join(f'w:{slot}="{profile.font}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    size = half_points(profile.components["doan"].size_pt.used)
    character = (
        f'<w:rFonts {slots}/><w:color w:val="000000"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>'
    )
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{character}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        f'<w:spacing w:before="0" w:after="0" w:line="{SINGLE_LINE}" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )


NORMAL = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>'
)


def component_styles(profile: Profile, letter: bool) -> Iterator[str]:
    """One paragraph style for each component of the profile."""
    for component in profile.components.values():
        if component.role in LETTERS_ONLY and not letter:
            continue
        yield style(component.role, component.style, paragraph_format(component, profile), run_format(component))


def own_styles() -> Iterator[str]:
    """The styles no rule speaks of."""
    for role, name, before, kept, leading, line, size in OWN_STYLES:
        spacing = f'<w:spacing w:before="{before}" w:after="0" w:line="{line}" w:lineRule="{leading}"/>'
        yield style(role, name, kept + spacing, f'<w:sz w:val="{size}"/>')


def style(role: str, name: str, paragraphs: str, runs: str) -> str:
    """A paragraph style with its Vietnamese name and its formats."""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(role)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraphs}</w:pPr><w:rPr>{runs}</w:rPr></w:style>'
    )


def paragraph_format(component: Component, profile: Profile) -> str:
    """How a component is spaced, indented and aligned, in schema order."""
    line = round(SINGLE_LINE * profile.body.line.used) if component.body else SINGLE_LINE
    kept = "<w:keepNext/>" if component.keep_next else ""
    first = f'<w:ind w:firstLine="{twips(profile.body.indent_mm)}"/>' if component.indent else ""
    before, after = (round(space * TWIPS_PER_PT) for space in (component.before_pt, component.after_pt))
    spacing = f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'
    return f'{kept}<w:widowControl/>{spacing}{first}<w:jc w:val="{component.align}"/>'


def run_format(component: Component) -> str:
    """How a component is written: weight, slant and size."""
    size = half_points(component.size_pt.used)
    bold = "<w:b/><w:bCs/>" if component.bold else ""
    italic = "<w:i/><w:iCs/>" if component.italic else ""
    return f'{bold}{italic}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def half_points(size_pt: float) -> int:
    """A size in Word's half points."""
    return round(size_pt * 2)


def table_style(name: str, label: str, margins_mm: tuple[float, float], bordered: bool) -> str:
    """A table style; margins of its cells left and right, above and below."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
    borders = f"<w:tblBorders>{lines}</w:tblBorders>" if bordered else ""
    beside, above = (twips(margin) for margin in margins_mm)
    around = {"top": above, "left": beside, "bottom": above, "right": beside}
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in around.items())
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{name}"><w:name w:val="{label}"/>'
        f"<w:tblPr>{borders}<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )


TABLE_STYLES = (
    table_style("KhungTrinhBay", "Khung trình bày", (0, 0), bordered=False),
    table_style("KhungKy", "Khung ký và nơi nhận", (0, SIGNATURE_GAP_MM), bordered=False),
    table_style("BangSoLieu", "Bảng số liệu", CELL_MARGINS_MM, bordered=True),
)
