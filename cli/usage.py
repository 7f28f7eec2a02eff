"""Wrong usage of a command told in one Vietnamese line, with exit 2."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import click

from settings import Refusal

WORDS = {
    r"Missing (?:argument|option|parameter) (.+?)\.?": "thiếu {0}",
    r"No such command '(.*)'\..*": "không có lệnh “{0}”",
    r"No such option:? '?([^' ]*)'?\..*": "không có tùy chọn “{0}”",
    r"Option '(.*)' requires (?:an|\d+) arguments?\.": "tùy chọn “{0}” thiếu giá trị",
    r"Option '(.*)' does not take a value\.": "tùy chọn “{0}” không nhận giá trị",
    r"Got unexpected extra arguments? \((.*)\)": "thừa “{0}”",
    r"Invalid value for (.*): '(.*)' is not a valid .*": "{0} không nhận giá trị “{1}”",
    r"Invalid value for (.*): (.*) is not in the range (.*)\.": "{0} không nhận giá trị {1}, chỉ nhận {2}",
    r"Invalid value for (.*): '(.*)' is not one of (.*)\.": "{0} không nhận giá trị “{1}”, chỉ nhận {2}",
    r"Invalid value for (.*): '(.*)' does not match the formats? (.*)\.": (
        "{0} phải là một ngày như 20/7/2012, không phải “{1}”"
    ),
    r"Invalid value for (.*): (?:File|Directory|Path) '(.*)' does not exist\.": "{0}: không có tệp “{1}”",
    r"Invalid value for (.*): (?:File|Path) '(.*)' is a directory\.": "{0}: “{1}” là một thư mục",
    r"Invalid value for (.*): Directory '(.*)' is a file\.": "{0}: “{1}” là một tệp",
    r"Invalid value for (.*): (?:File|Directory|Path) '(.*)' is not (?:read|writ)able\.": (
        "{0}: không có quyền đọc hoặc ghi “{1}”"
    ),
    r"Invalid value for ([^:]*): (.*)": "{0}: {1}",
}
"""What click says, and the same for the people here; the first that fits."""


class WrongUsage(Refusal):
    """A command that was called with the wrong words."""

    exit_code = 2


@contextmanager
def in_vietnamese() -> Iterator[None]:
    """Tell click's refusals of a call in our words."""
    try:
        yield
    except click.UsageError as error:
        raise WrongUsage(f"{translated(error.format_message())}.{where_to_look(error)}") from error


def translated(said: str) -> str:
    """The sentence without its full stop; one that is our own stays."""
    said = " ".join(said.split())
    for pattern, words in WORDS.items():
        if found := re.fullmatch(pattern, said):
            return words.format(*(group.replace("'", "") for group in found.groups())).rstrip(".")
    return said.rstrip(".")


def where_to_look(error: click.UsageError) -> str:
    return f" Xem “{error.ctx.command_path} --help”." if error.ctx else ""
