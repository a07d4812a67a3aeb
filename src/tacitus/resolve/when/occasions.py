"""Phrases for nights, eves, anniversaries, and weekdays beside a named day: "the eve of the vote of 3 May"."""

from __future__ import annotations

import re
from dataclasses import replace

from tacitus.resolve.when.passage import (
    NTH,
    WEEKDAY,
    Hit,
    Made,
    counted_from,
    day_of,
    moved_day,
    named_phrase,
)
from tacitus.resolve.when.words import load_words


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


def read_night_to(hit: Hit) -> Made:
    """ "In the night to Friday": from the day before."""
    (time,) = hit.named
    if time.first is None or time.precision != "day":
        return ()
    return (hit.phrase("range", moved_day(time.first, -1), time.first, "interval"),)


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


def read_bare_anniversary(hit: Hit) -> Made:
    """ "On the anniversary of the flood of 10 March 2014": the last one, or the next of what is planned."""
    (time,), passage, scope = hit.named, hit.passage, hit.clause()
    if time.first is None or time.precision != "day" or passage.date is None or time.first >= passage.date:
        return ()
    year = day_of(passage.date).year - day_of(time.first).year
    near = [moved_day(time.first, year + step, "year") for step in (-1, 0, 1)]
    days = (
        [d for d in near if d >= passage.date]
        if passage.planned
        else [d for d in near if d <= passage.date][-1:]
    )
    if not days or days[0] == time.first:
        return ()
    return (replace(hit.phrase("counted", days[0], days[0], "day"), beyond=scope), named_phrase(time, scope))


def read_weekday_then(hit: Hit) -> Made:
    """ "The Monday after", counted from the day told before."""
    number, base = load_words().weekdays.get(hit.named[0].text.split()[-1]), hit.last_named()
    if number is None or base is None or base.first is None or base.precision != "day":
        return ()
    ahead = (number - day_of(base.first).isoweekday()) % 7 or 7
    day = moved_day(base.first, ahead if hit.match["way"] == "after" else ahead - 7)
    return (hit.phrase("counted", day, day, "day"),)
