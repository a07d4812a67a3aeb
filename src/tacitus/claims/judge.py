"""The verdict of one claim from the passages most like it, by answers that were fitted on claims with known items.

1. The passage that most surely tells of the claim's act, in its window or out of it (`bears`); none does: `not_covered`.
   That the record lacks it never means that it is false.
2. It lies out of the window: `date_shifted` where the claim itself fixes a time; one that is only taken from the story may be misread.
3. It only has that somebody says so (`says`), and the claim does not: `attribution_only`.
4. It tells it otherwise (`contradicts`, `firm`): `contradicted`. It tells all of it (`whole`, and `supports` of three answers
   together): `supported`. Else `partly_supported`.

The bounds stand in `data/bounds.yaml`; all but `supports` are probabilities.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tacitus.claims.clauses import bare, clauses
from tacitus.claims.compare import Compared, best_sentence
from tacitus.claims.groups import Said
from tacitus.claims.signs import HEAVY, TOLD, share_of
from tacitus.claims.trained import trained
from tacitus.claims.values import Verdict
from tacitus.claims.window import Window

FARTHEST = 460  # days up to which a passage out of the window is of the same act
_CLOSE = 0.5  # of the best passage's `bears` that a second one must have to be cited too
_SUREST = 1e-6  # no answer counts as surer
_NOTHING = "No item of the record tells this act at this time."
_GOVERNS = re.compile(
    r"\b(?:claim(?:s|ed|ing)?\b(?! responsib)|alleg(?:e|es|ed|ing|ation|ations)\b|accus(?:es|ed|ing|e)\b|sa(?:ys|id|y)\b|insist(?:s|ed)?\b|assert(?:s|ed)?\b"
    r"|den(?:y|ies|ied) (?:that|any|having|involvement|the (?:claim|allegation|accusation|report)|these|it|being)\b|blam(?:e|es|ed|ing)\b|states? that|stated that|reports? that|reported that|conclud(?:es|ed|ing)\b|denounc(?:es|ed|ing)\b|suspects?\b|according to\b)",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:sa(?:ys|id)|announc(?:es|ed)|declar(?:es|ed)|claim(?:s|ed)|accus(?:es|ed)|alleg(?:es|ed)|insist(?:s|ed)|den(?:ies|ied)|blam(?:es|ed)|warn(?:s|ed))\b"
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|who|man|men|people|those)\s+$", re.IGNORECASE)
_UNSURE = re.compile(
    r"\b(?:reportedly|allegedly|purported(?:ly)?|supposed(?:ly)?|unconfirmed|rumou?r\w*|allegations? (?:surface|emerge|arise|that))\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r";|,?\s+(?:and|but)\s+(?=\w+(?:s|ed)\b)|,\s+(?:while|after|following)\b")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that was read beside the claim: how surely it tells of its act, tells all of it, tells it otherwise, only has
    that it is said."""

    passage: int
    day: int
    text: str
    compared: Compared
    bears: float
    supports: float
    contradicts: float
    says: float


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict with the candidates that decide it, and why."""

    verdict: Verdict
    why: str
    evidence: tuple[Candidate, ...] = ()


def judge(
    claim: str,
    said: Sequence[Said],
    inside: Sequence[Candidate],
    outside: Sequence[Candidate],
    window: Window,
    bounds: Mapping[str, float] | None = None,
) -> Judged:
    """The verdict of a claim; `said` are its groups, `inside` and `outside` candidates in and out of its window, in any order;
    `bounds` those of the package for None."""
    bound = bounds or trained().bounds
    near = sorted((c for c in inside if c.bears >= bound["bears"]), key=_order)
    far = sorted(
        (c for c in outside if c.bears >= bound["bears_outside"] and abs(window.gap(c.day)) <= FARTHEST),
        key=_order,
    )
    if far and (not near or far[0].bears > near[0].bears):
        if window.dated and window.own:
            return _shifted(far, window)
        near = far
    return _told(claim, said, near, bound) if near else Judged("not_covered", _NOTHING)


def is_sure(judged: Judged, bounds: Mapping[str, float] | None = None) -> bool:
    """Whether an item surely tells of the claim's act; `bounds` as for `judge`."""
    return bool(judged.evidence) and judged.evidence[0].bears >= (bounds or trained().bounds)["sure"]


