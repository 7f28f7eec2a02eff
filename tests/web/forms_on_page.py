"""Reading a page as a browser would: its forms with their cells, and the boxes one can only read."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class PageForm:
    action: str
    cells: dict[str, str] = field(default_factory=dict)


class Page(HTMLParser):
    """`forms` in order; `texts` are the read-only boxes; `heading` is the page's h1."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[PageForm] = []
        self.texts: list[str] = []
        self.heading = ""
        self.inside = self.box = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(PageForm(given.get("action", "")))
        elif tag == "input" and "name" in given and self.forms:
            self.forms[-1].cells[given["name"]] = given.get("value", "")
        elif tag == "textarea" and "readonly" in given:
            self.texts.append("")
            self.inside = tag
        elif tag == "textarea" and self.forms:
            self.inside, self.box = "box", given["name"]
            self.forms[-1].cells[self.box] = ""
        elif tag == "h1":
            self.inside = tag

    def handle_data(self, text: str) -> None:
        if self.inside == "textarea":
            # A browser drops the line end that follows the tag.
            self.texts[-1] += text.removeprefix("\n")
        elif self.inside == "box":
            self.forms[-1].cells[self.box] += text.removeprefix("\n")
        elif self.inside == "h1":
            self.heading += text

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside or (tag == "textarea" and self.inside == "box"):
            self.inside = ""

    def form(self, action: str) -> PageForm:
        return next(form for form in self.forms if form.action == action)
