import gzip
import re
import socket
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from tacitus.errors import SourceError
from tacitus.sources.fetch import Caps, Fetcher, SystemNetwork, user_agent

Make = Callable[..., Fetcher]


class Names(SystemNetwork):
    """Names of hosts that are made up; all lead to this machine unless told otherwise."""

    def __init__(self, **numbers: list[str]) -> None:
        self.numbers, self.looked_up, self.connected = numbers, list[str](), list[str]()

    def resolve(self, host: str, port: int) -> list[str]:
        self.looked_up.append(host)
        if host not in self.numbers:
            raise socket.gaierror(-2, "Name or service not known")
        return self.numbers[host]

    def connect(self, number: str, port: int, **how: Any) -> socket.socket:
        self.connected.append(number)
        return super().connect(number, port, **how)


def refused(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(SourceError) as caught:
        fetcher.fetch(url)
    assert caught.value.hint
    return caught.value.code


def test_a_page_comes_with_where_it_was_found(server: Any, make_fetcher: Make) -> None:
    server.serve("/new", "<p>Жители", Content_Type="text/html; charset=UTF-8")
    url = server.serve("/old", "", 301, Location="/new")
    answer = make_fetcher().fetch(url)
    assert (answer.url, answer.body.decode(), answer.media) == (
        server.root + "/new",
        "<p>Жители",
        "text/html",
    )
    assert answer.charset == "utf-8"


def test_we_say_who_asks_and_nothing_else(server: Any, make_fetcher: Make) -> None:
    make_fetcher().fetch(server.serve("/a", "a", Set_Cookie="x=1"))
    make_fetcher().fetch(server.serve("/a", "a"))
    assert re.fullmatch(r"Tacitus/\d[\w.]* \(\+\S.*\)", server.headers[0]["User-Agent"])
    assert set(server.headers[-1]) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert server.headers[-1]["Host"] == server.root.removeprefix("http://")
    assert "mail@example.org" in user_agent("mail@example.org")


def test_robots_are_asked_once_and_obeyed(server: Any, make_fetcher: Make) -> None:
    server.serve("/robots.txt", "User-agent: *\nDisallow: /closed")
    server.serve("/turn", "", 302, Location="/closed/b")
    server.serve("/open", "a")
    fetcher = make_fetcher()
    assert fetcher.fetch(server.root + "/open").body == b"a"
    assert refused(fetcher, server.root + "/closed/a") == "T115"
    assert refused(fetcher, server.root + "/turn") == "T115"
    assert server.asked == ["/robots.txt", "/open", "/turn"]


@pytest.mark.parametrize(("status", "code"), [(404, None), (403, None), (500, "T115"), (429, "T115")])
def test_a_server_without_robots_is_open_and_one_that_fails_is_not(
    server: Any, make_fetcher: Make, status: int, code: str | None
) -> None:
    server.serve("/robots.txt", "", status)
    url = server.serve("/a", "a")
    if code is None:
        assert make_fetcher().fetch(url).body == b"a"
    else:
        assert refused(make_fetcher(), url) == code


def test_there_is_a_pause_between_requests_to_a_host(server: Any, make_fetcher: Make, fake_time: Any) -> None:
    server.serve("/robots.txt", "User-agent: *\nCrawl-delay: 4")
    url = server.serve("/a", "a")
    fetcher = make_fetcher(delay=1.5)
    fetcher.fetch(url)
    fetcher.fetch(url)
    fake_time.now += 100
    fetcher.fetch(url)
    assert fake_time.pauses == [1.5, 4.0]


def test_a_busy_server_is_asked_again_when_it_says(server: Any, make_fetcher: Make, fake_time: Any) -> None:
    url = server.serve("/a", "", 503, Retry_After="7")
    assert refused(make_fetcher(), url) == "T114"
    assert server.asked.count("/a") == 3
    assert fake_time.pauses == [1.0, 7.0, 7.0]
    assert refused(make_fetcher(), server.serve("/b", "", 503, Retry_After="99999")) == "T114"
    assert server.asked.count("/b") == 1


def test_private_networks_are_refused_before_a_connection(server: Any, make_fetcher: Make) -> None:
    network = Names(inner=["10.0.0.1"], mixed=["93.184.216.34", "127.0.0.1"])
    fetcher = make_fetcher(network, private=False)
    for url in ("http://inner/", "http://mixed/"):
        assert refused(fetcher, url) == "T112"
    assert network.connected == []
    for url in (
        server.root,
        "http://localhost:8080/",
        "http://2130706433/",
        "http://[::1]/",
        "http://0x7f.1/",
    ):
        assert refused(make_fetcher(private=False), url) == "T112"
    assert server.asked == []


def test_the_address_that_was_checked_is_the_one_connected_to(server: Any, make_fetcher: Make) -> None:
    """A name that leads elsewhere at every look-up never gets a connection to what was not checked."""
    network = Names(turning=["127.0.0.1"])
    port = server.root.rpartition(":")[2]
    server.serve("/a", "a")
    assert make_fetcher(network).fetch(f"http://turning:{port}/a").body == b"a"
    assert network.looked_up == ["turning", "turning"]
    assert network.connected == ["127.0.0.1", "127.0.0.1"]
    assert server.headers[0]["Host"] == f"turning:{port}"


def test_a_redirection_to_a_private_network_is_refused(server: Any, make_fetcher: Make) -> None:
    class Split(Names):
        def connect(self, number: str, port: int, **how: Any) -> socket.socket:
            return super().connect("127.0.0.1", port, **how)

    port = server.root.rpartition(":")[2]
    server.serve("/a", "", 302, Location=f"http://inner:{port}/secret")
    network = Split(outer=["93.184.216.34"], inner=["192.168.0.1"])
    assert refused(make_fetcher(network, private=False), f"http://outer:{port}/a") == "T112"
    assert "/secret" not in server.asked


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "http://user:word@example.org/", "http://example.org:25/"]
)
def test_a_redirection_out_of_the_web_is_refused(server: Any, make_fetcher: Make, to: str) -> None:
    assert refused(make_fetcher(), server.serve("/a", "", 302, Location=to)) == "T111"


