import pytest

from tacitus.forecast.predictions import find_window, name_countries, name_target, prediction_entries
from tacitus.forecast.scoring import resolve
from tacitus.model import Document, Reading, Statement


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("A coup in Sudan is likely before the summer.", "coup"),
        ("The regime will be overthrown within a year.", "irregular-exit"),
        ("The fall of the government is certain.", "irregular-exit"),
        ("Protests will spread to every town.", "unrest"),
        ("New sanctions will follow in March.", "sanction"),
        ("The harvest will be poor.", None),
    ],
)
def test_the_target_is_named_by_words(text: str, target: str | None) -> None:
    assert name_target(text) == target


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The regime in Iran will be overthrown.", ("IRN",)),
        ("Iran's rulers will fall, and Iranians know it.", ("IRN",)),
        ("France and Iran will impose sanctions.", ("FRA", "IRN")),
        ("The regime will fall.", ()),
    ],
)
def test_countries_are_those_named(text: str, named: tuple[str, ...]) -> None:
    assert name_countries(text) == named


def test_a_horizon_ends_where_its_words_say() -> None:
    assert find_window("by the end of 2020", "2020-02-10") == ("2020-02-10", "2020-12-31")
    assert find_window("soon", "2020-02-10") is None
    assert find_window("next month", None) is None


@pytest.mark.parametrize(
    ("words", "window"),
    [
        ("within two months", ("2020-02-10", "2020-04-10")),
        ("within 36 hours", ("2020-02-10", "2020-02-12")),
        ("in 2022", ("2022-01-01", "2022-12-31")),
        ("by 2022", ("2020-02-10", "2022-12-31")),
        ("before March 2021", ("2020-02-10", "2021-02-28")),
        ("in March or April", ("2020-03-01", "2020-04-30")),
        ("for two months", None),
        ("in 2019", None),
    ],
)
def test_a_window_begins_and_ends_as_its_words_say(words: str, window: tuple[str, str] | None) -> None:
    assert find_window(words, "2020-02-10") == window


def test_months_end_where_they_end() -> None:
    assert find_window("within a month", "2020-01-31") == ("2020-01-31", "2020-02-29")


@pytest.mark.parametrize(
    "text",
    [
        "The regime will not fall.",
        "A coup is unlikely.",
        "There won't be protests.",
        "No sanctions will follow.",
    ],
)
def test_a_negation_is_noted_and_not_resolved(text: str) -> None:
    statement = Statement(0, len(text), text, "prediction", horizon="by 2022")
    [entry] = prediction_entries(Reading(Document("d", text, date="2020-02-10"), (), (), (statement,)))
    assert entry["negated"]
    assert "negation" in (resolve(entry, None).why or "")  # type: ignore[arg-type]


def test_every_prediction_is_a_line_and_nothing_else_is() -> None:
    text = "Protests in Iran will grow by the end of 2020. Protests in Iran grew. The mood will darken."
    statements = (
        Statement(0, 46, text[:46], "prediction", None, horizon="by the end of 2020", certainty=0.9),
        Statement(47, 70, text[47:70], "report"),
        Statement(71, 92, text[71:], "prediction"),
    )
    reading = Reading(Document("d", text, date="2020-02-10"), (), (), statements)
    first, second = prediction_entries(reading)
    assert (first["target"], first["country"], first["window"]) == (
        "unrest",
        "IRN",
        ["2020-02-10", "2020-12-31"],
    )
    assert first["country_from"] == "statement"
    assert (second["target"], second["window"], second["country"]) == (None, None, None)
    assert resolve(second, None).why == "no horizon in its words"  # type: ignore[arg-type]
    assert prediction_entries(reading)[0]["id"] == first["id"]


def test_a_prediction_that_names_no_country_is_about_the_documents_own() -> None:
    import tacitus

    text = (
        "Iran arrested two journalists on Monday. Iran condemned the report. Iran expelled a diplomat on Tuesday. "
        "The regime will be overthrown within a year."
    )
    told = tacitus.read(text, date="2020-02-10")
    at = text.index("The regime")
    reading = Reading(
        told.document,
        (),
        told.events,
        (Statement(at, len(text), text[at:], "prediction", horizon="within a year"),),
    )
    [entry] = prediction_entries(reading)
    assert (entry["country"], entry["country_from"], entry["target"]) == ("IRN", "document", "irregular-exit")
