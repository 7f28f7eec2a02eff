"""Who took a batch, and whether it is gone for certain."""

import subprocess
import sys

from jobs.presence import Who, began, is_gone, me


def test_this_process_is_here() -> None:
    assert not is_gone(me()) and me().world


def test_a_process_that_ended_is_gone_and_one_that_waits_for_its_parent_too() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        who = me()._replace(pid=process.pid, began=began(process.pid))
        assert not is_gone(who)
        process.kill()
        process.stdin.close() if process.stdin else None
        while began(process.pid):
            continue
        assert is_gone(who)
    assert is_gone(who)


def test_another_process_with_the_number_of_one_that_ended_is_not_taken_for_it() -> None:
    assert is_gone(me()._replace(began="1"))


def test_a_process_of_another_machine_is_never_held_for_gone() -> None:
    assert not is_gone(Who("may khac", 1, "1")) and not is_gone(Who("", 1, "1"))
