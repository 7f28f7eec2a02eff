"""`flask campaign accept` and `flask campaign return`: a reviewer's steps with many reports."""

import click

from cli.calling import database, now
from reporting.board import board
from reporting.bulk import LeftAlone, Outcome, Wanted, label_of, settle
from reporting.command_line import clerk
from reporting.lookup import campaign_called, report_of, unit_called
from reporting.workflow import TRANSITIONS
from store.campaigns import Campaign
from store.connection import Database

UNDER = "Chỉ đơn vị này và các đơn vị dưới nó."


@click.command("accept", help="Duyệt báo cáo của các UNIT, ghi tên chuyên viên tỉnh.")
@click.argument("slug", metavar="CAMPAIGN")
@click.argument("codes", metavar="[UNIT]...", nargs=-1)
@click.option("--all-submitted", "everyone", is_flag=True, help="Mọi báo cáo đã nộp mà chưa duyệt.")
@click.option("--under", default="", metavar="UNIT", help=f"Cùng --all-submitted: {UNDER[0].lower()}{UNDER[1:]}")
def accept_command(slug: str, codes: tuple[str, ...], everyone: bool, under: str) -> None:
    if bool(codes) == everyone or (under and not everyone):
        raise click.UsageError("Ghi mã các đơn vị, hoặc --all-submitted (có thể cùng --under).")
    with database() as db:
        campaign = campaign_called(db, slug)
        tell(taken(db, "accept", waiting(db, campaign, under) if everyone else called(db, slug, codes)))


@click.command("return", help="Trả lại báo cáo của các UNIT với một ý kiến chung, ghi tên chuyên viên tỉnh.")
@click.argument("slug", metavar="CAMPAIGN")
@click.argument("codes", metavar="UNIT...", nargs=-1, required=True)
@click.option("--comment", required=True, metavar="TEXT", help="Ý kiến gửi mọi đơn vị.")
def return_command(slug: str, codes: tuple[str, ...], comment: str) -> None:
    with database() as db:
        tell(taken(db, "return", called(db, slug, codes), comment))


def called(db: Database, slug: str, codes: tuple[str, ...]) -> list[Wanted]:
    """The reports of these units; an unknown code stops all."""
    return [Wanted(report_of(db, slug, code, now()).report.id) for code in codes]


def waiting(db: Database, campaign: Campaign, under: str) -> list[Wanted]:
    """Every report that waits to be accepted, but for those that nobody may accept for its own unit."""
    rows = board(db, campaign, now(), unit_called(db, under) if under else None)
    own = clerk(db).unit_id
    sources = TRANSITIONS["accept"].sources
    return [Wanted(row.report_id) for row in rows if row.status in sources and row.unit_id != own]


def taken(db: Database, action: str, wanted: list[Wanted], comment: str = "") -> Outcome:
    return settle(db, clerk(db), action, wanted, now(), comment)


def tell(outcome: Outcome) -> None:
    """Say what became of each; exit 1 where any was left alone."""
    click.echo(f"{label_of(outcome.action)}: {len(outcome.done)} báo cáo.")
    for each in outcome.done:
        click.echo(f"  {each.code}  {each.name}")
    if outcome.refused:
        raise LeftAlone(outcome)
