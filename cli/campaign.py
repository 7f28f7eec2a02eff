"""`flask campaign …`."""

import json
from datetime import datetime
from pathlib import Path

import click
from flask.cli import AppGroup

from cli.bulk import accept_command, return_command
from cli.calling import database, now
from cli.letters import invite_units, remind
from cli.outline import read_outline
from reporting.board import board
from reporting.command_line import clerk, desk_called
from reporting.consolidation.consolidating import consolidate_report, gather, note, shown
from reporting.lookup import campaign_called, unit_called
from reporting.opening import Opening, open_on, shipped_outline
from reporting.printing import print_report
from reporting.tally import as_json, by_branch, tally
from reporting.tracing.files import workbook_of
from reporting.workflow import EDITABLE, STATUSES

DAY = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])
TARGET = click.Path(dir_okay=False, path_type=Path)

campaign = AppGroup("campaign", help="Đợt báo cáo.")
campaign.add_command(accept_command)
campaign.add_command(return_command)
campaign.add_command(remind)
campaign.add_command(invite_units)


@campaign.command("open")
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
def open_campaign(
    outline: str,
    slug: str,
    term: str,
    title: str,
    tree_date: datetime | None,
    profile: str,
    guidance_number: str,
    guidance_date: datetime | None,
    kinds: tuple[str, ...],
    under: str,
) -> None:
    """Mở một đợt báo cáo trên OUTLINE: tên đề cương có sẵn, hoặc một tệp đề cương."""
    file = Path(outline)
    with database() as db:
        found = read_outline(file, term) if file.is_file() else shipped_outline(outline, term)
        opening = Opening(
            slug=slug,
            tree_date=(tree_date or now()).date(),
            title=title,
            profile=profile,
            guidance_number=guidance_number,
            guidance_date=guidance_date.date() if guidance_date else None,
            kinds=kinds,
            under=unit_called(db, under) if under else None,
        )
        opened = open_on(db, found, opening, now())
        rows = board(db, opened, now())
    click.echo(f"Đã mở đợt báo cáo “{opened.slug}” ({opened.title}) cho {len(rows)} đơn vị.")


@campaign.command("board")
@click.argument("slug", metavar="CAMPAIGN")
@click.option("--under", default="", metavar="UNIT", help="Chỉ đơn vị này và các đơn vị dưới nó.")
@click.option("--json", "json_wanted", is_flag=True, help="In ra dạng JSON, có từng đơn vị.")
def show_board(slug: str, under: str, json_wanted: bool) -> None:
    """In tình hình nộp báo cáo của một đợt."""
    with database() as db:
        found = campaign_called(db, slug)
        rows = board(db, found, now(), unit_called(db, under) if under else None)
    if json_wanted:
        click.echo(json.dumps(as_json(found, rows), ensure_ascii=False, indent=1))
        return
    for one in (*by_branch(rows), tally(rows, name="Cộng")):
        click.echo(
            f"{one.name}: {one.sent}/{one.expected} đã nộp ({one.on_time} đúng hạn, {one.late} sau hạn), "
            f"{one.accepted} đã duyệt, {one.returned} trả lại, {one.overdue} quá hạn chưa nộp."
        )


@campaign.command("consolidate")
@click.argument("slug", metavar="CAMPAIGN")
@click.argument("unit", default="")
@click.option("--submitted", is_flag=True, help="Tính cả các báo cáo đã nộp mà chưa duyệt.")
@click.option("--docx", type=TARGET, metavar="FILE", help="Ghi báo cáo Word có các phụ lục tổng hợp.")
@click.option("--xlsx", type=TARGET, metavar="FILE", help="Ghi phụ lục Excel: số của từng đơn vị, công thức cộng.")
@click.option("--json", "json_wanted", is_flag=True, help="In ra dạng JSON mọi số tổng hợp và các phần của nó.")
def consolidate(slug: str, unit: str, submitted: bool, docx: Path | None, xlsx: Path | None, json_wanted: bool) -> None:
    """Tổng hợp báo cáo của UNIT (mặc định: đơn vị đứng đầu) từ các đơn vị trực thuộc vào bản nháp của nó.

    Ô đã gõ và lời văn giữ nguyên. Báo cáo đã nộp hoặc đã duyệt thì chỉ tính, không ghi.
    """
    with database() as db:
        desk = desk_called(db, campaign_called(db, slug), unit, now())
        if desk.report.status in EDITABLE:
            done = consolidate_report(db, desk, clerk(db).id, now(), submitted)
            gathered, said = done.gathered, note(done.gathered, done.draft)
        else:
            gathered = gather(db, desk, submitted)
            said = f"báo cáo đang ở trạng thái “{STATUSES[desk.report.status]}” nên không ghi vào bản nháp"
        if docx:
            docx.write_bytes(print_report(db, desk).data)
        if xlsx:
            xlsx.write_bytes(workbook_of(db, desk).data)
    if json_wanted:
        click.echo(json.dumps(shown(gathered), ensure_ascii=False, indent=1))
        return
    click.echo(f"{desk.unit.short_name}: {said}.")
    for child in gathered.children:
        if not child.counted:
            click.echo(f"  chưa có: {child.code}  {child.name} ({STATUSES[child.status].lower()})")
