"""`flask worker`."""

import click

from cli.calling import settings


@click.command()
@click.option("--show-key", is_flag=True, help="Chỉ in khóa của hàng đợi, để đặt BAOCAO_QUEUE_KEY trên máy khác.")
def worker(show_key: bool) -> None:
    """Lập văn bản cho hàng đợi của máy chủ, kể cả từ máy khác; không cần cơ sở dữ liệu."""
    # Whoever only asks for the key has no use for the queue.
    from jobs.worker import work

    if show_key:
        click.echo(settings().queue_key)
    else:
        click.echo("Đang đợi việc lập văn bản (nhấn Ctrl+C để dừng).", err=True)
        work(settings())
