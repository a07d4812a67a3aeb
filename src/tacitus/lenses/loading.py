"""Lens files: YAML to a `Definition`, with all problems told at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, get_args

import yaml

from tacitus.errors import UsageError, shorten
from tacitus.lenses.definition import Channel, Definition, Direction, Formula, Kind, Part, Rule, Scope, Unit
from tacitus.ontology import CATEGORIES, category, contexts, sectors, special_codes
from tacitus.ontology.countries import countries

LENSES = ("isolation", "influence", "unrest", "cohesion")
_MONTHS = re.compile(r"([1-9]\d{0,3})([my])")
_TOP = {"lens", "version", "title", "higher", "trailing", "parts", "blind", "source"}
_PART = {"title", "formula", "channels"}
_CHANNEL = {
    "title", "counts", "among", "direction", "among_direction", "kind", "unit", "scope", "weight", "base",
    "strength", "half_life", "ends", "senders", "source",
}  # fmt: skip
_VOTES = {"title", "kind", "weight", "base", "strength", "source"}  # those of a channel of votes
_RULE = {"event", "mode", "context", "by", "to", "words", "demand", "deadly", "weight"}


def load_lens(name: str) -> Definition:
    """A lens of the package by its name, or the lens of a file (a name with a dot or a slash).

    Raises:
        UsageError: T510, for a lens that does not exist or a file with problems; all of them are told.
    """
    if name in LENSES:
        return _shipped(name)
    if not re.search(r"[./\\]", name):
        raise UsageError(
            "T510", f"{shorten(name)!r} is no lens.", f"Lenses: {', '.join(LENSES)}, or a YAML file."
        )
    try:
        text = Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise UsageError(
            "T510", f"{shorten(name)} cannot be read: {shorten(error)}.", "Give a YAML file."
        ) from error
    return parse_lens(text, origin=name)


def parse_lens(text: str, *, origin: str = "lens file") -> Definition:
    """The lens that a YAML text describes.

    Raises:
        UsageError: T510, with every problem and where it stands.
    """
    try:
        told = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise UsageError(
            "T510", f"{shorten(origin)} is no YAML: {shorten(error, 120)}.", "Mend it."
        ) from error
    reader = _Reader()
    found = reader.definition(told)
    if reader.problems or found is None:
        many = f"{len(reader.problems)} problem{'s' if len(reader.problems) > 1 else ''}"
        listed = "; ".join(reader.problems)
        raise UsageError(
            "T510", f"{shorten(origin)}: {many}: {listed}.", "docs/lenses tells what a lens file holds."
        )
    return found


def months_of(written: str) -> int:
    """Months of a length such as 12m or 1y. Raises UsageError T511."""
    found = _MONTHS.fullmatch(written.strip().lower())
    if found is None:
        raise UsageError("T511", f"{shorten(written)!r} is no length of time.", "Write 12m or 1y.")
    return int(found[1]) * (12 if found[2] == "y" else 1)


@cache
def _shipped(name: str) -> Definition:
    text = resources.files("tacitus.lenses").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")
    return parse_lens(text, origin=f"{name}.yaml")


class _Reader:
    """Reads a lens and notes problems instead of stopping at the first."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def definition(self, told: Any) -> Definition | None:
        top = self._mapping(told, "the file", _TOP)
        parts = [self._part(str(name), part) for name, part in self._named(top.get("parts"), "parts")]
        version = top.get("version")
        if not isinstance(version, int) or isinstance(version, bool) or version < 1:
            self._problem("version", f"{version!r} is no whole number from 1 on")
        made = (
            self._text(top.get("lens"), "lens"), self._text(top.get("title"), "title"),
            self._text(top.get("higher"), "higher"), self._months(top.get("trailing", "60m"), "trailing"),
            self._texts(top.get("blind", []), "blind"), self._texts(top.get("source", []), "source"),
        )  # fmt: skip
        if self.problems or not isinstance(version, int):
            return None
        return Definition(made[0], version, made[1], made[2], made[3], tuple(parts), made[4], made[5])

    def _part(self, name: str, told: Any) -> Part:
        row = self._mapping(told, name, _PART)
        channels = [
            self._channel(f"{name}.{key}", str(key), value)
            for key, value in self._named(row.get("channels"), f"{name}.channels")
        ]
        formula = self._choice(row.get("formula", "mean"), f"{name}.formula", get_args(Formula))
        return Part(name, self._text(row.get("title"), f"{name}.title"), formula, tuple(channels))

    def _channel(self, at: str, name: str, told: Any) -> Channel:
        row = self._mapping(told, at, _CHANNEL)
        kind = self._choice(row.get("kind", "share"), f"{at}.kind", get_args(Kind))
        if kind == "votes":  # has no acts, so nothing that chooses them
            for key in sorted(_CHANNEL.intersection(row) - _VOTES):
                self._problem(f"{at}.{key}", "a channel of votes has none")
            row = {key: row[key] for key in _VOTES.intersection(row)} | {"direction": "from"}
        direction = self._choice(row.get("direction"), f"{at}.direction", get_args(Direction))
        among = row.get("among", "any act")
        if kind == "stock" and "ends" not in row:
            self._problem(at, "a stock needs `ends`")
        base = self._number(row.get("base", 0.1), f"{at}.base")
        if not 0 < base < 1:
            self._problem(f"{at}.base", f"{base} is not between 0 and 1")
        strength = self._number(row.get("strength", 10.0), f"{at}.strength")
        if strength < 1:
            self._problem(f"{at}.strength", f"{strength} is less than 1")
        unit = self._choice(row.get("unit", "incident"), f"{at}.unit", get_args(Unit))
        self._unused(row, at, kind, unit)
        half_life = row.get("half_life")
        return Channel(
            name,
            self._text(row.get("title"), f"{at}.title"),
            () if kind == "votes" else self._rules(row.get("counts"), f"{at}.counts"),
            (Rule(),) if among == "any act" else self._rules(among, f"{at}.among"),
            direction,
            self._choice(row.get("among_direction", direction), f"{at}.among_direction", get_args(Direction)),
            kind,
            unit,
            self._choice(row.get("scope", "subject"), f"{at}.scope", get_args(Scope)),
            self._number(row.get("weight", 1.0), f"{at}.weight"),
            base,
            strength,
            None if half_life is None else self._months(half_life, f"{at}.half_life"),
            self._rules(row["ends"], f"{at}.ends") if "ends" in row else (),
            self._senders(row.get("senders", {}), f"{at}.senders"),
            str(row.get("source", "")),
        )

    def _unused(self, row: Mapping[str, Any], at: str, kind: Kind, unit: Unit) -> None:
        """Keys that a channel of this kind would pass over."""
        if kind != "stock":
            for key in ("ends", "senders"):
                if key in row:
                    self._problem(f"{at}.{key}", "only a stock has it")
            for key in ("counts", "among", "ends"):
                rules = row.get(key)
                for number, rule in enumerate(rules if isinstance(rules, list) else ()):
                    if isinstance(rule, Mapping) and "weight" in rule:
                        self._problem(f"{at}.{key}[{number}].weight", "only rules of a stock have it")
        if "half_life" in row and (
            kind == "narrowness" or (kind == "share" and unit not in ("incident", "item"))
        ):
            self._problem(f"{at}.half_life", "only stocks and shares of incidents or items decay")

    def _rules(self, told: Any, at: str) -> tuple[Rule, ...]:
        if not isinstance(told, list) or not told:
            self._problem(at, "expected a list of rules")
            return ()
        return tuple(self._rule(row, f"{at}[{number}]") for number, row in enumerate(told))

    def _rule(self, told: Any, at: str) -> Rule:
        row = self._mapping(told, at, _RULE)
        events = self._known(row.get("event", []), f"{at}.event", CATEGORIES)
        modes = {mode for event in events or CATEGORIES for mode in category(event).mode_names}
        deadly = row.get("deadly", False)
        if not isinstance(deadly, bool):
            self._problem(f"{at}.deadly", f"{deadly!r} is neither true nor false")
        return Rule(
            events,
            self._known(row.get("mode", []), f"{at}.mode", sorted(modes)),
            self._known(row.get("context", []), f"{at}.context", list(contexts())),
            self._known(row.get("by", []), f"{at}.by", list(sectors())),
            self._known(row.get("to", []), f"{at}.to", list(sectors())),
            tuple(word.lower() for word in self._texts(row.get("words", []), f"{at}.words")),
            self._known(row.get("demand", []), f"{at}.demand", ("removal", "policy")),
            deadly is True,
            self._number(row.get("weight", 1.0), f"{at}.weight"),
        )

    def _senders(self, told: Any, at: str) -> Mapping[str, float]:
        if not isinstance(told, Mapping):
            self._problem(at, f"expected codes with their weights, found {shorten(told)!r}")
            return {}
        for code in told:
            if code not in countries() and code not in special_codes():
                self._problem(at, f"{shorten(code)!r} is no code of a country or body")
        return {str(code): self._number(weight, f"{at}.{code}") for code, weight in told.items()}

    def _mapping(self, told: Any, at: str, known: set[str]) -> Mapping[str, Any]:
        if not isinstance(told, Mapping):
            self._problem(at, f"expected a mapping, found {shorten(told)!r}")
            return {}
        for key in told:
            if key not in known:
                self._problem(at, f"{shorten(key)!r} is not known (known: {', '.join(sorted(known))})")
        return told

    def _named(self, told: Any, at: str) -> Sequence[tuple[Any, Any]]:
        if not isinstance(told, Mapping) or not told:
            self._problem(at, "expected names with what they hold")
            return ()
        return list(told.items())

    def _known(self, told: Any, at: str, known: Sequence[str]) -> tuple[str, ...]:
        found = self._texts(told, at)
        for name in found:
            if name not in known:
                self._problem(at, f"{shorten(name)!r} is not one of {', '.join(known)}")
        return tuple(name for name in found if name in known)

    def _texts(self, told: Any, at: str) -> tuple[str, ...]:
        rows = [told] if isinstance(told, str) else told
        if not isinstance(rows, list) or not all(isinstance(row, str) for row in rows):
            self._problem(at, f"expected words, found {shorten(told)!r}")
            return ()
        return tuple(rows)

    def _text(self, told: Any, at: str) -> str:
        if not isinstance(told, str) or not told.strip():
            self._problem(at, "is missing" if told is None else f"expected words, found {shorten(told)!r}")
            return ""
        return " ".join(told.split())

    def _choice(self, told: Any, at: str, known: Sequence[Any]) -> Any:
        if told not in known:
            self._problem(at, f"{shorten(told)!r} is not one of {', '.join(known)}")
            return known[0]
        return told

    def _number(self, told: Any, at: str) -> float:
        if (
            isinstance(told, bool)
            or not isinstance(told, int | float)
            or not told > 0
            or told == float("inf")
        ):
            self._problem(at, f"{shorten(told)!r} is no number above 0")
            return 1.0
        return float(told)

    def _months(self, told: Any, at: str) -> int:
        try:
            return months_of(str(told))
        except UsageError:
            self._problem(at, f"{shorten(told)!r} is no length of time such as 24m")
            return 1

    def _problem(self, at: str, what: str) -> None:
        self.problems.append(f"{at}: {what}")
