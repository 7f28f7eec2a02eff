"""Configuration of one instance: `instance/config.toml`, `BAOCAO_*` and the key file, read once at start."""

import contextlib
import hmac
import os
import secrets
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any

import click

ROOT = Path(__file__).resolve().parent


class Refusal(click.ClickException):
    """What cannot be done, told by the command line as one Vietnamese line with exit 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"Lỗi: {self.format_message()}", err=True)


class BadSettings(Refusal):
    """The configuration file cannot be used."""


@dataclass(frozen=True)
class Settings:
    """What an instance is told from outside; `clock` is the demo's standing day, None in real use.

    `address` is how units reach the server, as letters print it: `https://baocao.example`.
    """

    instance: Path
    secret_key: bytes
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    threads: int = 16
    tls: bool = False
    insecure_http: bool = False
    trusted_hosts: tuple[str, ...] = ()
    address: str = ""
    queue_url: str = ""
    queue_workers: int = 0
    queue_key_given: str = ""
    clock: date | None = None
    root: Path = ROOT

    @property
    def database(self) -> Path:
        return self.instance / "baocao.db"

    @property
    def exports(self) -> Path:
        """Where the results of jobs appear."""
        return self.instance / "exports"

    @property
    def queue_key(self) -> str:
        """What signs the messages of the queue: given to workers elsewhere instead of the instance's own key."""
        return self.queue_key_given or hmac.new(self.secret_key, b"queue", "sha256").hexdigest()

    @property
    def loopback(self) -> bool:
        return self.host in ("127.0.0.1", "localhost", "::1")


# Each setting: its table and key in config.toml, and the type it must have.
KEYS: dict[str, tuple[str, str, type]] = {
    "host": ("server", "host", str),
    "port": ("server", "port", int),
    "workers": ("server", "workers", int),
    "threads": ("server", "threads", int),
    "tls": ("server", "tls", bool),
    "insecure_http": ("server", "insecure_http", bool),
    "trusted_hosts": ("server", "trusted_hosts", list),
    "address": ("server", "address", str),
    "queue_url": ("queue", "url", str),
    "queue_workers": ("queue", "workers", int),
    "clock": ("demo", "clock", date),
}

# What a worker on another machine is told, having no instance: the variable, and the setting it stands before.
VARIABLES = {"BAOCAO_QUEUE_URL": "queue_url", "BAOCAO_QUEUE_KEY": "queue_key_given"}


def instance_folder() -> Path:
    """The instance folder: `BAOCAO_INSTANCE`, else `instance/` beside the program."""
    return Path(os.environ.get("BAOCAO_INSTANCE") or ROOT / "instance").resolve()


def load_settings(instance: Path | None = None) -> Settings:
    """Settings of the instance folder (default: `instance_folder()`); raises `BadSettings`."""
    folder = instance or instance_folder()
    file = folder / "config.toml"
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(f"Tệp cấu hình {file.name} viết sai: {error}. Hãy sửa rồi chạy lại.") from error
    told = {setting: os.environ[name] for name, setting in VARIABLES.items() if os.environ.get(name)}
    return Settings(instance=folder, secret_key=read_key(folder), **{**read_tables(tables), **told})


def read_tables(tables: Mapping[str, Any]) -> dict[str, Any]:
    """The settings named in `KEYS` out of a parsed config.toml; a wrong type or an unknown key is refused."""
    known = {(table, key) for table, key, _ in KEYS.values()}
    for table, values in tables.items():
        for key in values if isinstance(values, dict) else [""]:
            if (table, key) not in known:
                raise BadSettings(f"Cấu hình có mục lạ “{table}.{key}”. Hãy xoá hoặc sửa lại tên.")
    found: dict[str, Any] = {}
    for name, (table, key, kind) in KEYS.items():
        value = tables.get(table, {}).get(key)
        if value is None:
            continue
        if type(value) is not kind:
            raise BadSettings(f"Cấu hình “{table}.{key}” phải là {kind.__name__}, đang là {value!r}.")
        found[name] = tuple(value) if isinstance(value, list) else value
    return found


def read_key(folder: Path) -> bytes:
    """The instance's secret key: 32 random bytes in `secret.key`, made whole with mode 0600 where missing."""
    file = folder / "secret.key"
    if not file.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".key-") as fresh:  # mode 0600 by construction
            fresh.write(secrets.token_bytes(32))
            fresh.flush()
            with contextlib.suppress(FileExistsError):  # another process was first: its key is the key
                os.link(fresh.name, file)
    return file.read_bytes()


def stand_still(folder: Path, day: date) -> None:
    """Let the instance's clock stand at a demo's day, unless it has a configuration of its own."""
    file = folder / "config.toml"
    if not file.exists():
        file.write_text(f"[demo]\nclock = {day.isoformat()}\n", encoding="utf-8")
