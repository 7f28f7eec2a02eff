"""Checking and mending a Word file's format in the child process of `limits`: a small file can take minutes and memory.

Whatever the modules of the check load late is loaded here: the child can open no file any more.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from documents.format_check.check import USUAL_PROFILE, check, named_profile
from documents.format_check.file import NotChecked, opened
from documents.format_check.mend import mend
from documents.profiles import profile, profile_ids

KNOWN = {name: profile(name) for name in profile_ids()}


def examined(payload: Mapping[str, Any]) -> bytes:
    """{file: bytes, profile: str, mend: bool} -> a line of JSON, and behind it the mended copy where asked for.

    The line is {refused: sentence}, or {profile, findings} with {left} beside where mended: lists of findings.
    """
    try:
        return looked_at(payload["file"], payload["profile"], payload["mend"])
    except NotChecked as error:
        return json.dumps({"refused": str(error)}).encode()


def looked_at(data: bytes, asked: str, mending: bool) -> bytes:
    """The answer for a file that can be opened. Raises NotChecked."""
    name = asked or named_profile(opened(data))
    name = name if name in KNOWN else USUAL_PROFILE
    told: dict[str, Any] = {"profile": name}
    if not mending:
        told["findings"] = [asdict(finding) for finding in check(data, name)]
        return json.dumps(told).encode()
    made = mend(data, name)
    told["findings"] = [asdict(finding) for finding in made.mended]
    told["left"] = [asdict(finding) for finding in made.left]
    return json.dumps(told).encode() + b"\n" + made.data
