"""What the tab-separated event sets share, and what all formats do with events that lack things."""

import io
from dataclasses import replace

import pytest

from tacitus.export import FORMATS, open_writer
from tacitus.export.tabbed import directed_pairs, is_told_as_done, number_of, tab_line
from tacitus.model import Event, Interval, Party, Status


@pytest.mark.parametrize(
    ("status", "done"),
    [
        ("actual", True),
        ("alleged", True),
        ("denied", False),
        ("negated", False),
        ("future", False),
        ("hypothetical", False),
        ("predicted", False),
    ],
)
def test_only_acts_told_as_done_are_rows(expulsion: Event, status: Status, done: bool) -> None:
    assert is_told_as_done(replace(expulsion, status=status)) is done


def test_a_directed_act_is_told_one_way(expulsion: Event) -> None:
    assert [(e.actor, e.recipient) for e in directed_pairs(expulsion)] == [
        (expulsion.actor, expulsion.recipient)
    ]


def test_a_mutual_act_is_told_both_ways(meeting: Event) -> None:
    pairs = [(e.actor[0].code, e.recipient[0].code) for e in directed_pairs(meeting)]
    assert {(b, a) for a, b in pairs} == set(pairs)
    assert len(pairs) == 6


def test_a_party_alone_at_a_mutual_act_is_told_once(meeting: Event) -> None:
    assert len(list(directed_pairs(replace(meeting, actor=meeting.actor[:1])))) == 1


def test_cells_are_texts_numbers_and_gaps() -> None:
    assert tab_line(["a", 1, -2.5, None, " b\t\r\nc "]) == "a\t1\t-2.5\t\tb c\n"
    assert tab_line([None, ""], missing="None") == "None\tNone\n"
    assert tab_line(["=1", "-x", -1]) == "'=1\t'-x\t-1\n"


def test_numbers_of_ids_fit_a_double() -> None:
    assert number_of("f" * 64) == 16**13 - 1 < 2**53


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("change", ["no parties", "no date", "odd texts", "nobody resolved"])
def test_an_event_that_lacks_things_is_written(format: str, change: str, expulsion: Event) -> None:
    odd = Party(0, 3, "\ud800\t\x00|;", role="\n", identifier_text="\ud800", identifier_id="\ud800")
    event = {
        "no parties": replace(expulsion, actor=(), recipient=()),
        "no date": replace(expulsion, when=Interval(None, None, None)),
        "odd texts": replace(expulsion, actor=(odd,), document_id="d\t1"),
        "nobody resolved": replace(expulsion, actor=(Party(0, 3, "men"), Party(4, 9, "others"))),
    }[change]
    stream = io.BytesIO()
    with open_writer(format, stream) as writer:
        writer.write([event])
        assert writer.left_out == 0
    assert stream.getvalue()
    if format in ("gdelt", "icews", "polecat"):
        width = {line.count("\t") for line in stream.getvalue().decode("utf-8").splitlines()}
        assert len(width) == 1
