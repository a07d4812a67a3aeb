"""`tacitus read FILE`: one article as a page, JSON or HTML; with --jsonl a table, one reading a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tacitus.cli import DONE
from tacitus.cli.article import check_options, take_article
from tacitus.cli.passing import end, meter, pass_on, sift
from tacitus.cli.quarantine import QuarantineFile
from tacitus.cli.stop import Stop
from tacitus.cli.streams import STDIO, Output, console, say, show, stdin_bytes
from tacitus.cli.web import Private
from tacitus.model import Reading

if TYPE_CHECKING:
    from tacitus.cli.app import Call

EXAMPLE = "Example:  tacitus read column.txt --date 2020-02-10 --html column.html"


def read(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="Text or HTML, also gzipped; an address; - is stdin.")],
    date: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="Day of the article; else only what the text fixes."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the reading as one JSON object.")] = False,
    html: Annotated[
        str | None, typer.Option(metavar="OUT", help="Write one self-contained page; - is stdout.")
    ] = None,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="FILE is a table: one reading a line, in its order.")
    ] = False,
    quarantine: Annotated[
        str | None, typer.Option(metavar="FILE", help="With --jsonl: where rows go that could not be read.")
    ] = None,
    allow_private: Private = False,
) -> int:
    """Read one article: timeline, events, statements, and what was refused and why."""
    check_options(date, json=json, html=html, jsonl=jsonl, quarantine=quarantine)
    if jsonl:
        return _read_table(context.obj, file, quarantine)
    from tacitus.reader import read_document

    article = take_article(context.obj, file, date=date, html=html, private=allow_private)
    reading = read_document(article)
    with Stop() as stop, stop.held():
        _print(reading, json=json, html=html)
    return DONE


def _print(reading: Reading, *, json: bool, html: str | None) -> None:
    if json:
        from tacitus.export import dumps, reading_json

        with Output(STDIO) as output:
            output.write(dumps(reading_json(reading)) + "\n")
    elif html is not None:
        from tacitus.report import reading_html

        with Output(html) as output:
            output.write(reading_html(reading))
        if html != STDIO:
            say(f"{len(reading.events)} events; the page is {html}")
    else:
        from tacitus.report import print_reading

        page = console()
        print_reading(reading, page)
        show(page)


def _read_table(call: Call, file: str, quarantine: str | None) -> int:
    from tacitus.engine import code_documents
    from tacitus.export import dumps, reading_json
    from tacitus.sources import read_inputs

    settings = call.settings()
    with Stop() as stop, Output(STDIO) as out:
        refused = QuarantineFile(quarantine, inputs=(file,))
        items = read_inputs([file], limit=settings.limit, stdin=stdin_bytes() if file == STDIO else None)
        documents = sift(items, refused=refused, stop=stop)
        with meter("reading", None, to_stdout=True) as step:
            whole = pass_on(
                code_documents(documents, workers=settings.workers, batch=settings.batch),
                lambda reading: out.write(dumps(reading_json(reading)) + "\n"),
                refused=refused,
                stop=stop,
                step=step,
            )
        with stop.held():
            out.flush()
            return end(whole, refused, done="", kept=out.name)
