"""The charts of the consolidated report's template: a part of the file each, drawn by Word from the data in it.

No picture is made beforehand: the part is text like the document, and its numbers and labels are filled in. Black,
grey and white, so that a copier keeps them apart; every bar carries its figure as the tables print it, so there is no
axis of values.
"""

from doc_templates.markup import DECLARATION, paragraph
from documents.profiles import Profile

CHARTS = 4
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
CHART = f"{DRAWING}/chart"
EMU_PER_MM = 36_000
HEIGHT_UPRIGHT_MM, HEIGHT_LYING_MM = 82.0, 104.0
FONT_SIZE = 1100
LINE = '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
# The bars of the first, second and third row of figures; more than three no chart has.
FILLS = ("404040", "BFBFBF", "FFFFFF")
NOT_KEPT = '<w:keepNext w:val="0"/><w:spacing w:before="60" w:after="160"/><w:jc w:val="center"/>'
CATEGORY_AXIS, VALUE_AXIS = 111, 112


def part_name(number: int) -> str:
    """Where the chart of that number stands in the file."""
    return f"word/charts/bieu_do_{number}.xml"


def part_names() -> dict[str, str]:
    """The ids by which the document calls its charts, each with its part."""
    return {relation(number): part_name(number).removeprefix("word/") for number in range(1, CHARTS + 1)}


def relation(number: int) -> str:
    return f"rIdBieuDo{number}"


def printed(profile: Profile) -> str:
    """The charts of their annex, one under the other, each under its title and over its source."""
    made = []
    width = profile.page.text_width_mm
    for number in range(1, CHARTS + 1):
        one = f"tong_hop.bieu_do.hinh[{number - 1}]"
        drawn = [
            paragraph_tag(f"if {one}.dung"),
            drawing(number, width, HEIGHT_UPRIGHT_MM),
            paragraph_tag("else"),
            drawing(number, width, HEIGHT_LYING_MM),
            paragraph_tag("endif"),
        ]
        made += [
            paragraph_tag(f"if tong_hop.bieu_do.hinh|length > {number - 1}"),
            paragraph("bang_tieu_de", f"{{{{ {one}.tieu_de }}}}", direct='<w:keepNext/><w:spacing w:before="120"/>'),
            *drawn,
            paragraph("bieu_ghi_chu", f"{{{{ {one}.nguon }}}}", direct=NOT_KEPT),
            paragraph_tag("endif"),
        ]
    return "".join(made)


def paragraph_tag(statement: str) -> str:
    return paragraph("the_lenh", "{%p " + statement + " %}")


def drawing(number: int, width_mm: float, height_mm: float) -> str:
    """The paragraph that shows a chart; its numbers stand in words for those who do not see it."""
    wide, high = (round(length * EMU_PER_MM) for length in (width_mm, height_mm))
    inline = (
        f'<wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="Biểu đồ {number}" descr="{{{{ tong_hop.bieu_do.hinh[{number - 1}].mo_ta }}}}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{DRAWING}/main"><a:graphicData uri="{CHART}">'
        f'<c:chart xmlns:c="{CHART}" r:id="{relation(number)}"/></a:graphicData></a:graphic></wp:inline>'
    )
    kept = '<w:pPr><w:pStyle w:val="BieuGiua"/><w:keepNext/></w:pPr>'
    return f"<w:p>{kept}<w:r><w:drawing>{inline}</w:drawing></w:r></w:p>"


