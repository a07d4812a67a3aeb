from __future__ import annotations

import os
import signal

import pytest

from tacitus.cli.stop import Stop


def interrupt(written: list[str], *, times: int) -> None:
    """Press Ctrl-C while a line is being written."""
    with Stop() as stop, stop.held():
        for _ in range(times):
            os.kill(os.getpid(), signal.SIGINT)
        written.append("whole line")


@pytest.mark.parametrize(("times", "expected"), [(1, ["whole line"]), (2, [])], ids=["once", "twice"])
def test_ctrl_c_waits_for_what_is_being_written_once(times: int, expected: list[str]) -> None:
    written: list[str] = []

    with pytest.raises(KeyboardInterrupt):
        interrupt(written, times=times)

    assert written == expected


def test_the_handler_of_before_comes_back() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Stop():
        assert signal.getsignal(signal.SIGINT) is not before

    assert signal.getsignal(signal.SIGINT) is before


def test_ignored_interrupts_stay_ignored() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with Stop():
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
