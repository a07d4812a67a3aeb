"""One exception tree with numbered codes; every message says what happened, what was expected and what to do.

    TacitusError
    ├── UsageError        T0xx  a wrong option, setting or stage            exit code 2
    ├── SourceError       T1xx  an input that cannot be opened or decoded   quarantined, or exit code 1
    ├── DocumentError     T2xx  one document that cannot be read            quarantined
    ├── ResourceError     T3xx  package data or optional package missing    exit code 1
    ├── OutputError       T4xx  a result that cannot be written             exit code 1
    ├── RecordError       T5xx  a record that does not give what was asked  exit code 1
    │   ├── LockedError         another process writes to it                exit code 4
    │   └── IntegrityError      its files are not as they were written      exit code 5
    └── ForecastError     T6xx  a forecast that cannot be made or scored    exit code 1

`CODES` is the register: a code that is raised and not listed there fails a test.
"""

from __future__ import annotations

CODES: dict[str, str] = {
    "T001": "unknown setting, or a setting with a wrong value",
    "T002": "a date given on the command line is no calendar day",
    "T003": "column mapping that cannot be read",
    "T004": "unknown stage",
    "T005": "unknown format",
    "T006": "command line that cannot be understood",
    "T007": "actors file of the user that cannot be understood",
    "T101": "path cannot be opened",
    "T102": "input is binary",
    "T103": "text cannot be decoded",
    "T104": "compressed file is damaged",
    "T105": "input is empty",
    "T106": "table lacks a needed column",
    "T107": "input kind is not known",
    "T108": "table cannot be read",
    "T109": "web page has no readable text",
    "T110": "input holds several documents",
    "T111": "web address is not one that can be fetched",
    "T112": "web address leads to a private or reserved network address",
    "T113": "server cannot be reached or breaks off",
    "T114": "server answers with an error",
    "T115": "robots.txt forbids the address",
    "T116": "answer of a server goes beyond a cap",
    "T117": "XML that declares a DOCTYPE",
    "T118": "list of web addresses, and following was not asked for",
    "T119": "page of the portal without items that can be read",
    "T201": "row is no JSON object",
    "T202": "document has no text",
    "T203": "document date is no calendar day",
    "T204": "document is longer than the limit",
    "T205": "id is used by different documents",
    "T206": "span does not fit the text",
    "T207": "document could not be read",
    "T208": "row of a stage has no id",
    "T209": "row does not fit its table",
    "T301": "package data is missing or damaged",
    "T302": "optional package is not installed",
    "T303": "optional package does not start",
    "T401": "output cannot be written",
    "T501": "no record in this folder",
    "T502": "record is locked by another writer",
    "T503": "record is damaged",
    "T504": "record has no such commit",
    "T505": "commit is no longer kept",
    "T506": "record was written by a newer version",
    "T507": "query cannot be understood",
    "T508": "record holds no such document",
    "T509": "record never mentions the country",
    "T510": "lens or lens file that cannot be understood",
    "T511": "window that is no length of time, or that the record does not reach",
    "T512": "votes that cannot be read, or a part of a lens that has nothing else and no votes",
    "T601": "unknown forecast target, or a country or horizon that the target does not have",
    "T602": "no forecast: what is known ends before the origin, or starts after it",
    "T603": "ledger of forecasts cannot be understood",
    "T604": "ledger of forecasts was written by a newer version",
    "T901": "unexpected; please report",
}


class TacitusError(Exception):
    """Base of all errors that Tacitus raises on purpose.

    Args:
        code: a key of `CODES`.
        message: what happened, with the offending value shortened, and what was expected.
        hint: what to do.
    """

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        self.code, self.message, self.hint = code, message, hint
        super().__init__(f"{code} {message}" + (f" {hint}" if hint else ""))

    def __reduce__(self) -> tuple[type[TacitusError], tuple[str, str, str]]:
        return type(self), (self.code, self.message, self.hint)


class UsageError(TacitusError):
    """A wrong option, setting or stage name."""


class SourceError(TacitusError):
    """An input as a whole cannot be opened, decompressed or decoded."""


class DocumentError(TacitusError):
    """One document cannot be read; the others can."""


class ResourceError(TacitusError):
    """Data of the package or an optional package is missing."""


class OutputError(TacitusError):
    """A result cannot be written."""


class RecordError(TacitusError):
    """A record does not give what was asked of it."""


class LockedError(RecordError):
    """Another process writes to the record."""


class IntegrityError(RecordError):
    """Files of the record are not as they were written."""


class ForecastError(TacitusError):
    """A forecast cannot be made, or a ledger cannot be read."""


def shorten(value: object, length: int = 60) -> str:
    """The value as one line of at most `length` code points, for a message."""
    line = " ".join(str(value).split())
    return line if len(line) <= length else line[: length - 1] + "…"
