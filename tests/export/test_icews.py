"""Events as rows of ICEWS's coded event data."""

import csv
import io
from dataclasses import replace

from tacitus.export import ICEWS_COLUMNS, icews_lines, open_writer
from tacitus.model import Document, Event, Party, Place

ARTICLE = Document("doc-1", "", "2021-06-02", source="Nordby Times")


def rows(*events: Event, document: Document | None = None) -> list[dict[str, str]]:
    stream = io.BytesIO()
    with open_writer("icews", stream) as writer:
        writer.write(events, document=document)
    lines = io.StringIO(stream.getvalue().decode("utf-8"), newline="")
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_the_header_names_the_twenty_columns(expulsion: Event) -> None:
    (row,) = rows(expulsion)
    assert tuple(row) == ICEWS_COLUMNS
    assert len(ICEWS_COLUMNS) == 20
    assert None not in row.values()


def test_an_event_is_told_in_icews_words(expulsion: Event) -> None:
    (row,) = rows(expulsion, document=ARTICLE)
    assert (row["Event Date"], row["CAMEO Code"], row["Intensity"]) == ("2021-05-01", "166", "-7.0")
    assert row["Event Text"] == "Expel or withdraw"
    assert (row["Source Name"], row["Source Sectors"], row["Source Country"]) == (
        "Norland", "Government", "Norway",
    )  # fmt: skip
    assert (row["Target Sectors"], row["Target Country"]) == ("Government,Military", "")
    assert (row["Sentence Number"], row["Publisher"]) == ("1", "Nordby Times")
    assert (row["City"], row["Province"], row["Country"], row["Longitude"]) == (
        "Nordby", "Nordland", "Norway", "-3.5",
    )  # fmt: skip


def test_codes_keep_their_leading_zero(meeting: Event) -> None:
    assert {row["CAMEO Code"] for row in rows(meeting)} == {"040"}


def test_countries_have_the_names_icews_gives_them(expulsion: Event) -> None:
    named = [
        rows(replace(expulsion, actor=(Party(0, 1, "x", code=code),)))[0]["Source Country"]
        for code in ("RUS", "PSE", "COD", "IRN", "UNO")
    ]
    assert named == [
        "Russian Federation", "Occupied Palestinian Territory", "Democratic Republic of Congo", "Iran", "",
    ]  # fmt: skip


def test_events_of_a_document_share_the_story(expulsion: Event, meeting: Event) -> None:
    told = rows(expulsion, meeting, replace(meeting, document_id="doc-2"))
    stories = [row["Story ID"] for row in told]
    assert len(set(stories[:7])) == 1
    assert stories[0] != stories[-1]


def test_a_country_as_place_is_no_city(expulsion: Event) -> None:
    (row,) = rows(replace(expulsion, event_loc=Place(0, 3, "Norway", "Norway", "NOR", None, 62.0, 10.0)))
    assert (row["City"], row["Country"]) == ("", "Norway")


def test_a_named_person_stands_under_their_name(expulsion: Event) -> None:
    person = Party(0, 8, "minister", code="NOR", sector="GOV", identifier_text="Ada Berg", role="minister")
    assert rows(replace(expulsion, actor=(person,)))[0]["Source Name"] == "Ada Berg"


def test_an_act_that_was_not_done_is_left_out_and_counted(expulsion: Event) -> None:
    with open_writer("icews", io.BytesIO()) as writer:
        writer.write([expulsion, replace(expulsion, status="negated")])
        assert writer.left_out == 1
    assert icews_lines(replace(expulsion, status="predicted")) == ""
