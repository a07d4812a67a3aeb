"""`tacitus doctor`: whether this installation works, check by check."""

from __future__ import annotations

import hashlib
import json as json_
import os
import platform
import sys
import tempfile
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import Annotated, Literal

import typer

from tacitus import __version__
from tacitus.cli import DONE, FAILED
from tacitus.cli.streams import STDIO, Output, console, show
from tacitus.errors import TacitusError, shorten

EXAMPLE = "Example:  tacitus doctor --json"

State = Literal["ok", "absent", "broken"]


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at; `absent` is something optional that is not there, `broken` something needed."""

    name: str
    state: State
    detail: str


def doctor(
    context: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Check the installation: versions, package data, optional packages, data folder, places to write."""
    data = context.obj.settings().data
    checks = [*_look(data)]
    sound = all(check.state != "broken" for check in checks)
    if json:
        with Output(STDIO) as output:
            body = {"sound": sound, "version": __version__, "checks": [asdict(check) for check in checks]}
            output.write(json_.dumps(body, ensure_ascii=False) + "\n")
    else:
        _print(checks, sound)
    return DONE if sound else FAILED


def _print(checks: list[Check], sound: bool) -> None:
    from rich.text import Text

    page, style = console(), {"ok": "green", "absent": "yellow", "broken": "bold red"}
    width = max(len(check.name) for check in checks)
    for check in checks:
        line = Text.assemble(
            (f"{check.state:<7}", style[check.state]), f" {check.name:<{width}}  {check.detail}"
        )
        page.print(line, soft_wrap=True)
    page.print("All that is needed works." if sound else "Something needed is broken: install Tacitus again.")
    show(page)


def _look(data: Path) -> Iterator[Check]:
    yield Check("tacitus", "ok", __version__)
    old = sys.version_info < (3, 11)
    found = f"{platform.python_implementation()} {platform.python_version()}"
    yield Check("python", "broken" if old else "ok", f"{found}; 3.11 or newer is needed" if old else found)
    yield Check("platform", "ok", f"{platform.system()} {platform.release()} {platform.machine()}")
    for name, probe in _PROBES.items():
        yield _try(name, probe)
    yield from _extras()
    there = data.is_dir()
    yield Check("data folder", "ok" if there else "absent", f"{data}{'' if there else ' (set TACITUS_DATA)'}")
    yield _try("write here", lambda: _write_in(Path.cwd()), needed=False)
    yield _try("temporary files", lambda: _write_in(Path(tempfile.gettempdir())))


def _try(name: str, probe: Callable[[], str], needed: bool = True) -> Check:
    try:
        return Check(name, "ok", probe())
    except TacitusError as error:
        detail = str(error)
    except Exception as error:
        detail = f"{type(error).__name__}: {shorten(error, 160)}"
    return Check(name, "broken" if needed else "absent", detail)


def _files() -> str:
    """Compare every installed file with the hash that was recorded when the package was installed."""
    recorded = [file for file in metadata.files("tacitus") or () if file.hash and file.parts[0] == "tacitus"]
    for file in recorded:
        assert file.hash is not None
        digest = hashlib.new(file.hash.mode, Path(str(file.locate())).read_bytes()).digest()
        if urlsafe_b64encode(digest).rstrip(b"=").decode() != file.hash.value:
            raise ValueError(f"{file} was changed after installation")
    return f"{len(recorded)} as installed" if recorded else "run from source, not compared"


def _ontology() -> str:
    from tacitus.ontology import CATEGORIES, category, contexts, sectors

    modes = sum(len(category(name).modes) for name in CATEGORIES)
    return (
        f"{len(CATEGORIES)} categories, {modes} modes, {len(contexts())} contexts, {len(sectors())} sectors"
    )


def _schemas() -> str:
    from tacitus import schema

    return f"{len([schema.load(name) for name in schema.names()])} schemas"


def _model() -> str:
    from tacitus.reading.encoder.session import check_model
    from tacitus.reading.together import load_together

    return f"{check_model()}; {load_together().name}"


def _times() -> str:
    from tacitus.resolve.when import find_times

    return _expect(
        [time.first for time in find_times("They met yesterday.", date="2020-01-15")], "2020-01-14"
    )


def _places() -> str:
    from tacitus.resolve.where import find_places

    return _expect([place.country for place in find_places("A bomb exploded in Baghdad.", date=None)], "IRQ")


def _actors() -> str:
    from tacitus.resolve.who import resolve_actor

    return _expect([party.code for party in resolve_actor("Iranian foreign minister")], "IRN")


def _reading() -> str:
    from tacitus.api import read

    events = read("Albania expelled two Iranian diplomats.", date="2020-01-15").events
    return _expect([event.event for event in events], "SANCTION")


def _dispatches() -> str:
    from tacitus.demo import read_dispatches

    return f"{len(read_dispatches())} dispatches"


_PROBES: dict[str, Callable[[], str]] = {
    "package files": _files,
    "ontology": _ontology,
    "schemas": _schemas,
    "coder": _model,
    "times": _times,
    "places": _places,
    "actors": _actors,
    "reading": _reading,
    "demonstration": _dispatches,
}


def _expect(found: list[str | None], expected: str) -> str:
    if expected not in found:
        raise ValueError(f"a known sentence gives {found}, expected {expected}")
    return f"a known sentence gives {expected}"


def _extras() -> Iterator[Check]:
    """One check for each extra that the package offers, except the one for developing it."""
    told = metadata.metadata("tacitus")
    for extra in sorted(set(told.get_all("Provides-Extra") or ()) - {"dev"}):
        needs = [
            line
            for line in metadata.requires("tacitus") or ()
            if f"extra == '{extra}'" in line.replace('"', "'")
        ]
        missing = [name for name in map(_package, needs) if not _installed(name)]
        detail = (
            f"{', '.join(missing)} not installed: pip install 'tacitus[{extra}]'" if missing else "installed"
        )
        yield Check(f"extra {extra}", "absent" if missing else "ok", detail)


def _package(requirement: str) -> str:
    name = requirement
    for sign in " ;[<>=!~(":
        name = name.partition(sign)[0]
    return name


def _installed(package: str) -> bool:
    try:
        metadata.version(package)
    except metadata.PackageNotFoundError:
        return False
    return True


def _write_in(folder: Path) -> str:
    if not os.access(folder, os.W_OK):
        raise OSError(f"{folder} is not writable")
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(b"x")
    return str(folder)
