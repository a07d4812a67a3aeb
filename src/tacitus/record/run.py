"""What made the rows of a record: version, coder and data. Two runs with the same of these are one run."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from tacitus import __version__

_PACKAGES = ("ontology", "reading", "resolve")
_SHORT = 16


@dataclass(frozen=True, slots=True)
class Run:
    """`data` is the sha256 over all data files that reading uses, the user's actors among them."""

    tacitus: str
    coder: str
    data: str
    text: bool

    @property
    def id(self) -> str:
        """The beginning of the sha256 over all of it."""
        key = "\x1f".join([self.tacitus, self.coder, self.data, str(self.text)])
        return hashlib.sha256(key.encode("utf-8")).hexdigest()[:_SHORT]

    def row(self) -> dict[str, Any]:
        """A row of `runs`."""
        return {
            "run": self.id,
            "tacitus": self.tacitus,
            "coder": self.coder,
            "data": self.data,
            "text": self.text,
        }


def this_run(*, coder: str | None, text: bool) -> Run:
    """The run of this installation; `coder` names another than the package's."""
    if coder is None:
        from tacitus.reader import default_reader

        coder = default_reader().coder.name
    from tacitus.resolve.who.own import VARIABLE

    own = os.environ.get(VARIABLE, "").strip()
    return Run(__version__, coder, _data_digest(own), text)


@cache
def _data_digest(own: str) -> str:
    found = hashlib.sha256()
    for package in _PACKAGES:
        for name, file in sorted(_files(resources.files("tacitus") / package, package)):
            found.update(f"{name} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    if own:
        found.update(f"own {hashlib.sha256(Path(own).read_bytes()).hexdigest()}\n".encode())
    return found.hexdigest()


def _files(folder: Traversable, name: str) -> list[tuple[str, Traversable]]:
    """The data files below a folder; code and what Python makes of it left out."""
    found: list[tuple[str, Traversable]] = []
    for item in folder.iterdir():
        if item.is_dir() and item.name != "__pycache__":
            found += _files(item, f"{name}/{item.name}")
        elif item.is_file() and not item.name.endswith((".py", ".pyc", ".md")):
            found.append((f"{name}/{item.name}", item))
    return found
