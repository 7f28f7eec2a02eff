"""`flask report form` and `flask report import`: forms to be filled in away from the server, and back."""

from collections.abc import Callable
from datetime import datetime
from math import inf
from pathlib import Path

import click

from cli.calling import database, now, refusing, settings
from reporting.command_line import clerk
from reporting.desk import Desk
from reporting.lookup import report_by_id, report_of
from settings import Refusal
from store.connection import Database


@click.command("form")
@click.argument("campaign")
@click.argument("unit")
@click.option(
    "-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Tệp .xlsx hoặc .docx."
)
def form(campaign: str, unit: str, output: Path) -> None:
    """Lập biểu nhập của một đơn vị để điền khi không có mạng."""
    from reporting.offline.form_made import offline_form

    with database() as db:
        desk = report_of(db, campaign, unit, now())
        output.write_bytes(offline_form(db, desk, output.suffix.lower().lstrip("."), settings().secret_key).data)


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Chỉ xem thay đổi, không ghi.")
def import_(files: tuple[Path, ...], dry_run: bool) -> None:
    """Nhận các biểu nhập đã điền; tệp có lỗi hoặc có mục đã đổi trên máy chủ thì không nhận."""
    from reporting.offline.returned import read_all

    with refusing():
        answers = read_all([file.read_bytes() for file in files], inf)
    with database() as db:
        moment = now()
        judge = taken if not dry_run else shown
        refused = [
            file.name for file, answer in zip(files, answers, strict=True) if not judge(db, file.name, answer, moment)
        ]
    if refused:
        verb = "còn lỗi" if dry_run else "chưa nhận được"
        raise Refusal(
            f"{len(refused)}/{len(files)} tệp {verb}: {', '.join(refused[:5])}{'…' if len(refused) > 5 else ''}."
        )


Judge = Callable[[Database, str, dict[str, object], datetime], bool]


def shown(db: Database, name: str, answer: dict[str, object], moment: datetime) -> bool:
    """Tell what a file would change; whether all of it could be taken."""
    from reporting.offline.importing import NotTaken, proposed
    from reporting.offline.telling import lines, summary

    try:
        made = proposed(db, answer, settings().secret_key, opener(db, moment)).judged
    except NotTaken as error:
        click.echo(f"{name}: không nhận được. {error}")
        return False
    click.echo(f"{name}: {summary(made)}")
    for line in lines(made):
        click.echo(f"  {line}")
    return made.clean


def taken(db: Database, name: str, answer: dict[str, object], moment: datetime) -> bool:
    """Take a file whole, or tell why it is not; whether it was taken."""
    from reporting.offline.importing import NotTaken, proposed, take
    from reporting.offline.telling import UNCHANGED
    from store.errors import ReportLocked

    try:
        made = proposed(db, answer, settings().secret_key, opener(db, moment))
    except NotTaken as error:
        click.echo(f"{name}: không nhận được. {error}")
        return False
    if made.judged.unchanged:
        click.echo(f"{name}: {UNCHANGED}")
        return True
    if not made.judged.clean:
        return shown(db, name, answer, moment)
    try:
        take(db, made, [page.id for page in made.judged.pages], {}, clerk(db).id, name, moment)
    except ReportLocked as error:
        click.echo(f"{name}: không nhận được. {error}")
        return False
    click.echo(f"{name}: đã nhận {made.judged.cells} ô thay đổi")
    return True


def opener(db: Database, moment: datetime) -> Callable[[int], Desk | None]:
    """Every report, for whoever runs the server."""
    return lambda number: report_by_id(db, number, moment)
