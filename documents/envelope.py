"""How a confined child's orders and answers travel: JSON and bytes, never pickles.

Whatever a template does to the child, its answer is only read.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

import jinja2.debug  # noqa: F401  (Jinja loads it at the first error, when a child can open no file any more)

from documents.engine import RenderFailed
from documents.guard import NotPlainData
from documents.package import BadTemplate

Payload = Mapping[str, Any]
# The first byte of an answer: a result, a refusal in words, too little memory.
DONE, REFUSED, TOO_MUCH = b"+", b"-", b"!"


def enveloped(payload: Payload) -> bytes:
    """A line of JSON with the plain values and the lengths of the others, then those bytes."""
    files = {name: value for name, value in payload.items() if isinstance(value, bytes)}
    values = {name: value for name, value in payload.items() if name not in files}
    lengths = {name: len(content) for name, content in files.items()}
    return json.dumps({"values": values, "lengths": lengths}).encode() + b"\n" + b"".join(files.values())


def opened(envelope: bytes) -> Payload:
    """The payload of an envelope."""
    line, _, rest = envelope.partition(b"\n")
    head = json.loads(line)
    payload = dict(head["values"])
    for name, length in head["lengths"].items():
        payload[name], rest = rest[:length], rest[length:]
    return payload


def answered(task: Callable[[Payload], bytes], envelope: bytes) -> bytes:
    """The child's whole work: what the task makes of an envelope, as an answer."""
    try:
        return DONE + task(opened(envelope))
    except (BadTemplate, RenderFailed, NotPlainData) as error:
        return REFUSED + str(error).encode("utf-8", "replace")
    except MemoryError:
        return TOO_MUCH
