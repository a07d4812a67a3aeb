"""The verdict of one claim from the passages most like it: the rules, in the order in which they are tried.

1. A passage in the claim's window tells the act: enough of the claim's words, its parties and names are there.
   a. It tells the other end of the same outcome: `contradicted`.
   b. It only says that somebody says so, and the claim does not: `attribution_only`.
   c. A party or a part of the claim is in no such passage: `partly_supported`.
   d. Some item tells all of it (`grounds.py`): `supported`. Else `partly_supported`, or `not_covered` where its rarest name lacks.
2. A passage outside the window tells the act better, and the claim fixed a time: `date_shifted`; without one, as under 1.
3. Else `not_covered`. That the record lacks it never means that it is false.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.claims.compare import Compared, Matched, best_sentence
from tacitus.claims.grounds import Act, is_bare, is_same_matter, lacks, lacks_name
from tacitus.claims.groups import Said
from tacitus.claims.sides import Kin
from tacitus.claims.values import Verdict
from tacitus.claims.window import Window

SAME, CONTENT, CONTENT_OF_FEW = 0.42, 0.28, 0.15
UNTOLD = 0.7  # share of the other words asked where the very act is not found
SHORT = 9  # terms beside countries up to which a claim is short
NAMELESS = 0.7  # share of its words asked where a claim names neither country nor person
FEW = 3  # passages of the window that name all parties, up to which little else is asked of a passage
SHIFTED, SHIFTED_CONTENT, FARTHEST = 0.58, 0.42, 460  # asked of a passage at another time, and days between
BETTER = 0.2  # by how much a passage at another time must be more like the claim than any in its time
NEARLY = 0.05  # by how much the rank of a second item may be lower for it to be cited too
LONG_AGO, LONG_AGO_CONTENT = 0.75, 0.62  # asked of it where the claim fixes no time
_PLAINER = 0.08  # by how much a plain item may be less like the claim than one that only reports words
_NOTHING = "No item of the record tells this act at this time."
_PART, _WEIGHT = 0.42, 7.0
_SPLIT = re.compile(r"(?:,\s*and\b|;|,|(?<![A-Z]\w)\b(?:and|but|while)\b(?!\s+(?:the\s+)?[A-Z])|:)\s*")
_GOVERNS = re.compile(
    r"\b(?:claim(?:s|ed|ing)?\b(?! responsib)|alleg(?:e|es|ed|ing|ation|ations)\b|accus(?:es|ed|ing|e)\b|sa(?:ys|id|y)\b|insist(?:s|ed)?\b|assert(?:s|ed)?\b"
    r"|den(?:y|ies|ied) (?:that|any|having|involvement|the (?:claim|allegation|accusation|report)|these|it|being)\b|blam(?:e|es|ed|ing)\b|states? that|stated that|reports? that|reported that|conclud(?:es|ed|ing)\b|denounc(?:es|ed|ing)\b|suspects?\b|according to\b)",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:sa(?:ys|id)|announc(?:es|ed)|declar(?:es|ed)|claim(?:s|ed)|accus(?:es|ed)|alleg(?:es|ed)|insist(?:s|ed)|den(?:ies|ied)|blam(?:es|ed)|warn(?:s|ed))\b"
)
_TO_COME = re.compile(r"\b(?:is set to|are set to|expected to|ahead of|facing)\b")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|who|man|men|people|those)\s+$", re.IGNORECASE)
_UNSURE = re.compile(
    r"\b(?:reportedly|allegedly|purported(?:ly)?|supposed(?:ly)?|unconfirmed|rumou?r\w*|allegations? (?:surface|emerge|arise|that))\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r";|,?\s+(?:and|but)\s+(?=\w+(?:s|ed)\b)|,\s+(?:while|after|following)\b")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that was compared with the claim: `named` is the share of its countries, `content` that of the rest,
    `own` whether its words, and not just its title, name them;
    `told` whether it has the very act: the claim's word for it, or an act of the same or a neighbouring category."""

    passage: int
    day: int
    text: str
    compared: Compared
    content: float
    named: float
    own: bool
    told: bool
    rank: float
    kin: Kin


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict with the candidates that decide it, and why."""

    verdict: Verdict
    why: str
    evidence: tuple[Candidate, ...] = ()


def candidate(
    passage: int,
    day: int,
    text: str,
    compared: Compared,
    window: Window,
    *,
    bonus: float = 0.0,
    told: bool = True,
    kin: Kin,
) -> Candidate:
    """A candidate with its shares and its rank; `bonus` is what else speaks for it."""
    content = [m for m in compared.matched if m.weighed.term.kind != "country"]
    countries = [m for m in compared.matched if m.weighed.term.kind == "country"]
    whole = sum(m.weighed.weight for m in content)
    share = sum(m.weighed.weight * m.worth for m in content) / whole if whole else 0.0
    named = sum(m.worth >= 0.5 for m in countries) / len(countries) if countries else 1.0
    own = all(m.worth >= 0.9 or m.worth < 0.5 for m in countries)
    rank = compared.share + 0.12 * named + bonus - 0.0015 * min(120, abs(window.gap(day)))
    if not window.dated:
        rank -= 0.0015 * max(0, window.last - day)
    return Candidate(passage, day, text, compared, share, named, own, told, rank, kin)


def judge(
    act: Act,
    said: Sequence[Said],
    inside: Sequence[Candidate],
    outside: Sequence[Candidate],
    window: Window,
    *,
    few: bool,
) -> Judged:
    """The verdict of a claim.

    Args:
        act: the claim's words and act; `said` are their groups.
        inside, outside: candidates in and out of its window, in any order.
        few: no more than `FEW` passages of the window name all its parties.
    """
    near = sorted((c for c in inside if _tells(c, act.text, few)), key=_order)
    far = sorted((c for c in outside if _tells_elsewhere(act, c, window)), key=_order)
    if far and window.dated and (not near or far[0].compared.share >= near[0].compared.share + BETTER):
        return _shifted(far, window)
    if near and far and not window.dated and _is_elsewhere(act, near[0], far[0]):
        near = []
    if near or far:
        told = _told(act, said, near or far)
        said_only = told.verdict == "attribution_only" and bool(far) and bool(near) and window.dated
        if said_only and far[0].compared.share > near[0].compared.share - 0.02 and not _only_said(far[0]):
            return _shifted(far, window)
        return told
    return Judged("not_covered", _NOTHING)


def _is_elsewhere(act: Act, near: Candidate, far: Candidate) -> bool:
    """Whether an older item is more like the claim than the newest ones, which lack something and deny nothing."""
    return (
        far.compared.share > near.compared.share
        and not near.compared.opposed
        and bool(lacks(act, near.compared, near.kin, near.text))
    )


def _shifted(far: Sequence[Candidate], window: Window) -> Judged:
    gap = window.gap(far[0].day)
    words = f"{abs(gap)} days {'before' if gap < 0 else 'after'} the time that is said"
    return Judged("date_shifted", f"The record has it {words}.", _with_second(far[0], far))


def _with_second(best: Candidate, every: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The best item, and the next one where it is nearly as like the claim."""
    others = [c for c in every if c is not best and best.rank - NEARLY <= c.rank <= best.rank]
    return (best, *others[:1])


