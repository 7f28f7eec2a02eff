"""`flask campaign …`."""

import json
from pathlib import Path

import click
from flask.cli import AppGroup

from cli.bulk import accept_command, return_command
from cli.calling import database, now
from cli.letters import invite_units, remind
from cli.opening import open_campaign
from reporting.board import board
from reporting.command_line import clerk, desk_called
from reporting.consolidation.consolidating import consolidate_report, gather, note, shown
from reporting.lookup import campaign_called, unit_called
from reporting.printing import print_report
from reporting.tally import as_json, by_branch, tally
from reporting.tracing.files import workbook_of
from reporting.workflow import EDITABLE, STATUSES

TARGET = click.Path(dir_okay=False, path_type=Path)

campaign = AppGroup("campaign", help="Đợt báo cáo.")
campaign.add_command(open_campaign)
campaign.add_command(accept_command)
campaign.add_command(return_command)
campaign.add_command(remind)
campaign.add_command(invite_units)


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
        if desk.report.status in EDITABLE and not desk.closed:
            done = consolidate_report(db, desk, clerk(db).id, now(), submitted)
            gathered, said = done.gathered, note(done.gathered, done.draft)
        else:
            gathered = gather(db, desk, submitted)
            why = "đợt đã khép" if desk.closed else f"báo cáo đang ở trạng thái “{STATUSES[desk.report.status]}”"
            said = f"{why} nên không ghi vào bản nháp"
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
