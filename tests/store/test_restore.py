import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from store import connect
from store.backup import backup, restore
from store.errors import BackupRefused, InstanceHeld
from store.lock import hold_instance
from store.manifest import MANIFEST, SEAL
from tests.store.house import build, file_hashes, put

SENTENCE = "Công đoàn đã tổ chức phong trào thi đua."


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    folder = tmp_path / "instance"
    folder.mkdir()
    build(folder / "baocao.db", 3)
    with closing(connect(folder / "baocao.db")) as db:
        put(db, SENTENCE * 50, 0, 1)
    (folder / "secret.key").write_bytes(bytes(range(32)))
    (folder / "config.toml").write_text("[server]\nport = 8001\n", encoding="utf-8")
    return folder


@pytest.fixture
def taken(instance: Path, tmp_path: Path) -> Path:
    return backup(instance, tmp_path / "sao-luu", "mot")


def flip(file: Path, place: int) -> None:
    content = bytearray(file.read_bytes())
    content[place] ^= 0x01
    file.write_bytes(content)


def flip_in_text(folder: Path) -> None:
    """One letter of an answer: to SQLite the file is as good as before."""
    file = folder / "baocao.db"
    content = file.read_bytes()
    file.write_bytes(content.replace(b"thi \xc4\x91ua", b"thi \xc4\x91ub", 1))
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def cut(file: Path, size: int) -> None:
    file.write_bytes(file.read_bytes()[:size])


def append(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"x")


def described(folder: Path, change: Callable[[dict[str, object]], object]) -> None:
    """Change the manifest and seal it again, as somebody who knows how would."""
    values = json.loads((folder / MANIFEST).read_bytes())
    change(values)
    text = json.dumps(values).encode()
    (folder / MANIFEST).write_bytes(text)
    (folder / SEAL).write_text(hashlib.sha256(text).hexdigest(), encoding="ascii")


def resealed(folder: Path) -> None:
    """Let the manifest say what the database file is now."""
    content = (folder / "baocao.db").read_bytes()
    entry = [len(content), hashlib.sha256(content).hexdigest()]
    described(folder, lambda values: values["files"].update({"baocao.db": entry}))  # type: ignore[attr-defined]


def changed(folder: Path, sql: str) -> None:
    with closing(sqlite3.connect(folder / "baocao.db")) as raw, raw:
        raw.execute(sql)
    resealed(folder)


def broken_page(folder: Path) -> None:
    content = bytearray((folder / "baocao.db").read_bytes())
    content[4096 * 3 : 4096 * 3 + 100] = b"\xff" * 100
    (folder / "baocao.db").write_bytes(content)
    resealed(folder)


def not_a_database(folder: Path) -> None:
    (folder / "baocao.db").write_text("Không phải cơ sở dữ liệu. " * 100, encoding="utf-8")
    resealed(folder)


LATER_STEP = "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('baocao', '9999_later', '')"


def newer(folder: Path) -> None:
    changed(folder, LATER_STEP)

    def tell(values: dict[str, object]) -> None:
        values["steps"] = [*values["steps"], "9999_later"]  # type: ignore[misc]
        values["rows"]["_sqlite_migrations"] += 1  # type: ignore[index]

    described(folder, tell)


DAMAGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a letter of an answer": (flip_in_text, "baocao.db bị hỏng"),
    "a byte of the header": (lambda folder: flip(folder / "baocao.db", 20), "baocao.db bị hỏng"),
    "the last byte": (lambda folder: flip(folder / "baocao.db", -1), "baocao.db bị hỏng"),
    "one byte too few": (lambda folder: cut(folder / "baocao.db", -1), "baocao.db bị hỏng"),
    "half of the database": (lambda folder: cut(folder / "baocao.db", 40_000), "baocao.db bị hỏng"),
    "an empty database": (lambda folder: cut(folder / "baocao.db", 0), "baocao.db bị hỏng"),
    "no database": (lambda folder: (folder / "baocao.db").unlink(), "thiếu tệp baocao.db"),
    "something appended": (lambda folder: append(folder / "baocao.db"), "baocao.db bị hỏng"),
    "a page of rubbish": (broken_page, "cơ sở dữ liệu"),
    "no database at all in it": (not_a_database, "không đọc được"),
    "another key": (lambda folder: (folder / "secret.key").write_bytes(b"k" * 32), "secret.key bị hỏng"),
    "a short key": (lambda folder: cut(folder / "secret.key", 31), "secret.key bị hỏng"),
    "no key": (lambda folder: (folder / "secret.key").unlink(), "thiếu tệp secret.key"),
    "another configuration": (lambda folder: flip(folder / "config.toml", 3), "config.toml bị hỏng"),
    "no configuration": (lambda folder: (folder / "config.toml").unlink(), "thiếu tệp config.toml"),
    "no manifest": (lambda folder: (folder / MANIFEST).unlink(), "thiếu tệp manifest"),
    "no seal": (lambda folder: (folder / SEAL).unlink(), "thiếu tệp manifest"),
    "a byte of the manifest": (lambda folder: flip(folder / MANIFEST, 30), "không khớp"),
    "a byte of the seal": (lambda folder: flip(folder / SEAL, 3), "không khớp"),
    "a manifest without rows": (lambda folder: described(folder, lambda values: values.pop("rows")), "cấu trúc"),
    "a wrong number of rows": (lambda folder: changed(folder, "DELETE FROM receipts"), "số dòng"),
    "a row without its parent": (
        lambda folder: changed(folder, "UPDATE reports SET unit_id = 99 WHERE id = 1"),
        "trỏ đến",
    ),
    "a file from elsewhere": (
        lambda folder: described(folder, lambda values: values["files"].update({"../x": [1, ""]})),  # type: ignore[attr-defined]
        "danh mục",
    ),
    "a step the manifest hides": (lambda folder: changed(folder, LATER_STEP), "số dòng"),
    "a newer program": (newer, "phiên bản mới hơn"),
}


@pytest.mark.parametrize(("damage", "said"), DAMAGES.values(), ids=DAMAGES)
def test_it_refuses_a_damaged_backup_before_anything_present_is_touched(
    instance: Path, taken: Path, tmp_path: Path, damage: Callable[[Path], object], said: str
) -> None:
    shutil.copytree(taken, tmp_path / "hong")
    damage(tmp_path / "hong")
    present = file_hashes(instance)
    with pytest.raises(BackupRefused, match=said) as caught:
        restore(tmp_path / "hong", instance)
    assert "vẫn giữ nguyên" in str(caught.value) and file_hashes(instance) == present
    restore(taken, instance)
    assert file_hashes(instance).keys() > present.keys()


@pytest.mark.parametrize("name", ["khong-co", "trong"])
def test_it_refuses_a_folder_without_a_backup(instance: Path, taken: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "trong").mkdir()
    present = file_hashes(instance)
    with pytest.raises(BackupRefused, match="Không có bản sao lưu"):
        restore(tmp_path / name, instance)
    assert file_hashes(instance) == present
    assert restore(taken.parent, instance) is not None


def test_it_refuses_while_a_server_holds_the_instance(instance: Path, taken: Path) -> None:
    present, server = file_hashes(instance), hold_instance(instance / "baocao.db")
    with pytest.raises(InstanceHeld, match="dừng máy chủ"):
        restore(taken, instance)
    assert file_hashes(instance) == present
    server.close()
    assert restore(taken, instance) is not None


def test_it_refuses_while_anything_has_the_database_open(instance: Path, taken: Path) -> None:
    with closing(connect(instance / "baocao.db")), pytest.raises(InstanceHeld):
        restore(taken, instance)
    assert restore(taken, instance) is not None


def test_it_takes_the_place_of_a_damaged_database(instance: Path, taken: Path) -> None:
    (instance / "baocao.db").write_text("hỏng " * 1000, encoding="utf-8")
    aside = restore(taken, instance)
    assert aside is not None and (aside / "baocao.db").read_text(encoding="utf-8").startswith("hỏng")
    with closing(connect(instance / "baocao.db")) as db:
        assert put(db, "hai", 1, 2).revision == 2


def test_a_log_beside_the_backup_is_not_believed(instance: Path, taken: Path, tmp_path: Path) -> None:
    (taken / "baocao.db-wal").write_bytes(b"x" * 5000)
    restore(taken, tmp_path / "moi")
    assert not (tmp_path / "moi" / "baocao.db-wal").exists()
