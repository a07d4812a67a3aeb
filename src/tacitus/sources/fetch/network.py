"""The network as two questions, so that tests can answer them: which addresses a host has, and a connection to one."""

from __future__ import annotations

import io
import socket
import ssl
from collections.abc import Callable
from typing import Protocol

from tacitus.errors import SourceError


class Network(Protocol):
    """What fetching needs of a network."""

    def resolve(self, host: str, port: int) -> list[str]:
        """The network addresses of a host in the order in which they are to be tried. Raises OSError."""

    def connect(self, number: str, port: int, *, host: str, secure: bool, timeout: float) -> socket.socket:
        """A connection to just this network address, under TLS for `host` where `secure`. Raises OSError."""


class SystemNetwork:
    """The network of this machine."""

    def resolve(self, host: str, port: int) -> list[str]:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return list(dict.fromkeys(str(entry[4][0]) for entry in found))

    def connect(self, number: str, port: int, *, host: str, secure: bool, timeout: float) -> socket.socket:
        connection = socket.create_connection((number, port), timeout=timeout)
        if not secure:
            return connection
        try:
            return ssl.create_default_context().wrap_socket(connection, server_hostname=host)
        except BaseException:
            connection.close()
            raise


class Wire:
    """A connection for http.client with a deadline for all of it and a cap on what comes over it.

    A timeout of a socket counts from one packet to the next; a server that sends a byte a second would never end.
    """

    def __init__(
        self, connection: socket.socket, *, clock: Callable[[], float], deadline: float, cap: int
    ) -> None:
        self._connection, self._clock, self._deadline, self._left = connection, clock, deadline, cap

    def sendall(self, data: bytes) -> None:
        self._connection.settimeout(self._remaining())
        self._connection.sendall(data)

    def makefile(self, mode: str = "rb", *_: object, **__: object) -> io.BufferedReader:
        return io.BufferedReader(_Incoming(self))

    def receive(self, buffer: memoryview) -> int:
        """Reads into the buffer. Raises SourceError T116 past the deadline or the cap."""
        self._connection.settimeout(self._remaining())
        try:
            taken = self._connection.recv_into(buffer)
        except TimeoutError as error:
            raise self._late() from error
        self._left -= taken
        if self._left < 0:
            raise SourceError("T116", "The answer is longer than the cap.", "Raise the cap.")
        return taken

    def close(self) -> None:
        """Nothing: http.client closes what it sent through before it has read the answer. See `hang_up`."""

    def hang_up(self) -> None:
        """Ends the connection."""
        self._connection.close()

    def _remaining(self) -> float:
        left = self._deadline - self._clock()
        if left <= 0:
            raise self._late()
        return left

    def _late(self) -> SourceError:
        return SourceError(
            "T116", "The server took longer than the cap on time.", "Try again, or raise the cap."
        )


class _Incoming(io.RawIOBase):
    def __init__(self, wire: Wire) -> None:
        super().__init__()
        self._wire = wire

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        return self._wire.receive(buffer)
