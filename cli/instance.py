"""`flask init`, `serve`, `backup`, `restore`: the instance itself."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import click

import server
from cli.calling import database, refusing, settings
from reporting.clock import Clock
from reporting.founding import first_sign_ins, found_province
from settings import stand_still
from store.backup import backup, restore
from store.connection import Database
from store.migrations import migrate


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
