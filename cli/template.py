"""`flask template …`."""

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup

from cli.calling import database
from documents.limits import LimitedRunFailed
from documents.template_check.findings import TemplateFinding
from forms.outline import NotInOutline, Outline, load_outline, shipped, shipped_slugs
from reporting.lookup import campaign_called
from reporting.office_templates import Verdict, annotated, judge, tried
from reporting.outlines import outline_of
from settings import Refusal

template = AppGroup("template", help="Mẫu Word.")

READABLE = click.Path(exists=True, dir_okay=False, path_type=Path)
WRITABLE = click.Path(dir_okay=False, path_type=Path)
SEVERITIES = {"error": "lỗi", "warning": "nên xem", "note": "ghi chú"}


@template.command("check")
@click.argument("file", type=READABLE)
@click.option("--outline", "slug", required=True, metavar="SLUG", help="Đề cương có sẵn, hoặc một đợt báo cáo.")
@click.option("--kind", multiple=True, help="Chỉ với loại đơn vị này (mặc định: mọi loại).")
@click.option("--json", "as_json", is_flag=True, help="In ra dạng JSON.")
@click.option("--annotate", type=WRITABLE, metavar="OUT.docx", help="Ghi bản sao có nhận xét tại từng chỗ.")
def check_template(file: Path, slug: str, kind: tuple[str, ...], as_json: bool, annotate: Path | None) -> None:
    """Kiểm tra một mẫu Word với đề cương; có lỗi thì thoát với mã 1."""
    outline = outline_called(slug)
    data = file.read_bytes()
    verdict = judge(data, outline, kinds_called(outline, kind))
    findings = list(told(outline, verdict))
    if annotate:
        write_annotated(data, findings, annotate)
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=1))
    else:
        tell(file, findings, verdict.errors)
    sys.exit(1 if verdict.errors else 0)


@template.command("render")
@click.argument("file", type=READABLE)
@click.argument("data", type=READABLE)
@click.option("-o", "--output", required=True, type=WRITABLE)
def render_template(file: Path, data: Path, output: Path) -> None:
    """Điền dữ liệu trong một tệp JSON vào một mẫu docxtpl bất kỳ."""
    context = read_context(data)
    try:
        output.write_bytes(tried(file.read_bytes(), context))
    except (LimitedRunFailed, OSError) as error:
        raise Refusal(str(error)) from error


def outline_called(slug: str) -> Outline:
    """The shipped outline of this slug, else that of the campaign of this slug."""
    if slug in shipped_slugs():
        return load_outline(shipped(slug))
    with database() as db:
        return outline_of(campaign_called(db, slug))


def kinds_called(outline: Outline, kinds: Iterable[str]) -> tuple[str, ...]:
    """The kinds asked for, each known to the outline."""
    try:
        return tuple(outline.unit_kind(kind).id for kind in kinds)
    except NotInOutline as error:
        raise Refusal(str(error)) from error


def told(outline: Outline, verdict: Verdict) -> Iterable[TemplateFinding]:
    """The findings; one that concerns some kinds of units only names them."""
    for each in verdict.findings:
        labels = ", ".join(outline.unit_kind(kind).label for kind in each.kinds)
        problem = f"{each.finding.problem} (Chỉ với: {labels}.)" if labels else each.finding.problem
        yield replace(each.finding, problem=problem)


def write_annotated(data: bytes, findings: Iterable[TemplateFinding], out: Path) -> None:
    """The template with the findings as Word comments, as a file."""
    try:
        out.write_bytes(annotated(data, findings))
    except (LimitedRunFailed, OSError) as error:
        raise Refusal(str(error)) from error


def tell(file: Path, findings: Iterable[TemplateFinding], errors: int) -> None:
    """A line a finding, then what they come to."""
    for finding in findings:
        where = ", ".join(words for words in (finding.part, finding.place, f"“{finding.near}”") if words != "“”")
        advice = f" {finding.suggestion}" if finding.suggestion else ""
        click.echo(f"[{SEVERITIES[finding.severity]}] {where.removeprefix(', ')}: {finding.problem}{advice}")
    click.echo(f"{file.name}: {errors} lỗi." if errors else f"{file.name}: không có lỗi.")


def read_context(file: Path) -> dict[str, Any]:
    """The names and values of a JSON file; refused where it holds no object."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, OSError, RecursionError) as error:
        raise Refusal(f"tệp {file.name} không phải JSON: {error}") from error
    if not isinstance(found, dict):
        raise Refusal(f"tệp {file.name} phải là một đối tượng JSON, như {{\"ten\": \"…\"}}.")
    return found
