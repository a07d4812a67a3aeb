"""The interval of an act in a text of one day, as the tests of dates ask for it."""

from tacitus.model import Interval, Span
from tacitus.reading import split_sentences
from tacitus.resolve.when import date_event, find_times

DAY = "2015-03-12"  # a Thursday


def when(text: str, trigger: str, *, status: str = "actual") -> Interval:
    at = text.index(trigger)
    sentence = next(s for s in split_sentences(text) if s.start <= at < s.end)
    times = find_times(text, date=DAY)
    return date_event(Span(at, at + len(trigger), trigger), sentence, times, status=status, date=DAY)
