"""What the normalising functions share: what is known around a match, and days near the document's day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from tacitus.resolve.when import periods
from tacitus.resolve.when.direction import Direction, look_direction
from tacitus.resolve.when.periods import Period

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Result = tuple[Kind, Period] | None
Match = re.Match[str]

_LETTERS = {
    "day": "D",
    "night": "D",
    "fortnight": "W",
    "week": "W",
    "month": "M",
    "year": "Y",
    "quarter": "Q",
    "hour": "H",
    "minute": "M",
    "second": "S",
}
OPEN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
}
_OPENS = re.compile(
    r"(?:^|[.!?;][\"”’']?\s|\n)\s{0,2}(?:(?:On|In|By|Early|Late|Before|After|From|on|in|by|the)\s){0,3}$"
)
_FORWARD = {"next", "following", "coming", "later", "afterwards", "thereafter"}
_BACKWARD = {"last", "previous", "preceding", "past", "earlier", "before"}


@dataclass(frozen=True, slots=True)
class Around:
    """What is known beside a match: the whole text, the document's day, and the last date named before.

    `named_day` is the last day named in the same sentence, `dated` a day or month told with its year shortly before;
    `joined` tells whether "and" or a semicolon joins these words to it, `day_first` how the document writes dates in figures.
    """

    text: str
    start: int
    today: date | None
    previous: Period | None
    named_day: date | None = None
    dated: Period | None = None
    day_first: bool | None = None
    joined: bool = False

    def told(self, unit: str) -> date | None:
        """The last date named before, if it is exact enough to count units of that size from it."""
        exact = {
            "day": 0,
            "night": 0,
            "week": 1,
            "weekend": 1,
            "fortnight": 1,
            "month": 2,
            "quarter": 3,
            "year": 4,
        }
        if self.previous is None or exact.get(self.previous.precision or "", 9) > exact.get(unit, 4):
            return None
        return self.previous.first

    def narrative(self) -> date | None:
        """The day that the narrative has reached, where the words open a sentence and that day is of another year."""
        if self.dated is None or self.dated.first is None:
            return None
        if (
            self.today is not None
            and not self._is_joined()
            and not _OPENS.search(self.text[max(0, self.start - 30) : self.start])
        ):
            return None
        other = self.today is None or self.dated.first.year != self.today.year
        return self.dated.first if other else None

    def _is_joined(self) -> bool:
        return self.joined and self.direction() != "future"

    def direction(self) -> Direction:
        """Whether the words before look ahead or back."""
        return look_direction(self.text, self.start)


def unit_of(word: str) -> str:
    """A unit in the singular."""
    word = word.lower()
    return "century" if word.startswith("centur") else word.removesuffix("s")


def duration_value(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a length: P3Y, PT24H, P10Y for a decade, PXD where the count is not said."""
    factor = {"decade": 10, "century": 100, "fortnight": 2}.get(unit, 1)
    letter = _LETTERS.get(unit, "Y")
    if count is None:
        number, letter = "X", {"decade": "DE", "century": "CE"}.get(unit, letter)
    else:
        number = f"{count * factor:g}"
    return f"{'PT' if unit in ('hour', 'minute', 'second') else 'P'}{number}{letter}"


def direction_of(rel: str) -> int:
    """-1, 0 or 1 for last, this and next."""
    word = rel.lower().split()[-1]
    return 1 if word in _FORWARD else -1 if word in _BACKWARD else 0


def year_of(match: Match, around: Around) -> int | None:
    """The year a match names: in figures, or as last, this or next year."""
    if match["y"]:
        return int(match["y"])
    rel = match.groupdict().get("rel")
    return around.today.year + direction_of(rel) if rel and around.today else None


