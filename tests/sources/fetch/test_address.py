import pytest

from tacitus.errors import SourceError
from tacitus.sources.fetch.address import parse_address, refuse_private


@pytest.mark.parametrize(
    ("given", "parsed"),
    [
        ("https://Example.org", "https://example.org/"),
        ("http://example.org:80/a?b=c#d", "http://example.org/a?b=c"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
        ("https://example.org?x=1", "https://example.org/?x=1"),
        ("http://[2606:2800:220:1::1]/", "http://[2606:2800:220:1::1]/"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
    ],
)
def test_an_address_is_written_in_one_way(given: str, parsed: str) -> None:
    assert str(parse_address(given)) == parsed


@pytest.mark.parametrize(
    "given",
    [
        "ftp://example.org/a", "file:///etc/passwd", "javascript:alert(1)", "//example.org", "http://", "http:///a",
        "http://user:secret@example.org/", "http://user@example.org/", "http://example.org:22/", "http://a b/",
        "http://example.org/\r\nHost: other", "http://example.org:99999/", "http://[::1", "http://[nothing]/",
        "http://" + "a" * 300 + ".example/", "http://example.org/" + "a" * 5000, "http://exa\\mple.org/",
    ],
)  # fmt: skip
def test_other_addresses_are_refused_and_secrets_not_told(given: str) -> None:
    with pytest.raises(SourceError, match="T111") as caught:
        parse_address(given)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "240.0.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1",
        "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "2001:0:0:0::1",
        "no number", "192.0.2.1", "198.18.0.1",
    ],
)  # fmt: skip
def test_a_private_network_address_is_refused(number: str) -> None:
    with pytest.raises(SourceError, match="T112"):
        refuse_private(parse_address("http://example.org/"), ["93.184.216.34", number])


@pytest.mark.parametrize(
    "number", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"]
)
def test_a_public_network_address_is_let_through(number: str) -> None:
    refuse_private(parse_address("http://example.org/"), [number])


@pytest.mark.parametrize("to", ["gopher://a/", "http://user:x@a/", "data:text/html,a"])
def test_a_redirection_to_something_else_is_refused(to: str) -> None:
    with pytest.raises(SourceError, match="T111"):
        parse_address("http://example.org/a/b").join(to)


def test_a_redirection_may_be_relative() -> None:
    assert str(parse_address("http://example.org/a/b?c").join("../d")) == "http://example.org/d"
