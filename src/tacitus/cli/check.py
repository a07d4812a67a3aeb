"""`tacitus check FILE --record DIR`: every statement of an article with its verdict and the evidence of a record."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tacitus.cli import DONE
from tacitus.cli.article import check_options, take_article
from tacitus.cli.passing import end, meter, sift
from tacitus.cli.quarantine import QuarantineFile
from tacitus.cli.stop import Stop
from tacitus.cli.streams import STDIO, Output, console, say, show, stdin_bytes
from tacitus.cli.web import Private
from tacitus.errors import UsageError

if TYPE_CHECKING:
    from tacitus.claims import Checker, Report
    from tacitus.cli.app import Call

EXAMPLE = "Example:  tacitus check column.txt --record record/ --date 2020-02-10 --html checked.html"


def check(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="Text or HTML, also gzipped; an address; - is stdin.")],
    record: Annotated[str, typer.Option(metavar="DIR", help="The record to hold it against.")],
    date: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="Day of the article; else only what the text fixes."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the report as one JSON object.")] = False,
    html: Annotated[
        str | None, typer.Option(metavar="OUT", help="Write one self-contained page; - is stdout.")
    ] = None,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="FILE is a table: one report a line, in its order.")
    ] = False,
    as_of: Annotated[
        str | None, typer.Option(metavar="COMMIT", help="Hold it against an earlier commit.")
    ] = None,
    ledger: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="Note its predictions there, to be scored when their time is over."
        ),
    ] = None,
    quarantine: Annotated[
        str | None, typer.Option(metavar="FILE", help="With --jsonl: where rows go that could not be read.")
    ] = None,
    allow_private: Private = False,
) -> int:
    """Check an article against a record: every statement with its kind, speaker, verdict and evidence.

    A verdict says how a statement stands to the record. What the record does not have is not covered, never false.
    """
    check_options(date, json=json, html=html, jsonl=jsonl, quarantine=quarantine)
    if ledger == STDIO:
        raise UsageError(
            "T006",
            "--ledger needs a file: a ledger is read before it grows.",
            "Example: --ledger forecasts.jsonl",
        )
    from tacitus.claims import Checker
    from tacitus.forecast.beside import base_rates
    from tacitus.record import Record

    checker = Checker(Record(record), as_of=as_of, base_rates=base_rates)
    if jsonl:
        return _check_table(context.obj, checker, file, quarantine, ledger)
    article = take_article(context.obj, file, date=date, html=html, private=allow_private)
    report = checker.check(article)
    with Stop() as stop, stop.held():
        _print(report, json=json, html=html)
        if ledger is not None:
            _note([report], ledger)
    return DONE


def _print(report: Report, *, json: bool, html: str | None) -> None:
    if json:
        from tacitus.claims.shapes import report_json
        from tacitus.export import dumps

        with Output(STDIO) as output:
            output.write(dumps(report_json(report)) + "\n")
    elif html is not None:
        from tacitus.claims.page import check_html

        with Output(html) as output:
            output.write(check_html(report))
        if html != STDIO:
            told = ", ".join(f"{n} {verdict}" for verdict, n in report.counts().items() if n)
            say(f"{told or 'no statements'}; the page is {html}")
    else:
        from tacitus.claims.terminal import print_check

        page = console()
        print_check(report, page)
        show(page)


def _note(reports: Sequence[Report], ledger: str) -> None:
    """Append the predictions of reports to a ledger, and say how many there are and how many give no horizon."""
    from tacitus.forecast.ledger import note
    from tacitus.forecast.predictions import prediction_entries

    entries = [entry for report in reports for entry in prediction_entries(report.reading)]
    fresh = note(Path(ledger), entries)
    open_ended = sum(entry["window"] is None for entry in entries)
    told = f"{fresh} of {len(entries)} prediction{'' if len(entries) == 1 else 's'} newly noted in {ledger}"
    say(f"{told}; {open_ended} without a horizon that can be dated." if open_ended else f"{told}.")


def _check_table(call: Call, checker: Checker, file: str, quarantine: str | None, ledger: str | None) -> int:
    from tacitus.claims.shapes import report_json
    from tacitus.export import dumps
    from tacitus.sources import read_inputs

    limit = call.settings().limit
    with Stop() as stop, Output(STDIO) as out:
        refused = QuarantineFile(quarantine, inputs=(file,))
        items = read_inputs([file], limit=limit, stdin=stdin_bytes() if file == STDIO else None)
        whole = True
        with meter("checking", None, to_stdout=True) as step:
            try:
                for document in sift(items, refused=refused, stop=stop):
                    report = checker.check(document)
                    line = dumps(report_json(report)) + "\n"
                    with stop.held():
                        out.write(line)
                        if ledger is not None:
                            _note([report], ledger)
                        step()
            except KeyboardInterrupt:
                whole = False
        with stop.held():
            out.flush()
            return end(whole, refused, done="", kept=out.name)
