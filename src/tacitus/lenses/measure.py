"""A lens on a record: the series of a country, or of one country on another, and this window against the one before."""

from __future__ import annotations

import itertools
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from tacitus.errors import RecordError, UsageError, shorten
from tacitus.lenses import table
from tacitus.lenses.acts import Act, Acts, read_acts
from tacitus.lenses.ballots import Ballots, Votes, without_votes
from tacitus.lenses.definition import Definition, Part
from tacitus.lenses.estimate import Counter, Months, counters, points, shift, shifts
from tacitus.lenses.loading import load_lens, months_of
from tacitus.lenses.select import counted
from tacitus.lenses.values import Change, Driver, Figure, Point, Shift, first_day, last_day, month_of
from tacitus.lenses.votes import read_votes
from tacitus.ontology import special_codes
from tacitus.ontology.countries import countries
from tacitus.sources import parse_day

if TYPE_CHECKING:
    import arro3.core

    from tacitus.record import Record

DRIVERS = 8


@dataclass(frozen=True, slots=True)
class Measured:
    """What a lens shows, by part: the `series`, this window (`now`), and its change against the window before.

    `changes` is empty where the record does not reach back to a window before. The definition is the one that was measured:
    without its channels of votes where there are none.
    """

    definition: Definition
    country: str
    on: str | None
    window: int
    step: int
    series: Mapping[str, tuple[Point, ...]]
    now: Mapping[str, Point]
    changes: Mapping[str, Change]
    acts: int
    left_out: Mapping[str, int]
    as_of: str

    @property
    def change(self) -> Change | None:
        """The change of the first part."""
        return self.changes.get(self.definition.parts[0].name)

    def rows(self) -> list[dict[str, Any]]:
        """One row for every part, and every channel of it, in every step."""
        return list(table.rows(self))

    def to_arrow(self) -> arro3.core.Table:
        """The rows as an Arrow table."""
        return table.to_arrow(self)

    def to_polars(self) -> Any:
        """The rows as a polars.DataFrame. Raises ResourceError T302 without polars."""
        return table.to_polars(self)

    def to_pandas(self) -> Any:
        """The rows as a pandas.DataFrame. Raises ResourceError T302 without pandas."""
        return table.to_pandas(self)


def lens(
    record: Record, country: str, lens: str | Definition = "isolation", *, on: str | None = None, window: str = "12m",
    step: str = "1m", to: str | None = None, as_of: str | None = None, incidents: Mapping[str, str] | None = None,
    votes: Votes | str | os.PathLike[str] | None = None,
) -> Measured:  # fmt: skip
    """Look at a country through a lens.

    Args:
        record: the record that is asked.
        country: ISO 3166 alpha-3 or another code of a party.
        lens: a lens of the package, a lens file, or a definition.
        on: another party, for a dyad.
        window: length of this window and of the one before it, in months (12m) or years (1y).
        step: length of a step of the series.
        to: a day of the last month that is looked at; the last month of the record for None.
        as_of: a commit of the record; the newest for None.
        incidents: event id -> incident, where reports of one incident are known.
        votes: of the UN General Assembly: the folder or CSV file with them, or what `read_votes` made of it.

    Raises:
        UsageError: T507, for a code that does not exist; T002; T510, T511, for a lens, a length or a window; T512, for
            votes that cannot be read, or a part of a lens that has nothing else and no votes.
        RecordError: T509, when the record never mentions the country; T501, T504, T505.
    """
    definition = load_lens(lens) if isinstance(lens, str) else lens
    length, stride = months_of(window), months_of(step)
    country, other = _party(country), None if on is None else _party(on)
    if other == country:
        raise UsageError("T507", f"{country} is on both sides.", "Name another party with --on.")
    acts = read_acts(record, as_of=as_of, incidents=incidents)
    ballots = votes if votes is None or isinstance(votes, Votes) else read_votes(votes)
    return measure(acts, definition, country, other, window=length, step=stride, to=to, votes=ballots)


