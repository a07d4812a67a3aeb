"""Which acts two triggers name: families of words (`data/acts.yaml`), and which families may be one act."""

from __future__ import annotations

from functools import cache
from importlib import resources
from itertools import combinations

import yaml

from tacitus.incidents.words import stem_of


def families_of(trigger: str) -> frozenset[str]:
    """The families of the words of a trigger; empty where it is of none."""
    known = _table()[0]
    return frozenset(family for word in trigger.split() for family in known.get(stem_of(word), ()))


def may_be_one(one: frozenset[str], other: frozenset[str]) -> bool | None:
    """Whether both may name one act; None where one of them is of no family."""
    if not one or not other:
        return None
    pairs = _table()[1]
    return bool(one & other) or any((a, b) in pairs for a in one for b in other)


def only_once(families: frozenset[str]) -> bool:
    """Whether the act hardly befalls the same twice in two weeks."""
    return not families.isdisjoint(_table()[2])


@cache
def _table() -> tuple[dict[str, tuple[str, ...]], frozenset[tuple[str, str]], frozenset[str]]:
    text = resources.files("tacitus.incidents").joinpath("data", "acts.yaml").read_text(encoding="utf-8")
    told = yaml.safe_load(text)
    known: dict[str, tuple[str, ...]] = {}
    for family, about in told["families"].items():
        for stem in sorted({stem_of(word) for word in str(about["words"]).split()}):
            known[stem] = (*known.get(stem, ()), family)
    pairs = {
        pair for group in told["together"] for a, b in combinations(group, 2) for pair in ((a, b), (b, a))
    }
    once = frozenset(family for family, about in told["families"].items() if about.get("once"))
    return known, frozenset(pairs), once
