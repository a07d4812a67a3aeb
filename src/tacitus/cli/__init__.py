"""The command line: `tacitus VERB ...`; one module per verb, and what they share.

    __init__   main: runs a verb, turns whatever happens into an exit code and at most one message
    app        the verbs with their options
    streams    stdin, stdout, stderr and files
    stop       Ctrl-C that never cuts a line
    quarantine the file of what was not read

Data goes to stdout, everything else to stderr. Nothing heavy is imported before a verb needs it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]

DONE, FAILED, USAGE, QUARANTINED, LOCKED, DAMAGED = 0, 1, 2, 3, 4, 5
INTERRUPTED, READER_GONE = 130, 141


class Interrupted(Exception):
    """Ctrl-C came before a verb had anything to keep."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; never raises, never prints a traceback without --debug.

    Args:
        argv: the words after `tacitus`; None takes them from the process.

    Returns:
        0 done, 1 failed, 2 usage, 3 done but some inputs were quarantined, 4 record locked, 5 record damaged,
        130 interrupted, 141 when the reader of stdout went away (what a shell shows for other tools that a closed pipe ends).
    """
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        from tacitus.cli.app import run

        return run(words)
    except (KeyboardInterrupt, Interrupted):
        return _told("interrupted before there was a result.", INTERRUPTED)
    except SystemExit as ending:  # how the parser of the command line leaves in some cases
        return ending.code if isinstance(ending.code, int) else FAILED
    except Exception as error:
        return _failed(error, debug="--debug" in words)


def _failed(error: Exception, *, debug: bool) -> int:
    from tacitus.cli.streams import ReaderGone, settle_stdout
    from tacitus.errors import TacitusError, shorten

    settle_stdout()
    if isinstance(error, ReaderGone):
        return READER_GONE
    if debug:
        import traceback

        traceback.print_exception(error)
    if isinstance(error, TacitusError):
        return _told(" ".join(str(error).split()), _status(error))
    if hasattr(error, "format_message"):  # the parser's own errors
        command = getattr(getattr(error, "ctx", None), "command_path", "tacitus")
        said = " ".join(str(error.format_message()).split()).rstrip(".")
        return _told(f"T006 {said}. See `{command} --help`.", USAGE)
    cause = f"{type(error).__name__}: {shorten(error, 200)}"
    hint = "" if debug else " Run `tacitus --debug` with the same words to see where."
    return _told(f"T901 unexpected; please report: {cause}.{hint}", FAILED)


def _status(error: Exception) -> int:
    from tacitus.errors import IntegrityError, LockedError, UsageError

    of = {UsageError: USAGE, LockedError: LOCKED, IntegrityError: DAMAGED}
    return next((status for kind, status in of.items() if isinstance(error, kind)), FAILED)


def _told(message: str, status: int) -> int:
    from tacitus.cli.streams import say

    say(message)
    return status
