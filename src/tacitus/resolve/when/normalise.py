"""From a matched rule to a TIMEX3 type and value and the days it stands for.

Each function takes the match and what is known beside it, and returns type and period; None where the words are no
date. Without a document day what depends on it becomes a value with `X` and no days: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from tacitus.resolve.when import periods
from tacitus.resolve.when.direction import Direction, look_direction
from tacitus.resolve.when.periods import Period
from tacitus.resolve.when.words import load_words, month_number, read_number, weekday_number

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Result = tuple[Kind, Period] | None
Match = re.Match[str]

_LETTERS = {"day": "D", "week": "W", "month": "M", "year": "Y", "quarter": "Q", "hour": "H", "minute": "M", "second": "S"}
_OPEN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX"}
_FORWARD = {"next", "following", "coming", "later", "afterwards", "thereafter"}
_BACKWARD = {"last", "previous", "preceding", "past", "earlier", "before"}


@dataclass(frozen=True, slots=True)
class Around:
    """What is known beside a match: the whole text, the document's day, and the last date named before."""

    text: str
    start: int
    today: date | None
    previous: Period | None

    def told(self, unit: str) -> date | None:
        """The last date named before, if it is exact enough to count units of that size from it."""
        exact = {"day": 0, "week": 1, "weekend": 1, "month": 2, "quarter": 3, "year": 4}
        if self.previous is None or exact.get(self.previous.precision or "", 9) > exact.get(unit, 4):
            return None
        return self.previous.first

    def direction(self) -> Direction:
        """Whether the words before look ahead or back."""
        return look_direction(self.text, self.start)


def unit_of(word: str) -> str:
    """A unit in the singular."""
    word = word.lower()
    return "century" if word.startswith("centur") else word.removesuffix("s")


