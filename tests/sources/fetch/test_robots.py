import time

import pytest

from tacitus.sources.fetch.robots import ALL, NONE, parse_robots

FILE = """
User-agent: other
Disallow: /

User-agent: *
User-agent: everybody
Disallow: /private   # a remark
Disallow: /*.pdf$
Disallow: /search?
Allow: /private/open
Crawl-delay: 2.5
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True), ("/private", False), ("/private/a", False), ("/privately", False), ("/private/open/a", True),
        ("/a/b.pdf", False), ("/a/b.pdf?x", True), ("/search?q=1", False), ("/search", True), ("/%70rivate", False),
    ],
)  # fmt: skip
def test_rules_for_all_hold_for_us(path: str, allowed: bool) -> None:
    assert parse_robots(FILE, "Tacitus").allows(path) is allowed


def test_a_group_that_names_us_replaces_those_for_all() -> None:
    rules = parse_robots(FILE + "\nUser-Agent: TACITUS/2.0\nDisallow: /a\n", "Tacitus")
    assert not rules.allows("/a")
    assert rules.allows("/private")
    assert rules.delay is None


def test_groups_that_name_us_are_taken_together() -> None:
    rules = parse_robots("User-agent: tacitus\nDisallow: /a\n\nUser-agent: tacitus\nDisallow: /b", "Tacitus")
    assert not rules.allows("/a")
    assert not rules.allows("/b")


def test_the_pause_is_told() -> None:
    assert parse_robots(FILE, "Tacitus").delay == 2.5


def test_allowing_goes_before_forbidding_of_one_length() -> None:
    assert parse_robots("User-agent: *\nDisallow: /a\nAllow: /a", "x").allows("/a")
    assert parse_robots("User-agent: *\nAllow: /a\nDisallow: /a", "x").allows("/a")
    assert not parse_robots("User-agent: *\nAllow: /\nDisallow: /a", "x").allows("/a")


@pytest.mark.parametrize(
    "text", ["", "no rules", "Disallow: /", "User-agent: *\nDisallow:\n", "<html>404</html>"]
)
def test_nothing_is_forbidden_by_nothing(text: str) -> None:
    assert parse_robots(text, "x").allows("/a")
    assert ALL.allows("/a")
    assert not NONE.allows("/a")


def test_hostile_rules_cost_little() -> None:
    text = "User-agent: *\n" + "Disallow: /" + "*a" * 19 + "b$\n" * 3 + "Disallow: /" + "a*" * 999_999
    began = time.perf_counter()
    assert parse_robots(text, "x").allows("/" + "a" * 4000)
    assert time.perf_counter() - began < 1
