from tacitus.claims.index import day_number
from tacitus.claims.lists import times_of_items
from tacitus.model import Document
from tacitus.reader import read_document

ARTICLE = """The cabinet made grave mistakes over the last 12 months. They include:

  • The arrest of the Zemlian envoy by the police
  • The blockade of the port of Arvenpol, which was lifted in May. It hurt the fishermen.
  • The ban on the Qarv party

The minister resigned on Monday."""


def _times(text: str, date: str | None) -> dict[str, tuple[int, int]]:
    reading = read_document(Document("a", text, date))
    return {reading.statements[at].text: days for at, days in times_of_items(reading).items()}


def test_items_share_the_time_of_the_words_before_the_list() -> None:
    told = _times(ARTICLE, "2021-02-10")
    year = (day_number("2020-02-10"), day_number("2021-02-10"))
    assert set(told.values()) == {year}
    items = " ".join(told)
    assert all(words in items for words in ("Zemlian envoy", "hurt the fishermen", "Qarv party"))
    assert not any(words in items for words in ("minister", "mistakes"))


def test_a_list_without_a_time_before_it_has_none() -> None:
    assert not _times(ARTICLE.replace(" over the last 12 months", ""), "2021-02-10")


def test_an_article_without_a_day_has_no_times() -> None:
    assert not _times(ARTICLE, None)


def test_a_dash_inside_a_sentence_opens_no_item() -> None:
    assert not _times(
        "The cabinet fell in May - after a year of strikes - and the army stayed away.", "2021-02-10"
    )
