"""Expressions that count from a day, repeat or last: "yesterday", "two weeks ago", "every Monday", "for a year".

Each function takes a match of its rule and what is known around it, and returns TIMEX3 type and period. Without a
document day what depends on it becomes a value with `X` and no days: nothing is guessed.
"""

from __future__ import annotations

import re
from datetime import timedelta

from tacitus.resolve.when import periods
from tacitus.resolve.when.around import (
    OPEN,
    Around,
    Match,
    Result,
    direction_of,
    duration_value,
    moved,
    near_day,
    near_weekday,
    unit_of,
)
from tacitus.resolve.when.periods import Period
from tacitus.resolve.when.seasons import season_before_last
from tacitus.resolve.when.words import load_words, month_number, read_number, weekday_number


def set_weekday(m: Match, a: Around) -> Result:
    return "SET", Period(f"XXXX-WXX-{weekday_number(m['wd'] or m['wds'])}")


def set_month(m: Match, a: Around) -> Result:
    """ "Each January", "every spring"."""
    word = m["m"]
    seasons = load_words().seasons
    return "SET", Period(f"XXXX-{seasons[word]}" if word in seasons else f"XXXX-{month_number(word):02}")


def repeated(m: Match, a: Around) -> Result:
    if m["k"]:
        word = m["k"].lower()
        unit = {"d": "D", "w": "W", "m": "M", "y": "Y", "a": "Y", "q": "3M"}[word[0]]
        return "SET", Period(f"P1{unit}" if word[0] != "q" else "P3M")
    if m["most"]:
        return "SET", Period("XXXX" if m["mu"] == "years" else "XXX")
    if m["times"]:
        return "SET", Period(duration_value(1, m["tu"].lower()))
    unit, count = unit_of(m["u"]), m["n"] or "1"
    if unit in ("night", "morning", "weekend"):
        return "SET", Period({"night": "TNI", "morning": "TMO", "weekend": "XXXX-WXX-WE"}[unit])
    return "SET", Period(duration_value(2 if count.lower() == "other" else read_number(count), unit))


def day_part(m: Match, a: Around) -> Result:
    word, part = m["day"].lower(), load_words().parts_of_day[m["p"].lower()]
    if word.startswith(("the ", "that ")):
        step = direction_of(word)
        told = a.told("day")
        if told is None:
            return "TIME", Period(f"XXXX-XX-XXT{part}")
        base = periods.day(told + timedelta(days=step))
    elif word.capitalize() in load_words().weekdays:
        base = near_weekday(weekday_number(word), None, None, a)
    else:
        base = near_day({"yesterday": -1, "last": -1, "tomorrow": 1}.get(word, 0), a, back=word == "that")
    return "TIME", Period(f"{base.value}T{part}", base.first, base.last, base.precision)


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
    base = periods.day(a.named_day) if a.named_day else near_day(0, a)
    return "TIME", Period(f"{base.value}T{hour:02}:{minute}{zone}", base.first, base.last, base.precision)


_CLOCK_CUE = re.compile(
    r"(?i:\b(?:at|around|about|by|until|from|to|after|before|and)\s|UTC|GMT|local|[ECP][SD]T)"
)


def day_word(m: Match, a: Around) -> Result:
    word = m["w"].lower()
    base = near_day({"yesterday": -1, "tomorrow": 1}.get(word, 0), a)
    if word == "overnight" and base.first and a.direction() != "future":
        return "TIME", Period(f"{base.value}TNI", base.first - timedelta(days=1), base.last, "interval")
    if word in ("tonight", "overnight"):
        return "TIME", Period(f"{base.value}TNI", base.first, base.last, base.precision)
    return "DATE", base


def day_after_tomorrow(m: Match, a: Around) -> Result:
    return "DATE", near_day(-2 if m["w"].lower().startswith("before") else 2, a)


def weekday(m: Match, a: Around) -> Result:
    before = a.text[max(0, a.start - 8) : a.start].split()
    if before and before[-1] in ("Black", "Bloody", "Good", "Super", "Ash", "Easter", "Palm", "Cyber"):
        return None
    number = weekday_number(m["wd"])
    if (
        m.group() == m["wd"]
        and _ANY.search(a.text[max(0, a.start - 8) : a.start])
        and not _HEAD_NOUN.match(a.text, m.end())
    ):
        return "DATE", Period(f"XXXX-WXX-{number}")
    if m["nth"]:
        return _numbered_weekday(number, int(m["nth"]), a)
    if m["on"] and a.today:
        base = near_weekday(number, "next" if a.today.isoweekday() == number else "this", None, a).first
        return "DATE", periods.day((base or a.today) + timedelta(days=14 if m["on"] == "fortnight" else 7))
    if m["back"]:
        return _weeks_ago(number, m["back"], m["bu"], a)
    told = a.told("day") if (m["rel"] or "").lower().startswith("the ") else None
    if told is not None:  # "the following Monday", in a narrative
        ahead = (number - told.isoweekday()) % 7 or 7
        return "DATE", periods.day(told + timedelta(days=ahead - 7 * (direction_of(m["rel"]) < 0)))
    return "DATE", near_weekday(number, m["rel"], m["post"] or m["post2"], a)


