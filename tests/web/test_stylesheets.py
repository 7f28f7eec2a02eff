"""What our pages use of Bootstrap is in the parts of it that we keep."""

import re
from pathlib import Path

WEB = Path(__file__).parents[2] / "web"
BOOTSTRAP = (WEB / "static" / "vendor" / "bootstrap" / "bootstrap.min.css").read_text(encoding="utf-8")
# The names that Bootstrap gives to buttons, boxes of forms, distances and the like; what is ours has other names.
OF_BOOTSTRAP = re.compile(
    r"(btn|form|alert|badge|card|col|container|row|dropdown|input|list-group|modal|nav|navbar|pagination|progress"
    r"|table|text|bg|border|rounded|shadow|d|flex|align|justify|order|gap|float|overflow|position|fs|fw|font|lh"
    r"|w|h|mw|vw|m[tbsexy]?|p[tbsexy]?|g[xy]?|visually)(-(\w+-)*"
    r"(hidden|control|select|label|text|check|primary|secondary|danger|success|warning|info|light|dark|muted|sm|md|lg"
    r"|auto|none|block|inline|start|end|center|between|wrap|column|monospace|bold|semibold|\d+))"
)
ATTRIBUTE = re.compile(r'class(?:Name)?\s*=\s*"([^"]*)"')
TAGS = re.compile(r"{[{%].*?[}%]}", re.DOTALL)


def used() -> set[str]:
    """The classes of Bootstrap in templates and scripts."""
    files = [*(WEB / "templates").rglob("*.html"), *(WEB / "static").glob("*.js")]
    words = {
        word
        for file in files
        for names in ATTRIBUTE.findall(TAGS.sub(" ", file.read_text(encoding="utf-8")))
        for word in names.split()
    }
    return {word for word in words if OF_BOOTSTRAP.fullmatch(word)}


def kept(name: str) -> bool:
    return re.search(rf"\.{re.escape(name)}(?![\w-])", BOOTSTRAP) is not None


def test_every_class_of_bootstrap_on_a_page_is_kept() -> None:
    ours = "".join(file.read_text(encoding="utf-8") for file in (WEB / "static").glob("*.css"))
    assert [name for name in sorted(used()) if not kept(name) and f".{name}" not in ours] == []


def test_control_those_looked_for_are_found() -> None:
    assert {"btn-primary", "form-control", "mb-0", "d-print-none", "visually-hidden"} <= used()
    assert not kept("col-md-6") and not kept("mb")
