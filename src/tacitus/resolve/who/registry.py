"""Which tables hold: those of the package, with the user's file before them where one is named."""

from __future__ import annotations

import os
from pathlib import Path

from tacitus.resolve.who import lexicon, officers, own, posts, surroundings


def use_actors(path: Path | None) -> None:
    """Takes the user's actors from this file from now on, in this process and those it starts; None takes none.

    Raises:
        UsageError: T007, with every problem of the file; then nothing is changed.
    """
    name = "" if path is None else str(path.resolve())
    own.read_own.cache_clear()
    if name:
        own.read_own(name)
        os.environ[own.VARIABLE] = name
    else:
        os.environ.pop(own.VARIABLE, None)
    forget_tables()


def forget_tables() -> None:
    """Lets everything be read anew on next use."""
    lexicon.lexicon.cache_clear()
    officers.forget()
    posts.forget()
    surroundings.forget()
