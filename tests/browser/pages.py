"""Every page that the application can show: its route, and an address of it with something behind."""

from collections.abc import Mapping
from pathlib import Path

from werkzeug.routing import Rule

from app import create_app
from settings import Settings
from web.access import ANYONE, CLERK, rule_of

SHOWN = create_app(Settings(instance=Path("/nowhere"), secret_key=b"k" * 32))
# What is fetched, not looked at.
FILES = (
    ".docx", ".pdf", ".xlsx", ".zip", "/ban-ky/tep", "/tien-do", "/bao-cao-truoc", "/quy-tac", "/<path:filename>",
)  # fmt: skip
# Each form field of a page of figures, of prose, of recommendations and of the format.
SECTIONS = ("tinh_hinh_chung", "van_de_buc_xuc", "danh_gia_chung", "kien_nghi", "the_thuc")


def pages() -> list[Rule]:
    """The routes that answer with a page, to one who has signed in."""
    rules = (rule for rule in SHOWN.url_map.iter_rules() if "GET" in (rule.methods or ()))
    return sorted((rule for rule in rules if not rule.rule.endswith(FILES) and access(rule) != ANYONE), key=str)


def access(rule: Rule) -> str | None:
    return rule_of(SHOWN.view_functions[rule.endpoint])


def for_the_clerk_alone(rule: Rule) -> bool:
    return access(rule) == CLERK


def address(rule: Rule, values: Mapping[str, object]) -> str:
    """The path of a page; a new kind of argument needs its value among `values`."""
    arguments = {name: values[name] for name in rule.arguments}
    with SHOWN.test_request_context():
        return SHOWN.url_for(rule.endpoint, **arguments)
