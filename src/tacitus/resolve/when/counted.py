"""Phrases for days that are counted from a named one: "two days after the vote of 3 February", "the Sunday before"."""

from __future__ import annotations

import re
from dataclasses import replace

from tacitus.model import TimeExpression
from tacitus.resolve.when import periods
from tacitus.resolve.when.passage import (
    BACK,
    DAYS,
    NTH,
    UNITS,
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

EVENTS = (  # nouns of events that a day stands before: "the 3 February vote"
    r"(?:vote|election|poll|coup|attack|blast|raid|summit|deal|talks|referendum|ruling|war|protest|match|meeting|massacre"
    r"|strike|truce|ceasefire|accord|agreement|storm|flood|earthquake|quake|deadline|session|offensive|uprising|revolution)s?"
)
_BARE = re.compile(r"\sby\b|\s(?:that|this|it)\b(?!\s[a-z]+(?:ed|s)\b)|\s?(?:[.,;:)]|$)")
_OPENS = re.compile(
    r"(?:^|[,;:–—(]\s|\b(?:and|but|or|that)\s)(?:[Oo]n\s|[Oo]nly\son\s|[Ii]n\s|[Oo]ver\s|[Dd]uring\s)?(?:\w+ly\s|just\s|only\s|some\s|about\s){0,2}$"
)
_COMMA = re.compile(r",\s(?!\d)|[;:–—]|[.!?]\s|[.!?]$")
_STOP = re.compile(r"[,;:–—]|[.!?]\s|[.!?]$")
_INSERTED = re.compile(
    rf",\s(?:(?:on|in|at)\s{T},|(?:which|who)\s[^,;.]{{0,40}}{T})"
)  # "after their leader, on 3 February, had promised it"
_WITH_DAY = re.compile(
    rf",\s(?:which|who)\s[^,;.]{{0,40}}{T}(?=,)"
)  # "before the vote, which is set for 2 May,"
_DURING = re.compile(r"\b(?:[Ii]n|[Dd]uring|[Oo]ver)\s(?:the\s)?(?:first\s|next\s|last\s)?$")
_DEFINITE = re.compile(r"\s(?:the|his|her|its|their|that|this|he|she|it|they)\b")
_NOUN_PHRASE = re.compile(rf"[^,;.:{DAYS}]{{0,60}}{T}(?:['’]s)?(?:\s{EVENTS}\b)?")
_FINITE = re.compile(
    r"\b(?:was|were|is|are|had|has|have|did|[a-z]{2,}ed|took|met|held|shot|sent|led|left|made|gave|began|struck|fought|fled|won"
    r"|lost|went|came|broke|put|cut|hit|ran|drove|threw|blew|fell|rose|sank|opened|said|told)\b"
)
_THROUGH = re.compile(r"\b(?:through|throughout|during|all)\s$")
_EXACTLY = re.compile(r"\b[Ee]xactly\s$")
_EXACT = re.compile(r"\bto\sthe\s(?:day|hour|minute)\b")
_OF_ANOTHER = re.compile(r"\b(?:for|until|till|by|before|since|than)\s(?:the\s)?$")
_TIME_IN = re.compile(r"\btime\s(?:in|on)\s")


def read_counted(hit: Hit) -> Made:
    """ "Nine days after the vote of 1 October", "one day after police seized it", "four days after that"."""
    m, passage = hit.match, hit.passage
    length = length_of(hit.named[0].value) if hit.named else (1, (m["one"] or "day").split()[-1].lower())
    if length is None:
        return ()
    unit = length[1] if length[1] in UNITS.values() else "day"
    way = " ".join(m["way"].lower().split())
    count = (NTH.index(m["nth"]) + 1 if m["nth"] else length[0]) * (-1 if way in BACK else 1)
    rest = hit.marked[hit.end : hit.end + 200]
    bare = _BARE.match(rest)
    if way == "before" and m["one"] and "night" in m["one"] and _THROUGH.search(hit.before(12)):
        return _through_night(hit, rest)
    if (
        way not in ("after", "prior to", "before", "following", "that followed", "which followed")
        or bare is not None
    ):
        more = bare.end() if bare is not None and bare[0].strip().isalpha() else 0
        base = hit.last_named()
        return (
            _from_today(hit, count, unit) if base is None else counted_from(hit, base, count, unit, more=more)
        )
    opens = _OPENS.search(hit.marked[: hit.start]) is not None
    size = _clause_size(rest, opens)
    clause = hit.end + passage.shift, hit.end + size + passage.shift
    inner = [
        hit.at[s] for s in sorted(hit.at) if hit.end <= s < hit.end + size and hit.at[s].first is not None
    ]
    if inner and _DURING.search(hit.before(20)) and inner[0].precision == "day":
        return tuple(replace(phrase, beyond=clause) for phrase in _all_days(hit, inner[0], count, unit))
    if inner:
        exact = _EXACT.search(m.group()) is not None or _EXACTLY.search(hit.before(10)) is not None
        exact = exact or _is_today(inner[0], count, unit, passage.date)
        made = counted_from(hit, inner[0], count, unit, more=size if opens else 0, exact=exact)
        return tuple(replace(phrase, beyond=clause) for phrase in made)
    exact = _EXACT.search(m.group()) is not None
    definite = _DEFINITE.match(rest) is not None
    return _from_elsewhere(hit, clause, count, unit, definite=definite, exact=exact, fronted=opens)


def _from_today(hit: Hit, count: int, unit: str) -> Made:
    """ "The day before, ..." where no day is told: the one before the document's; "two days later" is then of no day."""
    passage = hit.passage
    if passage.planned or passage.date is None or hit.marked[: hit.start].strip():
        return ()
    if count >= 0:
        return (hit.phrase("vague", None, None, None),)
    if unit not in ("day", "week"):
        return ()
    day = moved_day(passage.date, count, unit)
    return (hit.phrase("counted", day, day, "day"),)


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
    dated = _WITH_DAY.match(rest, stop.start()) if opens and stop is not None else None
    if dated is not None:
        return dated.end()
    if not opens and stop is not None and DAYS not in rest[:size] and _INSERTED.match(rest, stop.start()):
        return len(rest)
    return size


def _from_elsewhere(
    hit: Hit, clause: tuple[int, int], count: int, unit: str, *, definite: bool, exact: bool, fronted: bool
) -> Made:
    """Counted from a clause without a day: its acts are dated by the day of the act that is counted to.

    Where no such day is said, the clause may be what an earlier sentence dated ("the vote"), else the document's day
    is the one counted to.
    """
    passage = hit.passage
    main = _main_day(hit, clause[1] - passage.shift)
    if main is not None and main.start >= clause[1] and _leads_to_today(main, count, unit, passage.date):
        return (replace(named_phrase(main), kind="counted", scope=clause),)
    made = tuple(replace(p, scope=clause) for p in counted_from(hit, main, -count, unit, exact=exact))
    if passage.told is not None and main is None and definite:
        if fronted and hit.marked[clause[1] - passage.shift :].strip(' .!?”"') == "":
            clause = (
                clause[0],
                clause[0],
            )  # "Five days after the first shots Washington sent ...": no comma ends it
        return tuple(replace(p, beyond=clause) for p in counted_from(hit, passage.told, count, unit))
    if not made and passage.date is not None and not passage.planned and (exact or unit in ("day", "week")):
        day = moved_day(passage.date, -count, unit)
        return (replace(hit.phrase("counted", day, day, "day"), scope=clause),)
    return made


def _is_today(base: TimeExpression, count: int, unit: str, date: str | None) -> bool:
    """Whether so long from a day is the document's day, or the one beside it."""
    if date is None or base.first is None or base.precision != "day":
        return False
    return abs((day_of(date) - day_of(moved_day(base.first, count, unit))).days) <= 1


def _leads_to_today(base: TimeExpression, count: int, unit: str, date: str | None) -> bool:
    """Whether so many years or months from a day lead to the document's: "thirty years after the raid, on 5 May 1972, ..."."""
    if date is None or base.first is None or unit not in ("month", "year"):
        return False
    months = count * (12 if unit == "year" else 1)
    gap = (day_of(date) - periods.move(day_of(base.first), months, "month")).days
    return abs(gap) <= (15 if unit == "month" else 183)


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


def read_vaguely_counted(hit: Hit) -> Made:
    """ "Weeks before the vote of 3 May, ...": the day dates its own clause; where it is long ago the act has no day."""
    base, date = hit.named[0], hit.passage.date
    unit = hit.match["u"].lower()
    owned = named_phrase(base, hit.clause())
    if date is None or base.first is None or hit.passage.planned:
        return (owned,)
    if hit.match["way"] in ("before", "leading up to"):
        if _DURING.search(hit.before(20)) is None:
            return (owned,)
        return (
            replace(hit.phrase("until", None, moved_day(base.first, -1), "day"), beyond=hit.clause()),
            owned,
        )
    far = (day_of(date) - day_of(base.first)).days > {"d": 31, "w": 200, "m": 1100, "y": 7300}[unit[0]]
    if not far and _DURING.search(hit.before(20)) is None:
        return (owned,)
    made = (
        hit.phrase("vague", None, None, None) if far else hit.phrase("counted", base.first, date, "interval")
    )
    return (replace(made, beyond=hit.clause()), owned)


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
    if length is None or not hit.passage.planned:
        return ()
    if hit.before(4).endswith("for ") and base.first is not None and length[0]:  # "for two weeks from 8 May"
        return (hit.phrase("range", base.first, moved_day(base.first, *length), "interval"),)
    return counted_from(hit, base, *length) if length[1] in ("day", "week") else ()


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
