"""What the verbs over many inputs share: pass results on one by one, set aside what was refused, end cleanly."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from tacitus.cli import DONE, INTERRUPTED, QUARANTINED
from tacitus.cli.quarantine import QuarantineFile
from tacitus.cli.stop import Stop
from tacitus.cli.streams import is_terminal, say
from tacitus.errors import ResourceError
from tacitus.model import Document, Quarantined

Result = TypeVar("Result")


def pass_on(
    results: Iterable[Result | Quarantined],
    take: Callable[[Result], object],
    *,
    refused: QuarantineFile,
    stop: Stop,
    step: Callable[[], object] = lambda: None,
) -> bool:
    """Give every result to `take` and every refusal to `refused`, in order; `step` is called after each.

    Returns:
        True when all were passed on, False when Ctrl-C came first; then no result was taken halfway.

    Raises:
        ResourceError: for a refusal that is no fault of the document but of the installation.
    """
    try:
        for result in results:
            with stop.held():
                if isinstance(result, Quarantined):
                    _raise_if_ours(result)
                    refused.add(result)
                else:
                    take(result)
                step()
    except KeyboardInterrupt:
        return False
    return True


def sift(
    items: Iterable[Document | Quarantined], *, refused: QuarantineFile, stop: Stop
) -> Iterator[Document]:
    """The documents among the items, in order; what was refused goes to its file on the way."""
    for item in items:
        if isinstance(item, Document):
            yield item
        else:
            with stop.held():
                refused.add(item)


def end(whole: bool, refused: QuarantineFile, *, done: str, kept: str) -> int:
    """Close the quarantine and say how it went.

    Args:
        whole: whether everything was passed on.
        done: what was done so far, in numbers; "" is not said.
        kept: where the finished part is, said only after Ctrl-C.

    Returns:
        The exit code.
    """
    some = refused.close()
    if not whole:
        say(f"interrupted; {done + ' done; ' if done else ''}whole lines up to here are kept in {kept}.")
        return INTERRUPTED
    if done:
        say(f"{done}.")
    return QUARANTINED if some else DONE


def _raise_if_ours(refused: Quarantined) -> None:
    if refused.code.startswith("T3"):
        raise ResourceError(refused.code, refused.reason, refused.hint)


@contextlib.contextmanager
def meter(label: str, total: int | None, *, to_stdout: bool) -> Iterator[Callable[[], None]]:
    """A progress bar on stderr, moved by calling what is given; none unless stderr is a terminal.

    Nor is there one when results go to a terminal (`to_stdout`), where it would run into them.
    """
    if not is_terminal(sys.stderr) or (to_stdout and is_terminal(sys.stdout)):
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        task = progress.add_task(label, total=total)
        yield lambda: progress.advance(task)
