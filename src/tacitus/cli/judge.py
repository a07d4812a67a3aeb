"""`tacitus record judge` and `judgements`: say by hand of two events that they are one happening, or are not, and undo it.

Nothing in the record's tables changes: a judgement is a line of `judgements.jsonl` beside them, replayed whenever
incidents are asked for, over whatever was taken in by then.
"""

from __future__ import annotations

import datetime
import getpass
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tacitus.cli import DONE
from tacitus.cli.streams import STDIO, Output, say
from tacitus.errors import UsageError, shorten

if TYPE_CHECKING:
    from tacitus.record import Record

EXAMPLE = "Example:  tacitus record judge record/ 3f0c… 91ab… same"
LIST_EXAMPLE = "Example:  tacitus record judgements record/"

_VERDICTS = {"same": "same", "different": "different", "undo": None}
_Record = Annotated[
    str | None, typer.Option("--record", metavar="DIR", help="The record, named as elsewhere.")
]


def judge(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[DIR] EVENT EVENT VERDICT",
            help="The record, unless --record names it; ids of two events; same, different, or undo.",
            show_default=False,
        ),
    ],
    record: _Record = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who judges; else the user's name.")] = None,
    at: Annotated[str | None, typer.Option(metavar="TIME", help="When (ISO 8601); else now.")] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="Why.")] = None,
) -> int:
    """Say that two events are the same happening, or different ones; undo takes the pair's judgement back."""
    from tacitus.record import Record

    place, told = (words[0], words[1:]) if record is None else (record, words)
    if len(told) != 3 or told[2] not in _VERDICTS:
        raise UsageError(
            "T006",
            "Two events and a verdict are expected.",
            "After the record: two event ids (`events` of an incident), then same, different or undo.",
        )
    first, second, verdict = told
    kept = Record(place)
    missing = _missing(kept, (first, second))
    kept.judge(
        first,
        second,
        _VERDICTS[verdict],
        by=by or _user(),
        at=at or datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        note=note,
    )
    for name in missing:
        say(f"{place} has no event {shorten(name)}; the judgement waits until it comes.")
    say(f"{shorten(first)} and {shorten(second)}: {verdict}.")
    return DONE


def judgements(
    folder: Annotated[
        str | None, typer.Argument(metavar="DIR", help="The record.", show_default=False)
    ] = None,
    record: _Record = None,
) -> int:
    """Print all judgements in their order as JSON Lines; `stands` is whether it is what holds of its pair."""
    from tacitus.incidents import JUDGEMENTS, read_judgements
    from tacitus.record import Record

    if (folder is None) == (record is None):
        raise UsageError("T006", "One record is expected.", "Name its folder, or give it with --record.")
    kept = Record(str(folder if record is None else record))
    kept.info()  # a folder without a record is refused
    told = read_judgements(Path(kept.path) / JUDGEMENTS)
    last = {(one.first, one.second): number for number, one in enumerate(told)}
    with Output(STDIO) as output:
        for number, one in enumerate(told):
            stands = one.verdict is not None and last[one.first, one.second] == number
            output.write(json.dumps({**asdict(one), "stands": stands}, ensure_ascii=False) + "\n")
    return DONE


def _missing(record: Record, ids: Sequence[str]) -> list[str]:
    """The ids that no event of the record has."""
    found = {row[0] for row in record.sql("SELECT id FROM events WHERE id IN (?, ?)", list(ids)).rows()}
    return [name for name in ids if name not in found]


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no name for this user
        return "unknown"