_ANY = re.compile(r"\b[Oo]n\s(?:an?|one)\s$")  # "on a Thursday": nobody says which
_HEAD_NOUN = re.compile(r"\s(?!in\b|of\b|when\b|that\b|before\b|after\b|and\b)[a-z]")


def _numbered_weekday(number: int, day: int, a: Around) -> Result:
    """ "Monday the 10th": the nearest such day, of the past where two are as near."""
    if a.today is None:
        return "DATE", Period(f"XXXX-XX-{day:02}")
    near = sorted((abs(gap), gap) for gap in range(-200, 201))
    for _, gap in near:
        when = a.today + timedelta(days=gap)
        if when.day == day and when.isoweekday() == number:
            return "DATE", periods.day(when)
    return None


def ago_weekday(m: Match, a: Around) -> Result:
    """ "A week ago on Friday"."""
    return _weeks_ago(weekday_number(m["wd"]), m["n"], m["u"], a)


def weekdays_ago(m: Match, a: Around) -> Result:
    """ "Two Fridays ago"."""
    number, count = weekday_number(m["wd"]), read_number(m["n"])
    if a.today is None or count is None or count % 1 or count < 1:
        return "DATE", Period(f"XXXX-WXX-{number}")
    back = (a.today.isoweekday() - number) % 7 or 7
    return "DATE", periods.day(a.today - timedelta(days=back + 7 * (int(count) - 1)))


def before_last(m: Match, a: Around) -> Result:
    """ "The week before last", "the week after next"."""
    unit = m["u"].lower()
    after = m["way"].lower() == "after next"
    if a.today is None:
        return "DATE", Period(OPEN.get(unit, "XXXX"))
    if unit in OPEN or unit == "year":
        return "DATE", periods.shift(a.today, 2 if after else -2, unit)
    if after:
        ahead = (
            (weekday_number(unit) - a.today.isoweekday()) % 7 or 7 if unit not in load_words().seasons else 0
        )
        return ("DATE", periods.day(a.today + timedelta(days=ahead + 7))) if ahead else None
    if unit in load_words().seasons:
        return "DATE", season_before_last(load_words().seasons[unit], a, a.today)
    back = (a.today.isoweekday() - weekday_number(unit)) % 7 or 7
    return "DATE", periods.day(a.today - timedelta(days=back + 7))


def _weeks_ago(number: int, count: str, unit: str, a: Around) -> Result:
    """The weekday nearest to so many weeks before the document's day."""
    if a.today is None:
        return "DATE", Period(f"XXXX-WXX-{number}")
    weeks = int(read_number(count) or 1) * (2 if unit_of(unit) == "fortnight" else 1)
    day = a.today - timedelta(weeks=weeks)
    gap = (number - day.isoweekday() + 3) % 7 - 3
    return "DATE", periods.day(day + timedelta(days=gap))


def ago(m: Match, a: Around) -> Result:
    back = m["back"]
    count, unit = read_number(m["n"] or m["n2"]), unit_of(m["u"] or m["u2"])
    if (
        m["exact"]
        and count is not None
        and not count % 1
        and a.today is not None
        and unit in ("month", "year", "decade")
    ):
        return "DATE", periods.day(periods.move(a.today, -int(count), unit))
    return moved(None if count is None else -count, unit, a.told(unit) if back else a.today)


def from_now(m: Match, a: Around) -> Result:
    """ "Two weeks from now"."""
    return moved(read_number(m["n"]), unit_of(m["u"]), a.today)


def later(m: Match, a: Around) -> Result:
    unit = unit_of(m["u"])
    return moved(read_number(m["n"]), unit, a.told(unit))


def shift_interval(m: Match, a: Around) -> Result:
    rel, unit = (m["rel"] or m["rel2"]).lower(), unit_of(m["u"] or m["u2"])
    named = m["n"]
    single = not (m["u"] or "").lower().endswith("s")
    count = (
        read_number(named)
        if named and named.lower() not in ("few", "several")
        else 1
        if single and not named
        else None
    )
    value = duration_value(count, unit)
    if count is None or count % 1 or a.today is None:
        return "DURATION", Period(value)
    if unit == "decade" and single and rel in ("previous", "preceding", "following"):
        return "DATE", periods.shift(a.today, direction_of(rel), unit)
    if rel in ("last", "past"):
        return "DURATION", periods.days(periods.move(a.today, -int(count), unit), a.today, value)
    if rel in ("next", "coming"):
        return "DURATION", periods.days(a.today, periods.move(a.today, int(count), unit), value)
    return "DURATION", Period(value)


