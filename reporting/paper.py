"""Which template a report is printed on: our own of its format profile."""

from functools import lru_cache
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parent.parent / "doc_templates"
USUAL_PERIODS = 5


class NoTemplate(LookupError):
    """There is no template for this format profile."""


@lru_cache(maxsize=16)
def template_file(profile: str, periods: int = USUAL_PERIODS) -> bytes:
    """The template of a profile for an annex of that many periods, as a file; raises `NoTemplate`."""
    counted = "" if periods == USUAL_PERIODS else f"-{periods}-ky"
    file = TEMPLATES / f"bao-cao-{profile}{counted}.docx"
    if not file.exists():
        raise NoTemplate(f"Không có mẫu cho thể thức “{profile}” với {periods} kỳ số liệu.")
    return file.read_bytes()
