"""Phrases for days that are counted from a named one: "two days after the vote of 3 February", "the Sunday before"."""

from __future__ import annotations

import re
from dataclasses import replace

from tacitus.model import TimeExpression
from tacitus.resolve.when import periods
from tacitus.resolve.when.passage import (
    DAYS,
    NTH,
    UNITS,
    WEEKDAY,
    Hit,
    Made,
    T,
    counted_from,
    day_of,
    has_days,
    length_of,
    moved_day,
    named_phrase,
    unread,
)
from tacitus.resolve.when.words import load_words

EVENTS = (  # nouns of events that a day stands before: "the 3 February vote"
    r"(?:vote|election|poll|coup|attack|blast|raid|summit|deal|talks|referendum|ruling|war|protest|match|meeting|massacre"
    r"|strike|truce|ceasefire|accord|agreement|storm|flood|earthquake|quake|deadline|session|offensive|uprising|revolution)s?"
)
_BACK = ("before", "earlier", "prior to")
_BARE = re.compile(r"\sby\b|\s(?:that|this|it)\b(?!\s[a-z]+(?:ed|s)\b)|\s?(?:[.,;:)]|$)")
_OPENS = re.compile(
    r"(?:^|[,;:–—(]\s|\b(?:and|but|or|that)\s)(?:[Oo]n\s|[Oo]nly\son\s)?(?:\w+ly\s|just\s|only\s|some\s|about\s){0,2}$"
)
_COMMA = re.compile(r",\s(?!\d)|[;:–—]|[.!?]\s|[.!?]$")
_STOP = re.compile(r"[,;:–—]|[.!?]\s|[.!?]$")
_INSERTED = re.compile(rf",\s(?:on|in|at)\s{T},")  # "after their leader, on 3 February, had promised it"
_DURING = re.compile(r"\b(?:[Ii]n|[Dd]uring|[Oo]ver)\s(?:the\s)?(?:first\s|next\s|last\s)?$")
_DEFINITE = re.compile(r"\s(?:the|his|her|its|their|that|this|he|she|it|they)\b")
_NOUN_PHRASE = re.compile(rf"[^,;.:{DAYS}]{{0,60}}{T}(?:['’]s)?(?:\s{EVENTS}\b)?")
_FINITE = re.compile(
    r"\b(?:was|were|is|are|had|has|have|did|[a-z]{2,}ed|took|met|held|shot|sent|led|left|made|gave|began|struck|fought|fled|won"
    r"|lost|went|came|broke|put|cut|hit|ran|drove|threw|blew|fell|rose|sank|opened|said|told)\b"
)
_THROUGH = re.compile(r"\b(?:through|throughout|during|all)\s$")
_EXACT = re.compile(r"\bto\sthe\s(?:day|hour|minute)\b")
_LATER = re.compile(
    r"(?P<n>\w+) (?P<u>days?|nights?|weeks?|fortnights?) (?P<way>later|earlier|before|afterwards|thereafter)",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(r"\b(?:for|until|till|by|before|since|than)\s(?:the\s)?$")
_TIME_IN = re.compile(r"\btime\s(?:in|on)\s")
_AGO = re.compile(r"(?:exactly )?(?P<n>\w+) (?P<u>year|month|week)s? ago", re.IGNORECASE)


def read_counted(hit: Hit) -> Made:
    """ "Nine days after the vote of 1 October", "one day after police seized it", "four days after that"."""
    m, passage = hit.match, hit.passage
    length = length_of(hit.named[0].value) if hit.named else (1, (m["one"] or "day").split()[-1].lower())
    if length is None:
        return ()
    unit = length[1] if length[1] in UNITS.values() else "day"
    way = " ".join(m["way"].lower().split())
    count = (NTH.index(m["nth"]) + 1 if m["nth"] else length[0]) * (-1 if way in _BACK else 1)
    rest = hit.marked[hit.end : hit.end + 200]
    bare = _BARE.match(rest)
    if way == "before" and m["one"] and "night" in m["one"] and _THROUGH.search(hit.before(12)):
        return _through_night(hit, rest)
    if way not in ("after", "prior to", "before", "following") or bare is not None:
        more = bare.end() if bare is not None and bare[0].strip().isalpha() else 0
        return counted_from(hit, hit.last_named(), count, unit, more=more)
    opens = _OPENS.search(hit.marked[: hit.start]) is not None
    size = _clause_size(rest, opens)
    clause = hit.end + passage.shift, hit.end + size + passage.shift
    inner = [
        hit.at[s] for s in sorted(hit.at) if hit.end <= s < hit.end + size and hit.at[s].first is not None
    ]
    if inner and _DURING.search(hit.before(20)) and inner[0].precision == "day":
        return tuple(replace(phrase, beyond=clause) for phrase in _all_days(hit, inner[0], count, unit))
    if inner:
        exact = _EXACT.search(m.group()) is not None
        made = counted_from(hit, inner[0], count, unit, more=size if opens else 0, exact=exact)
        return tuple(replace(phrase, beyond=clause) for phrase in made)
    exact = _EXACT.search(m.group()) is not None
    return _from_elsewhere(hit, clause, count, unit, definite=_DEFINITE.match(rest) is not None, exact=exact)


def _through_night(hit: Hit, rest: str) -> Made:
    """ "Through the night before the feast": both days."""
    bare = _BARE.match(rest) is not None
    behind = next((hit.at[s] for s in sorted(hit.at) if s >= hit.end), None)
    base = hit.last_named() if bare else behind
    if base is None or base.first is None or base.precision != "day":
        return ()
    return (hit.phrase("counted", moved_day(base.first, -1), base.first, "interval"),)


def _clause_size(rest: str, opens: bool) -> int:
    """How much of what follows belongs to the clause from which is counted."""
    stop = (_COMMA if opens else _STOP).search(rest)
    size = stop.start() if stop else len(rest)
    noun = _NOUN_PHRASE.match(rest)
    ends = stop is None or rest[stop.start()] in ".!?"  # no comma tells where the clause ends: its day does
    if opens and noun is not None and noun.end() < size and (ends or not _FINITE.search(noun[0])):
        return noun.end()
    if not opens and stop is not None and DAYS not in rest[:size] and _INSERTED.match(rest, stop.start()):
        return len(rest)
    return size


def _from_elsewhere(
    hit: Hit, clause: tuple[int, int], count: int, unit: str, *, definite: bool, exact: bool
) -> Made:
    """Counted from a clause without a day: its acts are dated by the day of the act that is counted to.

    Where no such day is said, the clause may be what an earlier sentence dated ("the vote"), else the document's day
    is the one counted to.
    """
    passage = hit.passage
    main = _main_day(hit, clause[1] - passage.shift)
    made = tuple(replace(p, scope=clause) for p in counted_from(hit, main, -count, unit, exact=exact))
    if passage.told is not None and main is None and definite:
        return tuple(replace(p, beyond=clause) for p in counted_from(hit, passage.told, count, unit))
    if not made and passage.date is not None and not passage.planned and (exact or unit in ("day", "week")):
        day = moved_day(passage.date, -count, unit)
        return (replace(hit.phrase("counted", day, day, "day"), scope=clause),)
    return made


def _main_day(hit: Hit, end: int) -> TimeExpression | None:
    """The day named for what the phrase is counted to: the last one before it, else the first one behind its clause.

    A day that something is set for, or that lasts or ends it, does not date the act that is counted to.
    """
    usable = [
        start
        for start, time in hit.at.items()
        if has_days(time) and _OF_ANOTHER.search(hit.marked[max(0, start - 12) : start]) is None
    ]
    before, behind = [s for s in usable if s < hit.start], [s for s in usable if s >= end]
    return hit.at[max(before)] if before else hit.at[min(behind)] if behind else None


def _all_days(hit: Hit, base: TimeExpression, count: int, unit: str) -> Made:
    """ "In the four days after the quake of 20 January": all of them."""
    if base.first is None:
        return ()
    other = moved_day(base.first, count, unit)
    return (hit.phrase("counted", min(base.first, other), max(base.first, other), "interval"),)


def read_recounted(hit: Hit) -> Made:
    """ "One week before", said of a named day: that very day."""
    (time,) = hit.named
    match, base = _LATER.fullmatch(time.text), hit.last_named()
    if match is None or base is None or base.precision != "day":
        return ()
    count = _number(match["n"])
    if not count:
        return ()
    sign = -1 if match["way"].lower() in _BACK else 1
    days = {"d": 1, "n": 1, "w": 7, "f": 14}[match["u"][0].lower()]
    return counted_from(hit, base, sign * count * days, "day")


def _number(word: str) -> int:
    """A whole number in figures or in one word; 0 where it is none."""
    word = word.lower()
    return (
        int(word)
        if word.isdigit() and word.isascii()
        else 1
        if word in ("a", "an")
        else load_words().numbers.get(word, 0)
    )


def read_to_the_day(hit: Hit) -> Made:
    """ "Ten years ago to the day"."""
    match, date = _AGO.fullmatch(hit.named[0].text), hit.passage.date
    count = _number(match["n"]) if match is not None else 0
    if match is None or date is None or not count:
        return ()
    day = moved_day(date, -count, match["u"].lower())
    return (hit.phrase("counted", day, day, "day"),)


def read_vaguely_counted(hit: Hit) -> Made:
    """ "Weeks before the vote of 3 May, ...": the day dates its own clause alone."""
    return (named_phrase(hit.named[0], hit.clause()),)


def read_night_of(hit: Hit) -> Made:
    """ "Overnight on Monday": Monday; "overnight from Friday to Saturday": both."""
    night, time = hit.at.get(hit.start), hit.named[0]
    if night is None or not night.text.lower().endswith("overnight"):
        return ()
    if (
        len(hit.named) == 1
        and "into" in hit.match.group()
        and time.first is not None
        and time.precision == "day"
    ):
        return (hit.phrase("range", moved_day(time.first, -1), time.last, "interval"),)
    if len(hit.named) > 1:
        end = hit.named[1]
        return (hit.phrase("range", time.first, end.last, "interval"),) if time.first != end.first else ()
    return (hit.phrase("range", time.first, time.last, time.precision),)


def read_weekday_beside(hit: Hit) -> Made:
    """ "The Sunday before Christmas", "the Friday after the vote of 3 February"."""
    weekday, base = hit.named
    number = load_words().weekdays.get(weekday.text.split()[-1])
    if number is None or base.first is None or base.precision != "day" or not WEEKDAY.fullmatch(weekday.text):
        return ()
    before = re.search(r"\sbefore\s", hit.match.group()) is not None
    own = day_of(base.first).isoweekday()
    gap = (own - number if before else number - own) % 7 or 7
    day = moved_day(base.first, -gap if before else gap)
    return (hit.phrase("counted", day, day, "day"),)


def read_eve(hit: Hit) -> Made:
    """ "On the eve of the vote of 3 February": the day before."""
    (time,) = hit.named
    made = counted_from(hit, time, -1, "day")
    scope = hit.clause()
    return (*(replace(phrase, beyond=scope) for phrase in made), named_phrase(time, scope)) if made else ()


def read_bare_eve(hit: Hit) -> Made:
    """ "On the eve of the poll": the day before the one told."""
    return counted_from(hit, hit.last_named(), -1, "day")


def read_through_night(hit: Hit) -> Made:
    """ "Through the night": from the day named in the sentence into the next, else into the document's day."""
    date, base = hit.passage.date, hit.last_named()
    if hit.passage.planned or date is None:
        return ()
    if (
        base is not None
        and base is not hit.passage.told
        and base.first is not None
        and base.precision == "day"
    ):
        if base.first < date:
            return (hit.phrase("range", base.first, moved_day(base.first, 1), "interval"),)
        date = base.first
    return (hit.phrase("range", moved_day(date, -1), date, "interval"),)


def read_anniversary(hit: Hit) -> Made:
    """ "On the first anniversary of the coup of 3 February 2019"."""
    word, (time,) = hit.match["n"], hit.named
    count = int(word[:-2]) if word[0].isdigit() else NTH.index(word) + 1
    made, scope = counted_from(hit, time, count, "year", exact=True), hit.clause()
    return (*(replace(phrase, beyond=scope) for phrase in made), named_phrase(time, scope)) if made else ()


def read_within_of(hit: Hit) -> Made:
    """ "Within two days of the vote on 3 February"."""
    length, base = length_of(hit.named[0].value), hit.named[1]
    if length is None or base.first is None or base.precision != "day":
        return ()
    phrase = hit.phrase("counted", base.first, moved_day(base.first, *length), "interval")
    return (replace(phrase, beyond=hit.clause()), named_phrase(base, hit.clause()))


def read_on_from(hit: Hit) -> Made:
    """ "A week from Friday", said of what is planned."""
    length, base = length_of(hit.named[0].value), hit.named[1]
    if length is None or length[1] not in ("day", "week") or not hit.passage.planned:
        return ()
    if hit.before(4).endswith("for ") and base.first is not None:  # "for two weeks from 8 May"
        return (hit.phrase("range", base.first, moved_day(base.first, *length), "interval"),)
    return counted_from(hit, base, *length)


def read_nth_day(hit: Hit) -> Made:
    """ "On the third day", counted from the day told before."""
    return counted_from(hit, hit.last_named(), NTH.index(hit.match["n"]), "day")


def read_passed(hit: Hit) -> Made:
    """ "It is ten days since police shot him": so long before the document's day."""
    length, passage = length_of(hit.named[0].value), hit.passage
    if length is None or passage.date is None or passage.planned:
        return ()
    if length[1] in ("day", "week"):
        period = periods.day(periods.move(day_of(passage.date), -length[0], length[1]))
    else:
        period = periods.shift(day_of(passage.date), -length[0], length[1])
    assert period.first is not None
    assert period.last is not None
    phrase = hit.phrase("counted", period.first.isoformat(), period.last.isoformat(), period.precision)
    return (replace(phrase, scope=(hit.end + passage.shift, len(hit.marked) + passage.shift)),)


def read_ago_today(hit: Hit) -> Made:
    """ "Ten years ago today", "a year ago this month"."""
    back, here = hit.named
    match = _AGO.fullmatch(back.text)
    count = _number(match["n"]) if match is not None else 0
    if match is None or not count or here.first is None or here.last is None:
        return ()
    first, last = (moved_day(day, -count, match["u"].lower()) for day in (here.first, here.last))
    if here.precision == "month":
        last = moved_day(moved_day(first, 1, "month"), -1)
    return (hit.phrase("counted", first, last, here.precision),)


def read_the_day(hit: Hit) -> Made:
    """ "It was the day the army struck": the day named before."""
    return counted_from(hit, hit.last_named(), 0, "day")


def read_mute_this(hit: Hit) -> Made:
    """ "Its third this year"."""
    time = hit.named[0]
    mute = time.text.lower().startswith("this ")
    return (hit.phrase("mute", time.first, time.last, time.precision),) if mute else ()


def read_not_until(hit: Hit) -> Made:
    """ "Not until Monday", "hours after the raid of 3 May": that very day."""
    time = hit.named[0]
    return (hit.phrase("range", time.first, time.last, time.precision),)


def read_weekday_then(hit: Hit) -> Made:
    """ "The Monday after", counted from the day told before."""
    number, base = load_words().weekdays.get(hit.named[0].text.split()[-1]), hit.last_named()
    if number is None or base is None or base.first is None or base.precision != "day":
        return ()
    ahead = (number - day_of(base.first).isoweekday()) % 7 or 7
    day = moved_day(base.first, ahead if hit.match["way"] == "after" else ahead - 7)
    return (hit.phrase("counted", day, day, "day"),)


def read_after_length(hit: Hit) -> Made:
    """ "Seized him on 1 May and let him go after nine days"."""
    length = length_of(hit.named[0].value)
    return () if length is None or not length[0] else counted_from(hit, hit.last_named(), *length)


def read_mute(hit: Hit) -> Made:
    """ "For the third time this year", "as in 1998": the day of something else; not "for the first time in 1998"."""
    if _TIME_IN.search(hit.match.group()):
        return ()
    time = hit.named[0]
    return (hit.phrase("mute", time.first, time.last, time.precision),)


def read_impossible(hit: Hit) -> Made:
    """ "On 31 February": no day, and no ground to take the document's."""
    shift = hit.passage.shift
    return (unread(hit.start + shift, hit.end + shift, hit.match.group()),)
