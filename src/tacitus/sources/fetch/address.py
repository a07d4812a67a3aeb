"""Which web addresses may be fetched, and which network addresses they may lead to.

Of an address: http or https, a host, no user name, a port of the web or above 1023. Of the network: nothing that
is private, loopback, link-local, reserved or multicast, also where it is written within an IPv6 address.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from tacitus.errors import SourceError, shorten

_PORTS = {"http": 80, "https": 443}
_LEAST_PORT = 1024
_LONGEST = 4096
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
_SAFE = "!$%&'()*+,/:;=?@[]~"  # beyond letters and digits; the rest is percent-encoded
_HINT = "Give an address such as https://example.org/page."
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Address:
    """A web address taken apart; `path` begins with / and includes the query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port as they begin a web address."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")

    def __str__(self) -> str:
        return self.origin + self.path

    def join(self, location: str) -> Address:
        """Where a link or a redirection on this page leads.

        Raises:
            SourceError: T111, as `parse_address`.
        """
        return parse_address(urljoin(str(self), location.strip()[:_LONGEST]))


def parse_address(text: str) -> Address:
    """A web address.

    Raises:
        SourceError: T111, when it is none that can be fetched.
    """
    given = text.strip()
    if len(given) > _LONGEST or _UNSAFE.search(given):
        raise _refused(text, "is too long, or holds blanks or signs that no address has")
    try:
        parts = urlsplit(given)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise _refused(text, f"is no web address ({shorten(error)})") from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise _refused(text, "is not of http or https")
    if parts.username is not None or parts.password is not None:
        raise SourceError("T111", "The address holds a user name or password.", "Leave them out.")
    port = _PORTS[scheme] if port is None else port
    if port not in _PORTS.values() and port < _LEAST_PORT:
        raise _refused(text, f"names port {port}, which is not one of the web")
    path = quote(parts.path or "/", safe=_SAFE) + (
        f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    )
    return Address(scheme, _host(host, text), port, path if path.startswith("/") else f"/{path}")


def refuse_private(address: Address, found: Iterable[str]) -> None:
    """Refuses an address when any of the network addresses that its host has is not public.

    Raises:
        SourceError: T112.
    """
    for number in found:
        if not _is_public(number):
            message = f"{shorten(address.host)} leads to {shorten(number)}, which is private or reserved."
            raise SourceError("T112", message, "Allow private addresses if you mean a server of your own.")


def _host(host: str, text: str) -> str:
    if not host:
        raise _refused(text, "has no host")
    try:
        if ":" in host:
            return str(ipaddress.IPv6Address(host))
        name = host.encode("idna").decode("ascii").lower().rstrip(".")
    except ValueError as error:
        raise _refused(text, "has a host whose name cannot be written") from error
    if not re.fullmatch(r"[a-z0-9_.-]{1,253}", name):
        raise _refused(text, "has a host whose name cannot be written")
    return name


def _is_public(number: str) -> bool:
    try:
        address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if address.teredo is not None or address.is_site_local:
            return False
        if inner is not None:
            return _is_public(str(inner))
    return address.is_global and not address.is_multicast and not address.is_reserved


def _refused(text: str, why: str) -> SourceError:
    return SourceError("T111", f"{shorten(text)!r} {why}.", _HINT)
