"""JSON Schemas (draft 2020-12) of everything Tacitus reads and writes as JSON: the shapes, not the meaning.

A schema that refers to another (`reading` to `event`) comes with it inside, under `$defs`, so that it can be
handed to any validator as it is. Rules over several values, such as start before end, are not checked by them.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from tacitus.errors import UsageError, shorten

_PREFIX = "urn:tacitus:schema:"


def names() -> tuple[str, ...]:
    """Names of all schemas, sorted: `event`, `reading`, `stage-times-in` and so on."""
    files = resources.files("tacitus.schema").joinpath("data").iterdir()
    return tuple(sorted(file.name.removesuffix(".json") for file in files if file.name.endswith(".json")))


def load(name: str) -> dict[str, Any]:
    """The schema called `name`, as a new dict that holds all it refers to.

    Raises:
        UsageError: T005, when there is none.
    """
    if name not in names():
        message = f"{shorten(name)!r} is no schema. Expected one of {', '.join(names())}."
        raise UsageError("T005", message, "Write the name without .json.")
    text = resources.files("tacitus.schema").joinpath("data", f"{name}.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    for other in sorted(_references(schema)):
        schema.setdefault("$defs", {})[other] = load(other)
    return schema


def _references(part: object) -> set[str]:
    if isinstance(part, dict):
        found = set().union(*(_references(value) for value in part.values()))
        target = part.get("$ref", "")
        return found | ({target.removeprefix(_PREFIX)} if target.startswith(_PREFIX) else set())
    if isinstance(part, list):
        return set().union(*(_references(value) for value in part))
    return set()
