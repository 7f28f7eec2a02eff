"""Blocks with every name that the contract promises, for templates that are not our own.

Our own templates ask for a block's kind first, and most blocks are many: they go without.
"""

from collections.abc import Mapping
from typing import Any

from reporting.contract import BLOCK

Block = Mapping[str, Any]

EMPTY: Block = {name: [] if isinstance(example, list) else "" for name, example in BLOCK.items()}


def completed(context: Mapping[str, Any]) -> dict[str, Any]:
    """The context of a report in which any block may be asked for any name: what a block has not is empty."""
    sections = {id: {**section, "doan": whole(section["doan"])} for id, section in context["muc"].items()}
    return {**context, "noi_dung": whole(context["noi_dung"]), "muc": sections}


def whole(blocks: list[Block]) -> list[dict[str, Any]]:
    return [{**EMPTY, **block} for block in blocks]