def test_a_circle_ends(server: Any, make_fetcher: Make) -> None:
    assert refused(make_fetcher(), server.serve("/a", "", 302, Location="/a")) == "T116"
    assert server.asked.count("/a") == 6


def test_packed_answers_are_unpacked_within_a_cap(server: Any, make_fetcher: Make) -> None:
    url = server.serve("/a", gzip.compress(b"a" * 1000), Content_Encoding="gzip")
    assert make_fetcher().fetch(url).body == b"a" * 1000
    assert refused(make_fetcher(unpacked=999), url) == "T116"
    assert refused(make_fetcher(), server.serve("/b", b"no gzip", Content_Encoding="gzip")) == "T104"
    assert (
        refused(make_fetcher(), server.serve("/c", gzip.compress(b"a")[:-9], Content_Encoding="gzip"))
        == "T104"
    )
    assert refused(make_fetcher(), server.serve("/d", b"a", Content_Encoding="br")) == "T102"


def test_size_is_capped_whatever_is_promised(server: Any, make_fetcher: Make) -> None:
    assert refused(make_fetcher(size=1000), server.serve("/a", b"a" * 1001)) == "T116"

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        try:
            while True:
                handler.wfile.write(b"a" * 65536)
        except OSError:
            pass

    def headers(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        try:
            while True:
                handler.wfile.write(b"X: " + b"a" * 60000 + b"\r\n")
        except OSError:
            pass

    server.routes["/b"], server.routes["/c"] = endless, headers
    assert refused(make_fetcher(size=100_000), server.root + "/b") == "T116"
    assert refused(make_fetcher(size=100_000), server.root + "/c") in ("T113", "T116")


def test_a_slow_server_is_left_after_the_cap_on_time(server: Any) -> None:
    def dripping(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        try:
            for _ in range(100):
                handler.wfile.write(b"a")
                time.sleep(0.05)
        except OSError:
            pass

    server.routes["/a"] = dripping
    fetcher = Fetcher(Caps(private=True, seconds=0.3, delay=0))
    began = time.perf_counter()
    assert refused(fetcher, server.root + "/a") == "T116"
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    "answer",
    [b"", b"not http\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", b"HTTP/1.1 abc OK\r\n\r\n",
     b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"],
    ids=["nothing", "no-http", "cut", "no-status", "no-chunks"],
)  # fmt: skip
def test_a_broken_answer_is_a_numbered_error(server: Any, make_fetcher: Make, answer: bytes) -> None:
    server.routes["/a"] = lambda handler: handler.wfile.write(answer)
    assert refused(make_fetcher(), server.root + "/a") == "T113"


@pytest.mark.parametrize("status", [204, 400, 404, 410, 500, 504, 304])
def test_other_answers_are_errors(server: Any, make_fetcher: Make, status: int) -> None:
    assert refused(make_fetcher(), server.serve("/a", b"", status)) == "T114"


def test_no_such_host_and_no_such_server(make_fetcher: Make) -> None:
    assert refused(make_fetcher(Names()), "http://nowhere.example/") == "T113"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert refused(make_fetcher(), f"http://127.0.0.1:{port}/") == "T113"


def test_tls_is_spoken_and_its_failure_numbered(server: Any, make_fetcher: Make) -> None:
    assert refused(make_fetcher(), server.root.replace("http:", "https:")) == "T113"
