"""`tacitus record info|verify|compact|forget|judge|judgements`: care of a record; the last two stand in `judge.py`."""

from __future__ import annotations

import json as json_
from dataclasses import asdict
from typing import Annotated, Any

import typer

from tacitus.cli import DAMAGED, DONE
from tacitus.cli import judge as by_hand
from tacitus.cli.streams import STDIO, Output, print_plain, say
from tacitus.errors import UsageError

EXAMPLE = "Example:  tacitus record verify record/"

_Dir = Annotated[str | None, typer.Argument(metavar="DIR", help="The record.", show_default=False)]
_Record = Annotated[
    str | None, typer.Option("--record", metavar="DIR", help="The record, named as elsewhere.")
]
_Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def info(
    folder: _Dir = None,
    record: _Record = None,
    as_of: Annotated[str | None, typer.Option(metavar="COMMIT", help="As of an earlier commit.")] = None,
    json: _Json = False,
) -> int:
    """What a record holds: commit, rows, days, sources, languages, categories, refusals, runs, size."""
    from tacitus.record import Record

    told = Record(_one(folder, record)).info(as_of=as_of)
    if json:
        _print_json(told)
    else:
        print_plain(*_lines(told))
    return DONE


def verify(folder: _Dir = None, record: _Record = None, json: _Json = False) -> int:
    """Compare every byte and every row count with what was written; exit code 5 where something differs."""
    from tacitus.record import Record

    place = _one(folder, record)
    found = Record(place).verify()
    if json:
        _print_json({"sound": found.sound, **asdict(found)})
    else:
        print_plain(
            *found.problems,
            f"{found.files:,} files, {found.bytes:,} bytes as written; {found.leftovers} leftovers and "
            f"{found.unsealed} unsealed commits of an ended writer",
            f"Sound, as of {found.as_of}." if found.sound else "Damaged: put back what is named from a copy.",
        )
    if not found.sound:
        say(f"T503 {place} is damaged: {len(found.problems)} problems.")
    return DONE if found.sound else DAMAGED


def compact(
    folder: _Dir = None,
    record: _Record = None,
    drop_history: Annotated[
        bool, typer.Option("--drop-history", help="Earlier commits and their files are no longer kept.")
    ] = False,
) -> int:
    """Merge small data files into large ones; the rows stay the same."""
    from tacitus.record import Record

    place = _one(folder, record)
    say(f"{place} as of {Record(place).compact(drop_history=drop_history)}.")
    return DONE


def forget(
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="[DIR] ID...",
            help="The record, unless --record names it; ids of documents.",
            show_default=False,
        ),
    ],
    record: _Record = None,
) -> int:
    """Remove documents, every row that came from them alone, and all earlier commits, which still held them."""
    from tacitus.record import Record

    place, wanted = (ids[0], ids[1:]) if record is None else (record, ids)
    if not wanted:
        raise UsageError("T006", "No document is named.", "Give its id after the record.")
    as_of = Record(place).forget(*wanted)
    say(f"{len(set(wanted))} forgotten; {place} as of {as_of}, earlier commits are no longer kept.")
    return DONE


VERBS = (info, verify, compact, forget, by_hand.judge, by_hand.judgements)
EXAMPLES = {
    "info": "Example:  tacitus record info record/ --json",
    "verify": EXAMPLE,
    "compact": "Example:  tacitus record compact record/",
    "forget": "Example:  tacitus record forget record/ ce-2011-05-04-7",
    "judge": by_hand.EXAMPLE,
    "judgements": by_hand.LIST_EXAMPLE,
}


def _one(folder: str | None, record: str | None) -> str:
    """The record that is named once. Raises UsageError T006."""
    if (folder is None) == (record is None):
        raise UsageError("T006", "One record is expected.", "Name its folder, or give it with --record.")
    return str(folder if record is None else record)


def _print_json(told: dict[str, Any]) -> None:
    with Output(STDIO) as output:
        output.write(json_.dumps(told, ensure_ascii=False) + "\n")


def _lines(told: dict[str, Any]) -> list[str]:
    days = told["days"]
    lines = [
        f"as of {told['as_of']}; commits from {told['oldest']} on are kept; {told['bytes']:,} bytes",
        f"days {days['first']} to {days['last']}, {days['undated']:,} documents undated, {told['without_text']:,} without text",
    ]
    lines += [
        f"{name:<11} {t['rows']:>11,} rows {t['files']:>6,} files {t['bytes']:>14,} bytes"
        for name, t in told["tables"].items()
    ]
    for name in ("states", "sources", "languages", "events", "quarantine"):
        counts = ", ".join(f"{key} {count:,}" for key, count in told[name].items())
        lines.append(f"{name}: {counts or 'none'}")
    lines += [
        f"run {r['run']}: tacitus {r['tacitus']}, {r['coder']}, data {r['data'][:12]}" for r in told["runs"]
    ]
    return lines
