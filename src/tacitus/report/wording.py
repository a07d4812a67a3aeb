"""Words for readers: dates with their precision, parties with their codes, counts, and text made harmless.

Both pages, terminal and HTML, say the same things in the same words. `visible` is what keeps text of a document
from steering the reader's terminal or turning the direction of the lines around it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import get_args

from tacitus.model import Document, Event, Interval, Party, Reading, Status
from tacitus.ontology import category

QUADS: dict[int, str] = {
    1: "Verbal cooperation",
    2: "Material cooperation",
    3: "Verbal conflict",
    4: "Material conflict",
}
KINDS: dict[str, tuple[str, str]] = {
    "report": ("report", "reports"),
    "trend": ("trend", "trends"),
    "assessment": ("assessment", "assessments"),
    "prediction": ("prediction", "predictions"),
    "possibility": ("possibility", "possibilities"),
    "counterfactual": ("counterfactual", "counterfactuals"),
    "call_to_action": ("call to action", "calls to action"),
    "quotation": ("quotation", "quotations"),
    "other": ("other statement", "other statements"),
}
UNKNOWN = "?"

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DAY = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(\d\d)")
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SPACE = re.compile("[\\s\u2028\u2029]+")


def visible(text: str) -> str:
    """The text with control characters, marks that turn its direction and unpaired surrogates spelt out.

    Tabs, line feeds and all that belongs to words (joiners too) stay; `\\r` before a line feed is dropped.
    """
    return _STEERING.sub(_spell, text.replace("\r\n", "\n"))


def line(text: str, length: int | None = None) -> str:
    """The text as one visible line of at most `length` code points, cut between words where it is longer."""
    bounded = text if length is None else text[: 4 * length + 64]
    flat = visible(_SPACE.sub(" ", bounded).strip())
    if length is None or len(flat) <= length:
        return flat
    at = flat.rfind(" ", length // 2, length)
    return flat[: at if at > 0 else length - 1].rstrip() + "…"


def day_words(day: str) -> str:
    """`3 Jan 2020` for `2020-01-03`; anything that is no day stays as it is."""
    found = _DAY.fullmatch(day)
    return f"{int(found[3])} {_MONTHS[int(found[2]) - 1]} {_year(day)}" if found else line(day, 20)


def interval_words(when: Interval) -> str:
    """When it happened, as exactly as is known: `3 Jan 2020`, `Jul 2019`, `Q3 2019`, `2010s`, `since 2018`.

    `~` comes before an interval within which it happened, `?` stands for an undated event.
    """
    first, last = when.first, when.last
    if first is None and last is None:
        return UNKNOWN
    if first is None or last is None:
        open_end = "since" if when.ongoing else "from" if first is not None else "until"
        return f"{open_end} {_point(str(first or last), when.precision)}"
    words = _between(first, last, when.precision)
    return f"since {_point(first, when.precision)}" if when.ongoing else words


def document_date(document: Document) -> str:
    """The day of the document, with a note where it was read from the text."""
    if document.date is None:
        return "undated"
    return day_words(document.date) + (" (read from the text)" if document.date_inferred else "")


def heading(reading: Reading) -> str:
    """The title of the document, or its first line shortened, or its id."""
    document = reading.document
    return (
        line(document.title or "", 300)
        or line(document.text.lstrip()[:400].split("\n")[0], 90)
        or line(document.id, 90)
    )


def codes(party: Party) -> str:
    """`IRN GOV`; a question mark for an unknown country."""
    return " ".join([party.code or UNKNOWN, *([party.sector] if party.sector else [])])


def is_mutual(event: Event) -> bool:
    """Whether its actors do it to each other, so that nobody stands as recipient."""
    return len(event.actor) > 1 and not event.recipient and category(event.event).mutual


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 event`, `2 events`, `no events`."""
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"


