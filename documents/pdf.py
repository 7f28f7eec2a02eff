"""PDFs of Word files by LibreOffice: many in one run, every result looked at, what failed done again alone.

LibreOffice ends with 0 whatever happened, hangs on some files, and two runs with one profile folder disturb each
other; so nothing it says is believed, and each worker has a profile folder of its own.
"""

import fcntl
import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

BATCH = 20
# Wall time in s that a run may take: to start, and for each file; a report of 20 pages needs about 0.3.
START_SECONDS, FILE_SECONDS = 60.0, 15.0
# A letter-by-letter copy of Times New Roman has to be there; the old fonts-liberation has no Vietnamese letters.
FONTS = ("Times New Roman", "Liberation Serif", "Tinos")
PAGE = re.compile(rb"/Type\s*/Page\b")
# No macros, no links looked up, no question after a crash, no first-start greeting.
SETTINGS: Mapping[str, Mapping[str, str]] = {
    "/org.openoffice.Office.Common/Security/Scripting": {"MacroSecurityLevel": "3", "DisableMacrosExecution": "true"},
    "/org.openoffice.Office.Writer/Content/Update": {"Link": "2"},
    "/org.openoffice.Office.Recovery/RecoveryInfo": {"Enabled": "false"},
    "/org.openoffice.Office.Common/Misc": {"FirstRun": "false"},
}
NOT_INSTALLED = (
    "Máy chủ chưa cài LibreOffice nên chưa xuất được PDF (Debian: apt-get install libreoffice-writer-nogui)."
)
NO_FONT = (
    "Máy chủ thiếu phông chữ Times New Roman có tiếng Việt nên chưa xuất được PDF "
    "(Debian: apt-get install fonts-liberation2)."
)


class PdfFailed(Exception):
    """A Word file of which LibreOffice made no PDF."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Không lập được PDF: {reason}.")


def available() -> str | None:
    """Why no PDF can be made here, or None where it can."""
    program = shutil.which("soffice")
    if program is None:
        return NOT_INSTALLED
    return None if font_found() else NO_FONT


@cache
def font_found() -> bool:
    """Whether the font of official documents is there; taken for granted where nothing can tell."""
    teller = shutil.which("fc-list")
    asked = [teller, ":lang=vi", "family"] if teller else []
    return not asked or any(font in subprocess.run(asked, capture_output=True, text=True).stdout for font in FONTS)


def to_pdf(documents: Sequence[bytes], home: Path, batch: int = BATCH) -> list[bytes | PdfFailed]:
    """The PDF of each Word file in order, or why there is none.

    `home` is the worker's own LibreOffice profile folder, made where it is missing; one run at a time uses it.
    """
    made: list[bytes | PdfFailed] = []
    for begin in range(0, len(documents), batch):
        made += converted(documents[begin : begin + batch], home)
    return made


def converted(documents: Sequence[bytes], home: Path) -> list[bytes | PdfFailed]:
    """The PDFs of one run; those that are not good once more, each in a run of its own."""
    with tempfile.TemporaryDirectory(prefix="baocao-pdf-") as folder, alone(home):
        sources = [Path(folder) / f"{number:04d}.docx" for number in range(len(documents))]
        for source, document in zip(sources, documents, strict=True):
            source.write_bytes(document)
        # LibreOffice makes a page of anything, an empty file and a text among them.
        run([source for source, document in zip(sources, documents, strict=True) if is_package(document)], home)
        return [
            (good(source) or again(source, home)) if is_package(document) else PdfFailed("tệp không phải .docx")
            for source, document in zip(sources, documents, strict=True)
        ]


def is_package(document: bytes) -> bool:
    return document.startswith(b"PK")


def again(source: Path, home: Path) -> bytes | PdfFailed:
    """The PDF of a file that failed among others, or why it fails alone too."""
    in_time = run([source], home)
    return good(source) or PdfFailed("LibreOffice không đọc được tệp" if in_time else "LibreOffice chạy quá lâu")


def good(source: Path) -> bytes | None:
    """The PDF beside a Word file where it is whole and has a page."""
    made = source.with_suffix(".pdf")
    if not made.exists():
        return None
    content = made.read_bytes()
    whole = content.startswith(b"%PDF") and b"%%EOF" in content[-1024:] and PAGE.search(content)
    return content if whole else None


def run(sources: Sequence[Path], home: Path) -> bool:
    """Converts files, each beside itself; False where it took too long and was killed."""
    if not sources:
        return True
    settle(home)
    command = [
        "soffice", "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={home.resolve().as_uri()}",
        "--convert-to", "pdf", "--outdir", str(sources[0].parent), *map(str, sources),
    ]  # fmt: skip
    quiet = subprocess.DEVNULL
    surroundings = {**os.environ, "HOME": str(home), "SAL_USE_VCLPLUGIN": "svp"}
    process = subprocess.Popen(
        command, stdin=quiet, stdout=quiet, stderr=quiet, env=surroundings, start_new_session=True
    )
    try:
        process.wait(START_SECONDS + FILE_SECONDS * len(sources))
    except subprocess.TimeoutExpired:
        return False
    finally:
        ended(process, home)
    return True


def ended(process: subprocess.Popen[bytes], home: Path) -> None:
    """Leaves nothing of a run behind: `soffice` is only the first of its processes."""
    killed = process.poll() is None
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        killed = False
    process.wait()
    if killed:
        # A profile whose owner was killed may be half written.
        shutil.rmtree(home / "user", ignore_errors=True)


def settle(home: Path) -> None:
    """The profile folder with its settings, where it has none yet."""
    file = home / "user" / "registrymodifications.xcu"
    if file.exists():
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, values in SETTINGS.items()
        for name, value in values.items()
    )
    space = 'xmlns:oor="http://openoffice.org/2001/registry"'
    file.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items {space}>{items}</oor:items>')


@contextmanager
def alone(home: Path) -> Iterator[None]:
    """Waits until no other run uses the profile folder, and holds it."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / ".khoa").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
