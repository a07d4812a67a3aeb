"""Rows of JSON: one object a line, or any run of JSON values: an array, objects one after another, one object.

A value that is broken is one bad row. After a broken object in an array, reading goes on at the next line that
opens an object; how much may be read twice in that way is bounded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from tacitus.errors import shorten

from .columns import BadRow, Row
from .lines import LongLine, TextStream, is_undecoded

_HINT = 'Each row must be one JSON object, such as {"id": "1", "date": "2020-02-10", "text": "..."}.'
_FIRST = re.compile(r"[^\s\ufeff]")
_STRUCTURE = re.compile(r'[\[\]{}"]')
_IN_STRING = re.compile(r'["\\\r\n]')  # a line's end too: no JSON string runs over it
_SCALAR_END = re.compile(r'[\s,\[\]{}"]')
_NEXT_OBJECT = re.compile(r"(?:[\r\n][ \t]{0,99}|\}[ \t\r\n]{0,99},?[ \t\r\n]{0,99})\{")
_LONGEST_GAP = 256
_CHUNK = 1 << 16


def json_lines(text: TextStream, *, cap: int) -> Iterator[Row | BadRow]:
    """Rows of JSON Lines; blank lines are passed over. `cap` is the longest line, in code points."""
    number = 0
    for at, line in enumerate(text.lines(cap), start=1):
        if line.isspace():
            continue
        number += 1
        yield _row(line, number, f"line {at}")


def json_values(text: TextStream, *, cap: int) -> Iterator[Row | BadRow]:
    """Rows from a JSON array, or from JSON objects that stand one after another over any number of lines."""
    values = _Values(text.read, cap)
    number = 0
    while (value := values.next()) is not None:
        number += 1
        row = _row(value, number, f"row {number}")
        if isinstance(row, BadRow) and row.code != "T103":
            values.step_back()
        yield row


def parse_object(text: str) -> dict[str, object] | None:
    """The text as one JSON object; None when it is none."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _row(text: str, number: int, place: str) -> Row | BadRow:
    if isinstance(text, LongLine):
        reason = f"The row is longer than a document may be; it begins {shorten(text)!r}."
        return BadRow(number, place, "T204", reason, "Split it into its articles.")
    if is_undecoded(text):
        reason = f"The row has bytes that are not in the encoding of the table; it begins {_legible(text)!r}."
        return BadRow(number, place, "T103", reason, "Save the table as UTF-8.")
    try:
        value = json.loads(text)
    except RecursionError:
        return BadRow(number, place, "T201", "The row is nested too deep to be read.", _HINT)
    except ValueError as error:
        reason = f"The row is no JSON: {shorten(error)}; it begins {shorten(text[:200])!r}."
        return BadRow(number, place, "T201", reason, _HINT)
    if not isinstance(value, dict):
        reason = f"The row is JSON but no object; it begins {shorten(text[:200])!r}."
        return BadRow(number, place, "T201", reason, _HINT)
    return Row(number, place, value)


def _legible(text: str) -> str:
    return shorten(text[:200].encode("utf-8", "replace").decode("utf-8"))


class _Values:
    """The texts of the values in a run of JSON: those at the top, and those of arrays at the top."""

    def __init__(self, read: Callable[[int], str], cap: int) -> None:
        self._read, self._cap = read, cap
        self._text, self._at = "", 0  # what is held of the run, and where reading stands in it
        self._in_array = self._in_ruins = False
        self._again = 4 * cap  # code points that may still be read a second time
        self._last, self._indent = "", ""

    def next(self) -> str | None:
        """The text of the next value, as `LongLine` above the cap; None at the end."""
        while True:
            found = _FIRST.search(self._text, self._at)
            if found is None:
                self._at = len(self._text)
                if not self._more():
                    return None
                continue
            self._indent = self._text[self._at : found.start()].replace("\r", "\n").rpartition("\n")[2]
            self._at, first = found.start(), found[0]
            if first in ",}]" or (first == "[" and not self._in_array):
                self._at += 1
                self._in_array = first == "[" or (self._in_array and first != "]")
                self._in_ruins = self._in_ruins and first == "}"
                continue
            end = self._end() if first in '{["' else self._end_of_scalar()
            value = self._text[self._at : end]
            self._at = end
            if self._in_ruins and first not in "{[":
                continue
            self._in_ruins, self._last = False, value
            if len(value) <= self._cap:
                return value
            self._last = ""
            self._pass_over()
            return LongLine(value[:200])

    def step_back(self) -> None:
        """The last value was broken: what stands in it from the next line that opens an object is read again."""
        self._in_ruins = True
        opening = re.compile(r"[\r\n]" + re.escape(self._indent) + r"\{")
        following = opening.search(self._last)
        rest = len(self._last) - following.start() if following else 0
        if following is not None and rest <= self._again:
            self._again -= rest
            self._text, self._at = self._last[following.start() :] + self._text[self._at :], 0

    def _pass_over(self) -> None:
        """Goes on to where the next object seems to open: on a line of its own, or after a closing brace."""
        while (found := _NEXT_OBJECT.search(self._text, self._at)) is None:
            self._at = max(self._at, len(self._text) - _LONGEST_GAP)
            held = len(self._text) - self._at
            if not self._more() or len(self._text) <= held:
                self._at = len(self._text)
                return
        self._at = found.end() - 1

    def _end(self) -> int:
        """Where the value that begins here ends: at its closing bracket or quote, the cap or the end of all."""
        seen = depth = 0
        while True:
            found = _STRUCTURE.search(self._text, self._at + seen)
            if found is not None and found[0] == '"':
                seen = self._end_of_string(found.end() - self._at)
            elif found is not None:
                seen, depth = found.end() - self._at, depth + (1 if found[0] in "{[" else -1)
            else:
                seen = len(self._text) - self._at
                if seen > self._cap or not self._more():
                    return len(self._text)
                continue
            if depth <= 0:
                return min(self._at + seen, len(self._text))

    def _end_of_string(self, seen: int) -> int:
        while True:
            found = _IN_STRING.search(self._text, self._at + seen)
            if found is None:
                seen = max(seen, len(self._text) - self._at)
                if seen > self._cap or not self._more():
                    return seen
            elif found[0] != "\\":
                return found.end() - self._at
            else:
                seen = found.end() - self._at + 1

    def _end_of_scalar(self) -> int:
        seen = 1
        while (found := _SCALAR_END.search(self._text, self._at + seen)) is None:
            seen = len(self._text) - self._at
            if seen > self._cap or not self._more():
                return len(self._text)
        return found.start()

    def _more(self) -> bool:
        """Reads on, doubling what is held, so that a long value is copied a few times only."""
        more = self._read(max(_CHUNK, len(self._text) - self._at))
        self._text, self._at = self._text[self._at :] + more, 0
        return bool(more)
