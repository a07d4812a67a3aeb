"""The chart of one or several measurements of a lens: a panel for each part, time along, the figure upward.

A line is the figure, the band around it its 90 % interval, the columns below how many acts it stands on. The windows
that are compared are marked, and what the comparison says is written above. Several countries differ by grey and by
dashes, and stand at their lines' ends; bands are drawn for two at most, the second as an outline.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date

from tacitus.lenses.measure import Measured
from tacitus.lenses.plot.shapes import Area, Drawing, Line, Words
from tacitus.lenses.values import Point
from tacitus.lenses.words import upper_first
from tacitus.ontology import special_codes
from tacitus.ontology.countries import countries

WIDTH, PANEL, TOP, LEFT, RIGHT, GAP, COLUMNS = 760.0, 190.0, 46.0, 52.0, 108.0, 36.0, 26.0
_STYLES: tuple[tuple[int, float, tuple[float, float] | None], ...] = (
    (0, 1.5, None), (90, 1.6, (6, 3)), (0, 1.3, (1.5, 2.5)), (140, 2.0, None), (60, 1.3, (10, 3)),
)  # fmt: skip
MOST = len(_STYLES)  # countries in one chart
_BAND = 206
Shape = Line | Area | Words


def draw(some: Sequence[Measured]) -> Drawing:
    """The chart of measurements of the same lens over the same months; of more than MOST the first."""
    some = some[:MOST]
    first = some[0]
    names = ", ".join(_name(m) for m in some)
    title = f"{first.definition.title}: {names}"
    shapes: list[Shape] = [
        Words(LEFT, 20, title, 15, bold=True),
        Words(
            LEFT,
            36,
            f"Higher is {first.definition.higher}. {_bands(len(some))}Lens version {first.definition.version}, record {first.as_of or '?'}.",
            9.5,
            grey=70,
        ),
    ]
    top = TOP
    for part in first.definition.parts:
        shapes += _panel(some, part.name, part.title, top)
        top += PANEL + GAP
    return Drawing(WIDTH, top - 4, title, tuple(shapes))


def _bands(countries: int) -> str:
    told = {1: "Band: 90 % interval. ", 2: "Band and thin lines: 90 % intervals. "}
    return told.get(countries, "Intervals are not drawn. ")


def _panel(some: Sequence[Measured], part: str, title: str, top: float) -> Iterator[Shape]:
    series = [m.series[part] for m in some]
    points = [p for line in series for p in line]
    start, end = min(p.first for p in points), max(p.last for p in points)
    bands = series if len(series) <= 2 else []
    most = _ceiling(points, [p for line in bands for p in line])
    step = _round_step(most / 4)
    ceiling = step * math.ceil(most / step + 1e-9)
    bottom, head = top + PANEL, top + 24

    def across(day: date) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * (day - start).days / max(1, (end - start).days)

    def up(value: float) -> float:
        return bottom - COLUMNS - (bottom - COLUMNS - head) * min(value, ceiling) / ceiling

    yield Words(LEFT, top + 14, upper_first(title), 11, bold=True)
    change = some[0].changes.get(part)
    if change is not None:
        for point, name in ((change.before, "before"), (change.now, "now")):
            box = [(across(point.first), head), (across(point.last), head)]
            yield Area(
                [*box, (box[1][0], bottom - COLUMNS), (box[0][0], bottom - COLUMNS)],
                246 if name == "before" else 236,
            )
            if box[1][0] - box[0][0] > 34:
                yield Words((box[0][0] + box[1][0]) / 2, head + 10, name, 8.5, "middle", 90)
        yield Words(WIDTH - RIGHT, top + 14, _said(some[0], part, several=len(some) > 1), 9.5, "end", 40)
    for value in (step * i for i in range(round(ceiling / step) + 1)):
        yield Line([(LEFT, up(value)), (WIDTH - RIGHT, up(value))], 225 if value else 0, 0.6)
        yield Words(LEFT - 5, up(value) + 3.5, f"{value:.3g}", 9.5, "end", 60)
    for line, (grey, _, dash) in zip(bands, _STYLES, strict=False):
        there = [(across(_middle(p)), up(p.figure.high)) for p in line]
        back = [(across(_middle(p)), up(p.figure.low)) for p in reversed(line)]
        if line is bands[0]:
            yield Area([*there, *back], _BAND)
        else:
            yield from (Line(edge, grey, 0.7, dash) for edge in (there, back))
    for line, (grey, width, dash) in zip(series, _STYLES, strict=False):
        yield Line([(across(_middle(p)), up(p.figure.value)) for p in line], grey, width, dash)
    yield from _labels(some, series, up)
    yield from _columns(series[0], across, bottom, some[0].country if len(some) > 1 else "")
    yield from _years(start, end, across, bottom)


def _labels(some: Sequence[Measured], series: Sequence[Sequence[Point]], up: object) -> Iterator[Shape]:
    """Names at the ends of the lines, moved apart where they would touch, and up where they would leave the panel."""
    assert callable(up)
    places: list[tuple[float, int]] = []
    for y, i in sorted((up(line[-1].figure.value), i) for i, line in enumerate(series)):
        places.append((max(y, places[-1][0] + 12 if places else y), i))
    over = max(0.0, places[-1][0] - up(0.0))
    for y, i in ((y - over, i) for y, i in places):
        yield Line([(WIDTH - RIGHT + 2, y), (WIDTH - RIGHT + 18, y)], *_STYLES[i])
        yield Words(WIDTH - RIGHT + 22, y + 3.5, _short(some[i]), 10.5, grey=_STYLES[i][0])


def _columns(line: Sequence[Point], across: object, bottom: float, whose: str) -> Iterator[Shape]:
    """How many acts each step stands on."""
    assert callable(across)
    most = max(max((p.figure.n for p in line), default=0), 1)
    for p in line:
        left, right = across(p.first) + 0.2, max(across(p.last) - 0.2, across(p.first) + 0.6)
        y = bottom - (COLUMNS - 6) * p.figure.n / most
        if p.figure.n:
            yield Area([(left, bottom), (left, y), (right, y), (right, bottom)], 150)
    yield Words(LEFT - 5, bottom, f"n {whose}".strip(), 8.5, "end", 90)
    yield Words(WIDTH - RIGHT + 4, bottom - COLUMNS + 12, f"up to {most:,.0f}", 8.5, grey=90)


def _years(start: date, end: date, across: object, bottom: float) -> Iterator[Shape]:
    assert callable(across)
    years = end.year - start.year + 1
    each = next(step for step in (1, 2, 4, 5, 10, 20, 50, 1000) if years / step <= 14)
    yield Line([(LEFT, bottom), (WIDTH - RIGHT, bottom)], 0, 0.6)
    months = (1, 4, 7, 10) if years <= 3 else (1,)
    for year in range(start.year, end.year + 1):
        for month in months if year % each == 0 else ():
            day = date(year, month, 1)
            if start <= day <= end:
                yield Line([(across(day), bottom), (across(day), bottom + 4)], 0, 0.6)
                told = f"{day:%Y-%m}" if len(months) > 1 else str(year)
                yield Words(across(day), bottom + 15, told, 9.5, "middle", 60)


def _said(measured: Measured, part: str, *, several: bool) -> str:
    shift = measured.changes[part].shift
    now = measured.changes[part].now
    rise, chance = ("rise", shift.rise) if shift.size >= 0 else ("fall", 1 - shift.rise)
    ends = f"{measured.window} months to {now.last:%Y-%m}"
    who = f"{measured.country}, " if several else ""
    return f"{who}{ends}: {shift.now.value:.3g}, before {shift.before.value:.3g}; a {rise} with probability {chance:.2f}"


def _ceiling(points: Sequence[Point], banded: Sequence[Point]) -> float:
    """The height that holds all lines, and their bands unless these reach far above them."""
    highest = max(p.figure.value for p in points)
    return max(highest, min(max((p.figure.high for p in banded), default=0.0), 2 * highest))


def _round_step(step: float) -> float:
    size = 10.0 ** math.floor(math.log10(max(step, 1e-9)))
    return next(size * nice for nice in (1, 2, 2.5, 5, 10) if size * nice >= step * 0.999)


def _middle(point: Point) -> date:
    return date.fromordinal((point.first.toordinal() + point.last.toordinal()) // 2)


def _name(measured: Measured) -> str:
    def name(code: str) -> str:
        found = countries().get(code)
        return found.name if found else special_codes().get(code, code)

    return name(measured.country) + (f" on {name(measured.on)}" if measured.on else "")


def _short(measured: Measured) -> str:
    """The name where it fits beside the chart, else codes."""
    name = _name(measured)
    if len(name) <= 16:
        return name
    return measured.country + (f" on {measured.on}" if measured.on else "")
