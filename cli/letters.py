"""`flask campaign remind` and `flask campaign invite`: letters of many units as one file."""

import secrets
from pathlib import Path

import click

from cli.calling import database, now, refusing, settings
from forms.letters import BAD_ADDRESS, BadAddress, only_here, server_address
from reporting.clock import Clock, stamp
from reporting.command_line import clerk
from reporting.letters.files import INVITATION, REMINDER, WORD, ZIP, NobodyToWriteTo, made
from reporting.letters.inviting import AGAIN, FRESH, NO_GUEST, Asking, chosen, guests, invite
from reporting.letters.letter import Letter, Sheet
from reporting.letters.owing import note_reminded, owing
from reporting.letters.scope import CLOSED, Scope, scope
from reporting.lookup import campaign_called, unit_called
from settings import Refusal
from store.connection import Database
from store.migrations import migrate

UNDER = click.option("--under", default="", metavar="UNIT", help="Chỉ đơn vị này và các đơn vị dưới nó.")
OUTPUT = click.option(
    "-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Tệp .zip hoặc .docx."
)


@click.command("remind")
@click.argument("slug", metavar="CAMPAIGN")
@UNDER
@OUTPUT
def remind(slug: str, under: str, output: Path) -> None:
    """Lập công văn đôn đốc gửi đúng các đơn vị chưa nộp báo cáo, ký bởi cấp trên trực tiếp."""
    # Only this command needs the wording.
    from reporting.letters.reminding import Wording, reminder_letters

    form = form_of(output)
    ready()
    with database() as db:
        found = asked(db, slug, under)
        if found.closed:
            raise NobodyToWriteTo(CLOSED)
        late = owing(db, found, now())
        if not late:
            raise NobodyToWriteTo("Không còn đơn vị nào chưa nộp báo cáo nên không có công văn nào để lập.")
        opened(output)
        by = clerk(db)
        wording = Wording(Sheet(found.campaign.profile, now().date(), by.unit_id))
        letters = list(reminder_letters(found, late, wording))
        write(output, REMINDER, letters, form, found)
        note_reminded(db, found, late, "letter", by.id, now())
    click.echo(f"Đã lập {len(letters)} công văn đôn đốc: {output.name}.")


@click.command("invite")
@click.argument("slug", metavar="CAMPAIGN")
@UNDER
@OUTPUT
@click.option(
    "--address", default="", metavar="URL", help="Địa chỉ in trên thư (mặc định: server.address trong config.toml)."
)
@click.option("--again", is_flag=True, help="Cả các đơn vị đã có thư mà chưa đặt mật khẩu; mã cũ hết hiệu lực.")
def invite_units(slug: str, under: str, output: Path, address: str, again: bool) -> None:
    """Lập thư mời có mã để các đơn vị chưa có mật khẩu tự đặt mật khẩu. Mã chỉ nằm trong tệp này."""
    from reporting.letters.invitation import invitation_letters

    form, door = form_of(output), address_of(address)
    ready()
    with database() as db:
        found = asked(db, slug, under)
        at = Clock().now()
        by = clerk(db)
        wanted = chosen(guests(db, found, stamp(at)), AGAIN if again else FRESH)
        if found.closed or not wanted:
            raise NobodyToWriteTo(CLOSED if found.closed else NO_GUEST)
        opened(output)
        asking = Asking(secrets.token_hex(16), settings().secret_key, by.id, at)
        invited = invite(db, found, wanted, asking)
        sheet = Sheet(found.campaign.profile, now().date(), by.unit_id)
        letters = list(invitation_letters(found, invited, door, sheet))
        write(output, INVITATION, letters, form, found)
    click.echo(f"Đã lập {len(letters)} thư mời: {output.name}. Mã chỉ nằm trong tệp này, xin giữ kín.")
    if only_here(door):
        click.echo(f"Lưu ý: địa chỉ {door} chỉ mở được trên chính máy chủ; xin đặt --address.", err=True)


def ready() -> None:
    """The database as this program knows it."""
    with refusing():
        migrate(settings().database)


def asked(db: Database, slug: str, under: str) -> Scope:
    """The units meant; raises NotFound."""
    found = scope(db, campaign_called(db, slug), now())
    return found.under(unit_called(db, under).code) if under else found


def form_of(output: Path) -> str:
    """The form that the file's name asks for."""
    form = output.suffix.lower().removeprefix(".")
    if form not in (WORD, ZIP):
        raise Refusal("tệp ra phải có đuôi .zip (mỗi đơn vị một tệp Word) hoặc .docx (một tệp để in cả loạt).")
    return form


def address_of(typed: str) -> str:
    """The address asked for, else the configured one, else this machine's own."""
    known = settings()
    try:
        return server_address(typed or known.address or f"http://{known.host}:{known.port}")
    except BadAddress as error:
        raise Refusal(BAD_ADDRESS) from error


def opened(output: Path) -> None:
    """The file is there to be written before a code is issued; nobody but its owner reads what holds codes."""
    try:
        output.touch(mode=0o600)
        output.chmod(0o600)
    except OSError as error:
        raise Refusal(f"không ghi được tệp {output}: xin xem lại thư mục và quyền ghi.") from error


def write(output: Path, kind: str, letters: list[Letter], form: str, found: Scope) -> None:
    """The letters into their file."""
    output.write_bytes(made(kind, letters, form, found.root, now().date()))