def duration_value(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a length: P3Y, PT24H, P10Y for a decade, PXD where the count is not said."""
    factor = {"decade": 10, "century": 100}.get(unit, 1)
    letter = _LETTERS.get(unit, "Y")
    if count is None:
        number, letter = "X", {"decade": "DE", "century": "CE"}.get(unit, letter)
    else:
        number = f"{count * factor:g}"
    return f"{'PT' if unit in ('hour', 'minute', 'second') else 'P'}{number}{letter}"


def _direction_of(rel: str) -> int:
    """-1, 0 or 1 for last, this and next."""
    word = rel.lower().split()[-1]
    return 1 if word in _FORWARD else -1 if word in _BACKWARD else 0


def _year_of(match: Match, around: Around) -> int | None:
    """The year a match names: in figures, or as last, this or next year."""
    if match["y"]:
        return int(match["y"])
    rel = match.groupdict().get("rel")
    return around.today.year + _direction_of(rel) if rel and around.today else None


def _bare_day(number: int, day: int, around: Around) -> Period:
    """A day of a month without a year: the nearest to the document, unless that is far and the words look the other way."""
    date(2000, number, day)  # raises where no year has it
    if around.today is None:
        return Period(f"XXXX-{number:02}-{day:02}")
    near = [date(y, number, day) for y in range(around.today.year - 1, around.today.year + 2) if _exists(y, number, day)]
    near.sort(key=lambda when: abs((when - around.today).days) if around.today else 0)
    choice, direction = near[0], around.direction()
    gap = (choice - around.today).days
    if (gap > 60 and direction == "past") or (gap < -60 and direction == "future"):
        choice = next((w for w in near if (w < around.today) == (direction == "past")), choice)
    return periods.day(choice)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _bare_month(number: int, around: Around) -> Period:
    """A month without a year: the past one, the coming one where the words look ahead or it is at most two months off."""
    if around.today is None:
        return Period(f"XXXX-{number:02}")
    ahead = (number - around.today.month) % 12
    direction = around.direction()
    if ahead == 0 or direction == "future" or (direction == "unknown" and ahead <= 2):
        return periods.month(around.today.year, around.today.month + ahead)
    return periods.month(around.today.year, around.today.month + ahead - 12)


def _weekday(number: int, rel: str | None, post: str | None, around: Around) -> Period:
    """A weekday: of the week up to the document's day, or from it on where the words look ahead."""
    if around.today is None:
        return Period(f"XXXX-WXX-{number}")
    if post:
        monday = around.today - timedelta(days=around.today.weekday() - 7 * _direction_of(post))
        return periods.day(monday + timedelta(days=number - 1))
    back = (around.today.isoweekday() - number) % 7
    step = _direction_of(rel) if rel else 0
    if step:
        return periods.day(around.today - timedelta(days=back or 7) if step < 0 else around.today + timedelta(days=7 - back))
    direction = around.direction()
    if direction == "future" or (rel and direction == "unknown"):
        return periods.day(around.today + timedelta(days=-back % 7))
    return periods.day(around.today - timedelta(days=back))


def iso_time(m: Match, a: Around) -> Result:
    p = periods.day(date(int(m["y"]), int(m["m"]), int(m["d"])))
    if int(m["h"]) > 24 or int(m["min"]) > 59:
        return None
    return "TIME", Period(f"{p.value}T{m['h']}:{m['min']}{m['z'] or ''}", p.first, p.last, "day")


def iso_day(m: Match, a: Around) -> Result:
    return "DATE", periods.day(date(int(m["y"]), int(m["m"]), int(m["d"])))


def numeric(m: Match, a: Around) -> Result:
    first, second = int(m["a"]), int(m["b"])
    if len(m["y"]) != 4 or (first <= 12 and second <= 12 and first != second):
        return None
    number, day = (second, first) if second <= 12 else (first, second)
    return "DATE", periods.day(date(int(m["y"]), number, day))


def day_range(m: Match, a: Around) -> Result:
    number = month_number(m["m"])
    if m["y"]:
        ends = [periods.day(date(int(m["y"]), number, int(m[k]))) for k in "de"]
    else:
        end = _bare_day(number, int(m["e"]), a)
        if end.first is None:
            date(2000, number, int(m["d"]))
            return "DATE", Period(f"XXXX-{number:02}-{int(m['d']):02}/{end.value}")
        ends = [periods.day(end.first.replace(day=int(m["d"]))), end]
    return "DATE", periods.span(ends[0], ends[1])


def day_of_month(m: Match, a: Around) -> Result:
    number, day = month_number(m["m"]), int(m["d"])
    if m["y"]:
        return "DATE", periods.day(date(int(m["y"]), number, day))
    return "DATE", _bare_day(number, day, a)


def months_year(m: Match, a: Around) -> Result:
    year = int(m["y"])
    return "DATE", periods.span(periods.month(year, month_number(m["m"])), periods.month(year, month_number(m["e"])))


def month_year(m: Match, a: Around) -> Result:
    return "DATE", periods.month(int(m["y"]), month_number(m["m"]))


def month_relative(m: Match, a: Around) -> Result:
    number, step = month_number(m["m"]), _direction_of(m["rel"])
    if a.today is None:
        return "DATE", Period(f"XXXX-{number:02}")
    ahead = (number - a.today.month) % 12
    if step == 0:
        return "DATE", periods.month(a.today.year, number)
    return "DATE", periods.month(a.today.year, a.today.month + (ahead or 12 if step > 0 else ahead - 12))


def month_of_relative(m: Match, a: Around) -> Result:
    number = month_number(m["m"])
    if a.today is None:
        return "DATE", Period(f"XXXX-{number:02}")
    return "DATE", periods.month(a.today.year + _direction_of(m["rel"]), number)


def month(m: Match, a: Around) -> Result:
    name = m["m"].capitalize()
    before = a.text[max(0, m.start("m") - 14) : m.start("m")]
    if m["m"].isupper() or (name in load_words().names_too and m.start("m") == m.start() and not _MONTH_CUE.search(before)):
        return None
    return "DATE", _bare_month(month_number(name), a)


_MONTH_CUE = re.compile(
    r"(?i:\b(?:in|since|of|until|till|by|from|through|between|during|before|after|for|earlier|to)\s{1,3}$)"
)


def holiday(m: Match, a: Around) -> Result:
    number, day = load_words().holidays[m["name"].replace("’", "'")]
    return "DATE", periods.day(date(int(m["y"]), number, day)) if m["y"] else _bare_day(number, day, a)


def quarter(m: Match, a: Around) -> Result:
    number = int(m["n"]) if m["n"].isdigit() else load_words().ordinals[m["n"].lower()]
    year = _year_of(m, a)
    if year is not None:
        return "DATE", periods.quarter(year, number)
    if a.today is None:
        return "DATE", Period(f"XXXX-Q{number}")
    now = (a.today.month - 1) // 3 + 1
    ahead = (number - now) % 4
    return "DATE", periods.quarter(a.today.year, now + (ahead if a.direction() == "future" or not ahead else ahead - 4))


def season(m: Match, a: Around) -> Result:
    return "DATE", periods.season(int(m["y"]), load_words().seasons[m["s"].lower()])


def season_relative(m: Match, a: Around) -> Result:
    code, step = load_words().seasons[m["s"]], _direction_of(m["rel"])
    if a.today is None:
        return "DATE", Period(f"XXXX-{code}")
    own = periods.season(a.today.year, code)
    if step < 0:
        over = own.last < a.today if own.last else False
        return "DATE", own if over else periods.season(a.today.year - 1, code)
    begun = own.first is not None and own.first <= a.today
    return "DATE", periods.season(a.today.year + 1, code) if step > 0 and begun else own


def century(m: Match, a: Around) -> Result:
    number = int(m["n"])
    if not 1 <= number <= 30:
        return None
    first = date(max(1, (number - 1) * 100), 1, 1)
    return "DATE", Period(f"{number - 1:02}", first, date((number - 1) * 100 + 99, 12, 31), "interval")


def decade(m: Match, a: Around) -> Result:
    year = int(m["y"])
    return "DATE", periods.decade(year if year > 99 else 1900 + year)


def years(m: Match, a: Around) -> Result:
    start, end = m["y"], m["e"]
    last = int(start[:2] + end if len(end) == 2 else end)
    return ("DATE", periods.span(periods.year(int(start)), periods.year(last))) if last > int(start) else None


def year(m: Match, a: Around) -> Result:
    number = int(m["y"])
    before = a.text[max(0, a.start - 16) : a.start].split()
    word = before[-1] if before else ""
    if word in load_words().not_years_after or word.endswith(("$", "€", "£", "No.", "#", "(no.")):
        return None
    if number < 1500 and word.lower() not in ("in", "since", "year"):
        return None
    return "DATE", periods.year(number)


def mod_year(m: Match, a: Around) -> Result:
    return "DATE", periods.year(int(m["y"]))


def year_short(m: Match, a: Around) -> Result:
    number = int(m["y"])
    return "DATE", periods.year(number + (2000 if number < 30 else 1900))


def set_weekday(m: Match, a: Around) -> Result:
    return "SET", Period(f"XXXX-WXX-{weekday_number(m['wd'] or m['wds'])}")


def repeated(m: Match, a: Around) -> Result:
    if m["k"]:
        word = m["k"].lower()
        unit = {"d": "D", "w": "W", "m": "M", "y": "Y", "a": "Y", "q": "3M"}[word[0]]
        return "SET", Period(f"P1{unit}" if word[0] != "q" else "P3M")
    if m["times"]:
        return "SET", Period(duration_value(1, m["tu"].lower()))
    unit, count = unit_of(m["u"]), m["n"] or "1"
    if unit in ("night", "morning", "weekend"):
        return "SET", Period({"night": "TNI", "morning": "TMO", "weekend": "XXXX-WXX-WE"}[unit])
    return "SET", Period(duration_value(2 if count.lower() == "other" else read_number(count), unit))


def day_part(m: Match, a: Around) -> Result:
    word, part = m["day"].lower(), load_words().parts_of_day[m["p"].lower()]
    if word.capitalize() in load_words().weekdays:
        base = _weekday(weekday_number(word), None, None, a)
    else:
        base = _near_day({"yesterday": -1, "last": -1, "tomorrow": 1}.get(word, 0), a, back=word == "that")
    return "TIME", Period(f"{base.value}T{part}", base.first, base.last, base.precision)


def _near_day(step: int, a: Around, back: bool = False) -> Period:
    """The document's day (or the last named one) moved by some days."""
    base = (a.told("day") or a.today) if back else a.today
    return Period("XXXX-XX-XX") if base is None else periods.day(base + timedelta(days=step))


def clock(m: Match, a: Around) -> Result:
    hour, minute = int(m["h"] or m["h2"] or m["hm"][:2]), m["min"] or (m["hm"][2:] if m["hm"] else "00")
    half = (m["ap"] or m["ap2"] or "").lower()
    if half:
        if hour > 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    elif m["h"] and ("." in m.group() or not _CLOCK_CUE.search(a.text[max(0, a.start - 12) : m.end()])):
        return None
    zone = "Z" if re.search(r"UTC|GMT", m.group()) else ""
    base = _near_day(0, a)
    return "TIME", Period(f"{base.value}T{hour:02}:{minute}{zone}", base.first, base.last, base.precision)


_CLOCK_CUE = re.compile(r"(?i:\b(?:at|around|about|by|until|from|to|after|before|and)\s|UTC|GMT|local|[ECP][SD]T)")


def day_word(m: Match, a: Around) -> Result:
    word = m["w"].lower()
    base = _near_day({"yesterday": -1, "tomorrow": 1}.get(word, 0), a)
    if word in ("tonight", "overnight"):
        return "TIME", Period(f"{base.value}TNI", base.first, base.last, base.precision)
    return "DATE", base


def day_after_tomorrow(m: Match, a: Around) -> Result:
    return "DATE", _near_day(-2 if m["w"].lower().startswith("before") else 2, a)


def weekday(m: Match, a: Around) -> Result:
    before = a.text[max(0, a.start - 8) : a.start].split()
    if before and before[-1] in ("Black", "Bloody", "Good", "Super", "Ash", "Easter", "Palm", "Cyber"):
        return None
    return "DATE", _weekday(weekday_number(m["wd"]), m["rel"], m["post"], a)


def ago(m: Match, a: Around) -> Result:
    back = m["back"]
    count, unit = read_number(m["n"] or m["n2"]), unit_of(m["u"] or m["u2"])
    return _moved(None if count is None else -count, unit, a.told(unit) if back else a.today)


def later(m: Match, a: Around) -> Result:
    unit = unit_of(m["u"])
    return _moved(read_number(m["n"]), unit, a.told(unit))


def _moved(count: float | None, unit: str, base: date | None) -> Result:
    """The period of a unit's own size so many units away; hours count only where they make whole days."""
    if count is None:
        return "DATE", Period("PAST_REF")
    if unit in ("hour", "minute", "second"):
        if unit != "hour" or count % 24:
            return "TIME", Period("XXXX-XX-XXTXX")
        unit, count = "day", count / 24
    if base is None:
        return "DATE", Period(_OPEN.get(unit, "XXXX"))
    if count % 1 or unit == "century":
        months = count * {"year": 12, "decade": 120, "century": 1200}.get(unit, 0)
        if not months or months % 1:
            return None
        return "DATE", periods.shift(base, int(months), "month")
    return "DATE", periods.shift(base, int(count), unit)


def shift_interval(m: Match, a: Around) -> Result:
    rel, unit = (m["rel"] or m["rel2"]).lower(), unit_of(m["u"] or m["u2"])
    named = m["n"]
    single = not (m["u"] or "").lower().endswith("s")
    count = read_number(named) if named and named.lower() not in ("few", "several") else 1 if single and not named else None
    value = duration_value(count, unit)
    if count is None or count % 1 or a.today is None:
        return "DURATION", Period(value)
    if rel in ("last", "past"):
        return "DURATION", periods.days(periods.move(a.today, -int(count), unit), a.today, value)
    if rel in ("next", "coming"):
        return "DURATION", periods.days(a.today, periods.move(a.today, int(count), unit), value)
    return "DURATION", Period(value)


def relative(m: Match, a: Around) -> Result:
    rel, unit = m["rel"].lower().removeprefix("the "), m["u"].lower()
    step = _direction_of(rel)
    if unit == "period":
        return None
    told = rel in ("previous", "following", "same", "that", "preceding") or (rel == "next" and unit == "day")
    base = (a.told(unit) or (None if step > 0 and unit == "day" else a.today)) if told else a.today
    if unit != "day" and rel in ("previous", "preceding"):
        base = a.today
    if base is None:
        return "DATE", Period(_OPEN.get(unit, "XXXX" if unit == "year" else "XXX"))
    return "DATE", periods.shift(base, step, unit)


def in_within(m: Match, a: Around) -> Result:
    count, unit = read_number(m["n"]), unit_of(m["u"])
    value = duration_value(count, unit)
    record = re.search(r"(?i:\b(?:first|time|most|\w{2,}est)\s(?:\w+\s){0,2}$)", a.text[max(0, a.start - 30) : a.start])
    if count is None or count % 1 or record or a.direction() != "future":
        return "DURATION", Period(value)
    if m["w"].lower() == "within":
        if a.today is None:
            return "DURATION", Period(value)
        return "DURATION", periods.days(a.today, periods.move(a.today, int(count), unit), value)
    return _moved(count, unit, a.today)


def duration(m: Match, a: Around) -> Result:
    groups = m.groupdict()
    unit = unit_of(groups.get("u2") or m["u"])
    count = read_number(m["n"]) if m["n"] else None
    half = 0.5 if groups.get("half") and count is not None else 0
    words = (m["n"] or "").lower()
    if words == "recent":
        return "DATE", Period("PAST_REF")
    if words in ("a", "an") and unit in ("second", "minute") and " and a half" not in m.group():
        return None
    return "DURATION", Period(duration_value(count + half if count is not None else None, unit))


def reference(m: Match, a: Around) -> Result:
    return "DATE", Period("PRESENT_REF" if m["now"] else "PAST_REF" if m["past"] else "FUTURE_REF")


NORMALISERS: dict[str, Callable[[Match, Around], Result]] = {
    "iso_time": iso_time,
    "iso_day": iso_day,
    "numeric": numeric,
    "days_month": day_range,
    "month_days": day_range,
    "day_month": day_of_month,
    "month_day": day_of_month,
    "months_year": months_year,
    "month_year": month_year,
    "month_relative": month_relative,
    "month_of_relative": month_of_relative,
    "holiday": holiday,
    "quarter": quarter,
    "quarter_short": quarter,
    "season": season,
    "season_relative": season_relative,
    "century": century,
    "decade": decade,
    "decade_short": decade,
    "years": years,
    "set_weekday": set_weekday,
    "set": repeated,
    "day_part": day_part,
    "clock": clock,
    "day_word": day_word,
    "day_after_tomorrow": day_after_tomorrow,
    "weekday": weekday,
    "ago": ago,
    "later": later,
    "shift_interval": shift_interval,
    "relative": relative,
    "in_within": in_within,
    "hyphen": duration,
    "duration": duration,
    "reference": reference,
    "month": month,
    "mod_year": mod_year,
    "year_short": year_short,
    "year": year,
}
