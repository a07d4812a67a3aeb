import pytest

import tacitus
from tacitus.errors import DocumentError

TEXT = "Ghana expelled two Libyan diplomats on 3 May 2011."


def test_read_gives_a_reading() -> None:
    reading = tacitus.read(TEXT, date="2011-05-04")
    assert [e.event for e in reading.events] == ["SANCTION"]
    assert "Libyan" in reading._repr_html_()


def test_code_gives_events_in_the_order_of_the_documents() -> None:
    events = list(tacitus.code([{"id": "b", "text": TEXT}, {"id": "a", "text": TEXT, "date": "2011-05-04"}]))
    assert [e.document_id for e in events] == ["b", "a"]


def test_table_holds_events_and_shows_itself() -> None:
    table = tacitus.EventTable(tacitus.code([{"id": "a", "text": TEXT}]))
    assert len(table) == table.to_arrow().num_rows == 1
    assert "SANCTION" in table._repr_html_()


@pytest.mark.parametrize(
    ("text", "date", "code"),
    [("", None, "T202"), (" \n", None, "T202"), (TEXT, "yesterday", "T203"), (TEXT, "2011-2-3", "T203")],
)
def test_bad_input_is_a_numbered_error(text: str, date: str | None, code: str) -> None:
    with pytest.raises(DocumentError, match=code):
        tacitus.read(text, date=date)
