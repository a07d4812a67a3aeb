"""What a user may set, from the weakest to the strongest: defaults, tacitus.toml, the environment, flags.

Nothing is read at import: the file, the environment and the flags are arguments. All problems of all of
them are reported at once. A relative path in the file counts from the file, elsewhere from the working folder.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal, get_args

from tacitus.errors import UsageError, shorten

FILE_NAME = "tacitus.toml"
PREFIX = "TACITUS_"

Engine = Literal["local", "ray"]


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. `data` is the folder of data that is not in the package, for benchmarks and some tests.

    `actors` is a YAML file of the user's own actors, which go before the package's (docs/actors.md). `workers` processes
    read `batch` documents at a time, started by this one or by Ray (`engine`); `limit` is the longest document and the
    longest line of a table, in code points.
    """

    data: Path = Path("../shared")
    workers: int = 1
    batch: int = 64
    limit: int = 20_000_000
    actors: Path | None = None
    engine: Engine = "local"


_PATHS = frozenset({"data", "actors"})
_CHOICES: dict[str, tuple[str, ...]] = {"engine": get_args(Engine)}
_BOUNDS: dict[str, tuple[int, int]] = {
    "workers": (1, 256),
    "batch": (1, 100_000),
    "limit": (1, 1_000_000_000),
}


def read_settings(
    path: Path | None, environ: Mapping[str, str], overrides: Mapping[str, Any] | None = None
) -> Settings:
    """The settings that hold.

    Args:
        path: a tacitus.toml, or None for none; it must exist.
        environ: environment variables; those of the form TACITUS_WORKERS count, unknown ones are not ours.
        overrides: flags by setting name; None means that the flag was not given.

    Raises:
        UsageError: T001, with every unknown name and every wrong value of all sources.
    """
    known = [field.name for field in fields(Settings)]
    found: dict[str, Any] = {}
    problems: list[str] = []
    given = [(f"{path}: {name}", name, value, path) for name, value in _read_file(path, problems).items()]
    given += [(PREFIX + n.upper(), n, environ[PREFIX + n.upper()], None) for n in known if _set(environ, n)]
    given += [(f"--{n}", n, value, None) for n, value in (overrides or {}).items() if value is not None]
    for label, name, value, file in given:
        if name not in known:
            problems.append(f"{label} is no setting, expected one of {', '.join(known)}")
        elif name in _PATHS:
            _take_path(found, name, value, label=label, file=file, problems=problems)
        elif name in _CHOICES:
            _take_choice(found, name, value, label=label, problems=problems)
        else:
            _take_number(found, name, value, label=label, file=file, problems=problems)
    if problems:
        raise UsageError("T001", "; ".join(problems) + ".", "Correct or leave out what is named.")
    return Settings(**found)


def _set(environ: Mapping[str, str], name: str) -> bool:
    return bool(environ.get(PREFIX + name.upper(), "").strip())


def _read_file(path: Path | None, problems: list[str]) -> dict[str, Any]:
    if path is None:
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        problems.append(f"{path} cannot be opened ({error.strerror or error})")
    except ValueError as error:
        problems.append(f"{path} is no TOML file ({shorten(error, 100)})")
    return {}


def _take_path(
    found: dict[str, Any], name: str, value: Any, *, label: str, file: Path | None, problems: list[str]
) -> None:
    if not isinstance(value, str | Path) or not str(value).strip() or "\0" in str(value):
        problems.append(f"{label} is {shorten(repr(value))}, expected a path")
        return
    found[name] = file.parent / value if file is not None else Path(value)


def _take_choice(found: dict[str, Any], name: str, value: Any, *, label: str, problems: list[str]) -> None:
    if value not in _CHOICES[name]:
        problems.append(f"{label} is {shorten(repr(value))}, expected one of {', '.join(_CHOICES[name])}")
        return
    found[name] = value


def _take_number(
    found: dict[str, Any], name: str, value: Any, *, label: str, file: Path | None, problems: list[str]
) -> None:
    low, high = _BOUNDS[name]
    try:
        if isinstance(value, bool) or (file is not None and not isinstance(value, int)):
            raise ValueError
        number = int(value)
        if not low <= number <= high:
            raise ValueError
    except (TypeError, ValueError):
        problems.append(f"{label} is {shorten(repr(value))}, expected a whole number from {low} to {high}")
        return
    found[name] = number
