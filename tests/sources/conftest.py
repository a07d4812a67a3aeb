"""A web server on this machine whose answers a test writes, and a fetcher whose clock and pauses cost no time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tacitus.sources.fetch import Caps, Fetcher, Network, SystemNetwork

Route = tuple[int, dict[str, str], bytes]


@dataclass
class Server:
    """What is served by path, and which paths were asked for with which headers."""

    root: str
    routes: dict[str, Route | Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def serve(self, path: str, body: str | bytes, status: int = 200, **headers: str) -> str:
        data = body.encode() if isinstance(body, str) else body
        self.routes[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, data)
        return self.root + path


class FakeTime:
    """A clock that only pauses move."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.pauses: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.pauses.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def server() -> Iterator[Server]:
    found = Server("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append(self.path)
            found.headers.append(dict(self.headers.items()))
            route = found.routes.get(self.path, (404, {}, b"no such page"))
            if callable(route):
                route(self)
                return
            status, headers, body = route
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    web = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    web.daemon_threads = True
    found.root = f"http://127.0.0.1:{web.server_port}"
    thread = threading.Thread(target=web.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield found
    web.shutdown()
    web.server_close()


@pytest.fixture
def fake_time() -> FakeTime:
    return FakeTime()


@pytest.fixture
def make_fetcher(fake_time: FakeTime) -> Callable[..., Fetcher]:
    """A fetcher that may reach this machine; other caps as keywords."""

    def make(network: Network | None = None, **caps: object) -> Fetcher:
        given = Caps(**({"private": True} | caps))  # type: ignore[arg-type]
        network = network or SystemNetwork()
        return Fetcher(given, network=network, clock=fake_time.clock, sleep=fake_time.sleep)

    return make
