"""Own sheet of statements: kinds, speakers, and what goes with a kind.

Statements are paired one to one with the sheet's, greatest overlap first; one of the sheet's that is left over (a
sentence left whole) counts as missed and one of ours that is left over as too many. A speaker is right when both
have none, or when one phrase contains the other or shares its head or surname, whatever the case of the letters. Lens and
direction are scored on trends found as trends, certainty on predictions and possibilities found as such, horizons where
the sheet has one; loaded spans by overlap.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from tacitus.evaluation.tables import find_figure
from tacitus.model import Statement

Row = Mapping[str, Any]
Find = Callable[[dict[str, Any]], Sequence[Statement]]
Pair = tuple[Row | None, Statement | None]

KINDS = (
    "report", "trend", "assessment", "prediction", "possibility", "counterfactual", "call_to_action", "quotation", "other",
)  # fmt: skip
_SMALL = frozenset("the a an his her their its our my your some one".split())
_ENDS_HEAD = frozenset(
    "of in at on from for to with by who which that whose near outside inside between among".split()
)


def score_statements(rows: Iterable[dict[str, Any]], find: Find) -> dict[str, Any]:
    """Figures over all statements of the rows."""
    pairs = [(row, pair) for row in rows for pair in pair_statements(row["statements"], find(row))]
    n: Counter[str] = Counter()
    for row, (gold, ours) in pairs:
        _count(n, row["text"], gold, ours)

    def share(name: str) -> float:
        return round(n[name] / max(1, n[f"{name}_of"]), 3)

    kinds = {kind: _f1(n[f"tp_{kind}"], n[f"gold_{kind}"], n[f"ours_{kind}"]) for kind in KINDS}
    return {
        "kind": {"macro_f1": round(sum(kinds.values()) / len(KINDS), 3), "accuracy": share("kind")},
        "speaker": share("speaker"), "lens": share("lens"), "direction": share("direction"), "certainty": share("certainty"),
        "horizon": share("horizon"), "loaded": _f1(n["loaded_found"], n["loaded_gold"], n["loaded_ours"], n["loaded_right"]),
        "units": share("units"), "n": n["kind_of"], "spoken": n["spoken"], "kinds": kinds,
    }  # fmt: skip


def pair_statements(gold: Sequence[Row], ours: Sequence[Statement]) -> list[Pair]:
    """Pairs by greatest overlap; what is left over stands alone."""
    shared = sorted(
        (-(min(g["end"], o.end) - max(g["start"], o.start)), i, k)
        for i, g in enumerate(gold)
        for k, o in enumerate(ours)
        if g["start"] < o.end and o.start < g["end"]
    )
    of_gold: dict[int, int] = {}
    of_ours: dict[int, int] = {}
    for _, i, k in shared:
        if i not in of_gold and k not in of_ours:
            of_gold[i], of_ours[k] = k, i
    pairs: list[Pair] = [(g, ours[of_gold[i]] if i in of_gold else None) for i, g in enumerate(gold)]
    return pairs + [(None, o) for k, o in enumerate(ours) if k not in of_ours]


def same_speaker(one: str | None, other: str | None) -> bool:
    """Whether two phrases may name one speaker."""
    if one is None or other is None:
        return one is other
    first, second = _words(one), _words(other)
    if not first or not second:
        return one.casefold() == other.casefold()
    low = [[w.lower() for w in words] for words in (first, second)]
    if _contains(low[0], low[1]) or _contains(low[1], low[0]):
        return True
    return _head(first) == _head(second) or _surname(first) == _surname(second) != ""


def certainty_class(value: float | None) -> str | None:
    """The sheet's word for a number."""
    if value is None:
        return None
    return (
        "certain" if value > 0.85 else "likely" if value > 0.5 else "possible" if value > 0.25 else "unlikely"
    )


def _count(n: Counter[str], text: str, gold: Row | None, ours: Statement | None) -> None:
    if ours is not None:
        n[f"ours_{ours.kind}"] += 1
        n["loaded_ours"] += len(ours.loaded)
    if gold is None:
        return
    kind = gold["kind"]
    n[f"gold_{kind}"] += 1
    n["loaded_gold"] += len(gold["loaded"])
    n["spoken"] += gold["speaker"] is not None
    for name in ("kind", "speaker", "units"):
        n[f"{name}_of"] += 1
    n["horizon_of"] += gold["horizon"] is not None
    if ours is None:
        return
    same = kind == ours.kind
    n["kind"] += same
    n[f"tp_{kind}"] += same
    n["units"] += abs(gold["start"] - ours.start) < 3 and abs(gold["end"] - ours.end) < 3
    n["speaker"] += same_speaker(gold["speaker"], ours.speaker)
    n["horizon"] += (
        gold["horizon"] is not None and ours.horizon is not None and _touch(gold["horizon"], ours.horizon)
    )
    if same and kind == "trend":
        n["lens_of"] += 1
        n["lens"] += gold["lens"] == ours.lens
        n["direction_of"] += 1
        n["direction"] += gold["direction"] == ours.direction
    if same and gold["certainty"] is not None:
        n["certainty_of"] += 1
        n["certainty"] += certainty_class(ours.certainty) == gold["certainty"]
    n["loaded_found"] += sum(any(a < d and c < b for c, d in ours.loaded) for a, b in gold["loaded"])
    n["loaded_right"] += sum(any(a < d and c < b for a, b in gold["loaded"]) for c, d in ours.loaded)


def _f1(found: int, gold: int, ours: int, right: int | None = None) -> float:
    recall, precision = found / max(1, gold), (found if right is None else right) / max(1, ours)
    return round(2 * precision * recall / (precision + recall), 3) if precision + recall else 0.0


def _touch(one: str, other: str) -> bool:
    return (
        one.lower() in other.lower()
        or other.lower() in one.lower()
        or bool(set(_words(one)) & set(_words(other)))
    )


def _words(phrase: str) -> list[str]:
    return [w for w in re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", phrase) if w.lower() not in _SMALL]


def _contains(outer: Sequence[str], inner: Sequence[str]) -> bool:
    return any(list(outer[i : i + len(inner)]) == list(inner) for i in range(len(outer) - len(inner) + 1))


def _head(words: Sequence[str]) -> str:
    end = next((i for i, w in enumerate(words) if i and w.lower() in _ENDS_HEAD), len(words))
    return words[end - 1].lower()


def _surname(words: Sequence[str]) -> str:
    end = next((i for i, w in enumerate(words) if i and w.lower() in _ENDS_HEAD), len(words))
    return words[end - 1] if words[end - 1][:1].isupper() else ""


def kinds_table(figures: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """F1 of each kind, header first."""
    return [("kind", "F1"), *((kind, find_figure(figures, f"kinds.{kind}")) for kind in KINDS)]
