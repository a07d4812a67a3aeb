import csv
import io
from dataclasses import replace

import pytest

from tacitus.export import CSV_COLUMNS, event_row
from tacitus.export.cells import csv_lines, escape_cell
from tacitus.model import Event, Party


def read(lines: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(lines, newline="")))


def test_every_column_is_described_and_filled(expulsion: Event, meeting: Event) -> None:
    for event in (expulsion, meeting):
        assert len(event_row(event)) == len(CSV_COLUMNS)
    (row,) = read(csv_lines([expulsion], header=True))
    assert row["event_scale"] == "-5.5"
    assert row["loc_lon"] == "-3.5"
    assert row["actor_code"] == "NOR"
    assert row["recipient_code"] == ""
    assert row["recipient_other_sectors"] == "MIL"
    assert (row["dead_low"], row["injured_high"]) == ("12", "")
    assert row["coder"] == "tacitus 0.1.0"


def test_parties_stand_in_the_same_order_in_all_cells(meeting: Event) -> None:
    unknown = Party(0, 3, "a|b", sector="REB")
    row = read(csv_lines([replace(meeting, actor=(unknown, *meeting.actor))], header=True))[0]
    assert row["actor_code"].split("|") == ["", "NOR", "SWE", "EST"]
    assert row["actor_text"].split("|")[0] == "a¦b"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "＝"])
def test_a_formula_is_disarmed(expulsion: Event, start: str) -> None:
    text = f'{start}HYPERLINK("http://a.example","b")'
    row = read(csv_lines([replace(expulsion, text=text)], header=True))[0]
    assert row["text"].startswith("'")
    assert row["text"][1:] == text


@pytest.mark.parametrize("text", ["", "Norland", "a=b", "5-3", " Norland"])
def test_other_texts_stay(text: str) -> None:
    assert escape_cell(text) == text


def test_an_unpaired_surrogate_is_replaced(expulsion: Event) -> None:
    assert "\ufffd" in csv_lines([replace(expulsion, text="a\ud800")])
