"""Arguments of the verbs that take many documents (`code`, `ingest`)."""

from __future__ import annotations

from typing import Annotated

import typer

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT...",
        help="JSONL, CSV, Parquet, text, HTML, RSS, WARC, folders; also gzipped; addresses; - is stdin.",
    ),
]
Workers = Annotated[
    str | None, typer.Option(metavar="N", help="Processes; the result is the same.", show_default="1")
]
Engine = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="local, or ray: who starts the processes.", show_default="local"),
]
Columns = Annotated[
    str | None, typer.Option(metavar="NAMES", help="Columns of other names: text=body,date=published.")
]