def _shifted(far: Sequence[Candidate], window: Window) -> Judged:
    gap = window.gap(far[0].day)
    words = f"{abs(gap)} days {'before' if gap < 0 else 'after'} the time that is said"
    return Judged("date_shifted", f"The record has it {words}.", _with_second(far))


def _with_second(every: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The first of some items, and the next one where it tells of the act nearly as surely."""
    return (every[0], *(c for c in every[1:2] if c.bears >= _CLOSE * every[0].bears))


def _order(c: Candidate) -> tuple[float, int]:
    return (-c.bears, c.passage)


def _told(claim: str, said: Sequence[Said], near: Sequence[Candidate], bound: Mapping[str, float]) -> Judged:
    best = near[0]
    close = _with_second(near)
    saying = any(s.group in ("accuse", "ask", "threaten") for s in said) or _SAYS.search(claim)
    if best.says >= bound["says"] and not saying:
        word = only_said(best.text, best.compared)
        words = f" (“{word}”)" if word else ""
        return Judged("attribution_only", f"The record only has that it is said{words}.", close)
    if best.contradicts >= bound["contradicts"] and best.bears >= bound["firm"]:
        axes = f" ({', '.join(best.compared.opposed)})" if best.compared.opposed else ""
        return Judged("contradicted", f"An item tells it otherwise{axes}.", (best,))
    for c in close:
        sure = c.supports >= bound["whole"] and _support(c) >= bound["supports"]
        if sure and not _lacks_one_party(c):
            return Judged(
                "supported",
                "An item of the record reports it.",
                tuple(sorted(close, key=lambda o: o is not c)),
            )
    return Judged("partly_supported", f"Not found: {', '.join(_lacking(claim, best))}.", close)


def _support(c: Candidate) -> float:
    """How much speaks for it that an item tells the claim's act, all of it, and not otherwise: the logits of its answers together."""
    return _logit(c.bears) + _logit(c.supports) - _logit(c.contradicts)


def _logit(share: float) -> float:
    kept = min(max(share, _SUREST), 1 - _SUREST)
    return math.log(kept / (1 - kept))


def _lacks_one_party(c: Candidate) -> bool:
    """Whether an item has some of the countries that a claim names, and not others."""
    told = [m.worth >= 0.5 for m in c.compared.matched if m.weighed.term.kind == "country"]
    return any(told) and not all(told)


def only_said(text: str, compared: Compared) -> str | None:
    """The word by which somebody says it, where most of what the claim says stands under it; None where it is plain."""
    start, end = best_sentence(text, compared.matched)
    sentence = text[start:end]
    if found := _UNSURE.search(sentence):
        return found.group()
    for found in _GOVERNS.finditer(sentence):
        if _PASSIVE.search(sentence[: found.start()]):
            continue
        stop = _NEXT.search(sentence, found.end())
        low, high = start + found.end(), start + (stop.start() if stop else len(sentence))
        before = sentence[: found.start()].strip()
        if found.group().lower() in ("says", "said", "say") and before.endswith(","):
            low = start  # "..., the ministry says"
        told = [m for m in compared.matched if m.worth >= 0.4 and any(start <= at < end for at in m.at)]
        whole = sum(m.weighed.weight * m.worth for m in told)
        under = sum(m.weighed.weight * m.worth for m in told if any(low <= at < high for at in m.at))
        if whole and under / whole >= 0.6:
            return found.group()
    return None


def _lacking(claim: str, best: Candidate) -> list[str]:
    """Parties, names and numbers of the claim that an item lacks, else the clause or the words of which it has least."""
    lacking = [
        f"“{m.weighed.term.text}”"
        for m in best.compared.matched
        if m.weighed.term.kind != "word"
        and not m.weighed.inside
        and m.worth < 0.5
        and m.weighed.weight >= min(HEAVY, 2.0)
    ]
    spans = clauses(claim)
    if len(spans) > 1:
        start, end = min(
            spans,
            key=lambda span: share_of(
                [m for m in best.compared.matched if span[0] <= m.weighed.term.start < span[1]]
            ),
        )
        lacking.append(f"“{bare(claim[start:end])}”")
    words = [m for m in best.compared.matched if m.weighed.term.kind == "word" and m.worth < TOLD]
    if not lacking:
        lacking = [f"“{m.weighed.term.text}”" for m in sorted(words, key=lambda m: -m.weighed.weight)[:3]]
    return list(dict.fromkeys(lacking)) or ["the same outcome"]
