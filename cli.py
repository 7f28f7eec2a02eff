"""The `flask` commands: a thin skin that reads the words of a call and hands them on."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import AppGroup

import server
from documents.profiles import UnknownProfile
from forms.outline import OutlineProblems, load_outline
from reporting.clock import Clock
from reporting.founding import AlreadyFounded, first_sign_ins, found_province
from reporting.lookup import NotFound, report_of
from reporting.paper import NoTemplate
from reporting.printing import print_report
from reporting.show import shown
from settings import Refusal, Settings, stand_still
from store.backup import backup, restore
from store.connection import Database, connect
from store.errors import StoreError
from store.migrations import migrate

# What a command may be refused for; each carries its own Vietnamese sentence.
REFUSALS = (AlreadyFounded, NoTemplate, NotFound, OSError, StoreError, UnknownProfile)


@contextmanager
def refusing() -> Iterator[None]:
    try:
        yield
    except REFUSALS as error:
        raise Refusal(str(error)) from error


def settings() -> Settings:
    found: Settings = current_app.config["BAOCAO"]
    return found


@contextmanager
def database() -> Iterator[Database]:
    """The instance's database, its refusals told in one line."""
    with refusing():
        db = connect(settings().database)
        try:
            yield db
        finally:
            db.close()


def init_app(app: Flask) -> None:
    for command in (init, serve, outline, report, backup_command, restore_command):
        app.cli.add_command(command)


@click.command()
@click.option("--demo", type=click.IntRange(min=3), metavar="N", help="Nạp N đơn vị mẫu, mỗi đơn vị một báo cáo.")
def init(demo: int | None) -> None:
    """Tạo cơ sở dữ liệu của bản cài đặt này."""
    # The processes that serve pages load this module too and never need the demo's sentences.
    from reporting.founding_demo import DEMO_DAY, found_demo

    os.umask(0o077)
    with refusing():
        migrate(settings().database)
    if demo:
        stand_still(settings().instance, DEMO_DAY)
    with database() as db:
        if demo:
            found_demo(db, demo, Clock(DEMO_DAY).now())
        else:
            found_province(db, Clock().now())
        tell_sign_ins(db)


@click.command()
@click.option("--port", type=int, help="Cổng phục vụ (mặc định theo config.toml).")
def serve(port: int | None) -> None:
    """Chạy máy chủ web và tiến trình nền."""
    chosen = replace(settings(), port=port) if port else settings()
    with refusing():
        migrate(chosen.database)
    with database() as db:
        tell_sign_ins(db)
    with refusing():
        sys.exit(server.serve(chosen))


def tell_sign_ins(db: Database) -> None:
    """The way in for accounts that have no password yet."""
    waiting = first_sign_ins(db, Clock().now())
    if waiting:
        click.echo("Đăng nhập lần đầu (mã dùng một lần, sau đó đặt mật khẩu):")
    for each in waiting:
        click.echo(f"  {each.login:<12}{each.code}   {each.name} ({each.state})")


outline = AppGroup("outline", help="Đề cương.")
report = AppGroup("report", help="Báo cáo.")


@outline.command("check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check_outline(file: Path) -> None:
    """Kiểm tra một tệp đề cương, nêu mọi lỗi cùng dòng của nó."""
    try:
        load_outline(file.read_text(encoding="utf-8"))
    except OutlineProblems as bad:
        for problem in bad.problems:
            click.echo(f"{file.name}, dòng {problem.line}: {problem.message}", err=True)
        raise Refusal(f"tệp {file.name} còn {len(bad.problems)} lỗi.") from bad
    except UnicodeDecodeError as bad:
        raise Refusal(f"tệp {file.name} không phải văn bản UTF-8.") from bad
    click.echo(f"{file.name}: không có lỗi.")


@report.command("render")
@click.argument("campaign")
@click.argument("unit")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--profile", default="", help="Thể thức, ví dụ tld-2024.")
def render_report(campaign: str, unit: str, output: Path, profile: str) -> None:
    """Xuất báo cáo của một đơn vị ra tệp Word."""
    with database() as db:
        desk = report_of(db, campaign, unit, Clock(settings().clock).now())
        output.write_bytes(print_report(db, desk, profile).data)


@report.command("show")
@click.argument("campaign")
@click.argument("unit")
@click.option("--json", "as_json", is_flag=True, required=True, help="In ra dạng JSON.")
def show_report(campaign: str, unit: str, as_json: bool) -> None:
    """In mọi câu trả lời và số liệu của một báo cáo như đã lưu."""
    with database() as db:
        desk = report_of(db, campaign, unit, Clock(settings().clock).now())
        click.echo(json.dumps(shown(db, desk), ensure_ascii=False, indent=1))


@click.command("backup")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def backup_command(folder: Path) -> None:
    """Sao lưu bản cài đặt vào một thư mục."""
    with refusing():
        click.echo(f"Đã sao lưu vào {backup(settings().instance, folder)}")


@click.command("restore")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def restore_command(folder: Path) -> None:
    """Khôi phục bản cài đặt từ một bản sao lưu đã kiểm tra."""
    with refusing():
        restore(folder, settings().instance)
        click.echo(f"Đã khôi phục từ {folder}")
