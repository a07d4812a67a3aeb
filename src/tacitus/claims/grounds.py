"""What a firm verdict stands on: how much of a claim's own act one item has, beyond the parties and names of it.

An item that shares names and a topic with a claim is no ground for a firm verdict. Its act must be there: the words that
say what was done, the things it was done to, every name, the number, the same side of a "not", and no act of the other
kind in its place. What lacks is told in words; nothing is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.claims.compare import Compared, Matched
from tacitus.claims.sides import Kin
from tacitus.claims.words import past_forms

TOLD = 0.55  # worth from which a word of the claim counts as told
ALIKE = 0.45  # worth that is enough for a verb where an act of the same category was coded
_WORDS, _UNCODED, _NEARLY = (
    0.33,
    0.6,
    0.9,
)  # share of the words asked: with a like act coded, without, and to pass over an unlike one
_SPARED = 0.8  # share of the other words from which one verb may lack, a like act being coded
_OTHER = 0.3  # share of the words beside the outcome asked of an item that reports another one
_HEAVY = 3.5  # weight of a word that says something
_BARE = 2  # words beside parties and names up to which a claim is bare
_BARE_WORTH = 0.8  # worth asked of each of them
_LISTABLE = 5  # numbers up to which an item may count by naming each
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ATTRIBUTE = frozenset(
    "a an the his her its their our this that these those of some many several two three four five six seven eight nine ten any every".split()
)
_RELATIVE = frozenset("who whom which whose when while".split())
_NEGATES = re.compile(
    r"\b(?:no|not|nobody|none|never|nothing|neither|nor|without|cannot|hardly|barely)\b|n['’]t\b",
    re.IGNORECASE,
)
_COLOURLESS = frozenset(
    "have had has been was were did done made took came went said told got gave given taken become became begun began put set held found"
    " announced declared decided ordered".split()
)
_STANCE = re.compile(r"\bin (support|favou?r|defen[cs]e|praise)\b", re.IGNORECASE)
_OUTCOME = re.compile(
    r"\b(?:w[io]ns?|lost|loses?|elect(?:s|ed)|favou?r|reject(?:s|ed)?|approv(?:es?|ed)|backed|said (?:yes|no)|voted (?:for|against|to)|kept|chosen?|chose|victory|defeat\w*)\b"
)
_STILL_OPEN = re.compile(
    r"\b(?:go(?:es)? to the polls|head(?:s)? to the polls|polls? open(?:s|ed)?|begins? voting|start(?:s)? voting|voting begins|vot(?:e|es|ers vote) in an? (?:\w+ )*(?:referendum|election))\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\s+(?:(?:an?|the|its|his|her|their)\s+)?$")
_JOINED = re.compile(r"(?:,|\band\b|\bor\b)\s+(?:(?:an?|the|its|his|her|their)\s+)?$")


@dataclass(frozen=True, slots=True)
class Act:
    """A claim as its grounds are judged: the starts of the words that tell what was done, and whether it was coded."""

    text: str
    verbs: frozenset[int]
    coded: bool


def act_of(claim: str, triggers: Sequence[tuple[int, int]]) -> Act:
    """The act of a claim; `triggers` are spans of its coded acts. The verb of a clause that only says who or when is left out."""
    words = [(m.start(), m.group().lower()) for m in _WORD.finditer(claim)]
    verbs: set[int] = set()
    aside = False
    for at, (start, word) in enumerate(words):
        before = words[at - 1][1] if at else "the"
        aside = aside or word in _RELATIVE
        coded = any(a <= start < b for a, b in triggers)
        past = word in past_forms() or (word.endswith("ed") and len(word) > 4)
        if not (past or coded) or (before in _ATTRIBUTE and not coded):
            continue
        if aside and word not in ("was", "were", "had", "has", "have", "been"):
            aside = False
        elif word not in _COLOURLESS:
            verbs.add(start)
    verbs |= {m.start(1) for m in _STANCE.finditer(claim)}
    return Act(claim, frozenset(verbs), bool(triggers))


def lacks(act: Act, compared: Compared, kin: Kin, passage: str) -> tuple[str, ...]:
    """What an item lacks to support a claim firmly, as words; empty where it has all."""
    words = [m for m in compared.matched if m.weighed.term.kind == "word"]
    found = [f"“{m.weighed.term.text}”" for m in compared.matched if _is_untold(m)]
    found += [f"“{m.weighed.term.text}”" for m in words if _is_left_out(act, m, words)]
    found += [f"“by {m.weighed.term.text}”" for m in words if _is_unnamed_doer(act, m)]
    verbs = _untold_verbs(act, words, kin)
    share = _share(words)
    if not verbs and share < (_WORDS if kin.same else _UNCODED):
        verbs = [m for m in words if m.worth < TOLD and m.weighed.weight >= _HEAVY]
        found += [] if verbs else ["most of its words"]
    found += [f"“{m.weighed.term.text}”" for m in verbs]
    ours, theirs = bool(_NEGATES.search(act.text)), bool(_NEGATES.search(passage))
    if ours and not theirs and not compared.turned:
        found.append("what it denies")
    elif compared.turned and ours != theirs:
        found.append(f"“{compared.turned[0]}” on the same side of a “not”")
    if _OUTCOME.search(act.text) and _STILL_OPEN.search(passage) and not _STILL_OPEN.search(act.text):
        found.append("an outcome of the vote")
    if kin.against and share < _NEARLY:
        found.append("an act of this kind")
    if not kin.same and not any(
        m.worth >= 1.0 for m in compared.matched if m.weighed.term.kind in ("word", "name")
    ):
        found.append("any of its own words")
    if len(words) <= _BARE and len(compared.matched) - len(words) <= 2 and not _has_own(compared):
        found += [f"“{m.weighed.term.text}”" for m in words if m.worth < _BARE_WORTH]
        if kin.actor is False or (act.coded and not kin.same):
            found.append("this act by this party")
    return tuple(dict.fromkeys(found))


def is_same_matter(act: Act, compared: Compared) -> bool:
    """Whether an item that reports another outcome is about the claim's matter: its parties, its names (one of two rivals will
    do), and some of the words beside the outcome."""
    names = [m for m in compared.matched if m.weighed.term.kind == "name" and m.weighed.weight >= _HEAVY]
    if any(m.worth < TOLD for m in compared.matched if m.weighed.term.kind == "country"):
        return False
    if names and not any(m.worth >= TOLD for m in names):
        return False
    if "who won" not in compared.opposed and any(m.worth < TOLD for m in names):
        return False
    rest = [
        m for m in compared.matched if m.weighed.term.kind == "word" and m.weighed.term.start not in act.verbs
    ]
    return sum(m.weighed.weight for m in rest) < _HEAVY or _share(rest) >= _OTHER


def _has_own(compared: Compared) -> bool:
    """Whether a claim has a name or a number beside its parties."""
    return any(m.weighed.term.kind in ("name", "number") for m in compared.matched)


def is_bare(compared: Compared) -> bool:
    """Whether a claim has one party and hardly any words beside it."""
    rest = [m for m in compared.matched if m.weighed.term.kind != "country"]
    return len(rest) <= _BARE and len(compared.matched) - len(rest) <= 1


def lacks_name(compared: Compared) -> bool:
    """Whether an item lacks the rarest name of a claim."""
    names = [m for m in compared.matched if m.weighed.term.kind == "name" and m.weighed.weight >= _HEAVY]
    return bool(names) and max(names, key=lambda m: (m.weighed.weight, m.worth)).worth < TOLD


def _untold_verbs(act: Act, words: Sequence[Matched], kin: Kin) -> list[Matched]:
    """Verbs of the act that are not told; one may lack where all else is there and a like act was coded."""
    least = ALIKE if kin.same else TOLD
    verbs = [m for m in words if m.weighed.term.start in act.verbs]
    untold = [m for m in verbs if m.worth < least]
    rest = [m for m in words if m.weighed.term.start not in act.verbs]
    spared = kin.same and len(untold) == 1 and len(rest) > _BARE and _share(rest) >= _SPARED
    return [] if spared else untold


def _is_untold(m: Matched) -> bool:
    term = m.weighed.term
    if term.kind == "number":
        return m.worth < 0.5 and (term.value or 0) > _LISTABLE
    if term.kind == "country":
        return m.worth < 0.9
    return term.kind == "name" and m.worth < TOLD and m.weighed.weight >= _HEAVY


def _is_left_out(act: Act, m: Matched, words: Sequence[Matched]) -> bool:
    """Whether a word is the one of two that are joined ("a hotel and a hospital") which an item lacks."""
    if m.worth >= TOLD or m.weighed.weight < _HEAVY or m.weighed.term.start in act.verbs:
        return False
    if m.weighed.term.text.lower() in past_forms() or m.weighed.term.text.endswith("ed"):
        return False
    joined = _JOINED.search(act.text[: m.weighed.term.start])
    return joined is not None and any(
        other.worth >= TOLD and other.weighed.term.end in (joined.start(), joined.start() - 1)
        for other in words
    )


def _is_unnamed_doer(act: Act, m: Matched) -> bool:
    """Whether a word names who did it ("freed by a commando") and an item does not have it."""
    return (
        m.worth < TOLD
        and m.weighed.weight >= _HEAVY
        and m.weighed.term.start not in act.verbs
        and _BY.search(act.text[: m.weighed.term.start]) is not None
    )


def _share(words: Sequence[Matched]) -> float:
    whole = sum(m.weighed.weight for m in words)
    return sum(m.weighed.weight * m.worth for m in words) / whole if whole else 1.0
