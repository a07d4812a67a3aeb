"""Phrases made of time expressions: ranges, "since", deadlines, lengths, and days counted from a named one.

What a phrase says of its days, and which acts it may date, is kept with it: "two days after rebels took Kule on 5 May,
the army left" dates the leaving by the phrase, the taking by "5 May". What belongs to no phrase stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from tacitus.model import TimeExpression
from tacitus.resolve.when import counted, deadlines, occasions, periods, shifted, stretches
from tacitus.resolve.when.direction import look_direction
from tacitus.resolve.when.holidays import feast_days, feast_names
from tacitus.resolve.when.passage import (
    CLOCK,
    DAYS,
    FILL,
    LENGTH,
    NTHS,
    TOLD_ON,
    VAGUE,
    WEEKDAY,
    YEARLESS,
    D,
    Hit,
    Made,
    Passage,
    Phrase,
    T,
    day_of,
    has_days,
    mark,
    moved_day,
    named_phrase,
    unread,
)
from tacitus.resolve.when.words import load_words

Rule = Callable[[Hit], Made]


def read_phrases(passage: Passage) -> tuple[Phrase, ...]:
    """All phrases of a passage, in the order of the text; expressions that are used up by one are left out."""
    times = _follow([_turned(time, passage) for time in passage.times], passage.times)
    passage = replace(passage, times=tuple(times))
    marked = mark(passage)
    at = {time.start - passage.shift: time for time in times}
    found: list[Phrase] = []
    used: set[int] = set()
    scoped: dict[int, tuple[int, int]] = {}
    for pattern, make in _RULES:
        for match in pattern.finditer(marked):
            starts = [match.start(name) for name in ("a", "b") if match.groupdict().get(name)]
            if any(start in used or start not in at for start in starts):
                continue
            beside = match.start("c") if match.groupdict().get("c") else None
            for phrase in _make(make, Hit(match, [at[start] for start in starts], passage, marked, at)):
                found.append(phrase)
                used.update(starts if beside is None else [*starts, beside])
                if phrase.beyond is not None:
                    low, high = (offset - passage.shift for offset in phrase.beyond)
                    scoped |= {start: phrase.beyond for start in at if low <= start < high}
    found += _when_clauses(marked, at, passage)
    for start, time in at.items():
        plain = None if start in used else _plain(time)
        if (
            plain is not None
            and WEEKDAY.fullmatch(time.text)
            and _SOME_DAY.search(marked[max(0, start - 12) : start])
        ):
            plain = replace(plain, kind="vague")
        if plain is not None:
            found.append(replace(plain, scope=scoped.get(start)))
    return tuple(sorted(found, key=lambda p: (p.start, p.end)))


def _make(rule: Rule, hit: Hit) -> Made:
    """What a rule makes of a hit; nothing where its days would lie outside the calendar."""
    try:
        return rule(hit)
    except (ValueError, OverflowError):
        return ()


def _turned(time: TimeExpression, passage: Passage) -> TimeExpression:
    try:
        return _ahead(time, passage)
    except (ValueError, OverflowError):
        return time


def _when_clauses(marked: str, at: Mapping[int, TimeExpression], passage: Passage) -> list[Phrase]:
    """ "Since December 1998, when they left": whatever the day is to its own clause, it dates the one behind it."""
    found = []  # of kind "range" with a scope: nothing in the clause is far from it
    for match in _WHEN.finditer(marked):
        start = match.start("a")
        if start in at and has_days(at[start]):
            clause = match.start("clause") + passage.shift, match.end() + passage.shift
            found.append(replace(named_phrase(at[start], clause), kind="range"))
    return found


_SOME_DAY = re.compile(r"\b(?:an?|one|some)\s(?:[a-z]+\s)?$")  # "on a Thursday"
_HABIT = re.compile(r"(?i:(?:on )?(?:every|each|once|twice|most)\b)|.*days$")
_PAST_WORD = re.compile(r"\b(?:last|past|previous|this|ago|earlier)\b", re.IGNORECASE)
_COUNTERFACTUAL = re.compile(r"\bwould\shave\b|^\W*Had\s|\bif\s[^,]{3,60}\shad\b")
_SAME = re.compile(r"(?:the|that) (?:same|next|following|very)|that ", re.IGNORECASE)


def _plain(time: TimeExpression) -> Phrase | None:
    """An expression by itself; None for lengths and clock times, which name no day of their own."""
    if time.type == "SET":
        return replace(named_phrase(time), kind="habit") if _HABIT.match(time.text) else None
    if time.value.endswith("-XX-XX"):
        return replace(unread(time.start, time.end, time.text), value=time.value)
    if time.value == "PAST_REF" and time.text.lower() != "recent":
        return replace(named_phrase(time), kind="vague")
    return None if time.first is None or CLOCK.search(time.value) else named_phrase(time)


def _ahead(time: TimeExpression, passage: Passage) -> TimeExpression:
    """A weekday, or a day or month without year, that was read backwards, read forwards where the act is planned."""
    if passage.date is None or time.last is None or time.first is None:
        return time
    if not passage.planned:
        return _back(time, passage)
    told = TOLD_ON.search(passage.text[: time.start - passage.shift][-40:])
    if told is not None and _PLAN_OPENS.search(told.group()) is None:
        return time
    if time.last >= passage.date or _PAST_WORD.search(time.text) or _COUNTERFACTUAL.search(passage.text):
        return time
    first, last, today = day_of(time.first), day_of(time.last), day_of(passage.date)
    if WEEKDAY.fullmatch(time.text) and (today - last).days < 7:
        first, last = first + timedelta(days=7), last + timedelta(days=7)
    elif _NUMBERED.fullmatch(time.text) and (today - last).days < 32:
        first, last = periods.move(first, 1, "month"), periods.move(last, 1, "month")
    elif YEARLESS.fullmatch(time.text) and (today - last).days < 366:
        first, last = periods.move(first, 1, "year"), periods.move(last, 1, "year")
    return replace(time, first=first.isoformat(), last=last.isoformat())


def _back(time: TimeExpression, passage: Passage) -> TimeExpression:
    """A day or month without year that was read forwards for want of a cue, read backwards where the act is done."""
    ahead = time.first is not None and passage.date is not None and time.first > passage.date
    if not ahead or time.first is None or time.last is None:
        return time
    start = time.start - passage.shift
    anew = WEEKDAY.fullmatch(time.text) and _NEW_CLAUSE.search(passage.text[max(0, start - 20) : start])
    if anew and moved_day(time.first, -7) <= (passage.date or ""):
        return replace(time, first=moved_day(time.first, -7), last=moved_day(time.last, -7))
    if look_direction(passage.text, start) == "future" or _LOOKS_AHEAD.search(
        passage.text[max(0, start - 40) : start]
    ):
        return time
    text = time.text.removeprefix("the ").replace("’", "'")
    if text in feast_names():
        year = day_of(passage.date or time.first).year
        days = [d for y in (year - 1, year) for d in feast_days(text, y, text=passage.text, at=start)]
        past = [d for d in days if d[0].isoformat() <= (passage.date or "")]
        return replace(time, first=past[-1][0].isoformat(), last=past[-1][1].isoformat()) if past else time
    near = time.precision == "day" and (day_of(time.first) - day_of(passage.date or time.first)).days <= 14
    if not near and YEARLESS.fullmatch(time.text):
        first, last = (periods.move(day_of(day), -1, "year") for day in (time.first, time.last))
        return replace(time, first=first.isoformat(), last=last.isoformat())
    return time


_NUMBERED = re.compile(r"the \d{1,2}(?:st|nd|rd|th)")
_PLAN_OPENS = re.compile(r"\b(?:that|it|he|she|they|to|from|by|until|for)\b")  # "said that from Monday"
_NEW_CLAUSE = re.compile(r"[,;]\s(?:and|but|then)\s(?:on\s)?$")
_LOOKS_AHEAD = re.compile(r"\b(?:until|till|by|from|before|for|ahead\sof)\s(?:\w+\s){0,2}$")


def _follow(times: Sequence[TimeExpression], read: Sequence[TimeExpression]) -> list[TimeExpression]:
    """ "The same afternoon" of a day that was read forwards goes with it."""
    out: list[TimeExpression] = []
    gap = timedelta(0)
    for now, was in zip(times, read, strict=True):
        moved = now
        if now.first is not None and was.first is not None and now.last is not None:
            if now.first != was.first:
                gap = day_of(now.first) - day_of(was.first)
            elif gap and _SAME.match(now.text):
                days = ((day_of(day) + gap).isoformat() for day in (now.first, now.last))
                moved = replace(now, first=next(days), last=next(days))
        out.append(moved)
    return out


_P = r"(?:(?:on|in|at|the|about|around|early|late|some\stime|at\sleast|dawn|dusk|noon|midday|midnight|nightfall|sunset|sunrise)\s){0,4}"  # what may stand before a day
_ABOUT = r"(?:(?:more\sthan|less\sthan|over|nearly|almost|about|around|some|at\sleast|the\sbetter\spart\sof|exactly|just|these|those)\s){0,2}"
_TO = rf"[^,;.:{DAYS}]{{0,60}}?"  # what may stand between "after" and a day
_ITS_DAY = r"(?:,?\s(?:which|that)\s(?:opened|opens|began|begins|started|starts|was\sheld|took\splace|fell|falls)\s(?:on\s)?)?"
_MONTHS = "|".join(load_words().months)
_NTH_OR_FIGURES = rf"(?P<n>\d{{1,3}}(?:st|nd|rd|th)|first|{NTHS})"

# In this order; an expression is used by the first rule that makes a phrase of it.
_PATTERNS: tuple[tuple[str, Rule], ...] = (
    (rf"\b(?:[Aa]s(?:\s(?:they|he|she|it|we)\s(?:did|had|have))?|[Uu]nlike|[Ll]ike)\s(?:in|on)\s(?P<a>{T})|\b(?:[Uu]nlike|[Cc]ompared\s(?:with|to)|(?<!\blater\s)(?<!earlier\s)(?<!sooner\s)than)\s(?:in\s|on\s)?(?P<b>{T})", counted.read_mute),
    (rf"\b(?:its|the|an?|his|her|their)\s(?:{NTHS}|\d+(?:st|nd|rd|th))\s(?:[a-z]+\s)?(?P<a>{T})", counted.read_mute_this),
    (rf"\b(?:[Nn]ot|[Nn]ever)\ssince\s{_P}(?P<a>{T})|\b[Nn]ot\s(?:on\s|in\s)?(?P<b>{T})(?=,?\sbut\b)", counted.read_mute),
    (rf"\b[Nn]ot\suntil\s{_P}(?P<a>{T})", counted.read_not_until),
    (rf"(?P<a>{D})\s(?:to|until|up\sto)\s{_P}(?P<b>{T})", stretches.read_days_to),
    (rf"\b[Tt]he\s(?:(?:fiscal|financial|budget)\s)?(?P<one>year|quarter|month)\s(?:to|ending|ended|up\sto)\s(?:on\s)?(?P<b>{T})", stretches.read_unit_to),
    (rf"(?P<a>{D})\sof\s[a-z-]+(?:\s[a-z-]+)?,?\s(?:that|which)\s(?:had\s)?(?:began|begun|started)\s(?:on\s)?(?P<b>{T})", stretches.read_of_length),
    (rf"(?P<a>{D})\s(?:of\s)?[a-z-]+(?:\s[a-z-]+)?,?\s(?:that|which)\s(?P<way>ended|closed|concluded)\s(?:on\s)?(?P<b>{T})", stretches.read_of_length),
    (rf"(?:\b[Ff]or|lasted)\s(?P<a>{D}),?\s(?:from|beginning|starting)\s(?:on\s)?(?P<b>{T})", stretches.read_of_length),
    (rf"(?P<a>{T})\s(?:turned\sinto|became|gave\sway\sto|passed\sinto)\s(?P<b>{T})", stretches.read_turning),
    (rf"(?P<c>{T})\s(?:from|between)\s(?P<a>{T})\s(?:to|until|and|into|and\sinto)\s(?P<b>{T})", occasions.read_night_of),
    (rf"(?:(?P<c>[{DAYS}{VAGUE}]{FILL}*),?\s(?:which|that)\s(?:[\w’'-]+\s){{0,3}}(?:ran|runs|run|counts?|counted|lasted|lasts|fell|falls|went\son|was\sheld|stretched)\s)?\b(?i:from|between)\s(?:the\s[a-z]+\s(?:of|in|on)\s)?{_P}(?P<a>{T}),?\s(?:to|until|till|through|and|up\sto)\s{_P}(?P<b>{T})", stretches.read_range),
    (rf"(?P<a>{T})\s(?:to|through|until|till)\s{_P}(?P<b>{T})", stretches.read_range),
    (rf"\b(?i:since)\s(?P<clause>[^,;.:{DAYS}]{{0,80}}?)(?P<a>{T})", stretches.read_since),
    (r"\b(?:ever\s)?since(?:\sthen)?(?=[.,;]|$)", stretches.read_ever_since),
    (rf"(?P<c>{T})\s(?:on|from|into)\s(?P<a>{T})", occasions.read_night_of),
    (rf"\bnight\s(?:to|into)\s(?P<a>{T})", occasions.read_night_to),
    (rf"(?P<a>{T})\s(?:before|after|following)\s{_TO}(?P<b>{T})", occasions.read_weekday_beside),
    (r"\b(?:it|that|this)\swas\sthe\s(?:very\s)?day\b(?!\s(?:after|before|of)\b)", counted.read_the_day),
    (rf"[{VAGUE}{LENGTH}{DAYS}]{FILL}*,?\s(?:which|that)?\s?(?P<way>ended|ends|ending|closed|began|begun|started|starts|begins|to|until)\s(?:on\s|in\s)?(?P<a>{T})", stretches.read_business_year),
    (rf"(?P<a>{VAGUE}{FILL}*)\s\((?:from\s)?(?P<m>{_MONTHS})\s(?:to|until|through)\s(?P<b>{T})\)", stretches.read_business_months),
    (rf"\b(?i:in|during|over|throughout)\s(?:the\s|its\s|their\s)?(?P<a>{VAGUE}{FILL}*)", stretches.read_unbounded_year),
    (rf"\b(?:first|{NTHS}|last|only|\d+(?:st|nd|rd|th))\stime\s(?:in\s|of\s)?{_P}(?P<a>{T})", counted.read_mute),
    (rf"\b(?:[3-9]\d|29)(?:st|nd|rd|th)?\s(?:of\s)?(?:{_MONTHS})\b|\b(?:{_MONTHS})\s(?:[3-9]\d|29)\b|\byear\s0\b", counted.read_impossible),
    (rf"(?P<a>{D})(?:\s(?:now|today|{T}|have\spassed|has\spassed|had\spassed))?\ssince\s(?!then\b)", counted.read_passed),
    (rf"(?P<a>{T})\s(?:on\s|last\s)?(?P<b>{T})", shifted.read_ago_today),
    (rf"(?:(?P<a>{T})|\b(?i:the\ssame)\s(?:period|months|weeks|days|{D}))\s(?P<b>{D})\s(?P<way>earlier|before|later)\b(?!\sthe\b)", shifted.read_shifted),
    (rf"(?P<a>{T})\s(?P<b>{T})", shifted.read_shifted_ago),
    (rf"(?P<a>{T})(?:\sto\sthe\sday)?,\s(?:on|in)\s(?P<b>{T})", shifted.read_day_then),
    (rf"(?P<a>{T})\s(?:in\s|of\s)(?P<b>{T})", shifted.read_this_day_in),
    (rf"\bweek\s(?:that\s)?(?P<way>of|began|beginning|starting|to|ended|ending|until)\s(?:on\s)?(?P<a>{T})", stretches.read_week_of),
    (rf"(?P<a>{T}),?\s(?:and|or)\s(?:(?:then|again|later|once\smore)\s)?(?:on\s|in\s)?(?P<b>{T})", stretches.read_both),
    (rf"\bthe\s{_NTH_OR_FIGURES}\sanniversary\sof\s(?P<clause>{_TO})(?P<a>{T})", occasions.read_anniversary),
    (rf"\b(?:the|an)\sanniversary\sof\s(?P<clause>{_TO})(?P<a>{T})", occasions.read_bare_anniversary),
    (rf"\bin(?:to)?\s(?:its|their|the)\s{_NTH_OR_FIGURES}\s(?P<u>day|week|month|year)(?!\s(?:in|of|as|at)\b)\b", stretches.read_in_nth),
    (r"\b(?:on\s)?(?i:the\seve\sof)\s(?:(?:it|that|this)(?=[.,;])|(?:the|its|their)\s(?:\w+\s)?(?:vote|election|elections|poll|polls|summit|referendum|talks|feast|ceremony)\b)(?=[\s,])(?!,?\s(?:of|on|which)\b)", occasions.read_bare_eve),
    (rf"\b(?i:in\sthe\s(?:run-up|build-up|lead-up|prelude))(?:\sto\s(?P<clause>{_TO})(?P<a>{T})|(?=[.,;]|$))", stretches.read_run_up),
    (r"\b(?:through(?:out)?|during|in)\sthe\snight\b(?!\s(?:of|before|from|to|that|when|after|between)\b)|\ball\snight\b(?!\s(?:on|long\son)\b)", occasions.read_through_night),
    (rf"\b(?:on\s)?(?i:the\seve\sof)\s(?P<clause>{_TO}{_ITS_DAY})(?P<a>{T})", occasions.read_eve),
    (rf"\b(?i:within)\s(?P<a>{D})\s(?:of|after)\s(?P<clause>{_TO})(?P<b>{T})", counted.read_within_of),
    (rf"(?P<a>{D})\s(?:from|on)\s(?P<b>{T})", counted.read_on_from),
    (rf"\b(?:for\s(?:the|a)|is\s(?:now\s)?(?:the|its|their)|into\s(?:its|the|their|a))\s(?P<n>{NTHS})\s(?:straight\s|consecutive\s|successive\s)?(?P<u>day|night|week|month|year)\b", stretches.read_nth_running),
    (rf"\b[Oo]n\s(?:the|its|his|their|her|a)\s(?P<n>{NTHS})(?:\sday\b(?!\s(?:of|after|before)\b)|(?=\s(?:he|she|they|it)\b))", counted.read_nth_day),
    (rf"(?P<a>{D})\sto\s[a-z]", deadlines.read_granted),
    (r"\b[Ww]ithin\sthe\s(?P<u>week|month|year|day)\b", deadlines.read_within_the),
    (r"\b(?i:before|until|till|by\sthe\stime)\sthe\s(?P<u>week|month|quarter|year)\s(?:is|was|has|had)\s(?:out|over|up|ended|through)\b|\b(?i:by|before)\s(?P<end>week|month|year)[’']s\s(?:end|close)\b", deadlines.read_before_out),
    (rf"\b(?i:until|till|up\sto)\s(?P<clause>{_P}|{_TO}\b(?:ended|began|fell|left|opened|came|died|closed)\s{_P})(?P<a>{T})", deadlines.read_until),
    (rf"\b(?i:not\sbefore|no\searlier\sthan|not\searlier\sthan)\s{_P}(?P<a>{T})", deadlines.read_not_before),
    (rf"\b(?i:before)\s(?P<a>{T})", deadlines.read_before),
    (rf"\b(?i:before|ahead\sof)\s(?:the|its|their|an?)\s(?:(?!is\b|are\b|was\b|were\b)[a-z-]+\s){{1,3}}(?:of|in|on|for|set\sfor)\s(?P<a>{T})", deadlines.read_planned_before),
    (rf"\b(?i:after)\s(?:the\s)?(?P<a>{T})(?=[.,;)]|$)", deadlines.read_planned_after),
    (rf"\b(?i:by|before|no\slater\sthan|not\slater\sthan|ahead\sof)\s{_P}(?P<a>{T})", deadlines.read_deadline),
    (rf"\b(?i:by|before)\s(?:the|a|an|its|their)\s(?:[\w’'-]+\s){{0,4}}?(?:deadline|ultimatum|date),?\s(?:of|(?:which|that)\s(?:passed|passes|expired|expires|ran\sout|runs\sout|ended|ends|fell|falls))\s(?:[a-z]+\s){{0,3}}(?P<a>{T})", deadlines.read_set_deadline),
    (r"\b(?:(?:within|in|during|over)\s(?:that|this|the\ssame)\s(?:time|period|window|span)|(?:before|by|within)\s(?:the|that)\sdeadline)\b", deadlines.read_that_deadline),
    (rf"\b(?i:in)\s(?:(?:about|around|some|another|just|only|exactly)\s)?(?P<a>{D})(?!\s(?:of|after|from|in|to)\b)", deadlines.read_in_so_long),
    (rf"\b(?i:within)\s(?:the\snext\s)?(?P<a>{D})(?!\s(?:of|after)\b)", deadlines.read_within),
    (rf"(?:(?P<a>{D})|\b(?P<one>(?i:the)\s(?:very\s|(?P<nth>first|{NTHS})\s)?(?:day|week|month|year|night|morning|evening)))(?:\sto\sthe\s(?:day|hour|minute))?"
     r"\s(?P<way>after|before|following|(?:that|which)\sfollowed|prior\sto|later|earlier|afterwards|thereafter|on(?=[,.;]|$|\s(?:the|he|she|they|it)\b))(?!\w)", counted.read_counted),
    (rf"\b(?i:hours|minutes|moments)\s(?:after|before)\s{_TO}(?P<a>{T})", counted.read_not_until),
    (rf"\b(?i:around|about|at)\sthe\stime\sof\s{_TO}(?P<a>{T})", counted.read_not_until),
    (rf"\b[Tt]he\s(?P<a>{T})\s(?P<way>after|before)(?=[.,;]|$)", occasions.read_weekday_then),
    (rf"\bafter\s(?:just\s|only\s|some\s|about\s)?(?P<a>{D})(?=[.,;]|$)", counted.read_after_length),
    (rf"\b(?P<u>(?i:days|weeks|months|years))\s(?P<way>after|before|following|that\sfollowed|leading\sup\sto)\s(?P<clause>{_TO})(?P<a>{T})", counted.read_vaguely_counted),
    (rf"(?P<a>{T})\sto\sthe\s(?:very\s)?(?:day|hour|minute)\b", shifted.read_to_the_day),
    (rf"(?P<a>{T})", shifted.read_recounted),
    (rf"\b(?i:from|as\sof|as\sfrom|starting|beginning|effective|with\seffect\sfrom)\s(?:on\s)?(?P<a>{T})(?!{FILL}|['’]s)(?P<on>\son(?:wards?)?\b)?", stretches.read_from),
    (rf"\b(?i:for|these|this|spent|lasted)\s(?:(?:the\s)?(?:last|past)\s)?{_ABOUT}(?P<a>{D}|{T})|(?P<b>{D})\s(?:now|running|in\sa\srow|straight)\b", stretches.read_lasting),
)  # fmt: skip
_RULES = tuple((re.compile(pattern), rule) for pattern, rule in _PATTERNS)
_WHEN = re.compile(rf"(?P<a>{T}),?\s(?P<clause>when\s[^,;:.—]*)")