def _order(c: Candidate) -> tuple[float, int]:
    return (-c.rank, c.passage)


def _tells(c: Candidate, claim: str, few: bool) -> bool:
    """Whether a passage tells the act of the claim."""
    if c.compared.share < SAME or (not c.told and c.content < UNTOLD) or _only_names(c):
        return False
    if not any(m.weighed.term.kind in ("country", "name") for m in c.compared.matched):
        return c.content >= NAMELESS
    few = few and sum(m.weighed.term.kind != "country" for m in c.compared.matched) <= SHORT
    if c.named >= 1.0:
        return c.content >= (CONTENT_OF_FEW if few and c.own else CONTENT if c.own else CONTENT + 0.1)
    return c.named >= 0.5 and c.content >= 0.33 and _apart(c, claim)


def _only_names(c: Candidate) -> bool:
    """Whether a passage shares names with the claim and next to none of its other words."""
    words = [m for m in c.compared.matched if m.weighed.term.kind == "word"]
    weight = sum(m.weighed.weight for m in words)
    return weight >= _WEIGHT and sum(m.weighed.weight * m.worth for m in words) / weight < 0.15


def _apart(c: Candidate, claim: str) -> bool:
    """Whether every country that the passage lacks stands in a list with one that it has, or in another part."""
    have = [m.weighed.term for m in c.compared.matched if m.weighed.term.kind == "country" and m.worth >= 0.5]
    lack = [m.weighed.term for m in c.compared.matched if m.weighed.term.kind == "country" and m.worth < 0.5]
    for term in lack:
        listed = any(
            re.fullmatch(
                r"[\s,]*(?:and|or|&|the|,|\s)*", claim[min(a.end, term.end) : max(a.start, term.start)]
            )
            for a in have + [other for other in lack if other is not term]
        )
        elsewhere = any(
            not (start <= other.start < end)
            for _, start, end in _parts(claim)
            if start <= term.start < end
            for other in have
        )
        if not listed and not elsewhere:
            return False
    return True


