"""Forecasts: a target, a base rate, a calibrated probability, a ledger that is scored.

targets     what can be forecast, as data
yearly      coup attempts and irregular exits, from what the package holds of the last origin
recorded    unrest and numbers of events next month, from a record's monthly counts
ledger      every forecast made and every prediction read, appended
scoring     the ledger against what came
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacitus.forecast.shapes import PACKAGED, Forecast
from tacitus.forecast.targets import Target, check_horizon, find_country, find_target, targets

if TYPE_CHECKING:
    from tacitus.forecast.months import Months

__all__ = ["Forecast", "Target", "countries_of", "find_country", "find_target", "make_forecast", "targets"]


def make_forecast(
    target: str,
    country: str,
    *,
    horizon: str | None = None,
    origin: str | None = None,
    months: Months | None = None,
    record: str | None = None,
) -> Forecast:
    """The forecast of a target for a country.

    Args:
        target: its name, such as `coup` or `unrest`.
        country: code or usual name.
        horizon: such as `12m`; only the target's own is possible.
        origin: the day, month or year at whose end nothing later is known; the last one when None.
        months: monthly counts of a record (`months_of_record`) in place of those of the package.
        record: what these counts are from.

    Raises:
        UsageError: T601, T002.
        ForecastError: T602, what is known ends before the origin or starts after it.
    """
    asked, code = find_target(target), find_country(country)
    check_horizon(asked, horizon)
    if asked.series == "yearly":
        from tacitus.forecast.yearly import yearly_forecast

        return yearly_forecast(asked, code, origin=origin)
    from tacitus.forecast.months import packaged_months
    from tacitus.forecast.recorded import monthly_forecast

    known = packaged_months() if months is None else months
    return monthly_forecast(asked, code, months=known, origin=origin, record=record or PACKAGED)


def countries_of(target: Target) -> list[str]:
    """Codes of the countries that a target's model was fitted on, or has features of."""
    if target.series == "yearly":
        from tacitus.forecast.yearly import yearly_countries

        return yearly_countries(target)
    from tacitus.forecast.recorded import monthly_countries

    return monthly_countries(target)
