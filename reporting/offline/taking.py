"""From what was typed in a returned file to what its page would post; what stands there unchanged is left out."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from documents.offline.found import Run, Typed
from forms.table import OTHER
from reporting.differences import chosen
from reporting.offline.ticket import bare
from vietnamese.keys import search_key
from vietnamese.paste import cleaned
from vietnamese.repair import repair_runs
from vietnamese.text import clean

YES, NO = {"co", "1", "x", "true"}, {"khong", "0", "false"}
OWN_ROWS = "-so-dong"


class Taken(NamedTuple):
    """What a page would post {cell name: text}, where each stood, and the names whose text was in an old font."""

    values: dict[str, str]
    places: dict[str, str]
    mended: list[str]


def taken(field: Any, typed: Mapping[str, Typed]) -> Taken:
    """The cells of a question that differ from what the page shows."""
    made = Taken({}, {}, [])
    TAKERS.get(field.kind, take_one)(field, typed, made)
    return made


def take_one(field: Any, typed: Mapping[str, Typed], made: Taken) -> None:
    if field.name in typed:
        shown = chosen(field.question, field.shown)
        put(made, typed[field.name], shown, lambda text: option(field.question, text))


def take_texts(field: Any, typed: Mapping[str, Typed], made: Taken) -> None:
    for cell in field.cells:
        if cell.name in typed:
            put(made, typed[cell.name], cell.shown)


def take_figures(field: Any, typed: Mapping[str, Typed], made: Taken) -> None:
    for row in field.rows:
        for cell in (*row.cells, *row.own_cells):
            if cell.asked and cell.name in typed:
                shown = {"1": "Có", "0": "Không"}.get(cell.shown, cell.shown) if row.yes_no else cell.shown
                put(made, typed[cell.name], shown, yes_no if row.yes_no else None)


def put(made: Taken, typed: Typed, shown: str, convert: Any = None) -> None:
    """Note a cell whose text is not the one it had."""
    if same(typed.text, shown):
        return
    text, mended = right(typed.runs)
    if same(text, shown):
        return
    made.values[typed.code] = convert(text) if convert else text
    made.places[typed.code] = typed.place
    if mended:
        made.mended.append(typed.code)


def same(typed: str, shown: str) -> bool:
    return bare(clean(typed).text) == bare(clean(shown).text)


def right(runs: Sequence[Run]) -> tuple[str, bool]:
    """The text as pasting it would give it, and whether it was in an old code."""
    lines = lines_of(runs)
    repaired = [repair_runs(line) for line in lines]
    text = "\n".join("".join(each.text for each in line) for line in repaired)
    return bare(cleaned(text).text), any(each.changes for line in repaired for each in line)


def lines_of(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs of each line."""
    lines: list[list[Run]] = [[]]
    for text, font in runs:
        first, *rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        lines[-1].append((first, font))
        lines += [[(line, font)] for line in rest]
    return lines


def option(question: Any, text: str) -> str:
    """The id of the option that a text names; any other text as it is."""
    offered = getattr(question, "options", ())
    wanted = search_key(text)
    return next(
        (each.id for each in offered if text in (each.id, each.label) or search_key(each.label) == wanted), text
    )


def yes_no(text: str) -> str:
    key = search_key(text)
    return "1" if key in YES else "0" if key in NO else text


TableRows = list[tuple[str, dict[str, Typed]]]


def take_rows(field: Any, typed: Mapping[str, Typed], made: Taken) -> None:
    """A free table: answers to the clerk's rows cell by cell, the unit's own rows as a whole."""
    rows = rows_in(field, typed)
    if not rows:
        return
    shown = {row.key: {cell.column.id: words(cell) for cell in cells if not cell.locked} for row, cells in field.rows}
    columns = {column.id: column for column in field.question.columns}
    for key, cells in rows:
        for column, cell in cells.items():
            if key.startswith("k") and column in shown.get(key, {}):
                put_cell(made, cell, columns[column], cell.code, shown[key][column])
    own = [
        cells for key, cells in rows if not key.startswith("k") and any(cell.text.strip() for cell in cells.values())
    ]
    before = [cells for key, cells in shown.items() if not key.startswith("k") and any(cells.values())]
    if not equal(own, before):
        take_own(field, columns, own, made)


def rows_in(field: Any, typed: Mapping[str, Typed]) -> TableRows:
    """The rows of the file in the order in which they stand; those without a code are known by a plus."""
    start = f"{field.name}-"
    kinds = {column.id: column.kind for column in field.question.columns}
    mine = [(code.removeprefix(start).rpartition("-"), each) for code, each in typed.items() if code.startswith(start)]
    asked = [(key, column, each) for (key, _, column), each in mine if kinds.get(column, "percent") != "percent"]
    return [(key, {column: each for _, column, each in group}) for key, group in groupby(asked, key=lambda one: one[0])]


def words(cell: Any) -> str:
    return cell.other or chosen(cell.column, cell.shown)


def equal(own: list[dict[str, Typed]], before: list[dict[str, str]]) -> bool:
    return len(own) == len(before) and all(
        same(cell.text, shown.get(column, "")) or figure(cell.text) == figure(shown.get(column, ""))
        for cells, shown in zip(own, before, strict=True)
        for column, cell in cells.items()
    )


def figure(text: str) -> str:
    """A number without the marks of thousands and the zeros after its comma, to be compared."""
    whole, comma, part = text.strip().partition(",")
    part = part.rstrip("0")
    bare_number = whole.replace(".", "")
    return f"{bare_number}{comma if part else ''}{part}" if (bare_number + part).isdigit() else text


def take_own(field: Any, columns: Mapping[str, Any], own: list[dict[str, Typed]], made: Taken) -> None:
    for number, cells in enumerate(own, 1):
        for column, cell in cells.items():
            put_cell(made, cell, columns[column], f"{field.name}-{number}-{column}", None)
    made.values[f"{field.name}{OWN_ROWS}"] = str(len(own))


def put_cell(made: Taken, cell: Typed, column: Any, name: str, shown: str | None) -> None:
    """A cell of a free table, under the name it is posted with."""
    if shown is not None and same(cell.text, shown):
        return
    text, mended = right(cell.runs)
    made.places[name] = cell.place
    if mended:
        made.mended.append(name)
    value = option(column, text) if column.kind == "choice" else text
    listed = column.kind != "choice" or not text or value != text or value in {each.id for each in column.options}
    if listed or not column.other:
        made.values[name] = value
    else:
        made.values.update({name: OTHER, f"{name}-khac": text})


TAKERS = {"indicators": take_figures, "addressed": take_texts, "rows": take_rows}
