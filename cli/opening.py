"""`flask campaign open`."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from cli.calling import database, now
from cli.outline import read_outline
from forms.outline import Outline
from reporting.campaigns.contradictions import contradictions
from reporting.campaigns.plan import dues_of_outline, plan_of
from reporting.lookup import unit_called
from reporting.opening import Opening, open_on, shipped_outline
from store import reports

FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]
DAY = click.DateTime(FORMATS)
Deadline = tuple[str, str, date | None]


class DeadlineType(click.ParamType[Deadline]):
    """`cdcs:report=20/7/2012`; without a day the kind has no deadline for the step."""

    name = "deadline"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Deadline:
        """The kind, the step and the day; wrong usage for anything else."""
        place, equals, typed = str(value).partition("=")
        kind, colon, step = place.partition(":")
        if not (kind and colon and step and equals):
            self.fail(f"“{value}” phải viết như cdcs:report=20/7/2012.", param, ctx)
        return kind, step, DAY.convert(typed, param, ctx).date() if typed else None


@click.command("open")
@click.argument("outline")
@click.option("--slug", required=True, help="Tên ngắn của đợt, dùng trong lệnh và địa chỉ, ví dụ nq20.")
@click.option("--term", default="", metavar="KỲ", help="Kỳ báo cáo, ví dụ 2026-Q3 (mặc định: của đề cương).")
@click.option("--title", default="", help="Tên đợt (mặc định: tên ngắn của đề cương).")
@click.option("--tree-date", type=DAY, metavar="NGÀY", help="Ngày của cây đơn vị mà đợt theo (mặc định: hôm nay).")
@click.option("--profile", default="", help="Thể thức, ví dụ tld-2024 (mặc định: theo thời gian của đề cương).")
@click.option("--guidance-number", default="", metavar="SỐ", help="Số, ký hiệu văn bản hướng dẫn.")
@click.option("--guidance-date", type=DAY, metavar="NGÀY", help="Ngày của văn bản hướng dẫn.")
@click.option("--kind", "kinds", multiple=True, metavar="LOẠI", help="Chỉ các đơn vị loại này; ghi được nhiều lần.")
@click.option("--under", default="", metavar="UNIT", help="Chỉ đơn vị này và các đơn vị dưới nó.")
@click.option(
    "--deadline", "given", multiple=True, type=DeadlineType(), metavar="LOẠI:BƯỚC=NGÀY",
    help="Hạn của một loại đơn vị, thay hạn của đề cương; ghi được nhiều lần; không ghi ngày: không có hạn.",
)  # fmt: skip
@click.option("--department", default="", metavar="BAN", help="Ban, bộ phận nhận báo cáo (mặc định: của đề cương).")
@click.option("--contact-name", default="", metavar="TÊN", help="Người liên hệ.")
@click.option("--contact-phone", default="", metavar="SỐ", help="Điện thoại liên hệ.")
@click.option("--refuse-late", "late_refused", is_flag=True, help="Không nhận báo cáo sau hạn.")
@click.option("--late-words", default="", metavar="CÂU", help="Lời báo cho đơn vị nộp muộn.")
def open_campaign(outline: str, term: str, under: str, given: tuple[Deadline, ...], **options: Any) -> None:
    """Mở một đợt báo cáo trên OUTLINE: tên đề cương có sẵn, hoặc một tệp đề cương.

    Những chỗ mâu thuẫn về hạn và đơn vị được nêu ra ở luồng lỗi; đợt vẫn mở.
    """
    file = Path(outline)
    with database() as db:
        found = read_outline(file, term) if file.is_file() else shipped_outline(outline, term)
        options["tree_date"] = options["tree_date"] or now()
        days = {name: value.date() for name, value in options.items() if isinstance(value, datetime)}
        options |= {**days, "dues": dues_with(found, given), "under": unit_called(db, under) if under else None}
        opening = Opening(**options)
        opened = open_on(db, found, opening, now())
        many, doubts = len(reports.of_campaign(db, opened.id)), contradictions(plan_of(db, opened))
    for doubt in doubts:
        click.echo(f"Nên xem lại: {doubt.message}", err=True)
    click.echo(f"Đã mở đợt báo cáo “{opened.slug}” ({opened.title}) cho {many} đơn vị.")


def dues_with(outline: Outline, given: Iterable[Deadline]) -> dict[tuple[str, str], date]:
    """The outline's deadlines with those given in their place."""
    dues = dues_of_outline(outline)
    for kind, step, day in given:
        dues.pop((kind, step), None)
        if day:
            dues[kind, step] = day
    return dues