def chart(profile: Profile, number: int) -> str:
    """The part of a chart. Where the data have fewer, it is empty and nothing shows it."""
    one = f"tong_hop.bieu_do.hinh[{number - 1}]"
    there = f"tong_hop.bieu_do.hinh|length > {number - 1}"
    upright, lying = (f"{begun(kind)}{series(one)}{ended()}" for kind in ("col", "bar"))
    axes = f"{{% if {one}.dung %}}{category_axis('minMax', 'b')}{{% else %}}{category_axis('maxMin', 'l')}{{% endif %}}"
    bars = (
        f"{{% if {there} %}}{{% if {one}.dung %}}{upright}{{% else %}}{lying}{{% endif %}}{axes}"
        f"{{% else %}}{begun('col')}{ended()}{category_axis('minMax', 'b')}{{% endif %}}"
    )
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<c:date1904 val="0"/><c:lang val="vi-VN"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea><c:layout/>{bars}{value_axis()}</c:plotArea>"
        f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/>'
        '<c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f"{text(profile)}</c:chartSpace>"
    )


def begun(direction: str) -> str:
    return f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>'


def ended() -> str:
    return f'<c:gapWidth val="55"/><c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/></c:barChart>'


def series(one: str) -> str:
    """The rows of figures of a chart, each bar with its own words."""
    fills = "".join(
        f"{{% {'if' if place == 0 else 'elif'} loop.index0 == {place} %}}"
        f'<c:spPr><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>{LINE}</c:spPr>'
        for place, colour in enumerate(FILLS[:-1])
    )
    last = f'{{% else %}}<c:spPr><a:solidFill><a:srgbClr val="{FILLS[-1]}"/></a:solidFill>{LINE}</c:spPr>{{% endif %}}'
    return (
        f"{{% for day in {one}.chuoi %}}<c:ser>"
        '<c:idx val="{{ loop.index0 }}"/><c:order val="{{ loop.index0 }}"/><c:tx><c:v>{{ day.ten }}</c:v></c:tx>'
        f'{fills}{last}<c:invertIfNegative val="0"/>{labels()}'
        f"<c:cat><c:strLit>{points(f'{one}.nhan', 'ten')}</c:strLit></c:cat>"
        f"<c:val><c:numLit><c:formatCode>General</c:formatCode>{points('day.so', 'so')}</c:numLit></c:val>"
        "</c:ser>{% endfor %}"
    )


def labels() -> str:
    """What is written at the bars: the figures as the tables print them, whatever separators the reader's Word uses."""
    flags = '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    flags += '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    return (
        "<c:dLbls>{% for chu in day.chu %}{% if day.so[loop.index0] %}"
        '<c:dLbl><c:idx val="{{ loop.index0 }}"/><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang="vi-VN"/>'
        "<a:t>{{ chu }}</a:t></a:r></a:p></c:rich></c:tx>"
        f'<c:dLblPos val="outEnd"/>{flags}</c:dLbl>{{% endif %}}{{% endfor %}}'
        f'<c:dLblPos val="outEnd"/>{flags}</c:dLbls>'
    )


def points(listed: str, name: str) -> str:
    """The values of a list as points of a chart; an empty one has no point."""
    return (
        f'<c:ptCount val="{{{{ {listed}|length }}}}"/>{{% for {name} in {listed} %}}{{% if {name} %}}'
        f'<c:pt idx="{{{{ loop.index0 }}}}"><c:v>{{{{ {name} }}}}</c:v></c:pt>{{% endif %}}{{% endfor %}}'
    )


def category_axis(order: str, place: str) -> str:
    """The axis of periods or units, the first unit on top."""
    return (
        f'<c:catAx><c:axId val="{CATEGORY_AXIS}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{place}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:spPr>{LINE}</c:spPr><c:crossAx val="{VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def value_axis() -> str:
    """The axis of values is not shown; it begins at nothing."""
    return (
        f'<c:valAx><c:axId val="{VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
        '<c:delete val="1"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:crossAx val="{CATEGORY_AXIS}"/><c:crosses val="autoZero"/></c:valAx>'
    )


def text(profile: Profile) -> str:
    """All that is written in a chart: the document's font, black."""
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{FONT_SIZE}" b="0">'
        f'<a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:latin typeface="{profile.font}"/>'
        f'<a:ea typeface="{profile.font}"/><a:cs typeface="{profile.font}"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
    )
