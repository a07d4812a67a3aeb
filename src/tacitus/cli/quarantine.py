"""The file of what was not read: one JSON object a line, made when the first one comes, and told on stderr."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from tacitus.cli.streams import STDIO, say, writing
from tacitus.errors import UsageError, shorten
from tacitus.model import Quarantined

DEFAULT = "tacitus.quarantine.jsonl"
_TOLD = 3


class QuarantineFile:
    """Collects what was not read. A file of an earlier run at the same place is replaced.

    Args:
        given: the value of --quarantine, or None.
        output: the value of -o, beside which the file goes by default.
        inputs: what is read; none of it may be overwritten.

    Raises:
        UsageError: T006, where the file would be an input or the output.
    """

    def __init__(self, given: str | None, *, output: str = STDIO, inputs: tuple[str, ...] = ()) -> None:
        beside = DEFAULT if output == STDIO else f"{output}.quarantine.jsonl"
        self.path = Path(beside if given is None else given)
        self.count = 0
        self._file: BinaryIO | None = None
        refuse_overwriting(str(self.path), "--quarantine", (*inputs, output))
        if given == STDIO:
            raise UsageError("T006", "--quarantine - would mix with the results.", "Name a file.")
        if given is not None:
            self._open()
        elif output != STDIO and self.path.is_file():
            with writing(str(self.path)):
                self.path.unlink()

    def add(self, refused: Quarantined) -> None:
        """Write one line, and show the first few on stderr."""
        from tacitus.export import dumps, quarantine_json

        file = self._file or self._open()
        line = dumps(quarantine_json(refused)) + "\n"
        with writing(str(self.path)):
            file.write(line.encode("utf-8"))
            file.flush()
        self.count += 1
        if self.count <= _TOLD:
            say(
                f"{refused.code} {shorten(refused.origin or refused.document)}: {shorten(refused.reason, 200)}"
            )
        elif self.count == _TOLD + 1:
            say(f"more of these: see {self.path}")

    def close(self) -> bool:
        """Close the file and say how many it holds; returns whether there were any."""
        if self._file is not None:
            with writing(str(self.path)):
                self._file.close()
        if self.count:
            say(f"{self.count} quarantined, with reasons, in {self.path}")
        return self.count > 0

    def _open(self) -> BinaryIO:
        with writing(str(self.path)):
            self._file = self.path.open("wb")
        return self._file


def refuse_overwriting(target: str, option: str, others: tuple[str, ...]) -> None:
    """Raises UsageError T006 where `target` is one of the other files."""
    for other in others:
        if STDIO not in (target, other) and _same(target, other):
            raise UsageError("T006", f"{option} {shorten(target)} is also read or written as {shorten(other)}.",
                             "Give it another name.")  # fmt: skip


def _same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other) and os.path.isfile(one)
    except OSError:
        return os.path.abspath(one) == os.path.abspath(other)
