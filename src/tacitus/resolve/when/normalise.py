"""Which function normalises a match of which rule of `patterns`."""

from __future__ import annotations

from collections.abc import Callable

from tacitus.resolve.when import named, relative
from tacitus.resolve.when.around import Around, Match, Result

NORMALISERS: dict[str, Callable[[Match, Around], Result]] = {
    "iso_time": named.iso_time,
    "iso_day": named.iso_day,
    "numeric": named.numeric,
    "days_month": named.day_range,
    "month_days": named.day_range,
    "day_month": named.day_of_month,
    "month_day": named.day_of_month,
    "fiscal": named.fiscal,
    "months_year": named.months_year,
    "month_year": named.month_year,
    "month_relative": named.month_relative,
    "month_of_relative": named.month_of_relative,
    "holiday": named.holiday,
    "quarter": named.quarter,
    "quarter_short": named.quarter,
    "season": named.season,
    "season_relative": named.season_relative,
    "century": named.century,
    "decade": named.decade,
    "decade_short": named.decade,
    "years": named.years,
    "set_weekday": relative.set_weekday,
    "set": relative.repeated,
    "day_part": relative.day_part,
    "clock": relative.clock,
    "day_word": relative.day_word,
    "day_after_tomorrow": relative.day_after_tomorrow,
    "weekday": relative.weekday,
    "ago": relative.ago,
    "later": relative.later,
    "shift_interval": relative.shift_interval,
    "relative": relative.relative,
    "the_day": relative.the_day,
    "weekend": relative.weekend,
    "whole": relative.whole,
    "in_within": relative.in_within,
    "hyphen": relative.duration,
    "duration": relative.duration,
    "reference": relative.reference,
    "month": named.month,
    "mod_year": named.mod_year,
    "year_short": named.year_short,
    "year": named.year,
}
