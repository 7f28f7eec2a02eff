"""`flask outline …`."""

from pathlib import Path

import click
from flask.cli import AppGroup

from forms.outline import Outline, OutlineProblems, load_outline
from settings import Refusal

outline = AppGroup("outline", help="Đề cương.")


@outline.command("check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check_outline(file: Path) -> None:
    """Kiểm tra một tệp đề cương, nêu mọi lỗi cùng dòng của nó."""
    read_outline(file)
    click.echo(f"{file.name}: không có lỗi.")


def read_outline(file: Path, term: str = "") -> Outline:
    """The outline in a file, read for a term; every error is told with its line, then the command is refused."""
    try:
        return load_outline(file.read_text(encoding="utf-8"), term)
    except OutlineProblems as bad:
        for problem in bad.problems:
            click.echo(f"{file.name}, dòng {problem.line}: {problem.message}", err=True)
        raise Refusal(f"tệp {file.name} còn {len(bad.problems)} lỗi.") from bad
    except UnicodeDecodeError as bad:
        raise Refusal(f"tệp {file.name} không phải văn bản UTF-8.") from bad
