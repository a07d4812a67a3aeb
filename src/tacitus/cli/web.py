"""What the command line lets be fetched: addresses among the inputs, and with --fetch lists of them and the portal."""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from tacitus.sources import Web

_SETTLED = 7  # days after which a page of the portal is taken as finished

Fetch = Annotated[
    bool, typer.Option("--fetch", help="Fetch what lists of addresses, sitemaps and current-events: name.")
]
Private = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from private networks and this machine too.")
]


def open_web(inputs: Sequence[str], *, follow: bool, private: bool) -> Web | None:
    """What may be fetched for the inputs; None, so that nothing is, unless an address or --fetch was given."""
    from tacitus.sources import Web
    from tacitus.sources.addresses import is_address

    if not follow and not any(map(is_address, inputs)):
        return None
    from tacitus.sources.fetch import Caps, Fetcher

    settled = datetime.date.today() - datetime.timedelta(days=_SETTLED)
    return Web(
        Fetcher(Caps(private=private)),
        follow=follow,
        cache=_cache() / "current-events",
        settled=settled.isoformat(),
    )


def _cache() -> Path:
    """The user's cache folder by the XDG base directories."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(given) if given else Path.home() / ".cache") / "tacitus"
