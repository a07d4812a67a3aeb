"""Where a verb reads and writes: standard streams and files, with numbered errors for whatever goes wrong there.

A file gets its name when it is whole: until then it is called `NAME.part`. Special files (a pipe, /dev/null)
are written as they are. stdout is written as bytes, always UTF-8 with `\\n`.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tacitus.errors import OutputError, SourceError, shorten

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

STDIO = "-"


class ReaderGone(Exception):
    """The program that reads our stdout has ended; there is nobody left to tell."""


class Output:
    """A place for results: `stream` takes bytes, `name` is for messages.

    Leaving the `with` block without an exception gives a file its name; with one, or after `keep_part`, not.
    """

    def __init__(self, target: str) -> None:
        self.target = target
        self.name = "stdout" if target == STDIO else target
        self._part: Path | None = None
        self._kept = False
        with writing(self.name):
            self.stream = self._open()

    def write(self, text: str) -> None:
        """Write text; a lone surrogate becomes the JSON escape that stands for it."""
        with writing(self.name):
            self.stream.write(text.encode("utf-8", "backslashreplace"))

    def flush(self) -> None:
        """Hand over what was written so far."""
        with writing(self.name):
            self.stream.flush()

    def keep_part(self) -> str | None:
        """Keep an unfinished file under its working name; returns that name, None for stdout."""
        self._kept = True
        return str(self._part) if self._part else None

    def __enter__(self) -> Output:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self.target == STDIO:
            if kind is None:
                self.flush()
            return
        try:
            with writing(self.name):
                self.stream.close()
                if kind is None and self._part and not self._kept:
                    os.replace(self._part, os.path.realpath(self.target))
        except OutputError:
            if kind is None:
                raise
        finally:
            if self._part and not self._kept:
                self._part.unlink(missing_ok=True)

    def _open(self) -> BinaryIO:
        if self.target == STDIO:
            return stdout_bytes()
        path = Path(os.path.realpath(self.target))
        if path.exists() and not stat.S_ISREG(path.stat().st_mode):
            return path.open("wb")
        self._part = path.with_name(path.name + ".part")
        opened = self._part.open("wb")
        if path.exists():
            shutil.copymode(path, self._part)
        return opened


@contextlib.contextmanager
def writing(name: str) -> Iterator[None]:
    """Turn what can go wrong while writing to `name` into ReaderGone or OutputError T401."""
    try:
        yield
    except BrokenPipeError as error:
        if name == "stdout":
            raise ReaderGone from error
        raise _unwritable(name, error) from error
    except OSError as error:
        raise _unwritable(name, error) from error


def stdout_bytes() -> BinaryIO:
    """stdout as bytes. Raises OutputError T401 where the process was started without one."""
    if sys.stdout is None:
        raise OutputError("T401", "stdout is closed.", "Give a file with -o, or leave stdout open.")
    return sys.stdout.buffer


def stdin_bytes() -> BinaryIO:
    """stdin as bytes. Raises SourceError T101 where the process was started without one."""
    if sys.stdin is None:
        raise SourceError("T101", "stdin is closed.", "Name a file, or pipe something in.")
    return sys.stdin.buffer


def settle_stdout() -> None:
    """Flush stdout; where that fails, send the rest nowhere, so that the end of the process cannot fail on it."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except (OSError, ValueError):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            descriptor = sys.stdout.fileno()
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, descriptor)
            os.close(nowhere)


def say(message: str) -> None:
    """One line on stderr, `tacitus: ...`; nothing where there is no stderr."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            print(f"tacitus: {message}", file=sys.stderr, flush=True)


def is_terminal(stream: object) -> bool:
    """Whether a standard stream is a terminal (None and closed streams are not)."""
    try:
        return bool(stream is not None and stream.isatty())  # type: ignore[attr-defined]
    except (AttributeError, ValueError):
        return False


def console(width: int = 100) -> Console:
    """A rich console that fits stdout: colours and its width on a terminal; elsewhere plain, `width` columns wide.

    It collects what is printed; hand it to `show`.
    """
    from rich.console import Console

    terminal = is_terminal(sys.stdout)
    columns = shutil.get_terminal_size((width, 24)).columns
    return Console(file=io.StringIO(), force_terminal=terminal, width=columns, highlight=False)


def show(page: Console) -> None:
    """Write what a console of `console` has collected to stdout."""
    collected = page.file
    assert isinstance(collected, io.StringIO)
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    with Output(STDIO) as output, writing(output.name):
        output.stream.write(collected.getvalue().encode(encoding, "replace"))


def print_plain(*parts: RenderableType) -> None:
    """Print to stdout as `console` and `show` do, in one step."""
    page = console()
    for part in parts:
        page.print(part)
    show(page)


def _unwritable(name: str, error: OSError) -> OutputError:
    reason = error.strerror or type(error).__name__
    message = f"{shorten(name)} cannot be written: {reason}."
    return OutputError("T401", message, "Give another file, or free some space.")
