"""A section's form read off its page as a browser holds it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Held:
    """One form: where it goes, its cells in order, the names of its row buttons."""

    action: str
    cells: dict[str, str] = field(default_factory=dict)


class Reader(HTMLParser):
    """`forms` by their action; `labels` are the accessible names of the cells that carry one themselves."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: dict[str, Held] = {}
        self.labels: dict[str, str] = {}
        self.form: Held | None = None
        self.select = self.area = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if "aria-label" in given and name:
            self.labels[given["aria-label"]] = name
        if tag == "form":
            self.form = self.forms[given["action"]] = Held(given["action"])
        elif self.form is not None:
            self.take(tag, name, given)

    def take(self, tag: str, name: str, given: dict[str, str]) -> None:
        assert self.form is not None
        if tag == "input" and name and (given.get("type") != "radio" or "checked" in given):
            self.form.cells[name] = given.get("value", "")
        elif tag == "textarea":
            self.area = name
            self.form.cells[name] = ""
        elif tag == "select":
            self.select = name
            self.form.cells[name] = ""
        elif tag == "option" and "selected" in given:
            self.form.cells[self.select] = given["value"]

    def handle_data(self, text: str) -> None:
        if self.area and self.form is not None:
            self.form.cells[self.area] += text

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "textarea" and self.form is not None:
            # A browser drops the line end that follows the tag.
            self.form.cells[self.area] = self.form.cells[self.area].removeprefix("\n")
            self.area = ""


def form_at(html: str, path: str) -> dict[str, str]:
    """The cells of the form that goes to `path`."""
    return Reader(html).forms[path].cells
