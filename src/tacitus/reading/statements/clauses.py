"""Where a sentence may fall into two statements, and what speaks for it.

A place is a word after a semicolon, or after a comma where the word opens a main clause or an added one ("and",
"though", "which", "a step that"), outside quotations. Whether the sentence is cut there is a matter of what the head
says of both sides: they must differ in kind or in who speaks.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from tacitus.reading.encoder.windows import Window
from tacitus.reading.statements.speakers import is_attribution
from tacitus.reading.tokens import AUXILIARIES

# Of each feature (`weigh`) the weight. The corpus holds too few cut sentences to learn them: set by hand on its passages
# and the open half of the own sheet.
WEIGHTS = (-3.2, 0.8, 0.3, -0.5, 0.2, 2.2, 0.6, 0.3, 2.2, 1.2)
PLACES = 6  # places looked at in one sentence
_LEAST = 3  # words of a side
_OPENERS = (
    frozenset("and but yet so or nor".split()),
    frozenset("while though although whereas whilst even".split()),
    frozenset("which who where when".split()),
    frozenset("with adding leaving making a an the".split()),
)


def places(window: Window, first: int, last: int, inside: Sequence[bool]) -> list[int]:
    """Words of the sentence `first`..`last` at which a second statement may begin, in order."""
    found: list[int] = []
    for at in range(first + _LEAST, last - _LEAST + 1):
        before = window.words[at - 1].text
        if before not in (";", ",") or (inside[at - 1] and inside[at]):
            continue
        if (before == ";" or _opens(window, at)) and not is_attribution(window, at, last):
            found.append(at)
            if len(found) == PLACES:
                break
    return found


def weigh(
    window: Window,
    at: int,
    left: Sequence[float],
    right: Sequence[float],
    speaks: tuple[float, float],
    leanings: tuple[str | None, str | None],
) -> list[float]:
    """Numbers that speak for or against a cut.

    They are the place, whether kinds differ (shares left and right, and what plain forms lean to), and whether only one
    side has a speaker (shares).
    """
    opener = _opener(window.words[at].low)
    semicolon = window.words[at - 1].text == ";"
    apart = (1 - sum(a * b for a, b in zip(left, right, strict=True))) * min(max(left), max(right))
    told = leanings[0] != leanings[1] and leanings[0] != "quotation"
    both, one = told and None not in leanings, told and None in leanings
    return [
        1.0, float(semicolon), *(float(opener == k and not semicolon) for k in range(1, len(_OPENERS))),
        apart, apart * float(semicolon), abs(speaks[0] - speaks[1]), float(both), float(one),
    ]  # fmt: skip


def share(features: Sequence[float]) -> float:
    """The share that the sentence is cut, by a logistic weighing."""
    return 1 / (1 + math.exp(-sum(f * w for f, w in zip(features, WEIGHTS, strict=True))))


def _opens(window: Window, at: int) -> bool:
    """Whether a clause with a subject of its own may begin at the word: after "and" no verb stands."""
    opener, following = _opener(window.words[at].low), window.words[at + 1]
    verb = following.low in AUXILIARIES or (following.low.endswith("ed") and not following.is_capital)
    return opener is not None and not (opener == 0 and verb)


def _opener(word: str) -> int | None:
    return next((k for k, words in enumerate(_OPENERS) if word in words), None)
