"""Events as rows of POLECAT's weekly files."""

import csv
import io
from dataclasses import replace

from tacitus.export import POLECAT_COLUMNS, open_writer, polecat_line
from tacitus.model import Document, Event, Party

ARTICLE = Document("doc-1", "", "2021-06-02", source="Nordby Times", language="en")


def rows(*events: Event, document: Document | None = None, dyads: bool = False) -> list[dict[str, str]]:
    stream = io.BytesIO()
    with open_writer("polecat", stream, dyads=dyads) as writer:
        writer.write(events, document=document)
    lines = io.StringIO(stream.getvalue().decode("utf-8"), newline="")
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_the_header_names_the_forty_columns(expulsion: Event) -> None:
    (row,) = rows(expulsion)
    assert tuple(row) == POLECAT_COLUMNS
    assert len(set(POLECAT_COLUMNS)) == 40
    assert None not in row.values()


def test_an_event_is_one_row_in_plovers_words(expulsion: Event) -> None:
    (row,) = rows(expulsion, document=ARTICLE)
    assert (row["Event Type"], row["Event Mode"], row["Contexts"]) == ("SANCTION", "expel", "diplomatic")
    assert (row["Intensity"], row["Quad Code"]) == ("-5.5", "MATERIAL CONFLICT")
    assert (row["Actor Country"], row["Actor COW"], row["Primary Actor Sector"]) == ("NOR", "385", "GOV")
    assert (row["Recipient Sectors"], row["Recipient Title"]) == ("GOV|MIL", "envoy")
    assert (row["GeoNames ID"], row["City"], row["Country"]) == ("12345", "Nordby", "NOR")
    assert (row["Source"], row["Publication Date"], row["Language"]) == ("Nordby Times", "2021-06-02", "en")
    assert row["Version"] == "tacitus 0.1.0"


def test_parties_stand_in_one_cell_in_the_same_order(meeting: Event) -> None:
    unknown = Party(0, 3, "a; b", sector="REB")
    (row,) = rows(replace(meeting, actor=(unknown, *meeting.actor)))
    assert row["Actor Country"] == "None; NOR; SWE; EST"
    assert row["Actor COW"] == "None; 385; 380; 366"
    assert row["Actor Name"].split("; ")[0] == "a, b"
    assert row["Recipient Name"] == row["Recipient Country"] == "None"


def test_dyads_give_a_row_a_pair(meeting: Event) -> None:
    told = [(row["Actor Country"], row["Recipient Country"]) for row in rows(meeting, dyads=True)]
    assert told == [("NOR", "SWE"), ("NOR", "EST"), ("SWE", "EST")]


def test_the_id_begins_with_the_article_and_ends_with_the_event(expulsion: Event, meeting: Event) -> None:
    ids = [row["Event ID"].split("_") for row in rows(expulsion, meeting)]
    assert ids[0][0] == ids[1][0]
    assert ids[0][1] == expulsion.id


def test_what_is_not_known_is_none(meeting: Event) -> None:
    (row,) = rows(meeting)
    assert row["Event Date"] == row["Event Mode"] == row["Latitude"] == row["Source"] == "None"


def test_an_act_that_was_not_done_is_no_row(expulsion: Event) -> None:
    assert polecat_line(replace(expulsion, status="hypothetical")) == ""