def relative(m: Match, a: Around) -> Result:
    rel, unit = m["rel"].lower().removeprefix("the "), m["u"].lower()
    step = direction_of(rel)
    if unit == "period" or (
        unit == "day"
        and (_OWN.search(a.text[max(0, a.start - 8) : a.start]) or a.text.startswith(" of ", m.end()))
    ):
        return None
    told = rel in ("previous", "following", "same", "that", "that same", "this same", "preceding") or (
        rel == "next" and unit == "day"
    )
    if (
        m["rel"].lower() == "the next"
        and _WITHIN.search(a.text[max(0, a.start - 8) : m.start("rel")]) is None
    ):
        told = told or a.direction() != "future"  # "the next year", told of the past
    base = (a.told(unit) or (None if step > 0 and unit == "day" else a.today)) if told else a.today
    if unit != "day" and rel in ("previous", "preceding"):
        base = a.today
    if base is None:
        return "DATE", Period(OPEN.get(unit, "XXXX" if unit == "year" else "XXX"))
    early = m["mod"] if (m["mod"] or "").lower() in ("early", "late") and unit in ("month", "year") else None
    found = periods.narrow(periods.shift(base, step, unit), m["part"] or early)
    if (m["mod"] or "").lower() == "later" and step == 0 and a.today and found.last and found.last > a.today:
        ahead = a.direction() == "future"  # "later this month": what is left of it
        if ahead and unit in ("week", "month", "year") and base == a.today:
            return "DATE", periods.days(a.today + timedelta(days=1), found.last, found.value)
    return "DATE", found


_OWN = re.compile(r"(?:\b(?:his|her|its|their|my|our)|[’']s)\s$")  # "on his last day in office"
_WITHIN = re.compile(r"(?i:\b(?:over|within|in|for|during)\s)$")


def end_of(m: Match, a: Around) -> Result:
    """ "The end of the year": of the document's."""
    unit = m["u"].lower()
    if a.today is None:
        return "DATE", Period(OPEN.get(unit, "XXXX"))
    return "DATE", periods.narrow(periods.shift(a.today, 0, unit), m["part"])


def the_day(m: Match, a: Around) -> Result:
    """ "For the day", "late in the day": the day that the sentence or else the document is about."""
    return "DATE", periods.day(a.named_day) if a.named_day else near_day(0, a)


def weekend(m: Match, a: Around) -> Result:
    """ "The weekend": the one that has begun last, or the next to end where the words look ahead."""
    if a.today is None:
        return "DATE", Period(OPEN["weekend"])
    begun = a.today.isoweekday() >= 6
    return "DATE", periods.shift(a.today, 0 if begun or a.direction() == "future" else -1, "weekend")


def whole(m: Match, a: Around) -> Result:
    """ "The entire year": the one that was named before, else the document's."""
    unit = m["u"].lower()
    base = a.told(unit) or a.today
    return "DATE", Period(OPEN.get(unit, "XXXX")) if base is None else periods.shift(base, 0, unit)


def in_within(m: Match, a: Around) -> Result:
    count, unit = read_number(m["n"]), unit_of(m["u"])
    value = duration_value(count, unit)
    record = re.search(
        r"(?i:\b(?:first|time|most|\w{2,}est)\s(?:\w+\s){0,2}$)", a.text[max(0, a.start - 30) : a.start]
    )
    if count is None or count % 1 or record or (a.direction() != "future" and not m["time"]):
        return "DURATION", Period(value)
    if m["w"].lower() == "within":
        if a.today is None:
            return "DURATION", Period(value)
        return "DURATION", periods.days(a.today, periods.move(a.today, int(count), unit), value)
    return moved(count, unit, a.today)


def duration(m: Match, a: Around) -> Result:
    groups = m.groupdict()
    unit = unit_of(groups.get("u2") or m["u"])
    count = read_number(m["n"]) if m["n"] else None
    half = 0.5 if groups.get("half") and count is not None else 0
    words = (m["n"] or "").lower()
    if words == "recent":
        return "DATE", Period("PAST_REF")
    if words in ("a", "an") and unit in ("second", "minute", "quarter") and " and a half" not in m.group():
        return None
    return "DURATION", Period(duration_value(count + half if count is not None else None, unit))


def reference(m: Match, a: Around) -> Result:
    return "DATE", Period("PRESENT_REF" if m["now"] else "PAST_REF" if m["past"] else "FUTURE_REF")


def adjective(m: Match, a: Around) -> Result:
    """ "The current crisis", "recent losses", "in the long term": times that no act is dated by."""
    return "DATE", Period("PRESENT_REF" if m["now"] else "PAST_REF" if m["past"] else "FUTURE_REF")
