"""The ledger: every forecast made and every prediction read, one JSON object a line, only ever appended.

A line is known by its `id`: what is in the ledger already is not written again, so noting the same forecast twice
changes nothing. A line that was cut (a full disk, a kill) is told and left as it is.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tacitus.errors import ForecastError, OutputError, shorten
from tacitus.forecast.shapes import Forecast
from tacitus.forecast.targets import targets
from tacitus.sources import parse_day

VERSION = 1
FORECAST, PREDICTION = "forecast", "prediction"
_NEEDED = {
    FORECAST: ("id", "target", "country", "origin", "window", "models"),
    PREDICTION: ("id", "document", "text", "window", "target", "country"),
}
_OPTIONAL = frozenset({"target", "country"})

Entry = Mapping[str, Any]


def forecast_entry(forecast: Forecast, *, made: str | None = None) -> Entry:
    """A forecast as a line of the ledger; `made` is the day on which it was made, None where no clock is given."""
    return {
        "ledger": VERSION,
        "kind": FORECAST,
        "id": forecast.id,
        "made": made,
        "target": forecast.target.name,
        "country": forecast.country,
        "origin": forecast.origin,
        "window": [forecast.start, forecast.end],
        "base_rate": forecast.base_rates[0].shape(),
        "probability": forecast.chance.shape() if forecast.chance else None,
        "models": dict(forecast.models),
        "record": forecast.record,
        "version": forecast.version,
    }


def note(path: Path, entries: Iterable[Entry]) -> int:
    """Append what the ledger does not hold yet; returns how many lines were written.

    Raises:
        ForecastError: T603, T604, the ledger that is there cannot be read.
        OutputError: T401.
    """
    known = {entry["id"] for entry in read_ledger(path)} if path.exists() else set()
    lines = []
    for entry in entries:
        if entry["id"] not in known:
            known.add(entry["id"])
            lines.append(json.dumps(entry, ensure_ascii=False, separators=(",", ":")) + "\n")
    fresh = len(lines)
    if lines:
        try:
            with path.open("ab+") as file:
                if file.tell():  # a last line without its end must not run into ours
                    file.seek(-1, os.SEEK_END)
                    lines.insert(0, "" if file.read() == b"\n" else "\n")
                file.write("".join(lines).encode("utf-8", "backslashreplace"))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise OutputError(
                "T401",
                f"{shorten(path)} cannot be written: {error.strerror}.",
                "Give another file with --ledger, or none with --no-ledger.",
            ) from error
    return fresh


def read_ledger(path: Path) -> Sequence[Entry]:
    """All lines, in the order in which they were written.

    Raises:
        ForecastError: T603, no such file or a line that is none; T604, a line of a newer version.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no UTF-8 text"
        raise ForecastError(
            "T603", f"Ledger {shorten(path)} cannot be read: {reason}.", "Give its file with --ledger."
        ) from error
    return [_entry(path, number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]


def _entry(path: Path, number: int, line: str) -> Entry:
    try:
        entry = json.loads(line)
    except ValueError:
        entry = None
    where = f"line {number} of {shorten(path)}"
    if not isinstance(entry, dict) or type(entry.get("ledger")) is not int:
        raise ForecastError(
            "T603",
            f"In the ledger, {where} is no entry: {shorten(line)}.",
            "If it was cut, take that line out.",
        )
    if entry["ledger"] > VERSION:
        raise ForecastError(
            "T604",
            f"In the ledger, {where} is of version {entry['ledger']}; this Tacitus knows up to {VERSION}.",
            "Use a newer Tacitus.",
        )
    if entry.get("kind") not in _NEEDED:
        raise ForecastError(
            "T603", f"In the ledger, {where} is neither a forecast nor a prediction.", "Take that line out."
        )
    missing = [name for name in _NEEDED[entry["kind"]] if name not in entry]
    if missing:
        raise ForecastError(
            "T603",
            f"In the ledger, {where} lacks {', '.join(missing)}.",
            "If it was cut, take that line out.",
        )
    wrong = [name for name in _NEEDED[entry["kind"]] if not _fits(entry, name)]
    if wrong:
        raise ForecastError(
            "T603",
            f"In the ledger, {where} has no usable {', '.join(wrong)}.",
            "If it was changed by hand, mend it or take that line out.",
        )
    return entry


def _fits(entry: Entry, name: str) -> bool:
    """Whether a field holds what its name says; a prediction may lack window, target and country."""
    value = entry[name]
    if name == "window":
        whole = isinstance(value, list) and len(value) == 2 and all(parse_day(day) == day for day in value)
        return (whole and value[0] <= value[1]) or (value is None and entry["kind"] == PREDICTION)
    if name == "models":
        target = targets().get(str(entry["target"]))
        fits = _is_chance if target is None or target.kind == "chance" else _are_chances
        return isinstance(value, dict) and all(map(fits, value.values()))
    return isinstance(value, str) or (value is None and entry["kind"] == PREDICTION and name in _OPTIONAL)


def _is_chance(value: object) -> bool:
    return isinstance(value, int | float) and 0 <= value <= 1


def _are_chances(value: object) -> bool:
    return isinstance(value, list) and len(value) > 0 and all(map(_is_chance, value))