def measure(
    acts: Acts, definition: Definition, country: str, other: str | None = None, *,
    window: int = 12, step: int = 1, to: str | None = None, votes: Votes | None = None,
) -> Measured:  # fmt: skip
    """The same on acts that were read; lengths in months. Raises RecordError T509, UsageError T511, T512, T002."""
    mentioned = acts.by_country.get(country, ())
    for code in (country, other):
        if code is not None and code not in acts.by_country:
            raise RecordError(
                "T509",
                f"The record holds no act with {code}.",
                "Nothing can be measured: absence is no evidence.",
            )
    last = _last_month(acts, to)
    if last - window + 1 < acts.first:
        begins = first_day(acts.first).isoformat()
        raise UsageError(
            "T511", f"A window of {window} months ends on {last_day(last)}; the record begins on {begins}.",
            "Ask for a shorter window or a later day.",
        )  # fmt: skip
    definition = _heard(definition, acts, country, other, votes)
    by_part = counters(definition, acts, country, other, votes=votes)
    stretches = [(m, min(m + step - 1, last)) for m in range(acts.first // step * step, last + 1, step)]
    asked = (last - window + 1, last)
    series, now, changes = {}, {}, {}
    for part in definition.parts:
        counted_ = by_part[part.name]
        series[part.name] = tuple(points(part, counted_, stretches, trailing=definition.trailing))
        made = change(acts, definition, part, counted_, country, other, asked, window)
        if made is None:
            (now[part.name],) = points(part, counted_, [asked], trailing=definition.trailing)
        else:
            now[part.name], changes[part.name] = made.now, made
    return Measured(
        definition,
        country,
        other,
        window,
        step,
        series,
        now,
        changes,
        len(mentioned),
        {**acts.left_out, **(votes.left_out if votes is not None else {})},
        acts.as_of,
    )


def change(
    acts: Acts, definition: Definition, part: Part, counted_: Sequence[Counter], country: str, other: str | None,
    now: Months, before: int,
) -> Change | None:  # fmt: skip
    """A stretch against the `before` months that end where it begins; None where the record does not reach back."""
    earlier = (now[0] - before, now[0] - 1)
    if earlier[0] < acts.first:
        return None
    length = now[1] - now[0] + 1
    old, new = (
        points(part, counted_, [some], trailing=definition.trailing, before=earlier[0], length=length)[0]
        for some in (earlier, now)
    )
    whole, channels = shifts(part, old, new)
    drivers = _drivers(part, acts, country, other, now if whole.up else earlier, whole, channels)
    return Change(old, new, whole, channels, drivers)


def compare(now: Mapping[str, Figure]) -> list[tuple[str, str, float]]:
    """Countries in the order of their figures; with each how likely it is above the next one, which is named."""
    ranked = sorted(now, key=lambda code: (-now[code].value, code))
    return [(code, after, shift(now[after], now[code]).rise) for code, after in itertools.pairwise(ranked)]


def _drivers(
    part: Part, acts: Acts, country: str, other: str | None, stretch: Months, whole: Shift, channels: Mapping[str, Shift]
) -> tuple[Driver, ...]:  # fmt: skip
    """The incidents of the stretch by how much they lift its figure, in the channels that moved its way."""
    lifts: dict[int, float] = {}
    names: dict[int, list[str]] = {}
    reports: dict[int, list[Act]] = {}
    for channel in part.channels:
        moved = channels[channel.name]
        if moved.size == 0 or (moved.size > 0) != whole.up:
            continue
        figure = moved.now if whole.up else moved.before
        lift = channel.weight * abs(moved.size) / max(figure.k, 1.0)
        some = [
            act for act in counted(channel, acts, country, other) if stretch[0] <= act.month <= stretch[1]
        ]
        for incident in dict.fromkeys(act.incident for act in some):
            lifts[incident] = lifts.get(incident, 0.0) + lift
            names.setdefault(incident, []).append(channel.name)
        for act in some:
            if act not in reports.setdefault(act.incident, []):
                reports[act.incident].append(act)
    total = sum(lifts.values())
    ranked = sorted(
        lifts, key=lambda i: (-lifts[i], -len(reports[i]), -(reports[i][0].dead or 0), reports[i][0].day, i)
    )
    return tuple(_driver(reports[i], tuple(names[i]), lifts[i] / total) for i in ranked[:DRIVERS])


def _driver(reports: Sequence[Act], channels: tuple[str, ...], share: float) -> Driver:
    best = reports[0]
    return Driver(
        best.id, best.document, best.day, best.event, best.actors, best.recipients, best.text, channels,
        len(reports), share,
    )  # fmt: skip


def _heard(
    definition: Definition, acts: Acts, country: str, other: str | None, votes: Votes | None
) -> Definition:
    """The lens without channels of votes where none are given, or none of the country in the months of the record."""
    if votes is not None and Ballots(votes, country, other).window(acts.first, acts.last)[1]:
        return definition
    heard = without_votes(definition)
    for part in heard.parts:
        if not part.channels:
            whose = country if other is None else f"{country} with {other}"
            raise UsageError(
                "T512",
                f"Part {part.name} of {definition.name} is made of votes, and there are none of {whose} in these months.",
                "Give votes with --votes, or ask for a country that has some.",
            )
    return heard


def _last_month(acts: Acts, to: str | None) -> int:
    if to is None:
        return acts.last
    if parse_day(to) != to:
        raise UsageError("T002", f"{shorten(to)!r} is no calendar day.", "Write it as 2020-02-10.")
    month = month_of(date.fromisoformat(to))
    if not acts.first <= month <= acts.last:
        days = f"{first_day(acts.first)} to {last_day(acts.last)}"
        raise UsageError(
            "T511", f"{to} lies outside the record, which reaches from {days}.", "Ask for a day in it."
        )
    return month


def _party(code: str) -> str:
    wanted = code.strip().upper()
    if wanted not in countries() and wanted not in special_codes():
        raise UsageError(
            "T507",
            f"{shorten(code)!r} is no code of a country or body.",
            "Codes are ISO 3166 alpha-3 or UNO, EUR.",
        )
    return wanted
