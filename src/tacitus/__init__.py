"""Tacitus: news and commentary in; dated, sourced political events out. Public names are loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tacitus.api import EventTable, code, read
    from tacitus.model import Document, Event, Reading
    from tacitus.record import Record

__version__ = "0.1.0"
__all__ = ["Document", "Event", "EventTable", "Reading", "Record", "__version__", "code", "read"]

_HOME = {
    "read": "api", "code": "api", "EventTable": "api",
    "Document": "model", "Event": "model", "Reading": "model",
    "Record": "record",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(
            f"module 'tacitus' has no attribute {name!r}; public names: {', '.join(__all__)}"
        )
    return getattr(import_module(f"tacitus.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return list(__all__)
