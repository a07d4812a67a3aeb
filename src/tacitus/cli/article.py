"""What the verbs that take one article (`read`, `check`) have in common: which options go together, and reading FILE."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacitus.cli.days import is_day
from tacitus.cli.quarantine import refuse_overwriting
from tacitus.cli.streams import STDIO, stdin_bytes
from tacitus.cli.web import open_web
from tacitus.errors import UsageError, shorten
from tacitus.model import Document

if TYPE_CHECKING:
    from tacitus.cli.app import Call


def check_options(
    date: str | None, *, json: bool, html: str | None, jsonl: bool, quarantine: str | None
) -> None:
    """Refuse options that do not go together, or a date that is none.

    Raises:
        UsageError: T002 or T006.
    """
    chosen = [name for name, on in (("--json", json), ("--html", html is not None), ("--jsonl", jsonl)) if on]
    if len(chosen) > 1:
        raise UsageError("T006", f"{' and '.join(chosen)} exclude each other.", "Choose one.")
    if jsonl and date is not None:
        raise UsageError("T006", "--date is for one article.", "Give the table a `date` column.")
    if quarantine is not None and not jsonl:
        raise UsageError("T006", "--quarantine needs --jsonl.", "One article is read or refused as a whole.")
    if date is not None and not is_day(date):
        message = f"--date {shorten(date)} is no calendar day. Expected YYYY-MM-DD."
        raise UsageError("T002", message, "Example: --date 2020-02-10")


def take_article(call: Call, file: str, *, date: str | None, html: str | None, private: bool) -> Document:
    """The article of FILE, an address or stdin; a page that would overwrite it is refused.

    Raises:
        SourceError, DocumentError: as `sources.read_one`.
        UsageError: where the page would overwrite the article.
    """
    from tacitus.sources import read_one

    if html is not None:
        refuse_overwriting(html, "--html", (file,))
    web = open_web([file], follow=False, private=private)
    stdin = stdin_bytes() if file == STDIO else None
    return read_one(file, date=date, stdin=stdin, limit=call.settings().limit, web=web)
