"""Twelve short dispatches for the first minute with Tacitus, kept in `data/dispatches.jsonl`.

They were written for Tacitus about well-known events from 1998 to 2023, in several regions and from several
sides. Each has an id, the day of the dispatch, a title and two to four sentences.
"""

from __future__ import annotations

import json
from importlib import resources

from tacitus.errors import ResourceError
from tacitus.model import Document


def read_dispatches() -> tuple[Document, ...]:
    """The twelve dispatches, oldest first.

    Raises:
        ResourceError: T301, where the file is missing or damaged.
    """
    try:
        text = (
            resources.files("tacitus.demo").joinpath("data", "dispatches.jsonl").read_text(encoding="utf-8")
        )
        rows = [json.loads(line) for line in text.splitlines()]
        return tuple(Document(row["id"], row["text"], row["date"], row["title"]) for row in rows)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError(
            "T301", f"The demonstration texts cannot be read: {error}.", "Install Tacitus again."
        ) from error
