"""How values are kept as text: answers as JSON, times as the caller's ISO text."""

import json
from datetime import datetime, timedelta
from typing import Any

from store.errors import Unstorable

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def to_json(value: Any) -> str:
    """The value as compact JSON text, keys in their order; raises Unstorable on NaN, ±∞, half characters."""
    try:
        text = _encode(value)
        text.encode("utf-8")
    except (ValueError, TypeError) as error:
        raise Unstorable from error
    return text


def from_json(text: str) -> Any:
    """The value again, keys in their order."""
    return json.loads(text)


def shift(at: str, span: timedelta) -> str:
    """The time `span` after `at`, written in the same shape so that the two compare as text."""
    moment = datetime.fromisoformat(at) + span
    return moment.isoformat(timespec="microseconds" if "." in at else "seconds")


def between(start: str, end: str) -> timedelta:
    """How much time lies between two ISO times; negative where the clock was set back."""
    return datetime.fromisoformat(end) - datetime.fromisoformat(start)
