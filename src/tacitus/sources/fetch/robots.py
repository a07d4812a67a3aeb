"""robots.txt as RFC 9309 reads it: the groups that name us, else those for all; the longest rule that fits counts.

Between rules of one length, allowing goes before forbidding. `*` stands for anything, a final `$` for the end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

_RULES = 10_000
_LONGEST_RULE = 2000
_MOST_STARS = 20
_SAFE = "!$&'()*+,/:;=?@[]~%"


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules that hold for us: (pattern, allowed), and the pause that is asked for in seconds."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float | None = None

    def allows(self, path: str) -> bool:
        """Whether a path, with its query, may be fetched."""
        path = _normal(path)
        best, allowed = -1, True
        for pattern, allow in self.rules:
            if len(pattern) >= best and _fits(pattern, path):
                allowed = allow or (allowed and len(pattern) == best)
                best = len(pattern)
        return allowed


ALL, NONE = Robots(), Robots(rules=(("/", False),))


def parse_robots(text: str, product: str) -> Robots:
    """The rules of a robots.txt for a product.

    Args:
        text: the file.
        product: our name without version, such as `tacitus`.
    """
    ours: list[tuple[str, bool]] = []
    others: list[tuple[str, bool]] = []
    delays: dict[bool, float] = {}
    named, for_us, for_all, in_rules = False, False, False, False
    for line in text.lstrip("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            if in_rules:
                for_us = for_all = in_rules = False
            agent = re.match(r"[A-Za-z_-]*", value)
            us = bool(agent and agent[0]) and product.lower() == agent[0].lower()  # type: ignore[index]
            for_us, for_all, named = for_us or us, for_all or value.startswith("*"), named or us
        elif key in ("allow", "disallow"):
            in_rules = True
            if value and len(value) <= _LONGEST_RULE and value.count("*") <= _MOST_STARS:
                for rules, wanted in ((ours, for_us), (others, for_all)):
                    if wanted and len(rules) < _RULES:
                        rules.append((_normal(value), key == "allow"))
        elif key == "crawl-delay":
            in_rules = True
            if re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", value):
                for us, wanted in ((True, for_us), (False, for_all)):
                    if wanted:
                        delays[us] = float(value)
    return Robots(tuple(ours if named else others), delays.get(named))


def _normal(path: str) -> str:
    """One way of writing what can be percent-encoded in several."""
    return quote(unquote_to_bytes(path.replace("%2F", "%252F").replace("%2f", "%252F")), safe=_SAFE)


def _fits(pattern: str, path: str) -> bool:
    """Whether the pattern fits the beginning of the path, in one pass."""
    ends = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for number, piece in enumerate(rest, start=1):
        if ends and number == len(rest):
            return len(path) - len(piece) >= at and path.endswith(piece)
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return at == len(path) or not ends
