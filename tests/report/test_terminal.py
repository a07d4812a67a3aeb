import io
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from tacitus.model import Document, Reading, Sentence, Span
from tacitus.report import print_reading


def printed(reading: Reading, width: int = 80, **options: object) -> str:
    file = io.StringIO()
    print_reading(reading, Console(file=file, width=width, **options))  # type: ignore[arg-type]
    return file.getvalue()


def test_the_page_tells_who_did_what_to_whom_when_and_who_says_so(reading: Reading) -> None:
    page = printed(reading)
    assert page.startswith("The quarrel over the Lime Strait\n3 Jun 2021 · The Harbour Post")
    assert "1 Jun 2021        Norland (NOR GOV) → two Sudrian envoys (SDN GOV)\n" in page
    assert "SANCTION expel\n" in page
    assert "“Norland «expelled» two Sudrian envoys" in page
    assert "according to Norland's foreign ministry (NOR GOV)" in page
    assert "Norland's navy (NOR MIL) ↔ Sudrian patrol boats (SDN MIL)" in page
    assert "ASSAULT heavy-weapons · alleged · a dozen dead" in page
    assert "since Feb 2021    Dockers" in page
    assert "  ?                 Prime Minister" in page


def test_events_stand_in_the_order_of_time(reading: Reading) -> None:
    page = printed(reading)
    places = [page.index(words) for words in ("«clashed»", "«signed", "«strike»", "«expelled»", "«promised»")]
    assert places == sorted(places)


def test_statements_are_counted_and_predictions_quoted(reading: Reading) -> None:
    page = printed(reading)
    assert "5 reports, 1 prediction, 1 call to action" in page
    assert "“The puppet regime in Sudria will fall within a year.”" in page
    assert "cohesion down · horizon within a year · certainty 0.9" in page
    assert "Loaded wording: “puppet regime”" in page


def test_refusals_come_with_their_reason_and_a_long_list_is_cut(reading: Reading) -> None:
    assert "“the strait” — several straits fit" in printed(reading)
    many = replace(reading, refused=reading.refused * 10)
    assert "Not coded (20)" in printed(many)
    assert "12 more in --json and --html" in printed(many)


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal(reading: Reading, width: int) -> None:
    lines = printed(reading, width).split("\n")
    assert max(cell_len(line) for line in lines) <= width
    assert not any(line.endswith(" ") for line in lines)


def test_without_colour_the_words_say_the_same(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = printed(reading)
    assert "\x1b" not in plain
    monkeypatch.setenv("NO_COLOR", "1")
    page = printed(reading, force_terminal=True, color_system="truecolor")
    assert "\x1b[3" not in page
    assert "«expelled»" in page


def test_colour_is_there_on_a_terminal(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1;31mSANCTION" in printed(reading, force_terminal=True, color_system="standard")


def test_text_cannot_steer_the_terminal(poisoned: Callable[[str], Reading]) -> None:
    bad = "\x1b]0;owned\x07\x9b2J\u202e[bold red]x[/bold red][link=http://a.example]y[/link]:smile:"
    page = printed(poisoned(bad), 400)
    assert not set(page) & set("\x1b\x07\x9b\u202e")
    assert (
        "\\x1b]0;owned\\x07\\x9b2J\\u202e[bold red]x[/bold red][link=http://a.example]y[/link]:smile:" in page
    )


def test_a_narrow_alphabet_is_served_too(reading: Reading) -> None:
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding="ascii")
    print_reading(reading, Console(file=file, width=80))
    page = raw.getvalue().decode("ascii")
    assert "Norland (NOR GOV) -> two Sudrian envoys" in page
    assert "[expelled]" in page


def test_a_reading_of_nothing_has_a_page() -> None:
    page = printed(Reading(Document("d", ""), (), (), ()))
    assert "No events were coded." in page
    assert "undated" in page


def test_a_line_of_millions_of_letters_does_not_hang(reading: Reading) -> None:
    text = "word " * 600_000 + "hit" + " word" * 600_000
    event = replace(reading.events[0], trigger=Span(3_000_000, 3_000_003, "hit"), sentence=0, text=text)
    long = Reading(Document("d", text), (Sentence(0, 0, len(text), text),), (event,) * 50, ())
    begun = time.perf_counter()
    printed(long)
    assert time.perf_counter() - begun < 2
