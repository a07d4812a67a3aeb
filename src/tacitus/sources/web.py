"""What may be fetched while inputs are read: addresses that the user gave, and lists of them where that was asked for.

An address among the inputs is a request of its own. A list or a sitemap is followed only with `follow`: it may name
tens of thousands of pages. Each listed address is fetched once, at most `most` of them, and lists within lists
are followed a few levels deep.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tacitus.errors import SourceError, TacitusError, UsageError, shorten
from tacitus.model import Document, Quarantined

from .addresses import is_address, read_addresses
from .columns import parse_day
from .current_events import PORTAL, read_current_events, read_items
from .xml import read_sitemap

if TYPE_CHECKING:
    from .fetch import Fetcher

CURRENT_EVENTS = "current-events:"
_DEPTH = 4
_FOLLOW = "Give --fetch to have them fetched."


@dataclass(frozen=True, slots=True)
class Web:
    """What fetches and how far.

    Attributes:
        fetcher: gets one address.
        follow: whether lists of addresses and sitemaps are followed.
        most: listed addresses that are fetched in all.
        cache: where pages of the portal of current events are kept; without it they are fetched each time.
        settled: the last day (ISO) whose page of the portal is taken as finished and read from the cache; None takes
            all of them so.
        portal: where the portal's pages are.
    """

    fetcher: Fetcher
    follow: bool = False
    most: int = 10_000
    cache: Path | None = None
    settled: str | None = None
    portal: str = PORTAL


@dataclass(frozen=True, slots=True)
class Listed:
    """An address and where it stands: the input, or a place in it."""

    address: str
    origin: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page that was fetched; `name` is the address that was asked for, `url` the one that answered."""

    name: str
    origin: str
    url: str
    body: bytes
    charset: str | None


class Trail:
    """What has been followed in one reading of inputs."""

    def __init__(self, web: Web | None) -> None:
        self._web = web
        self._seen: set[str] = set()

    def fetches(self, name: str) -> bool:
        """Whether an input is an address that is to be fetched."""
        return self._web is not None and is_address(name)

    def reads(self, name: str) -> bool:
        """Whether an input is the portal of current events."""
        return name.startswith(CURRENT_EVENTS)

    def read_named(self, name: str, *, limit: int) -> Iterator[Document | Quarantined]:
        """Documents of `current-events:FIRST..LAST`, which is fetched, or `current-events:FILE`."""
        given = name.removeprefix(CURRENT_EVENTS)
        span = _span(given)
        if span is None:
            yield from read_items(given, limit=limit)
            return
        if self._web is None:
            hint = "Give --fetch, or name a file: current-events:items.jsonl.gz"
            raise SourceError(
                "T107", f"{shorten(name)!r} is to be fetched, and fetching was not asked for.", hint
            )
        web = self._web
        yield from read_current_events(
            *span, fetcher=web.fetcher, cache=web.cache, settled=web.settled, portal=web.portal
        )

    def follow(self, addresses: Sequence[Listed], *, depth: int) -> Iterator[Fetched | Quarantined]:
        """What stands at the addresses in their order; depth 0 is what the user gave.

        Raises:
            SourceError: T118, for a list where following was not asked for.
        """
        web = self._web
        if web is None or (depth > 0 and not web.follow):
            message = f"The input is a list of {len(addresses):,} web addresses."
            raise SourceError("T118", message, _FOLLOW)
        if depth > _DEPTH:
            raise SourceError("T116", f"The list is {depth} levels below the first.", "Give it by itself.")
        for number, listed in enumerate(addresses):
            if depth > 0:
                if listed.address in self._seen:
                    continue
                if len(self._seen) >= web.most:
                    yield _left(addresses[number:], web.most)
                    return
                self._seen.add(listed.address)
            try:
                answer = web.fetcher.fetch(listed.address)
            except TacitusError as error:
                yield Quarantined(listed.address, listed.origin, error.code, error.message, error.hint)
                continue
            yield Fetched(listed.address, listed.origin, answer.url, answer.body, answer.charset)


def check_named(name: str) -> None:
    """Refuses a `current-events:` whose span is none.

    Raises:
        UsageError: T002.
    """
    if name.startswith(CURRENT_EVENTS):
        _span(name.removeprefix(CURRENT_EVENTS))


def list_addresses(text: str, name: str, *, sitemap: bool) -> list[Listed]:
    """The addresses of a list or a sitemap, each with its place.

    Raises:
        SourceError: as `read_sitemap`.
    """
    if sitemap:
        return [
            Listed(address, f"{name}, address {n}") for n, address in enumerate(read_sitemap(text), start=1)
        ]
    return [Listed(address, f"{name}, line {number}") for number, address in read_addresses(text)]


def _span(given: str) -> tuple[str, str] | None:
    """First and last day; None where it is a path."""
    if "/" in given or "\\" in given or not given[:4].isdigit() or given[4:5] != "-":
        return None
    first, dots, last = given.partition("..")
    days = parse_day(first), parse_day(last if dots else first)
    if days[0] is None or days[1] is None or days[0] > days[1]:
        message = f"{shorten(given)!r} is no span of days. Expected FIRST..LAST."
        raise UsageError("T002", message, "Example: current-events:2020-01-01..2020-01-31")
    return days[0], days[1]


def _left(addresses: Sequence[Listed], most: int) -> Quarantined:
    first = addresses[0]
    reason = f"{most:,} listed addresses were fetched; {len(addresses):,} of this list are left."
    return Quarantined(first.address, first.origin, "T116", reason, "Split the list, or raise the cap.")
