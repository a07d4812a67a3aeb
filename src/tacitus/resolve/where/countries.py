"""ISO 3166 codes of countries, from the index: alpha-3 as events carry them, alpha-2 as GeoNames has them."""

from __future__ import annotations

from functools import cache

from tacitus.resolve.where.index import load_index


def alpha3_of(alpha2: str) -> str | None:
    """The alpha-3 code of an alpha-2 code in any case; KOS for XK; None where there is none."""
    return _codes()[0].get(alpha2.upper())


def alpha2_of(alpha3: str) -> str | None:
    """The alpha-2 code of an alpha-3 code in any case; XK for KOS; None where there is none."""
    return _codes()[1].get(alpha3.upper())


def country_name(alpha3: str) -> str | None:
    """The English short name of a country; None where the code is unknown."""
    return _codes()[2].get(alpha3.upper())


@cache
def _codes() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    countries = load_index().countries
    return (
        {country.alpha2: country.alpha3 for country in countries},
        {country.alpha3: country.alpha2 for country in countries},
        {country.alpha3: country.name for country in countries},
    )
