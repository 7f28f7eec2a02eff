"""Wrong words on the command line are told in one Vietnamese line, with exit 2, whatever click calls them."""

from pathlib import Path

import click
import pytest

from cli.usage import WrongUsage, in_vietnamese
from tests.test_cli import flask


@click.command("thu")
@click.argument("slug", metavar="CAMPAIGN")
@click.option("-n", "--number", type=click.IntRange(1, 9))
@click.option("--kind", type=click.Choice(["docx", "zip"]))
@click.option("--day", type=click.DateTime(["%d/%m/%Y"]))
@click.option("--file", type=click.Path(exists=True, dir_okay=False))
@click.option("--yes", is_flag=True)
def trial(**_asked: object) -> None:
    """A command with one word of each sort."""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "thiếu CAMPAIGN."),
        (["nq20", "nua"], "thừa “nua”."),
        (["nq20", "--lala"], "không có tùy chọn “--lala”."),
        (["nq20", "--yess"], "không có tùy chọn “--yess”."),
        (["nq20", "-n"], "tùy chọn “-n” thiếu giá trị."),
        (["nq20", "--yes=1"], "tùy chọn “--yes” không nhận giá trị."),
        (["nq20", "-n", "x"], "-n / --number không nhận giá trị “x”."),
        (["nq20", "-n", "10"], "-n / --number không nhận giá trị 10, chỉ nhận 1<=x<=9."),
        (["nq20", "--kind", "pdf"], "--kind không nhận giá trị “pdf”, chỉ nhận docx, zip."),
        (["nq20", "--day", "mai"], "--day phải là một ngày như 20/7/2012, không phải “mai”."),
        (["nq20", "--file", "/khong/co"], "--file: không có tệp “/khong/co”."),
        (["nq20", "--file", "/"], "--file: “/” là một thư mục."),
    ],
)
def test_each_sort_of_wrong_word_has_its_sentence(words: list[str], told: str) -> None:
    with pytest.raises(WrongUsage) as refusal, in_vietnamese():
        trial.main(words, prog_name="thu", standalone_mode=False)
    assert str(refusal.value).startswith(told)


@pytest.mark.parametrize(("call", "told"), [("khongco", "không có lệnh “khongco”"), ("report show", "thiếu CAMPAIGN")])
def test_a_call_ends_with_one_line_and_exit_2(tmp_path: Path, call: str, told: str) -> None:
    done = flask(tmp_path, *call.split())
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(f"Lỗi: {told}") and "--help”" in done.stderr
