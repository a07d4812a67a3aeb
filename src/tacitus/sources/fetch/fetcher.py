"""One address fetched: resolved, checked, connected to just what was checked, and read within caps.

Order, for the address and again for each redirection: its form; robots.txt of its server; the pause that is due
to its host; the network addresses of the host, all of which must be public; a connection to one of them by number,
so that a second look-up can't lead elsewhere. Nothing is sent but the path, the host and who asks. No cookies, no
credentials, no proxies of the environment.
"""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import metadata

from tacitus import __version__
from tacitus.errors import SourceError, shorten

from ..packing import unpack
from .address import Address, parse_address, refuse_private
from .network import Network, SystemNetwork, Wire
from .robots import ALL, NONE, Robots, parse_robots

PRODUCT = "Tacitus"
_MOVED = frozenset((301, 302, 303, 307, 308))
_BUSY = frozenset((429, 503))
_ROBOTS_BYTES = 512_000  # that RFC 9309 asks to be read at least
_HEADERS = 1 << 18
_AGAIN = "Try again later."


@dataclass(frozen=True, slots=True)
class Caps:
    """What one address may cost. `delay`: seconds between two requests to one host; `private`: allow any network."""

    size: int = 20_000_000  # bytes over the wire
    unpacked: int = 80_000_000
    seconds: float = 30.0
    redirects: int = 5
    delay: float = 1.0
    longest_delay: float = 60.0  # that a server may ask for
    attempts: int = 3  # where a server says that it is busy and when to come back
    private: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: `url` is where the last redirection led, `body` is unpacked."""

    url: str
    body: bytes
    media: str
    charset: str | None


@dataclass(frozen=True, slots=True)
class _Raw:
    status: int
    headers: http.client.HTTPMessage
    body: bytes


def user_agent(contact: str | None = None) -> str:
    """How fetching introduces itself: name, version, the project's page, and whom to write to where that is given."""
    told = [f"+{page}" for page in (_project_page(),) if page] + [part for part in (contact,) if part]
    return f"{PRODUCT}/{__version__} ({'; '.join(told) or '+project'})"


@cache
def _project_page() -> str | None:
    """The first address among the URLs that the installed package states."""
    try:
        stated = metadata.metadata("tacitus").get_all("Project-URL") or []
    except metadata.PackageNotFoundError:
        return None
    return next((url.rpartition(",")[2].strip() for url in stated), None)


