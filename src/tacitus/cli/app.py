"""The verbs as typer knows them, and the options that stand before every verb."""

from __future__ import annotations

import contextlib
import functools
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tacitus.cli import DONE, USAGE, Interrupted

if TYPE_CHECKING:
    from tacitus.settings import Settings


@dataclass(frozen=True, slots=True)
class Call:
    """What was said before the verb; verbs find it as `context.obj`."""

    config: Path | None = None

    def settings(self, **flags: Any) -> Settings:
        """The settings that hold, flags above everything else; the user's actors are taken.

        Raises UsageError: T001, T007.
        """
        from tacitus.settings import FILE_NAME, read_settings

        found = Path(FILE_NAME) if self.config is None and Path(FILE_NAME).is_file() else self.config
        settings = read_settings(found, os.environ, flags)
        if settings.actors is not None:
            from tacitus.resolve.who import use_actors

            use_actors(settings.actors)
        return settings


def run(words: Sequence[str]) -> int:
    """Run the command line; returns the exit code of the verb and raises whatever it raises."""
    if not words:
        with contextlib.redirect_stdout(sys.stderr):
            run(["--help"])
        return USAGE
    status = typer.main.get_command(_build()).main(list(words), prog_name="tacitus", standalone_mode=False)
    return status if isinstance(status, int) else DONE


def _build() -> typer.Typer:
    from tacitus.cli import (
        check,
        code,
        demo,
        doctor,
        forecast,
        ingest,
        inspect,
        lens,
        query,
        read,
        record,
        who,
    )

    app = typer.Typer(
        add_completion=False,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(epilog="Start with:  [bold]tacitus demo[/]")(_before_verb)
    for verb in (demo, read, code, ingest, query, lens, check, who, forecast, inspect, doctor):
        name = verb.__name__.rpartition(".")[2]
        app.command(name, epilog=verb.EXAMPLE)(_let_interrupts_out(getattr(verb, name)))
    care = typer.Typer(add_completion=False, rich_markup_mode="rich", no_args_is_help=False)
    for part in record.VERBS:
        care.command(part.__name__, epilog=record.EXAMPLES[part.__name__])(_let_interrupts_out(part))
    app.add_typer(care, name="record", help="Care of a record.", epilog=record.EXAMPLE)
    return app


def _let_interrupts_out(verb: Callable[..., int]) -> Callable[..., int]:
    """The same verb; typer would end silently on a KeyboardInterrupt, `main` says what happened."""

    @functools.wraps(verb)
    def run_verb(*args: Any, **options: Any) -> int:
        try:
            return verb(*args, **options)
        except KeyboardInterrupt:
            raise Interrupted from None

    return run_verb


def _print_version(asked: bool) -> None:
    if asked:
        from tacitus import __version__
        from tacitus.cli.streams import STDIO, Output

        with Output(STDIO) as output:
            output.write(f"tacitus {__version__}\n")
        raise typer.Exit(DONE)


def _before_verb(
    context: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Settings; tacitus.toml of this folder is read by default."),
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error came from.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """News and commentary in; dated, sourced political events out: who did what to whom, when, where, says who."""
    context.obj = Call(config)
