"""The names of a question's cells behind the labels that differences are told by (see reporting.differences)."""

from typing import Any


def names_of(field: Any) -> dict[str, str]:
    """{label of a cell: its name}."""
    return NAMES.get(field.kind, one_name)(field)


def one_name(field: Any) -> dict[str, str]:
    return {"": field.name}


def figure_names(field: Any) -> dict[str, str]:
    return {cell.label: cell.name for row in field.rows if not row.computed for cell in (*row.cells, *row.own_cells)}


def addressed_names(field: Any) -> dict[str, str]:
    return {cell.label: cell.name for cell in field.cells}


def table_names(field: Any) -> dict[str, str]:
    return {
        f"Dòng {number}, {cell.column.label.lower()}": cell.name
        for number, (_, cells) in enumerate(field.rows, 1)
        for cell in cells
    }


NAMES = {"indicators": figure_names, "addressed": addressed_names, "rows": table_names}
