"""`flask report …`."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click
from flask.cli import AppGroup

from cli.calling import database, now, refusing, settings
from cli.offline import form, import_
from reporting.clock import Clock
from reporting.lookup import campaign_called, report_of
from reporting.printing import print_report
from reporting.show import shown
from settings import Refusal
from store import job_items
from store.migrations import migrate

if TYPE_CHECKING:
    from jobs.exports import Progress

NAMED_FAILURES = 5
"""How many units a refusal names; the list inside the .zip names all."""

report = AppGroup("report", help="Báo cáo.")
report.add_command(form)
report.add_command(import_)


@report.command("render")
@click.argument("campaign")
@click.argument("unit")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--profile", default="", help="Thể thức, ví dụ tld-2024.")
def render_report(campaign: str, unit: str, output: Path, profile: str) -> None:
    """Xuất báo cáo của một đơn vị ra tệp Word."""
    with database() as db:
        desk = report_of(db, campaign, unit, now())
        output.write_bytes(print_report(db, desk, profile).data)


@report.command("export")
@click.argument("campaign")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Tệp .zip.")
@click.option("--under", default="", metavar="UNIT", help="Chỉ đơn vị này và các đơn vị trực thuộc.")
@click.option("--pdf", is_flag=True, help="Thêm bản PDF cạnh mỗi tệp Word.")
@click.option("--volume", "volumes", is_flag=True, help="Đóng thành tập theo huyện, ngành thay vì mỗi đơn vị một tệp.")
@click.option("--profile", default="", help="Thể thức, ví dụ tld-2024.")
def export_reports(campaign: str, output: Path, under: str, pdf: bool, volumes: bool, profile: str) -> None:
    """Xuất báo cáo của nhiều đơn vị ra một tệp .zip."""
    # Only this command needs the machinery of jobs.
    from jobs.command import export_to
    from reporting.export import Wanted

    formats = ("docx", "pdf") if pdf else ("docx",)
    wanted = Wanted(under=under, profile=profile, formats=formats, volumes=volumes)
    with refusing():
        migrate(settings().database)
    with database() as db:
        found, clock = campaign_called(db, campaign), Clock(settings().clock)
        ended = export_to(db, found, wanted, output.resolve(), clock, tell_how_far)
        missed = job_items.failures(db, ended.job.id, limit=NAMED_FAILURES)
    if missed:
        raise Refusal(f"{ended.sentence}. {'; '.join(f'{each.code}: {each.reason}' for each in missed)}")
    click.echo(f"{ended.sentence}: {output}")


def tell_how_far(seen: "Progress") -> None:
    """Keep whoever waits at a terminal informed, on one line."""
    if sys.stderr.isatty():
        click.echo(f"\r{seen.sentence:<78}", nl=False, err=True)


@report.command("show")
@click.argument("campaign")
@click.argument("unit")
@click.option("--json", "as_json", is_flag=True, required=True, help="In ra dạng JSON.")
def show_report(campaign: str, unit: str, as_json: bool) -> None:
    """In mọi câu trả lời và số liệu của một báo cáo như đã lưu."""
    with database() as db:
        desk = report_of(db, campaign, unit, now())
        click.echo(json.dumps(shown(db, desk), ensure_ascii=False, indent=1))


@report.command("check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--profile", default=None, help="Thể thức, ví dụ tld-2024 (mặc định: thể thức mà tệp tự ghi).")
@click.option("--json", "as_json", is_flag=True, help="In ra dạng JSON.")
def check_report(file: Path, profile: str | None, as_json: bool) -> None:
    """Kiểm tra thể thức của một tệp Word; có lỗi thì thoát với mã 1."""
    from documents.format_check.check import check

    with refusing():
        findings = check(file.read_bytes(), profile)
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            click.echo(f"{finding.place}: {finding.message}")
        click.echo(f"{file.name}: {len(findings)} lỗi thể thức." if findings else f"{file.name}: đúng thể thức.")
    sys.exit(1 if findings else 0)
