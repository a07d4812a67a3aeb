"""Packages that only some inputs need: imported when such an input is read, and named when they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from tacitus.errors import ResourceError


def load(module: str, *, extra: str | None = "sources") -> Any:
    """The imported module.

    Args:
        module: its name, such as `fastwarc.warc`.
        extra: the extra of Tacitus that installs it; None where there is none.

    Raises:
        ResourceError: T302, when it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        hint = (
            f"Install it: pip install {package}"
            if extra is None
            else f"Install the extra: pip install 'tacitus[{extra}]'"
        )
        raise ResourceError("T302", f"{package} is not installed.", hint) from error
