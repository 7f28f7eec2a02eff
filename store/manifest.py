"""What a backup says about itself: each file's size and SHA-256, each table's rows, the schema's steps."""

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from store.errors import BackupRefused

DATABASE = "baocao.db"
FILES = (DATABASE, "secret.key", "config.toml")
"""All that a backup may hold beside its manifest; of these only the database must be there."""
MANIFEST = "manifest.json"
SEAL = "manifest.sha256"
_BLOCK = 1 << 20


@dataclass(frozen=True)
class Manifest:
    """The contents of one backup: {file: [bytes, sha256]}, {table: rows}, and the steps of its schema."""

    taken_at: str
    files: dict[str, tuple[int, str]]
    rows: dict[str, int]
    steps: tuple[str, ...]


def digest(file: Path) -> str:
    """The file's SHA-256."""
    whole = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(_BLOCK):
            whole.update(block)
    return whole.hexdigest()


def measure(folder: Path) -> dict[str, tuple[int, str]]:
    """Size and digest of each of `FILES` that the folder holds."""
    present = [folder / name for name in FILES if (folder / name).is_file()]
    return {file.name: (file.stat().st_size, digest(file)) for file in present}


def write(folder: Path, manifest: Manifest) -> None:
    """Put the manifest and its seal into the folder."""
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode("utf-8")
    (folder / MANIFEST).write_bytes(text)
    (folder / SEAL).write_text(hashlib.sha256(text).hexdigest() + "\n", encoding="ascii")


def read(folder: Path) -> Manifest:
    """The manifest of a backup, with its seal unbroken; raises BackupRefused."""
    try:
        text = (folder / MANIFEST).read_bytes()
        seal = (folder / SEAL).read_bytes()
    except OSError as error:
        raise refused(folder, f"thiếu tệp {MANIFEST} hoặc {SEAL}") from error
    if hashlib.sha256(text).hexdigest().encode("ascii") != seal.strip():
        raise refused(folder, f"có tệp {MANIFEST} không khớp với tệp {SEAL}")
    try:
        described = _parsed(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise refused(folder, f"có tệp {MANIFEST} không đúng cấu trúc") from error
    if DATABASE not in described.files or set(described.files) - set(FILES):
        raise refused(folder, f"có tệp {MANIFEST} không đúng danh mục tệp")
    return described


def _parsed(values: dict[str, Any]) -> Manifest:
    files = {name: (size, sha256) for name, (size, sha256) in values["files"].items()}
    return Manifest(values["taken_at"], files, dict(values["rows"]), tuple(values["steps"]))


def refused(folder: Path, reason: str) -> BackupRefused:
    """The refusal of this backup, to be raised."""
    return BackupRefused(
        f"Bản sao lưu {folder.name} {reason}. Dữ liệu hiện có vẫn giữ nguyên; xin chọn bản sao lưu khác."
    )


def to_disk(path: Path) -> None:
    """Wait until a file, or a folder's list of names, is on the disk."""
    fd = os.open(path, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
