"""What a confined child does with templates: plain values in, bytes out."""

import json
from dataclasses import asdict

from documents.engine import load_template
from documents.envelope import Payload
from documents.template_check import check_template
from documents.template_check.annotate import annotate
from documents.template_check.findings import TemplateFinding


def rendered(payload: Payload) -> bytes:
    """{template: bytes, context: dict} -> the document."""
    return load_template(payload["template"]).render(payload["context"])


def checked(payload: Payload) -> bytes:
    """{template: bytes, contract: dict, expected: list} -> the findings as JSON."""
    findings = check_template(payload["template"], payload["contract"], payload["expected"])
    return json.dumps([asdict(finding) for finding in findings]).encode()


def annotated(payload: Payload) -> bytes:
    """{template: bytes, findings: list of dicts} -> the template with its findings as comments."""
    return annotate(payload["template"], [TemplateFinding(**finding) for finding in payload["findings"]])
