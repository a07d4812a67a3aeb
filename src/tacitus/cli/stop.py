"""Ctrl-C that never cuts a line: while something is being written it is put off until that is done.

The second Ctrl-C is not put off, so that a write that hangs can still be ended. Where interrupts are ignored
(a background job of a script) or outside the main thread nothing is changed.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType
from typing import Any


class Stop:
    """Use as `with Stop() as stop: ... with stop.held(): write(...)`; Ctrl-C raises KeyboardInterrupt."""

    def __init__(self) -> None:
        self._before: Any = None
        self._holding = False
        self._asked = False

    def __enter__(self) -> Stop:
        ours = threading.current_thread() is threading.main_thread()
        if ours and signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
            self._before = signal.signal(signal.SIGINT, self._interrupt)
        return self

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Put off a Ctrl-C until the end of the block."""
        self._holding = True
        try:
            yield
        finally:
            self._holding = False
        if self._asked:
            self._asked = False
            raise KeyboardInterrupt

    def _interrupt(self, _signal: int, _frame: FrameType | None) -> None:
        if self._holding and not self._asked:
            self._asked = True
            return
        raise KeyboardInterrupt