def tally(reading: Reading) -> tuple[str, ...]:
    """How many sentences, events by status, statements and refusals."""
    by_status = Counter(event.status for event in reading.events)
    told = ", ".join(f"{by_status[status]} {status}" for status in get_args(Status) if by_status[status])
    events = count(len(reading.events), "event") + (f" ({told})" if told else "")
    return (
        count(len(reading.sentences), "sentence"),
        events,
        count(len(reading.statements), "statement"),
        f"{len(reading.refused)} refused",
    )


def kinds_tally(kinds: Iterable[str]) -> str:
    """`5 reports, 2 predictions`, in the order of `KINDS`."""
    counted = Counter(kinds)
    return ", ".join(count(counted[kind], *words) for kind, words in KINDS.items() if counted[kind])


def excerpt(reading: Reading, event: Event, *, room: int) -> tuple[str, str, str]:
    """Before, trigger and after of an event in its sentence, about `room` code points in all, cut at words."""
    text, trigger = reading.document.text, event.trigger
    start, end = max(0, trigger.start), min(len(text), trigger.end)
    if text[start:end] != trigger.text:
        return "", line(trigger.text, room), ""
    low, high = max(0, start - room), min(len(text), end + room)
    if 0 <= event.sentence < len(reading.sentences):
        sentence = reading.sentences[event.sentence]
        if sentence.start <= start and end <= sentence.end:
            low, high = max(low, sentence.start), min(high, sentence.end)
    spare = max(0, room - (end - start))
    before = min(start - low, max(spare // 3, spare - (high - end)))
    after = min(high - end, spare - before)
    return _tail(text[low:start], before), line(text[start:end], room), _head(text[end:high], after)


def _spell(found: re.Match[str]) -> str:
    point = ord(found[0])
    return f"\\x{point:02x}" if point < 256 else f"\\u{point:04x}" if point < 65536 else f"\\U{point:08x}"


def _year(day: str) -> str:
    return day[:4].lstrip("0") or "0"


def _month(day: str) -> str:
    return _MONTHS[int(day[5:7]) - 1]


def _point(day: str, precision: str | None) -> str:
    if _DAY.fullmatch(day) is None:
        return line(day, 20)
    if precision in ("year", "decade"):
        return _year(day) + ("s" if precision == "decade" else "")
    return f"{_month(day)} {_year(day)}" if precision in ("month", "quarter") else day_words(day)


def _between(first: str, last: str, precision: str | None) -> str:
    if not (_DAY.fullmatch(first) and _DAY.fullmatch(last)):
        return line(f"{first}–{last}", 24)
    if first == last:
        return day_words(first)
    if precision == "week":
        return f"week of {day_words(first)}"
    if precision == "quarter" and first[:4] == last[:4]:
        return f"Q{(int(first[5:7]) + 2) // 3} {_year(first)}"
    if precision == "decade":
        return f"{_year(first)}s"
    one, other = (_point(day, precision) for day in (first, last))
    about = "~" if precision in ("interval", None) else ""
    return about + (one if one == other else _range(one, other))


def _range(one: str, other: str) -> str:
    """`3–5 Jan 2020`, `3 Jan–5 Feb 2020`: what both ends share is said once."""
    left, right = one.split(" "), other.split(" ")
    shared = 0
    while shared < min(len(left), len(right)) - 1 and left[-1 - shared] == right[-1 - shared]:
        shared += 1
    return f"{' '.join(left[: len(left) - shared])}–{other}"


def _tail(text: str, room: int) -> str:
    if len(text) <= room:
        return line(text) + (" " if text[-1:].isspace() else "")
    cut = text[len(text) - room :]
    at = cut.find(" ")
    return "… " + line(cut[at + 1 :] if at >= 0 else cut) + (" " if text[-1:].isspace() else "")


def _head(text: str, room: int) -> str:
    lead = " " if text[:1].isspace() else ""
    if len(text) <= room:
        return lead + line(text)
    cut = text[:room]
    at = cut.rfind(" ")
    return lead + line(cut[:at] if at > 0 else cut) + " …"
