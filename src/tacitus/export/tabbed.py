"""What the tab-separated event sets (GDELT, ICEWS, POLECAT) share: which events, which pairs, which bytes.

They have no field for the status of an act, and a row means that it was done. So only acts told as done are
written, as fact or as someone's claim; the others are left out, and the writer counts them. A row ends with a
line feed and nothing is quoted: tabs, line ends and other control characters inside a cell become a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tacitus.export.cells import escape_cell
from tacitus.export.dyads import expand_dyads
from tacitus.model import Event
from tacitus.ontology import category
from tacitus.sources.encoding import without_surrogates

TOLD_AS_DONE = ("actual", "alleged")

Cell = str | int | float | None

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def is_told_as_done(event: Event) -> bool:
    """Whether the text tells the act as done: denied, negated, future, hypothetical and predicted acts are not."""
    return event.status in TOLD_AS_DONE


def directed_pairs(event: Event) -> Iterator[Event]:
    """The event as its pairs; a mutual act gives each pair in both directions, as CAMEO codes it."""
    mutual = len(event.actor) > 1 and not event.recipient and category(event.event).mutual
    for pair in expand_dyads([event]):
        yield pair
        if mutual:
            yield replace(pair, actor=pair.recipient, recipient=pair.actor)


def tab_line(cells: Iterable[Cell], *, missing: str = "") -> str:
    """One row with its line end. A text that a spreadsheet would run as a formula gets an apostrophe before it."""
    return "\t".join(_cell(value, missing) for value in cells) + "\n"


def number_of(text: str) -> int:
    """A number for a hexadecimal id: its first 13 digits, so that every program holds it exactly (below 2**52)."""
    return int(text[:13], 16)


def _cell(value: Cell, missing: str) -> str:
    if value is None:
        return missing
    if isinstance(value, str):
        return escape_cell(without_surrogates(_CONTROL.sub(" ", value)).strip()) or missing
    return str(value)
