"""The house keeps its shape: who may import whom, how long a room and a function may be."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("vietnamese", "forms", "store", "documents", "doc_templates", "reporting", "jobs", "web", "cli", "bench")
TOP = ("app", "server", "settings")

# Each room and the rooms of ours that it may import.
MAY_IMPORT: dict[str, set[str]] = {
    "vietnamese": set(),
    "forms": {"vietnamese"},
    "store": {"vietnamese"},
    "documents": {"vietnamese"},
    "doc_templates": {"documents", "vietnamese"},
    "reporting": {"forms", "store", "documents", "vietnamese"},
    "jobs": {"reporting", "forms", "store", "documents", "vietnamese", "settings"},
    "web": {"jobs", "reporting", "forms", "store", "documents", "vietnamese", "settings"},
    "cli": {"jobs", "reporting", "forms", "store", "documents", "vietnamese", "settings", "server"},
    "app": {"web", "cli", "settings"},
    "server": {"settings", "store"},
    "settings": set(),
    "bench": {
        "app", "doc_templates", "jobs", "reporting", "forms", "store", "documents", "vietnamese", "settings", "web",
    },
}

# Each package of others and the only rooms that may import it.
ONLY_IN: dict[str, set[str]] = {
    "sqlite3": {"store"},
    "sqlite_utils": {"store"},
    "docxtpl": {"documents"},
    "docx": {"documents", "doc_templates"},
    "lxml": {"documents", "doc_templates"},
    "xlsxwriter": {"documents"},
    "python_calamine": {"documents"},
    "wtforms": {"forms"},
    "flask": {"app", "web", "cli"},
    "flask_wtf": {"app", "web", "cli"},
    "flask_login": {"app", "web", "cli"},
    "huey": {"jobs"},
}


def modules() -> list[Path]:
    found = [file for folder in FOLDERS for file in sorted((ROOT / folder).rglob("*.py"))]
    return [file for file in found if "node_modules" not in file.parts] + [ROOT / f"{name}.py" for name in TOP]


def room_of(file: Path) -> str:
    first = file.relative_to(ROOT).parts[0]
    return first.removesuffix(".py")


def imports(source: str) -> Iterator[str]:
    """The first word of every module that a source imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.split(".")[0]


def breaches(room: str, source: str) -> list[str]:
    ours = set(MAY_IMPORT)
    return [
        f"{room} imports {name}"
        for name in imports(source)
        if (name in ours and name != room and name not in MAY_IMPORT[room])
        or (name in ONLY_IN and room not in ONLY_IN[name] and room != "bench")
    ]


def test_each_room_imports_only_what_lies_below_it() -> None:
    found = {str(file): breaches(room_of(file), file.read_text()) for file in modules()}
    assert {file: wrong for file, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("forms", "import store"),
        ("store", "from documents import engine"),
        ("documents", "def f():\n    import flask"),
        ("reporting", "from web.gate import report_for"),
        ("web", "import sqlite3"),
    ],
)
def test_the_layer_check_bites(room: str, source: str) -> None:
    assert breaches(room, source)


def test_tasks_of_the_queue_know_documents_only() -> None:
    tasks = ROOT / "jobs" / "tasks.py"
    ours = set(imports(tasks.read_text())) & set(MAY_IMPORT) if tasks.exists() else set()
    assert ours <= {"documents"}


def functions(file: Path) -> Iterator[tuple[str, int]]:
    """Each function of a file with the lines of its body, docstring not counted."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
            yield f"{file.relative_to(ROOT)}:{node.name}", (body[-1].end_lineno or 0) - body[0].lineno + 1


def test_no_module_is_longer_than_300_lines() -> None:
    assert [str(f.relative_to(ROOT)) for f in modules() if len(f.read_text().splitlines()) > 300] == []


def test_no_function_is_longer_than_40_lines() -> None:
    assert [(name, size) for file in modules() for name, size in functions(file) if size > 40] == []


def test_the_application_is_a_list_of_attachments() -> None:
    source = (ROOT / "app.py").read_text()
    assert len(source.splitlines()) <= 40
    assert "route(" not in source


def test_nothing_is_left_open_or_hidden() -> None:
    left = re.compile(r"TODO|FIXME|\bXXX\b|raise NotImplementedError|except( Exception)?: *pass|mark\.(skip|xfail)")
    assert [str(f.relative_to(ROOT)) for f in modules() if left.search(f.read_text())] == []
