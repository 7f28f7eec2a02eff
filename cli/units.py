"""`flask units …`."""

from datetime import datetime
from pathlib import Path

import click
from flask.cli import AppGroup

from cli.calling import database, now
from documents.tables import Table, read_table
from reporting.clock import stamp
from reporting.command_line import clerk
from reporting.office_templates import Actor
from reporting.units.accounts import without_account
from reporting.units.importing import BadRows, dry_run, import_units
from reporting.units.plan import Plan, Step
from reporting.units.standing import usual_day
from settings import Refusal
from store.connection import Database

DAY = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])

units = AppGroup("units", help="Đơn vị.")


@units.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", "trying", is_flag=True, help="Chỉ kiểm tra và cho biết sẽ đổi gì, không ghi.")
@click.option("--on", "day", type=DAY, metavar="NGÀY", help="Ngày các đơn vị mới, đơn vị chuyển bắt đầu trực thuộc.")
def import_file(file: Path, trying: bool, day: datetime | None) -> None:
    """Nhập danh sách đơn vị từ FILE (.xlsx, .xls, .csv).

    Mã mới thì thêm, mã đã có thì cập nhật, ô trống giữ nguyên; sai một dòng thì không ghi gì.
    """
    with database() as db:
        table = read_table(file.read_bytes())
        plan = carried(db, table, day, file, trying)
        waiting = 0 if trying else len(without_account(db))
    told(plan, file)
    click.echo("Chạy thử: chưa ghi gì." if trying else "Đã ghi." if plan.steps else "Không có gì để ghi.")
    if waiting and plan.new:
        click.echo(f"{waiting} đơn vị chưa có tài khoản; mở hàng loạt ở trang Quản lý đơn vị.")


def carried(db: Database, table: Table, day: datetime | None, file: Path, trying: bool) -> Plan:
    """The plan, carried out unless only tried; every bad row is told, then the command is refused."""
    since = day.date() if day else usual_day(db, now().date())
    try:
        if trying:
            plan = dry_run(db, table, since)
            if plan.problems:
                raise BadRows(plan)
            return plan
        return import_units(db, table, since, Actor(clerk(db).id, stamp(now())), file.name)
    except BadRows as bad:
        for problem in bad.plan.problems:
            place = f", cột “{problem.column}”" if problem.column else ""
            click.echo(f"{file.name}, dòng {problem.row}{place}: {problem.message}", err=True)
        raise Refusal(f"danh sách {file.name} còn {len(bad.plan.problems)} lỗi nên chưa ghi gì.") from bad


def told(plan: Plan, file: Path) -> None:
    """What changes, a line a unit."""
    for notice in plan.notices:
        click.echo(notice)
    for step in plan.steps:
        click.echo(f"{'thay đổi' if step.before else 'mới'}: {step.code}: {changes(step)}")
    click.echo(f"{file.name}: {plan.said}.")


def changes(step: Step) -> str:
    """What is new about a unit, each field with its old and new value; of a new one its name and its parent."""
    if step.before is None:
        return f"{step.unit.name}, dưới {step.parent}"
    return "; ".join(f"{label}: “{old}” → “{new}”" for label, old, new in step.differences)
