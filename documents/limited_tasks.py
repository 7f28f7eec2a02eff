"""What a confined child can do, and how its orders and answers travel: JSON and bytes, never pickles.

Whatever a template does to the child, its answer is only read.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

import jinja2.debug  # noqa: F401  (Jinja loads it at the first error, when a child can open no file any more)

from documents.engine import RenderFailed, load_template
from documents.format_task import examined
from documents.guard import NotPlainData
from documents.package import BadTemplate
from documents.template_annotate import annotate
from documents.template_check import check_template
from documents.template_findings import TemplateFinding

Payload = Mapping[str, Any]
# The first byte of an answer: a result, a refusal in words, too little memory.
DONE, REFUSED, TOO_MUCH = b"+", b"-", b"!"


def render(payload: Payload) -> bytes:
    """{template: bytes, context: dict} -> the document."""
    return load_template(payload["template"]).render(payload["context"])


def check(payload: Payload) -> bytes:
    """{template: bytes, contract: dict, expected: list} -> the findings as JSON."""
    findings = check_template(payload["template"], payload["contract"], payload["expected"])
    return json.dumps([asdict(finding) for finding in findings]).encode()


def annotated(payload: Payload) -> bytes:
    """{template: bytes, findings: list of dicts} -> the template with its findings as comments."""
    return annotate(payload["template"], [TemplateFinding(**finding) for finding in payload["findings"]])


TASKS: dict[str, Callable[[Payload], bytes]] = {
    "render": render,
    "check": check,
    "annotate": annotated,
    "format": examined,
}


def enveloped(task: str, payload: Payload) -> bytes:
    """A line of JSON with the plain values and the lengths of the others, then those bytes."""
    files = {name: value for name, value in payload.items() if isinstance(value, bytes)}
    values = {name: value for name, value in payload.items() if name not in files}
    lengths = {name: len(content) for name, content in files.items()}
    head = json.dumps({"task": task, "values": values, "lengths": lengths})
    return head.encode() + b"\n" + b"".join(files.values())


def opened(envelope: bytes) -> tuple[str, Payload]:
    """The task and the payload of an envelope."""
    line, _, rest = envelope.partition(b"\n")
    head = json.loads(line)
    payload = dict(head["values"])
    for name, length in head["lengths"].items():
        payload[name], rest = rest[:length], rest[length:]
    return head["task"], payload


def answered(envelope: bytes) -> bytes:
    """The child's whole work: an answer to an envelope."""
    try:
        task, payload = opened(envelope)
        return DONE + TASKS[task](payload)
    except (BadTemplate, RenderFailed, NotPlainData) as error:
        return REFUSED + str(error).encode("utf-8", "replace")
    except MemoryError:
        return TOO_MUCH
