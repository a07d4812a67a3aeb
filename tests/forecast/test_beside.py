"""Base rates beside predictions."""

from __future__ import annotations

from tacitus.forecast.beside import base_rates
from tacitus.model import Document, Reading, Statement


def rate_of(text: str, date: str | None = "2020-02-10") -> str:
    """What is said of a text that is one prediction."""
    told = Reading(Document("a", text, date), (), (), (Statement(0, len(text), text, "prediction"),))
    return base_rates(told)[0, len(text)]


def test_a_coup_has_the_country_s_own_rate_first() -> None:
    words = rate_of("A coup in Mali will come within the year.")
    assert words.startswith("Base rate of “coup attempt within 12 months”: ")
    assert "Mali itself" in words.split(";")[0]
    assert "all states" in words.split(";")[1]


def test_monthly_counts_end_before_the_article() -> None:
    words = rate_of("Protests in Iran will spread by the end of March.")
    assert "to 2020-01" in words


def test_what_is_not_forecast_is_said_to_have_no_rate() -> None:
    assert rate_of("The harvest in Mali will be poor.").startswith("No base rate: it speaks of nothing")
    assert "of which one country" in rate_of("A coup will come within the year.")


def test_only_predictions_have_a_rate() -> None:
    text = "A coup in Mali came."
    assert base_rates(Reading(Document("a", text, None), (), (), (Statement(0, 20, text, "report"),))) == {}
