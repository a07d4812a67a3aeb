"""What a lens is: parts, channels and rules, as they are written in `data/*.yaml`.

A lens has parts that are kept apart (toward a country, from it); a part has channels, each a share k of n; its
formula makes one figure of them. A rule names acts; an act counts when one rule of a list fits. In a rule an empty
tuple asks for nothing. Lengths of time are whole months.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Direction = Literal["toward", "from", "abroad", "within", "presence", "by", "any"]
Unit = Literal["incident", "item", "sender", "partner", "place"]
Scope = Literal["subject", "receiver", "world"]
Kind = Literal["share", "stock", "narrowness", "votes"]
Formula = Literal["mean", "root_mean", "product"]

DIRECTIONS: Mapping[Direction, str] = {
    "toward": "done to the country from abroad",
    "from": "done by the country to others",
    "abroad": "between the country and others, whoever acts",
    "within": "inside the country, with no foreign actor",
    "presence": "done by others, or elsewhere, to what is the country's",
    "by": "done by the country's own people, to whomever",
    "any": "that involve the country or lie in it",
}
UNITS: Mapping[Unit, str] = {
    "incident": "incidents",
    "item": "items of news",
    "sender": "distinct senders",
    "partner": "distinct partners",
    "place": "distinct places",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """Acts by category, mode, context, sectors of actor and recipient, and beginnings of words in the sentence."""

    event: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    demand: tuple[str, ...] = ()
    deadly: bool = False
    weight: float = 1.0  # of a sanction by its type, in a stock


@dataclass(frozen=True, slots=True)
class Channel:
    """A share: what `counts` among `among`, shrunken to the country's own rate before.

    Attributes:
        kind: `share` of k in n; `stock`: what is in force, from an act in `counts` to one in `ends`;
            `narrowness`: exp(-entropy) of the partners in `counts`, one over their effective number;
            `votes`: votes in the UN General Assembly that differ from what most answered (no rules, no direction).
        scope: whose acts `among` looks at: the subject's, the receiver's (of a dyad, else the world's), the world's.
        base: share over all countries in 2003-2011, where the country itself has no history.
        strength: how many observations that rate is worth.
        half_life: months in which the weight of an act halves, from the end of the window; None for no decay.
        senders: weight of a sender in a stock; others weigh 1.
    """

    name: str
    title: str
    counts: tuple[Rule, ...]
    among: tuple[Rule, ...]
    direction: Direction
    among_direction: Direction
    kind: Kind = "share"
    unit: Unit = "incident"
    scope: Scope = "subject"
    weight: float = 1.0
    base: float = 0.1
    strength: float = 10.0
    half_life: int | None = None
    ends: tuple[Rule, ...] = ()
    senders: Mapping[str, float] = field(default_factory=dict)
    source: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Channels and the formula over them: weighted mean, mean of square roots squared, or product.

    The root mean keeps a rise in a rare channel from being drowned by a common one.
    """

    name: str
    title: str
    formula: Formula
    channels: tuple[Channel, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """One lens. The first part is the one that is meant where a single figure is asked for."""

    name: str
    version: int
    title: str
    higher: str
    trailing: int  # months before, from which the country's own rate is taken
    parts: tuple[Part, ...]
    blind: tuple[str, ...] = ()
    source: tuple[str, ...] = ()

    def part(self, name: str | None) -> Part:
        """The part called so; the first one for None."""
        return next((part for part in self.parts if part.name == name), self.parts[0])
