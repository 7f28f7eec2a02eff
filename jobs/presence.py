"""Which process took a batch, and whether it is gone: a killed worker of this machine is missed at once."""

import os
from pathlib import Path
from typing import NamedTuple

PROC = Path("/proc")


class Who(NamedTuple):
    """A process: `world` is the boot and the namespace its number counts in ("" where that cannot be told)."""

    world: str
    pid: int
    began: str


def world() -> str:
    """Where process numbers mean the same as here: never another machine, boot or container."""
    try:
        boot = (PROC / "sys/kernel/random/boot_id").read_text().strip()
        return f"{boot} {os.readlink(PROC / 'self/ns/pid')}"
    except OSError:
        return ""


def began(pid: int) -> str:
    """When a process began, in the kernel's own words; "" where it does not run (any more)."""
    try:
        words = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if words[0] in "ZX" else words[19]


def me() -> Who:
    """This process."""
    return Who(world(), os.getpid(), began(os.getpid()))


def is_gone(who: Who) -> bool:
    """Whether the process has certainly ended; one of another machine never has."""
    return bool(who.world) and who.world == world() and began(who.pid) != who.began