class Fetcher:
    """Fetches addresses one after another, and remembers robots.txt and when a host was last asked.

    Args:
        caps: what an address may cost.
        contact: whom a site can write to, such as a mail address; sent with each request.
        network, clock, sleep: those of this machine where they are not given.
    """

    def __init__(
        self,
        caps: Caps | None = None,
        *,
        contact: str | None = None,
        network: Network | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.caps = caps or Caps()
        self._agent = user_agent(contact)
        self._network: Network = network or SystemNetwork()
        self._clock, self._sleep = clock, sleep
        self._robots: dict[str, Robots] = {}
        self._next: dict[str, float] = {}

    def fetch(self, url: str) -> Answer:
        """What is found at a web address.

        Raises:
            SourceError: T111 for an address of another kind, T112 for a private one, T113 and T114 for a server that
                fails, T115 where robots.txt forbids it, T116 beyond a cap, T102 and T104 for a body that cannot be
                unpacked.
        """
        address = parse_address(url)
        for _ in range(self.caps.redirects + 1):
            robots = self._robots_of(address)
            if not robots.allows(address.path):
                message = f"robots.txt of {shorten(address.host)} forbids {shorten(address.path)}."
                raise SourceError("T115", message, "Ask the site, or save the page by hand.")
            raw = self._patiently(address, self.caps.size, robots)
            if (location := _location(raw)) is not None:
                address = address.join(location)
                continue
            if raw.status != 200:
                hint = "Check the address." if 400 <= raw.status < 500 else _AGAIN
                raise SourceError("T114", f"{shorten(address)} answers with status {raw.status}.", hint)
            body = unpack(raw.body, raw.headers.get("Content-Encoding"), cap=self.caps.unpacked)
            return Answer(
                str(address), body, raw.headers.get_content_type(), raw.headers.get_content_charset()
            )
        message = f"{shorten(url)} leads on more than {self.caps.redirects} times."
        raise SourceError("T116", message, "Check the address.")

    def _robots_of(self, address: Address) -> Robots:
        origin = address.origin
        if origin not in self._robots:
            self._robots[origin] = self._ask_robots(parse_address(f"{origin}/robots.txt"))
        return self._robots[origin]

    def _ask_robots(self, address: Address) -> Robots:
        """The rules of a server: none where it has no such file, all forbidden where it fails to answer."""
        for _ in range(self.caps.redirects + 1):
            try:
                raw = self._ask(address, self.caps.size, ALL)
                if (location := _location(raw)) is not None:
                    address = address.join(location)
                    continue
                if 400 <= raw.status < 500 and raw.status != 429:
                    return ALL
                if raw.status != 200:
                    return NONE
                body = unpack(raw.body, raw.headers.get("Content-Encoding"), cap=self.caps.unpacked)
            except SourceError as error:
                if error.code in ("T112", "T113"):
                    raise
                return NONE
            return parse_robots(body[:_ROBOTS_BYTES].decode("utf-8", "replace"), PRODUCT)
        return ALL

    def _patiently(self, address: Address, cap: int, robots: Robots) -> _Raw:
        """The answer, asked for again where the server is busy and says for how long."""
        for _ in range(max(0, self.caps.attempts - 1)):
            raw = self._ask(address, cap, robots)
            wait = (raw.headers.get("Retry-After") or "").strip()
            if raw.status not in _BUSY or not wait.isdecimal() or int(wait) > self.caps.longest_delay:
                return raw
            self._next[address.host] = max(self._next[address.host], self._clock() + int(wait))
        return self._ask(address, cap, robots)

    def _ask(self, address: Address, cap: int, robots: Robots) -> _Raw:
        self._wait(address.host, robots)
        deadline = self._clock() + self.caps.seconds
        try:
            numbers = self._network.resolve(address.host, address.port)
        except (OSError, UnicodeError) as error:
            raise _unreachable(address, error) from error
        if not numbers:
            raise _unreachable(address, "it has no network address")
        if not self.caps.private:
            refuse_private(address, numbers)
        wire = self._connect(address, numbers, deadline, cap)
        try:
            return _exchange(address, wire, cap, self._agent)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise _unreachable(address, error) from error
        finally:
            wire.hang_up()

    def _wait(self, host: str, robots: Robots) -> None:
        due = self._next.get(host)
        if due is not None and (left := due - self._clock()) > 0:
            self._sleep(left)
        delay = max(self.caps.delay, min(robots.delay or 0.0, self.caps.longest_delay))
        self._next[host] = self._clock() + delay

    def _connect(self, address: Address, numbers: list[str], deadline: float, cap: int) -> Wire:
        failed: OSError | None = None
        for number in numbers[:4]:
            left = deadline - self._clock()
            if left <= 0:
                break
            try:
                connection = self._network.connect(
                    number, address.port, host=address.host, secure=address.scheme == "https", timeout=left
                )
            except OSError as error:
                failed = error
                continue
            return Wire(connection, clock=self._clock, deadline=deadline, cap=cap + _HEADERS)
        raise _unreachable(address, failed or "it took too long")


def _exchange(address: Address, wire: Wire, cap: int, agent: str) -> _Raw:
    client = http.client.HTTPConnection(address.host, address.port)
    client.sock = wire
    client.auto_open = 0
    host = address.origin.partition("://")[2]
    client.putrequest("GET", address.path, skip_host=True, skip_accept_encoding=True)
    for name, value in (
        ("Host", host),
        ("User-Agent", agent),
        ("Accept", "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5"),
        ("Accept-Encoding", "gzip"),
        ("Connection", "close"),
    ):
        client.putheader(name, value)
    client.endheaders()
    response = client.getresponse()
    try:
        length = response.length
        if length is not None and length > cap:
            raise SourceError(
                "T116", f"The answer has {length:,} bytes; the cap is {cap:,}.", "Raise the cap."
            )
        body = b"" if response.status in _MOVED else response.read(cap + 1)
        if len(body) > cap:
            raise SourceError("T116", f"The answer has more than {cap:,} bytes.", "Raise the cap.")
        if length is not None and response.status not in _MOVED and len(body) < length:
            raise SourceError("T113", f"{shorten(address)} broke off within its answer.", _AGAIN)
        return _Raw(response.status, response.headers, body)
    finally:
        response.close()


def _location(raw: _Raw) -> str | None:
    return raw.headers.get("Location") if raw.status in _MOVED else None


def _unreachable(address: Address, error: object) -> SourceError:
    why = shorten(getattr(error, "strerror", None) or error or type(error).__name__)
    return SourceError("T113", f"{shorten(address.host)} cannot be reached: {why}.", _AGAIN)
