"""What a lens shows as rows, as data frames and as JSON. Days are ISO 8601, shares are rounded to five digits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from tacitus.lenses.values import Change, Driver, Figure, Point, Shift
from tacitus.sources.optional import load

if TYPE_CHECKING:
    import arro3.core

    from tacitus.lenses.measure import Measured

COLUMNS = (
    "country", "on", "lens", "part", "channel", "first", "last", "k", "n", "p0", "value", "low", "high", "covered",
)  # fmt: skip


def rows(measured: Measured) -> Iterator[dict[str, Any]]:
    """One row for every part, and every channel of it, in every step; `channel` is null in a part's own rows."""
    for part, series in measured.series.items():
        for point in series:
            head = {
                "country": measured.country, "on": measured.on, "lens": measured.definition.name, "part": part,
            }  # fmt: skip
            days = {"first": point.first, "last": point.last}
            for channel, figure in ((None, point.figure), *point.channels.items()):
                yield {**head, "channel": channel, **days, **_numbers(figure), "covered": figure.covered}


def to_arrow(measured: Measured) -> arro3.core.Table:
    """The rows as an Arrow table."""
    from arro3.core import Array, DataType, Field, Schema, Table

    text, real = DataType.utf8(), DataType.float64()
    kinds = {"first": DataType.date32(), "last": DataType.date32(), "covered": DataType.bool()}
    kinds |= dict.fromkeys(("k", "n", "p0", "value", "low", "high"), real)
    told = list(rows(measured))
    fields = [Field(name, kinds.get(name, text), nullable=True) for name in COLUMNS]
    arrays = [
        Array(
            [_arrow(row[f.name]) for row in told], DataType.int32() if f.type == DataType.date32() else f.type
        )
        for f in fields
    ]
    arrays = [a.cast(f.type) for a, f in zip(arrays, fields, strict=True)]
    return Table.from_arrays(arrays, schema=Schema(fields))


def to_polars(measured: Measured) -> Any:
    """The rows as a polars.DataFrame. Raises ResourceError T302 without polars."""
    return load("polars", extra=None).DataFrame(to_arrow(measured))


def to_pandas(measured: Measured) -> Any:
    """The rows as a pandas.DataFrame. Raises ResourceError T302 without pandas."""
    return load("pandas", extra=None).DataFrame(list(rows(measured)), columns=list(COLUMNS))


def as_json(measured: Measured) -> dict[str, Any]:
    """One object: what was asked, the series and the change of every part."""
    definition = measured.definition
    return {
        "country": measured.country,
        "on": measured.on,
        "lens": definition.name,
        "version": definition.version,
        "higher": definition.higher,
        "as_of": measured.as_of,
        "window_months": measured.window,
        "step_months": measured.step,
        "acts": measured.acts,
        "left_out": dict(measured.left_out),
        "parts": {
            part.name: {
                "title": part.title,
                "formula": part.formula,
                "now": _point(measured.now[part.name]),
                "change": _change(measured.changes[part.name]) if part.name in measured.changes else None,
                "series": [_point(point) for point in measured.series[part.name]],
            }
            for part in definition.parts
        },
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "before": _point(change.before),
        "now": _point(change.now),
        **_shift(change.shift),
        "channels": {name: _shift(shift) for name, shift in change.channels.items()},
        "drivers": [_driver(driver) for driver in change.drivers],
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "first": point.first.isoformat(),
        "last": point.last.isoformat(),
        **_numbers(point.figure),
        "covered": point.figure.covered,
        "channels": {name: _numbers(figure) for name, figure in point.channels.items()},
    }


def _shift(shift: Shift) -> dict[str, Any]:
    told = {"rise": shift.rise, "size": shift.size, "low": shift.low, "high": shift.high}
    return {name: round(value, 5) for name, value in told.items()}


def _driver(driver: Driver) -> dict[str, Any]:
    return {
        "event_id": driver.event_id,
        "document_id": driver.document_id,
        "date": driver.day.isoformat(),
        "event": driver.event,
        "actors": list(driver.actors),
        "recipients": list(driver.recipients),
        "text": driver.text,
        "channels": list(driver.channels),
        "reports": driver.reports,
        "share": round(driver.share, 4),
    }


def _numbers(figure: Figure) -> dict[str, float]:
    names = ("k", "n", "p0", "value", "low", "high")
    return {name: round(getattr(figure, name), 2 if name in "kn" else 5) for name in names}


def _arrow(value: Any) -> Any:
    return (value - date(1970, 1, 1)).days if isinstance(value, date) else value