def _tells_elsewhere(act: Act, c: Candidate, window: Window) -> bool:
    if c.named < 1.0 or not c.own:
        return False
    if not window.dated:
        named = any(m.weighed.term.kind == "name" and m.worth >= 1.0 for m in c.compared.matched)
        if named and c.compared.share >= LONG_AGO and c.content >= LONG_AGO_CONTENT:
            return True
        recent = (
            abs(window.gap(c.day)) <= FARTHEST
            and c.compared.share >= SHIFTED
            and c.content >= SHIFTED_CONTENT
        )
        return named and recent and not lacks(act, c.compared, c.kin, c.text)
    return abs(window.gap(c.day)) <= FARTHEST and c.compared.share >= SHIFTED and c.content >= SHIFTED_CONTENT


def _told(act: Act, said: Sequence[Said], near: Sequence[Candidate]) -> Judged:
    best = near[0]
    close = [c for c in near if c.rank >= best.rank - 0.15][:4]
    reported = _only_said(best)
    saying = any(s.group in ("accuse", "ask", "threaten") for s in said) or _SAYS.search(act.text)
    if reported and not saying:
        others = [c for c in close[1:] if not _only_said(c) and _is_as_good(act, c, best)]
        if not others:
            return Judged(
                "attribution_only", f"The record only has that it is said (“{reported}”).", tuple(close[:2])
            )
        best = others[0]
    for c in close:
        start, end = best_sentence(c.text, c.compared.matched)
        if _TO_COME.search(c.text[start:end]) and not _TO_COME.search(act.text):
            continue
        if c.compared.opposed and is_same_matter(act, c.compared) and not _only_said(c):
            axes = ", ".join(c.compared.opposed)
            return Judged("contradicted", f"An item reports another outcome ({axes}).", (c,))
    lacking = _lacking(act.text, best, near)
    if lacking:
        return Judged("partly_supported", f"Not found: {', '.join(lacking)}.", _with_second(best, close))
    firm = [c for c in close if not lacks(act, c.compared, c.kin, c.text) and not c.compared.opposed]
    if firm:
        return Judged("supported", "An item of the record reports it.", tuple(firm[:2]))
    if is_bare(best.compared) or lacks_name(best.compared):
        return Judged("not_covered", _NOTHING)
    lacking = list(lacks(act, best.compared, best.kin, best.text)) or ["the same outcome"]
    return Judged("partly_supported", f"Not found: {', '.join(lacking)}.", _with_second(best, close))


def _is_as_good(act: Act, c: Candidate, best: Candidate) -> bool:
    """Whether an item that tells the act plainly is as like the claim as one by which it is only said, or nearly and has all of it."""
    less = best.compared.share - c.compared.share
    return less <= 0 or (less <= _PLAINER and not lacks(act, c.compared, c.kin, c.text))


def _only_said(c: Candidate) -> str | None:
    """The word by which somebody says it, where most of what the claim says stands under it; None where it is plain."""
    start, end = best_sentence(c.text, c.compared.matched)
    sentence = c.text[start:end]
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
        told = [m for m in c.compared.matched if m.worth >= 0.4 and any(start <= at < end for at in m.at)]
        whole = sum(m.weighed.weight * m.worth for m in told)
        under = sum(m.weighed.weight * m.worth for m in told if any(low <= at < high for at in m.at))
        if whole and under / whole >= 0.6:
            return found.group()
    return None


def _lacking(claim: str, best: Candidate, near: Sequence[Candidate]) -> list[str]:
    """Parties of the claim that no near candidate names, and parts of it of which the best has next to nothing."""
    lacking: list[str] = []
    for one in best.compared.matched:
        if one.weighed.term.kind != "country" or one.worth >= 0.5:
            continue
        key = one.weighed.term.key
        if not any(m.weighed.term.key == key and m.worth >= 0.5 for c in near for m in c.compared.matched):
            lacking.append(one.weighed.term.text)
    for part, start, end in _parts(claim):
        inside = [m for m in best.compared.matched if start <= m.weighed.term.start < end]
        if re.match(r"(?:no|not|never)\b", part):
            continue
        if _thin(inside) and not any(word in part for word in lacking):
            lacking.append(f"“{part}”")
    return lacking


def _thin(part: Sequence[Matched]) -> bool:
    """Whether a passage has next to nothing of a part's words; names alone do not make it told."""
    content = [m for m in part if m.weighed.term.kind != "country"]
    words = [m for m in content if m.weighed.term.kind == "word"]
    content = words if len(words) > 1 else content
    weight = sum(m.weighed.weight for m in content)
    if len(content) < 2 or weight < _WEIGHT:
        return False
    return sum(m.weighed.weight * m.worth for m in content) / weight < _PART


def _parts(claim: str) -> list[tuple[str, int, int]]:
    """The claim cut at its commas and conjunctions; empty where it is one part."""
    cuts = [0, *(m.end() for m in _SPLIT.finditer(claim)), len(claim)]
    parts = [(claim[a:b].strip(" ,;"), a, b) for a, b in itertools.pairwise(cuts) if b - a > 3]
    return parts if len(parts) > 1 else []