def bare_day(number: int, day: int, around: Around) -> Period:
    """A day of a month without a year: the nearest to the document, unless that is far and the words look the other way."""
    date(2000, number, day)  # raises where no year has it
    told = around.narrative()
    if told is not None:
        return periods.day(date(_year_told(told, number), number, day))
    if around.today is None:
        return Period(f"XXXX-{number:02}-{day:02}")
    reach = 8 if (number, day) == (2, 29) else 1  # leap days are up to eight years apart
    years = range(max(1, around.today.year - reach), min(9999, around.today.year + reach) + 1)
    near = [date(y, number, day) for y in years if _exists(y, number, day)]
    return periods.day(nearest_day(near, around, around.today))


def nearest_day(days: Sequence[date], around: Around, today: date) -> date:
    """The nearest of the days to the document's, unless that is far and the words look the other way."""
    near = sorted(days, key=lambda when: abs((when - today).days))
    choice, direction = near[0], around.direction()
    gap = (choice - today).days
    if (gap > 60 and direction == "past") or (gap < -14 and direction == "future"):
        choice = next((w for w in near if (w < today) == (direction == "past")), choice)
    return choice


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _year_told(told: date, number: int) -> int:
    """The year of a month in a narrative that has reached a day: after December comes January."""
    return told.year + (told.month - number > 6)


def bare_month(number: int, around: Around) -> Period:
    """A month without a year: the past one, the coming one where the words look ahead or it is at most two months off.

    Shortly behind a day or month of another year it is of the year that the narrative has reached.
    """
    told = around.narrative()
    if told is not None:
        return periods.month(_year_told(told, number), number)
    if around.today is None:
        return Period(f"XXXX-{number:02}")
    ahead = (number - around.today.month) % 12
    direction = around.direction()
    if ahead == 0 or direction == "future" or (direction == "unknown" and ahead <= 2):
        return periods.month(around.today.year, around.today.month + ahead)
    return periods.month(around.today.year, around.today.month + ahead - 12)


def near_weekday(number: int, rel: str | None, post: str | None, around: Around) -> Period:
    """A weekday: of the week up to the document's day, or from it on where the words look ahead."""
    if around.today is None:
        return Period(f"XXXX-WXX-{number}")
    if post:
        monday = around.today - timedelta(days=around.today.weekday() - 7 * direction_of(post))
        return periods.day(monday + timedelta(days=number - 1))
    back = (around.today.isoweekday() - number) % 7
    step = direction_of(rel) if rel else 0
    if step:
        return periods.day(
            around.today - timedelta(days=_last_back(back, rel))
            if step < 0
            else around.today + timedelta(days=7 - back)
        )
    direction = around.direction()
    if direction == "future" or (rel and direction == "unknown"):
        return periods.day(around.today + timedelta(days=-back % 7))
    return periods.day(around.today - timedelta(days=back))


def _last_back(back: int, rel: str | None) -> int:
    """Days back to "last Thursday": that of the week before where it was yesterday, which would be told so."""
    return back + 7 if back == 0 or (back == 1 and rel is not None and rel.lower() == "last") else back


def near_day(step: int, a: Around, back: bool = False) -> Period:
    """The document's day (or the last named one) moved by some days."""
    base = (a.told("day") or a.today) if back else a.today
    return Period("XXXX-XX-XX") if base is None else periods.day(base + timedelta(days=step))


def moved(count: float | None, unit: str, base: date | None) -> Result:
    """The period of a unit's own size so many units away; hours count only where they make whole days."""
    if count is None:
        return "DATE", Period("PAST_REF")
    if unit in ("hour", "minute", "second"):
        if unit != "hour" or count % 24:
            return "TIME", Period("XXXX-XX-XXTXX")
        unit, count = "day", count / 24
    if base is None:
        return "DATE", Period(OPEN.get(unit, "XXXX"))
    if count % 1 or unit == "century":
        months = count * {"year": 12, "decade": 120, "century": 1200}.get(unit, 0)
        if not months or months % 1:
            return None
        return "DATE", periods.shift(base, int(months), "month")
    return "DATE", periods.shift(base, int(count), unit)
