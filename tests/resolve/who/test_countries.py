"""Names of countries."""

from __future__ import annotations

import pytest

from tacitus.resolve.who import countries, country_of


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Albania", "ALB"), ("Belarusian", "BLR"), ("Filipinos", "PHL"), ("Kyiv", "UKR"), ("The Kremlin", "RUS"), ("Kremlin", "RUS"),
        ("Zaire", "COD"), ("Soviet Union", "RUS"), ("Greenland", "DNK"), ("Kosovo", "KOS"), ("Hong Kong", "HKG"), ("Gaza", "PSE"),
        ("Republic of the Congo", "COG"), ("DR Congo", "COD"), ("North Korean", "PRK"), ("Somaliland", "SOM"), ("Narnia", None),
    ],
)  # fmt: skip
def test_name_gives_code(name: str, code: str | None) -> None:
    assert country_of(name) == code


def test_every_country_has_a_name_and_a_code_of_three_letters() -> None:
    assert len(countries()) >= 195
    for code, country in countries().items():
        assert len(code) == 3
        assert code.isupper()
        assert country.names
