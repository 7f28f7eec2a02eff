"""Reading returned files in the child process of `limits`: many in one child, each for itself."""

import json
from collections.abc import Mapping
from typing import Any

from documents.offline.excel_reading import read_workbook
from documents.offline.opening import XLSX, NotOpened, opened
from documents.offline.report_reading import is_report, read_report
from documents.offline.word_reading import read_document

READERS = {XLSX: read_workbook}


def returned(payload: Mapping[str, Any]) -> bytes:
    """{"0": bytes, "1": bytes, …} -> a JSON list, for each file {found: …} or {refused: sentence}."""
    return json.dumps([looked_at(payload[str(number)]) for number in range(len(payload))]).encode()


def looked_at(data: bytes) -> dict[str, Any]:
    try:
        kind, parts = opened(data)
        read = READERS.get(kind) or (read_report if is_report(parts) else read_document)
        return {"found": read(parts).plain()}
    except NotOpened as error:
        return {"refused": str(error)}
